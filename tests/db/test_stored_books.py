"""A book of every released schema, kept with rows in every table, still opens whole."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import figures
from db.book import Book
from db.migrations import SCHEMA_VERSION
from db.periods import Period
from db.registers import (
    attendance,
    handed_in,
    locks,
    meetings,
    members,
    receipts,
    received,
    refused,
    return_periods,
    store,
    stored_forms,
    superior_queries,
    superior_replies,
    unit,
    unit_queries,
)
from db.registers.attendance import Totals
from db.schema import Base, Meeting, MeetingKind, ReceiptState, ReturnState
from db.standing import Standing
from tests.books import make
from tests.db.older_book import all_in, copy_book, rows_kept

STORED = sorted(make.HERE.glob("*.sochibo"))


@pytest.fixture(params=STORED, ids=lambda path: path.stem)
def stored(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of a stored book."""
    return copy_book(request.param, tmp_path)


def test_every_released_schema_has_its_book() -> None:
    names = [path.stem for path in STORED]
    assert names == [f"v{number}" for number in range(1, SCHEMA_VERSION + 1)]
    assert all(path.stat().st_size < 1_000_000 for path in STORED)


def test_every_table_has_rows_and_the_book_is_whole(stored: Path) -> None:
    of_its_time = all_in(stored)
    with Book.open(stored) as book:
        assert book.verify() == []
        with book.read() as session:
            for table in Base.metadata.sorted_tables:
                filled = session.scalar(select(func.count()).select_from(table)) or 0
                assert (filled > 0) == (table.name in of_its_time), table.name


def test_brought_up_to_date_it_has_every_row_it_had(stored: Path) -> None:
    before = all_in(stored)
    Book.open(stored).close()
    after = all_in(stored)
    told, kept = rows_kept(before, after)
    assert kept == told
    assert after["version"] == [{"user_version": SCHEMA_VERSION}]
    assert {table.name for table in Base.metadata.sorted_tables} <= set(after)


@pytest.mark.parametrize("kept", STORED[1:], ids=lambda path: path.stem)
def test_every_column_is_filled_but_in_the_first_book(kept: Path, tmp_path: Path) -> None:
    for table, rows in all_in(copy_book(kept, tmp_path)).items():
        for column in rows[0]:
            assert any(row[column] not in (None, "") for row in rows), (table, column)


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
        held = {row.kind: row for row in meetings.meetings(session)}
        public, study = held[MeetingKind.STUDY], held[MeetingKind.COMBINED]
        assert (public.headcount, study.due, study.present) == (55, 3, 2)
        assert attendance.roster(session, study.id).totals == Totals(
            due=3, present=2, online=0, excused=1, unexcused=0, official=1, probationary=1
        )
        assert session.get_one(Meeting, study.id).score == Decimal("92.5")
        found = figures.value(session, "study.public_attendances", Period.parse("2026"))
        assert found.number == 55


def test_what_was_told_of_every_other_register_is_found(stored: Path) -> None:
    """Every field that had its column then, read through today's description."""
    of_its_time = all_in(stored)
    with Book.open(stored) as book, book.read() as session:
        for register in make.described():
            rows = of_its_time.get(register.table.__tablename__, [])
            records = session.scalars(select(register.table)).all()
            assert [record.id for record in records] == [row["id"] for row in rows]
            for record in records:
                found, told = store.values_of(register, record), make.told(register)
                names = [name for name in told if register.field(name).attribute in rows[0]]
                assert {name: found[name] for name in names} == {name: told[name] for name in names}


def test_the_returns_and_forms_it_held_are_found(tmp_path: Path) -> None:
    with Book.open(copy_book(make.HERE / "v3.sochibo", tmp_path)) as book, book.read() as session:
        second, first = handed_in.returns_of(session, "kl01", Period.parse("2026-Q1"))
        assert (first.state, first.newest) == (ReturnState.SENT_BACK, False)
        assert (second.state, second.newest) == (ReturnState.ACCEPTED, True)
        assert (second.reason, second.answer) == ("Bổ sung một cuộc", "Đã xem")
        assert handed_in.file_of(session, second.id) == b"so 2"
        (record,) = handed_in.behind(session, second.id)["meetings.held"]
        assert session.get_one(Meeting, record.record_id).kind is MeetingKind.COMBINED
        assert return_periods.is_closed(session, "KL01", second.period)
        assert stored_forms.form_file(session, "bm9") == b"bieu mau"
        assert stored_forms.owed(session, "KL01") == frozenset({"quarter", "year"})
        assert locks.passwords(session) == ("chia sẻ",)


def test_what_it_received_and_asked_is_found(tmp_path: Path) -> None:
    quarter = Period.parse("2026-Q1")
    with Book.open(copy_book(make.HERE / "v4.sochibo", tmp_path)) as book, book.read() as session:
        second, first = received.numbers_of(session, "KL01", quarter, "om-kv9-t1")
        assert (first.newest, first.nil, first.edited) == (False, True, False)
        assert (second.newest, second.nil, second.edited) == (True, False, True)
        assert received.file_of(session, second.id) == b"so 2"
        assert dict(received.said_of(session, [second.id])) == {second.id: b"cong 2"}
        (left,) = refused.refused(session, "kl01", quarter)
        assert (left.unit_name, left.revision, left.file_name) == ("Chi bộ Tổ 1", 3, "t1.xlsx")
        assert str(left.reason) == "Tệp “t1.xlsx”: số cũ"
        (put,) = unit_queries.queries(session, "KL01", quarter)
        (came,) = superior_queries.asked(session, "KL01", quarter)
        assert (put.unit_name, put.answer) == ("Chi bộ Tổ 1", "Một người mới chuyển đến")
        assert (came.number, came.superior, came.answer) == (
            7,
            "Đảng ủy phường Mẫu",
            "Đã sửa ở số 2",
        )
        assert not put.waiting
        assert not came.waiting
        receipt = receipts.receipts(session, "KL01", quarter)[second.id]
        (reply,) = superior_replies.replies(session, "KL01", quarter)
        assert (receipt.state, receipt.words) == (ReceiptState.ACCEPTED, "Đủ biểu")
        assert (reply.state, reply.words) == (ReceiptState.ACCEPTED, "Đã xem")


def test_its_last_step_can_still_be_undone_and_redone(stored: Path) -> None:
    with Book.open(stored) as book:
        for step, name in ((book.redo(), "sửa nhầm"), (book.undo(), "sửa nhầm")):
            assert step is not None
            assert (str(step.title), step.clerk) == (name, "Đào")


def test_the_script_makes_the_book_of_today(tmp_path: Path) -> None:
    make.make(tmp_path / "moi.sochibo")
    with Book.open(tmp_path / "moi.sochibo") as book, book.read() as session:
        assert len(members.members_on(session, date(2026, 6, 1))) == 3
