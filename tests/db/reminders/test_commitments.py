"""Commitments: none made, overdue, not assessed, without an outcome, vague (DOMAIN §5)."""

from __future__ import annotations

from typing import Any

import pytest

from db.book import Book
from db.periods import Period
from db.registers import by_name
from db.registers.commitments import COMMITMENTS
from db.registers.thresholds import COMMITMENT_MONTH, HALF_YEAR_MONTH, YEAR_END_MONTH
from db.reminders import Action, ReminderKind, Target
from db.schema import Outcome
from db.standing import StandingKind
from tests.db.chapter import Chapter, day
from tests.db.registers.oddities import add
from tests.db.reminders.notices import choose, on, said

NONE, OVERDUE = ReminderKind.NO_COMMITMENT, ReminderKind.ITEMS_OVERDUE
HALF, OUTCOME, VAGUE = ReminderKind.NO_HALF_YEAR, ReminderKind.NO_OUTCOME, ReminderKind.VAGUE
CONCRETE = "Giúp 02 hộ nghèo làm thủ tục vay vốn, xong trước 30/11"


def undertake(book: Book, member: int, year: int = 2026, **values: Any) -> int:
    return add(book, COMMITMENTS, member=member, year=year, **{"content": CONCRETE} | values)


def test_members_without_a_commitment_are_one_urgent_reminder_after_the_deadline(
    book: Book, chapter: Chapter
) -> None:
    tam, chin, exempt, made = (chapter.member(name) for name in ("Tám", "Chín", "Mười", "Năm"))
    chapter.standing(exempt, StandingKind.EXEMPT, "2020-01-01")
    undertake(book, made)
    undertake(book, tam, 2025)
    assert on(book, "2026-03-31", NONE) == []
    (reminder,) = on(book, "2026-04-01", NONE)
    assert str(reminder.message) == "02 đảng viên chưa có cam kết năm 2026"
    assert str(reminder.detail) == "Đ/c Chín và 01 đảng viên khác"
    assert reminder.urgent
    assert reminder.action is Action.COMMITMENTS
    assert reminder.target == Target("commitments", (chin, tam), period=Period.year(2026))
    undertake(book, chin)
    (reminder,) = on(book, "2026-04-01", NONE)
    assert str(reminder.detail) == "Đ/c Tám"
    choose(book, COMMITMENT_MONTH, 4)
    assert on(book, "2026-04-30", NONE) == []


def test_a_year_declared_to_have_no_commitments_misses_none(book: Book, chapter: Chapter) -> None:
    chapter.member()
    told = {"from_date": day("2026-01-01"), "to_date": day("2026-12-31")}
    add(book, by_name("declarations"), register="commitments", **told)
    assert on(book, "2026-04-01", NONE) == []


def test_items_past_their_day_without_an_outcome_are_mentioned(
    book: Book, chapter: Chapter
) -> None:
    tam = chapter.member("Tám")
    for due, outcome in (("2026-05-31", None), ("2026-06-01", None), ("2026-01-01", "fulfilled")):
        undertake(book, tam, due=day(due), outcome=outcome)
    (reminder,) = on(book, "2026-06-01", OVERDUE)
    assert str(reminder.message) == "01 nội dung cam kết quá hạn chưa ghi kết quả"
    assert not reminder.urgent
    assert reminder.target == Target("commitments", (tam,), period=Period.year(2026))


def test_items_without_a_half_year_assessment_are_mentioned_after_june(
    book: Book, chapter: Chapter
) -> None:
    tam = chapter.member("Tám")
    undertake(book, tam)
    undertake(book, tam, half_year="Đã giúp 01 hộ")
    assert on(book, "2026-06-30", HALF) == []
    assert said(book, "2026-07-01", HALF) == ["01 nội dung cam kết chưa tự đánh giá 6 tháng"]
    choose(book, HALF_YEAR_MONTH, 7)
    assert on(book, "2026-07-31", HALF) == []


def test_last_years_items_without_an_outcome_become_urgent_after_january(
    book: Book, chapter: Chapter
) -> None:
    tam = chapter.member("Tám")
    undertake(book, tam, 2025)
    undertake(book, tam, 2025, outcome=Outcome.UNFULFILLED)
    assert on(book, "2025-12-31", OUTCOME) == []
    (reminder,) = on(book, "2026-01-31", OUTCOME)
    assert str(reminder.message) == "01 nội dung cam kết năm 2025 chưa ghi kết quả năm"
    assert reminder.target == Target("commitments", (tam,), period=Period.year(2025))
    assert not reminder.urgent
    assert on(book, "2026-02-01", OUTCOME)[0].urgent
    choose(book, YEAR_END_MONTH, 2)
    assert not on(book, "2026-02-28", OUTCOME)[0].urgent


@pytest.mark.parametrize(("content", "said_of"), [(CONCRETE, 0), ("Cố gắng phấn đấu tốt", 1)])
def test_vague_items_of_the_year_are_counted(
    book: Book, chapter: Chapter, content: str, said_of: int
) -> None:
    undertake(book, chapter.member("Tám"), content=content)
    words = ["01 nội dung cam kết năm 2026 còn chung chung"]
    assert said(book, "2026-02-01", VAGUE) == words * said_of


def test_who_need_not_commit_any_more_is_left_in_peace(book: Book, chapter: Chapter) -> None:
    tam = chapter.member("Tám")
    undertake(book, tam, content="Cố gắng", due=day("2026-01-31"))
    assert len(on(book, "2026-08-01", OVERDUE, HALF, VAGUE)) == 3
    chapter.standing(tam, StandingKind.EXEMPT, "2026-07-15")
    assert on(book, "2026-08-01", OVERDUE, HALF, VAGUE, NONE) == []
