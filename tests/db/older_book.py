"""The book of the first released schema, every column of it filled, and what lies in a book."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from sqlalchemy import Engine, event

from db import backup, engine, vault
from tests.books.make import HERE

FIRST = HERE / "v1.sochibo"
LOGS = ("-journal", "-wal")
NOT_ROWS = ("schema", "version", "alembic_version")

Rows = dict[str, list[dict[str, Any]]]


def copy_book(source: Path, folder: Path) -> Path:
    """Copy a book at rest, or one just left by a program that died, with its keys."""
    folder.mkdir(parents=True, exist_ok=True)
    for ending in ("", vault.SUFFIX, *LOGS):
        part = source.with_name(source.name + ending)
        if part.exists():
            shutil.copy(part, folder / part.name)
    return folder / source.name


def key_of(path: Path) -> bytes:
    return vault.unwrap(vault.read(path), "")


@contextmanager
def raw(path: Path) -> Iterator[Any]:
    connection = engine.connect(path, key_of(path))
    try:
        yield connection
    finally:
        connection.close()


def all_in(path: Path) -> Rows:
    """Return every row of every table by column, the schema and its mark."""
    with raw(path) as connection:

        def ask(question: str) -> list[dict[str, Any]]:
            asked = connection.execute(question)
            columns = [column for column, *_rest in asked.description]
            return [dict(zip(columns, row, strict=True)) for row in asked.fetchall()]

        schema = ask("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
        tables = [row["name"] for row in schema if row["type"] == "table"]
        found = {name: ask(f'SELECT * FROM "{name}"') for name in tables}
        return found | {"schema": schema, "version": ask("PRAGMA user_version")}


def rows_kept(before: Rows, after: Rows) -> tuple[Rows, Rows]:
    """Return the rows of before, and of after what stands in the tables and columns of then."""
    told = {table: rows for table, rows in before.items() if table not in NOT_ROWS}
    kept = {
        table: [{column: row[column] for column in rows[0]} for row in after[table]]
        for table, rows in told.items()
    }
    return told, kept


def make_older(folder: Path, journal: str) -> Path:
    """Make a book of the first schema with every column filled, closed in a journal mode.

    It remembers so few pages that a migration writes to the disk long before it ends.
    """
    path = copy_book(FIRST, folder)
    with raw(path) as connection:
        for table in set(all_in(path)) - set(NOT_ROWS):
            for _n, name, kind, *_rest in connection.execute(f'PRAGMA table_info("{table}")'):
                value = 1 if kind == "INTEGER" else "2026-07-01"
                unfilled = f'NOT EXISTS (SELECT 1 FROM "{table}" WHERE "{name}" IS NOT NULL)'
                connection.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE {unfilled}', (value,))
        connection.execute("PRAGMA default_cache_size = 10")
        connection.execute(f"PRAGMA journal_mode = {journal}")
    return path


def backups_of(path: Path) -> list[Path]:
    """Return what counts as a backup of a book, every one proven to be whole."""
    found = sorted(backup.folder_of(path).glob(f"*{backup.SUFFIX}"))
    for each in found:
        with ZipFile(each) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == [backup.KEYS_PART, backup.BOOK_PART]
    return found


def unpacked(kept: Path, folder: Path) -> Path:
    """Unpack a backup as any program does and return the book in it."""
    with ZipFile(kept) as archive:
        archive.extractall(folder)
    return folder / backup.BOOK_PART


@contextmanager
def before_each_statement(act: Callable[[str], None]) -> Iterator[None]:
    """Act before each statement that any engine runs, and before each commit."""

    def statement(_c: Any, _cursor: Any, sql: str, *_rest: Any) -> None:
        act(sql)

    def commit(_connection: Any) -> None:
        act("COMMIT")

    event.listen(Engine, "before_cursor_execute", statement)
    event.listen(Engine, "commit", commit)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", statement)
        event.remove(Engine, "commit", commit)
