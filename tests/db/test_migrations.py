"""Bringing an older book up to date: all of it or nothing, and to exactly the newest schema."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from db import engine, migrations, vault
from db.book import Book
from db.history import noted_tables, tracked_tables
from db.migrations import SCHEMA_VERSION, MigrationError, migrate
from db.registers import store
from db.registers.members import MEMBERS
from db.schema import Base

KEY = bytes(range(32))

NEXT = '''
"""Made up by a test."""

from alembic import op

revision, down_revision = "{next:04d}", "{newest:04d}"


def upgrade() -> None:
    {body}
'''


@contextmanager
def raw(path: Path, key: bytes = KEY) -> Iterator[Any]:
    connection = engine.connect(path, key, mode="rwc")
    try:
        yield connection
    finally:
        connection.close()


def key_of(path: Path) -> bytes:
    return vault.unwrap(vault.read(path), "")


def rows(path: Path, key: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the file: schema, marks and rows."""
    with raw(path, key) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names
        }
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        found["schema"] = connection.execute(schema).fetchall()
        found["version"] = connection.execute("PRAGMA user_version").fetchall()
        return found


def age(path: Path, key: bytes) -> None:
    """Make a book look older than the newest schema."""
    with raw(path, key) as connection:
        connection.execute("PRAGMA user_version = 0")


def described(path: Path, key: bytes) -> dict[str, object]:
    """What a schema amounts to, the order of constraints aside."""
    with raw(path, key) as connection:

        def ask(pragma: str) -> list[tuple[Any, ...]]:
            return list(connection.execute(f"PRAGMA {pragma}").fetchall())

        found: dict[str, object] = {
            "kind": ask("application_id"),
            "version": ask("user_version"),
            "alembic": connection.execute("SELECT * FROM alembic_version").fetchall(),
            "triggers": sorted(
                connection.execute(
                    "SELECT sql FROM sqlite_master WHERE type = 'trigger'"
                ).fetchall()
            ),
        }
        tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        for table, sql in tables.fetchall():
            indexes = [
                (unique, origin, tuple(column for _s, _c, column in ask(f'index_info("{name}")')))
                for _n, name, unique, origin, _partial in ask(f'index_list("{table}")')
            ]
            found[table] = (
                ask(f'table_info("{table}")'),
                sorted(row[2:] for row in ask(f'foreign_key_list("{table}")')),
                sorted(indexes),
                "AUTOINCREMENT" in sql,
            )
        return found


@pytest.fixture
def closed(empty_book: Path, tmp_path: Path) -> Path:
    """Give the path of a closed book with one member."""
    path = tmp_path / empty_book.name
    for part in (empty_book, vault.keys_path(empty_book)):
        shutil.copy(part, path.with_name(part.name))
    with Book.open(path) as book, book.change("thêm") as session:
        store.save(session, MEMBERS, {"full_name": "Lê Thị Ánh"})
    return path


@pytest.fixture
def add_script(tmp_path: Path) -> Callable[[str], Path]:
    """Give what makes a folder of migration scripts with one more of a body given."""

    def add(body: str) -> Path:
        scripts = tmp_path / "100% scripts"
        shutil.copytree(migrations.SCRIPTS, scripts)
        script = NEXT.format(body=body, newest=SCHEMA_VERSION, next=SCHEMA_VERSION + 1)
        name = f"v{SCHEMA_VERSION + 1:04d}_next.py"
        (scripts / "versions" / name).write_text(script, "utf-8")
        return scripts

    return add


def test_an_empty_file_migrated_and_a_new_book_have_the_same_schema(
    closed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "migrated"
    with raw(path) as connection:
        connection.execute("PRAGMA user_version = 0")
    migrate(path, KEY)
    assert described(path, KEY) == described(closed, key_of(closed))


def test_the_scripts_leave_nothing_the_tables_have_beyond_them(closed: Path) -> None:
    own = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: engine.connect(closed, key_of(closed))
    )
    with own.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    own.dispose()


