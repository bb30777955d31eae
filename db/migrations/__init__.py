"""Bringing a book of an older schema up to date: all of it in one transaction, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from db import engine, history
from db.messages import N_, BookError


class MigrationError(BookError):
    """The book could not be brought up to date; it is as it was."""


def migrate(path: Path, key: bytes) -> None:
    """Bring the book to the newest schema; raises MigrationError and leaves it as it was."""
    from db.book import stamp

    def creator() -> Any:
        connection = engine.connect(path, key)
        # Rebuilding a table with foreign keys on would delete its children by cascade.
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    own = create_engine(
        "sqlite://", module=dbapi2, creator=creator, poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(own, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with own.begin() as connection:
        upgrade(connection)
        history.install_triggers(connection)
        stamp(connection)
        orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
        if orphans:
            raise MigrationError(
                N_(
                    "Chưa nâng cấp được sổ vì có {count} bản ghi mồ côi. Sổ còn nguyên như trước. "
                    "Gửi bản sao lưu cho người hỗ trợ."
                ),
                count=len(orphans),
            )


def upgrade(connection: Connection) -> None:
    """Run the migration scripts the book has not had yet, inside the caller's transaction."""
    # Alembic takes a third of a second to import: only a book that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
