"""A book of every released schema, kept with rows in every table, still opens whole."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import engine, figures, vault
from db.book import Book
from db.migrations import SCHEMA_VERSION
from db.periods import Period
from db.registers import attendance, meetings, members, unit
from db.registers.attendance import Totals
from db.schema import Base, Meeting
from db.standing import Standing
from tests.books import make

STORED = sorted(make.HERE.glob("*.sochibo"))


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of a stored book."""
    kept: Path = request.param
    for part in (kept, vault.keys_path(kept)):
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / kept.name


def tables_in(stored: Path) -> set[str]:
    """Return the tables of a stored book before it is brought up to date."""
    with closing(engine.connect(stored, vault.unwrap(vault.read(stored), ""), mode="ro")) as raw:
        found = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name for (name,) in found}


def test_every_released_schema_has_its_book() -> None:
    names = [path.stem for path in STORED]
    assert names == [f"v{number}" for number in range(1, SCHEMA_VERSION + 1)]
    assert all(path.stat().st_size < 200_000 for path in STORED)


def test_every_table_has_rows_and_the_book_is_whole(stored: Path) -> None:
    of_its_time = tables_in(stored)
    with Book.open(stored) as book:
        assert book.verify() == []
        with book.read() as session:
            for table in Base.metadata.sorted_tables:
                filled = session.scalar(select(func.count()).select_from(table)) or 0
                assert (filled > 0) == (table.name in of_its_time), table.name


def test_what_was_told_is_found(stored: Path) -> None:
    with Book.open(stored) as book, book.read() as session:
        assert unit.unit_on(session, date(2025, 6, 30)).superior == "Quận ủy Mẫu"
        assert unit.unit_on(session, date(2025, 7, 1)).superior == "Đảng ủy phường Mẫu"
        assert unit.setting(session, "threshold.absences", "3") == "4"
        people = members.members_on(session, date(2026, 6, 1))
        assert [(row.full_name, row.standing) for row in people] == [
            ("Nguyễn Thị Mẫu", Standing.OFFICIAL),
            ("Trần Văn Thử", Standing.AWAY),
            ("Danh Sà Ví Dụ", Standing.PROBATIONARY),
        ]
        public, study = meetings.meetings(session)
        assert (public.headcount, study.due, study.present) == (55, 3, 2)
        assert attendance.roster(session, study.id).totals == Totals(
            due=3, present=2, online=0, excused=1, unexcused=0, official=1, probationary=1
        )
        assert session.get_one(Meeting, study.id).score == Decimal("92.5")
        found = figures.value(session, "study.public_attendances", Period.parse("2026"))
        assert found.number == 55


def test_its_last_step_can_still_be_undone_and_redone(stored: Path) -> None:
    with Book.open(stored) as book:
        for step, name in ((book.redo(), "sửa nhầm"), (book.undo(), "sửa nhầm")):
            assert step is not None
            assert (str(step.title), step.clerk) == (name, "Đào")


def test_the_script_makes_the_book_of_today(tmp_path: Path) -> None:
    make.make(tmp_path / "moi.sochibo")
    with Book.open(tmp_path / "moi.sochibo") as book, book.read() as session:
        assert len(members.members_on(session, date(2026, 6, 1))) == 3