def test_an_older_book_is_brought_up_to_date_when_opened(closed: Path) -> None:
    key = key_of(closed)
    before = rows(closed, key)
    age(closed, key)
    with Book.open(closed) as book:
        assert book.verify() == []
        undoable = book.undoable()
        assert undoable is not None
        assert str(undoable.title) == "thêm"
    assert rows(closed, key) == before


def test_the_logging_triggers_are_made_anew_and_the_migration_itself_is_not_logged(
    closed: Path, add_script: Callable[[str], Path]
) -> None:
    key = key_of(closed)
    logged = rows(closed, key)["change_row"]
    body = """op.execute("ALTER TABLE member ADD COLUMN native_place VARCHAR")
    op.execute("UPDATE member SET native_place = 'Ô Môn'")"""
    migrate(closed, key, add_script(body))
    after = rows(closed, key)
    assert after["change_row"] == logged
    triggers = [sql for kind, *_rest, sql in after["schema"] if kind == "trigger"]
    assert len(triggers) == 3 * len((*tracked_tables(), *noted_tables()))
    of_members = [sql for sql in triggers if 'ON "member"' in sql]
    assert all("native_place" in sql for sql in of_members)


def test_a_migration_that_fails_half_way_leaves_the_book_as_it_was_and_says_so(
    closed: Path, add_script: Callable[[str], Path]
) -> None:
    key = key_of(closed)
    before, body = rows(closed, key), closed.read_bytes()
    scripts = add_script("""op.execute("DROP TABLE headcount")
    op.execute("CREATE TABLE member (id INTEGER)")""")
    with pytest.raises(MigrationError, match="Chưa nâng cấp được sổ"):
        migrate(closed, key, scripts)
    assert closed.read_bytes() == body
    assert rows(closed, key) == before
    with Book.open(closed) as book:
        assert book.verify() == []


def test_a_mistake_in_a_script_leaves_the_book_as_it_was_and_says_so(
    closed: Path, add_script: Callable[[str], Path]
) -> None:
    key = key_of(closed)
    before = rows(closed, key)
    scripts = add_script("""op.execute("DROP TABLE headcount")
    raise KeyError("sót")""")
    with pytest.raises(MigrationError, match="còn nguyên như trước"):
        migrate(closed, key, scripts)
    assert rows(closed, key) == before


def test_a_migration_that_finds_orphans_leaves_the_book_as_it_was_and_counts_them(
    closed: Path,
) -> None:
    key = key_of(closed)
    with raw(closed, key) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO standing (code, code_key, member_id, kind, from_date)"
            " VALUES ('x', 'x', 99, 'away', '2024-01-01')"
        )
    age(closed, key)
    before, body = rows(closed, key), closed.read_bytes()
    with pytest.raises(MigrationError, match="có 1 bản ghi mồ côi"):
        Book.open(closed)
    assert closed.read_bytes() == body
    assert rows(closed, key) == before


def test_a_table_made_anew_keeps_its_children(
    closed: Path, add_script: Callable[[str], Path]
) -> None:
    key = key_of(closed)
    with raw(closed, key) as connection:
        connection.execute(
            "INSERT INTO standing (code, code_key, member_id, kind, from_date)"
            " SELECT 'x', 'x', id, 'away', '2024-01-01' FROM member"
        )
    before = rows(closed, key)["standing"]
    migrate(
        closed,
        key,
        add_script("""with op.batch_alter_table("member", recreate="always") as batch:
        batch.drop_column("phone")"""),
    )
    assert rows(closed, key)["standing"] == before


def test_a_full_disk_while_migrating_is_said_as_such(closed: Path) -> None:
    resource = pytest.importorskip("resource")
    key = key_of(closed)
    age(closed, key)
    before = rows(closed, key)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(engine.StorageError, match="Ổ đĩa báo lỗi"):
            migrate(closed, key)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert rows(closed, key) == before


def test_opening_a_book_of_the_newest_schema_knows_every_register_and_loads_no_alembic(
    closed: Path,
) -> None:
    program = """
import sys
from pathlib import Path
from db.book import Book
with Book.open(Path(sys.argv[1])) as book:
    assert book.undoable() is not None
sys.exit("alembic" in sys.modules or "db.registers" not in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program, str(closed)], check=False)
    assert run.returncode == 0
