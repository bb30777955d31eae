"""The chart of attendance by month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from db import figures
from db.book import Book
from db.periods import Period
from db.reminders import attendance_by_month
from db.schema import Mark, MeetingKind
from tests.db.chapter import Chapter

TODAY = date(2026, 11, 23)


def test_the_chart_has_whole_months_the_last_one_holding_today(book: Book) -> None:
    with book.read() as session:
        months = attendance_by_month(session, TODAY)
        assert [each.period for each in months] == [
            Period.month(2025, 12),
            *(Period.month(2026, number) for number in range(1, 12)),
        ]
        assert [each.period for each in attendance_by_month(session, TODAY, months=1)] == [
            Period.month(2026, 11)
        ]
    assert all((each.due, each.present, each.meeting_ids) == (0, 0, ()) for each in months)
    assert all(each.rate is None for each in months)


def test_a_month_adds_up_its_meetings_taken_and_opens_all_it_held(
    book: Book, chapter: Chapter
) -> None:
    absent, online, *_ = chapter.members(4)
    second = chapter.take(
        chapter.meeting("2026-10-31", MeetingKind.OTHER),
        {absent: Mark.EXCUSED, online: Mark.ONLINE},
    )
    first = chapter.take(chapter.meeting("2026-10-01"), {absent: Mark.UNEXCUSED})
    chapter.take(chapter.meeting("2026-10-15", MeetingKind.COMMITTEE))
    open_ = chapter.meeting("2026-11-05")
    chapter.take(chapter.meeting("2025-11-30"))
    with book.read() as session:
        *_, october, november = attendance_by_month(session, TODAY)
        answers = figures.compute(session, Period.month(2026, 10))
    assert (october.due, october.present) == (8, 6)
    assert october.rate == Decimal("75.00") == answers["meetings.rate"].number
    assert october.meeting_ids == (first, second)
    assert (november.due, november.rate, november.meeting_ids) == (0, None, (open_,))
