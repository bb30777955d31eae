"""What waits in inspections, documents and gradings, and which registers show nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.periods import Period
from db.registers import by_name
from db.registers.commendations import COMMENDATIONS
from db.registers.documents import DOCUMENTS
from db.registers.gradings import GRADINGS
from db.registers.inspections import INSPECTIONS
from db.registers.outreach import OUTREACH
from db.registers.thresholds import EMPTY_REGISTER_DAYS, YEAR_END_MONTH
from db.reminders import Action, ReminderKind, Target
from db.schema import Grade
from db.standing import StandingKind
from tests.db.chapter import Chapter, day
from tests.db.registers.oddities import add
from tests.db.reminders.notices import choose, on, said

TODAY = "2026-11-23"
LIMITS = {"limits": "Nộp đảng phí chậm hai tháng"}
EMPTY, UNGRADED = ReminderKind.NOT_FILLED, ReminderKind.NO_GRADE
NUMBERS = (ReminderKind.NUMBERS_MISSING, ReminderKind.NUMBERS_REPEATED)


def test_limits_not_mended_in_time_are_one_urgent_reminder(book: Book) -> None:
    late = add(book, INSPECTIONS, **LIMITS, mend_by=day("2026-11-22"))
    oldest = add(book, INSPECTIONS, limits="Chậm họp", mend_by=day("2025-03-15"))
    others: list[dict[str, Any]] = [
        LIMITS | {"mend_by": day("2026-11-23")},
        LIMITS | {"mend_by": day("2026-11-22"), "mended": day("2026-11-23")},
        {"limits": "Không", "mend_by": day("2026-11-22")},
        LIMITS,
    ]
    for values in others:
        add(book, INSPECTIONS, **values)
    (reminder,) = on(book, TODAY, ReminderKind.MENDING_OVERDUE)
    assert str(reminder.message) == "02 cuộc kiểm tra, giám sát quá hạn khắc phục hạn chế"
    assert str(reminder.detail) == "Lâu nhất: hạn 15/03/2025, Chậm họp"
    assert reminder.urgent
    assert (reminder.action, reminder.target) == (
        Action.RECORDS,
        Target("inspections", (oldest, late)),
    )


def test_numbers_left_out_and_used_twice_are_named_with_the_documents_to_look_at(
    book: Book,
) -> None:
    def write(type_: str, number: str) -> int:
        return add(book, DOCUMENTS, type=type_, number=number, day=date(2026, 3, 5))

    first = [write("BC", number) for number in ("01", "03", "06", "06")]
    second = [write("NQ", number) for number in ("01", "03", "03a", "03a")]
    missing, repeated = on(book, TODAY, *NUMBERS)
    assert str(missing.message) == "Số văn bản còn bỏ trống: BC 02, 04–05; NQ 02"
    assert missing.target == Target("documents", (first[1], first[2], second[1]))
    assert str(repeated.message) == "Số văn bản bị trùng: BC 06; NQ 03a"
    assert repeated.target == Target("documents", (*first[2:], *second[2:]))
    assert not missing.urgent
    assert not repeated.urgent
    assert missing.action is repeated.action is Action.RECORDS


def test_numbers_in_their_order_are_left_in_peace(book: Book) -> None:
    for number in ("02", "01", "03"):
        add(book, DOCUMENTS, type="BC", number=number, day=date(2026, 3, 5))
    assert on(book, TODAY, *NUMBERS) == []


def test_who_has_no_grade_for_last_year_is_asked_for_once_the_year_is_over(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2026-12-31")
    graded, old, here, gone, new = (
        chapter.member(name) for name in ("Tám", "Chín", "Mười", "Năm", "Ba")
    )
    chapter.standing(old, StandingKind.EXEMPT, "2020-01-01")
    chapter.standing(gone, StandingKind.TRANSFERRED, "2026-12-31")
    chapter.standing(new, StandingKind.ARRIVED, "2027-01-01")
    add(book, GRADINGS, member=graded, year=2026, grade=Grade.GOOD)
    add(book, GRADINGS, member=here, year=2025, grade=Grade.GOOD)
    assert on(book, "2026-12-31", UNGRADED) == []
    (reminder,) = on(book, "2027-01-31", UNGRADED)
    assert str(reminder.message) == "01 đảng viên chưa xếp loại năm 2026"
    assert str(reminder.detail) == "Trong đó có đ/c Mười"
    assert reminder.action is Action.GRADINGS
    assert reminder.target == Target("gradings", (here,), period=Period.year(2026))
    assert not reminder.urgent
    assert on(book, "2027-02-01", UNGRADED)[0].urgent
    choose(book, YEAR_END_MONTH, 2)
    assert not on(book, "2027-02-01", UNGRADED)[0].urgent


def test_no_grades_are_asked_for_from_before_the_book_was_in_use(
    book: Book, chapter: Chapter
) -> None:
    chapter.member()
    chapter.meeting("2027-01-01")
    assert on(book, "2027-03-01", UNGRADED) == []


def fill(book: Book) -> None:
    for register in (COMMENDATIONS, DOCUMENTS, OUTREACH):
        add(book, register, day=date(2026, 10, 1))


def test_registers_that_show_nothing_at_a_quarters_end_are_named_and_the_first_opened(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2026-12-31")
    fill(book)
    assert on(book, "2026-12-15", EMPTY) == []
    (reminder,) = on(book, "2026-12-16", EMPTY)
    assert str(reminder.message) == "Quý IV chưa ghi gì vào sổ: Mô hình, Kiểm tra, giám sát"
    assert not reminder.urgent
    assert reminder.action is Action.FILL
    assert reminder.target == Target("models", period=Period.quarter(2026, 4))
    after = said(book, "2027-01-15", EMPTY)
    assert after == ["Quý IV/2026 chưa ghi gì vào sổ: Mô hình, Kiểm tra, giám sát"]
    assert on(book, "2027-01-16", EMPTY) == []
    choose(book, EMPTY_REGISTER_DAYS, 0)
    assert on(book, "2026-12-30", EMPTY) == []
    assert len(on(book, "2026-12-31", EMPTY)) == 1


@pytest.mark.parametrize(("last", "left"), [("2026-12-31", []), ("2026-12-30", ["inspections"])])
def test_a_register_declared_to_have_nothing_is_not_missed(
    book: Book, chapter: Chapter, last: str, left: list[str]
) -> None:
    chapter.meeting("2026-12-31")
    fill(book)
    add(book, by_name("models"), name="Chợ 0 đồng", registered=date(2020, 1, 1))
    told = {"register": "inspections", "from_date": day("2026-10-01"), "to_date": day(last)}
    add(book, by_name("declarations"), **told)
    assert [each.target.register for each in on(book, "2026-12-20", EMPTY)] == left


def test_before_the_book_was_in_use_nothing_is_missed(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2027-01-01")
    assert on(book, "2027-01-02", EMPTY) == []
