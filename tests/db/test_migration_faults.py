"""An older book is backed up, migrates and keeps every row; what fails leaves it as it was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from db import backup
from db.book import Book
from db.migrations import SCHEMA_VERSION, MigrationError, migrate
from tests.db.older_book import (
    FIRST,
    Rows,
    all_in,
    backups_of,
    before_each_statement,
    copy_book,
    key_of,
    make_older,
    raw,
    rows_kept,
    unpacked,
)
from tests.thorough import THOROUGH

ROOT = Path(__file__).parents[2]
MET_AGAIN = (100, 200)
"""Before which statements a process dies for the next start to find the book as it was left."""


@pytest.fixture(params=["delete", "wal"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a book of the first schema as a backup brings it back, and as a closed book lies."""
    return make_older(tmp_path / "so", request.param)


def opens_with_every_row(path: Path, before: Rows) -> None:
    with Book.open(path) as book:
        assert book.verify() == []
        assert book.backup is not None
        assert book.backup in backups_of(path)
    told, kept = rows_kept(before, all_in(path))
    assert kept == told


def beside(path: Path) -> set[str]:
    return {each.name for each in path.parent.iterdir()}


def test_an_older_book_is_backed_up_and_keeps_every_row(older: Path, tmp_path: Path) -> None:
    before = all_in(older)
    for rows in before.values():
        assert all(any(row[column] is not None for row in rows) for column in rows[0])
    opens_with_every_row(older, before)
    assert all_in(older)["version"] == [{"user_version": SCHEMA_VERSION}]
    (kept,) = backups_of(older)
    assert kept.parent == older.with_name("v1-sao-luu")
    copy = unpacked(kept, tmp_path / "lay ra")
    with raw(copy) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert all_in(copy) == before
    opens_with_every_row(copy, before)


@pytest.fixture
def brought_back(tmp_path: Path) -> Path:
    """Give a book of the first schema as a backup brings it back: it keeps a rollback journal."""
    return make_older(tmp_path / "so", "delete")


def last_of_each_kind(older: Path, folder: Path) -> list[int]:
    """Return where a migration runs its last statement of each kind.

    What a failure takes back is what a process that dies leaves half-written, and that is looked
    at before every single one.
    """
    ran: list[str] = []
    with before_each_statement(ran.append):
        path = copy_book(older, folder)
        migrate(path, key_of(path))
    assert (ran[0], ran[-1]) == ("BEGIN IMMEDIATE", "COMMIT")
    kinds = {" ".join(sql.partition("(")[0].split()[:2]): at for at, sql in enumerate(ran)}
    return sorted(kinds.values())


def test_a_statement_that_fails_leaves_the_book_as_it_was(
    brought_back: Path, tmp_path: Path
) -> None:
    before, names = all_in(brought_back), beside(brought_back)
    left = 0

    def fail(_sql: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise dbapi2.OperationalError("injected")

    for at in last_of_each_kind(brought_back, tmp_path / "thu"):
        left = at
        with before_each_statement(fail), pytest.raises(MigrationError, match="còn nguyên"):
            migrate(brought_back, key_of(brought_back))
        assert beside(brought_back) == names
        assert all_in(brought_back) == before
    opens_with_every_row(brought_back, before)


def test_a_process_that_dies_before_any_statement_leaves_the_book_as_it_was(
    brought_back: Path, tmp_path: Path
) -> None:
    before = all_in(brought_back)
    died: list[Path] = []

    def die(_sql: str) -> None:
        kept = len(died) in MET_AGAIN
        left = copy_book(brought_back, tmp_path / (f"chet {len(died)}" if kept else "chet"))
        assert kept or all_in(left) == before, len(died)
        died.append(left)

    with before_each_statement(die):
        migrate(brought_back, key_of(brought_back))
    for at in MET_AGAIN:
        assert died[at].with_name(f"{died[at].name}-journal").exists()
        opens_with_every_row(died[at], before)


DYING = """
import os, resource, signal, sys
from pathlib import Path
import alembic.command
from db.book import Book

for path, most in zip(sys.argv[1::2], sys.argv[2::2]):
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), int(most)))
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        Book.open(Path(path))
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGXFSZ, (path, most, status)
"""
"""Opens books, each in a process that the system kills as it writes beyond so many bytes."""


@pytest.mark.thorough
@pytest.mark.skipif(not THOROUGH, reason="a thorough run kills programs as they write")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="no limit on file sizes")
def test_a_process_killed_while_it_writes_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    size = FIRST.stat().st_size
    killed: dict[Path, int] = {}
    for journal, moment, most in (
        ("wal", "copy", 50_000),
        ("delete", "archive", size + 100),
        ("delete", "migration", size + 100_000),
        ("wal", "migration", size + 100_000),
    ):
        killed[make_older(tmp_path / f"{moment} {journal}", journal)] = most
    before = all_in(next(iter(killed)))
    calls = [str(each) for pair in killed.items() for each in pair]
    subprocess.run([sys.executable, "-c", DYING, *calls], cwd=ROOT, check=True)
    for path, most in killed.items():
        kept = set(backups_of(path))
        half_written = {*path.parent.glob(f"{path.name}-[jw]*"), *backup.folder_of(path).iterdir()}
        assert half_written > kept
        assert len(kept) == (most > size + 100)
        assert all_in(copy_book(path, path.parent / "nhin")) == before
        opens_with_every_row(path, before)
        assert set(backup.folder_of(path).iterdir()) == set(backups_of(path))
