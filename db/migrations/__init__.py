"""Bringing a book of an older schema up to date: all of it in one transaction, or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

import db.registers  # noqa: F401 - a register may bring tables of its own: now they are known
from db import backup, engine, history
from db.messages import N_, BookError

APPLICATION_ID = 0x53434231
SCRIPTS = Path(__file__).parent
SCHEMA_VERSION = max(int(each.name[1:5]) for each in SCRIPTS.glob("versions/v[0-9]*.py"))
"""The newest schema there is a script for: v0002_registers.py brings the second."""
BROUGHT_UP_TO_DATE = N_(
    "Sổ đã được nâng cấp cho bản chương trình này. Bản sao lưu trước khi nâng cấp đã được kiểm "
    "tra, cất trong thư mục {place}."
)


class MigrationError(BookError):
    """The book could not be brought up to date; it is as it was."""


def bring_up_to_date(path: Path, key: bytes) -> Path:
    """Make a checked backup of a book at rest, then bring it to the newest schema.

    Returns where the backup lies. Raises as `migrate` does, and where no backup can be made:
    then the migration does not begin.
    """
    try:
        kept = backup.make(path, key)
    except backup.BackupError as error:
        raise MigrationError(
            N_(
                "Sổ {name} do bản chương trình cũ ghi nên phải sao lưu rồi nâng cấp mới mở được. "
                "{reason}"
            ),
            name=path.name,
            reason=error.message,
        ) from error
    try:
        migrate(path, key)
    except MigrationError as error:
        raise MigrationError(
            N_("{reason} Bản sao lưu vừa tạo: {place}."), reason=error.message, place=str(kept)
        ) from error
    return kept


def migrate(path: Path, key: bytes, scripts: Path = SCRIPTS) -> None:
    """Bring the book to the newest schema.

    Raises MigrationError, or engine.StorageError where the disk is the cause, and leaves the
    book as it was.
    """
    try:
        with _engine(path, key).begin() as connection:
            # What a migration does to the rows is no step a person could take back.
            history.drop_triggers(connection)
            upgrade(connection, scripts)
            history.install_triggers(connection)
            stamp(connection)
            _refuse_orphans(connection)
    except BookError:
        raise
    except Exception as error:
        raise engine.plain_error(error) or MigrationError(
            N_(
                "Chưa nâng cấp được sổ lên bản mới. Sổ còn nguyên như trước. Dùng tiếp bản "
                "chương trình cũ và gửi bản sao lưu cho người hỗ trợ."
            )
        ) from error


def _engine(path: Path, key: bytes) -> Engine:
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

    return own


def _refuse_orphans(connection: Connection) -> None:
    orphans = connection.execute(text("PRAGMA foreign_key_check")).all()
    if orphans:
        raise MigrationError(
            N_(
                "Chưa nâng cấp được sổ vì có {count} bản ghi mồ côi. Sổ còn nguyên như trước. "
                "Gửi bản sao lưu cho người hỗ trợ."
            ),
            count=len(orphans),
        )


def upgrade(connection: Connection, scripts: Path = SCRIPTS) -> None:
    """Run the migration scripts the book has not had yet, inside the caller's transaction."""
    # Alembic takes a third of a second to import: only a book that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def stamp(connection: Connection) -> None:
    """Write which kind of file this is and which schema it has."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))


def mark_newest(connection: Connection) -> None:
    """Write Alembic's own mark into a new book, as if every script had run on it."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(
        text("INSERT INTO alembic_version VALUES (:revision)"),
        {"revision": f"{SCHEMA_VERSION:04d}"},
    )
