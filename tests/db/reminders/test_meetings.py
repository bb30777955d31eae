"""What waits in the meetings: DOMAIN §3, the home screen's first card."""

from __future__ import annotations

import pytest

from db.book import Book
from db.periods import Period
from db.registers.thresholds import MONTH_WARNING_DAY, QUARTER_WARNING_DAYS
from db.reminders import Action, ReminderKind, Target
from db.schema import Audience, Mark, MeetingKind, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter
from tests.db.reminders.notices import choose, on, said

TODAY = "2026-11-23"
OPEN = (ReminderKind.NOT_TAKEN, ReminderKind.DRAFT, ReminderKind.NOT_TAKEN_LONG_AGO)
NO_ORDINARY, NO_THEMATIC = ReminderKind.NO_ORDINARY, ReminderKind.NO_THEMATIC
ORDINARY, THEMATIC, COMBINED = MeetingKind.ORDINARY, MeetingKind.THEMATIC, MeetingKind.COMBINED


def test_an_empty_book_reminds_of_nothing(book: Book) -> None:
    assert on(book, TODAY) == []


# Attendance


def test_a_meeting_not_taken_is_urgent_and_opens_its_attendance(
    book: Book, chapter: Chapter
) -> None:
    chapter.members(3)
    chapter.standing(chapter.member(), StandingKind.EXEMPT, "2020-01-01")
    meeting = chapter.meeting("2026-11-05")
    (reminder,) = on(book, TODAY, *OPEN)
    assert str(reminder.message) == "Họp thường kỳ 05/11 chưa điểm danh"
    assert str(reminder.detail) == "3 đảng viên phải dự"
    assert reminder.kind is ReminderKind.NOT_TAKEN
    assert reminder.urgent
    assert reminder.action is Action.ATTENDANCE
    assert reminder.target == Target("meetings", (meeting,))


def test_the_first_mark_makes_it_a_draft(book: Book, chapter: Chapter) -> None:
    first, *_ = chapter.members(3)
    meeting = chapter.meeting("2026-11-05", MeetingKind.COMMITTEE)
    chapter.mark(meeting, first, Mark.EXCUSED)
    (reminder,) = on(book, TODAY, *OPEN)
    assert reminder.kind is ReminderKind.DRAFT
    assert reminder.urgent
    assert str(reminder.message) == "Họp chi ủy 05/11 điểm danh chưa xong"
    assert str(reminder.detail) == "Đã ghi 1 người, chưa bấm Xong"
    assert (reminder.action, reminder.target.ids) == (Action.ATTENDANCE, (meeting,))


def test_a_chosen_list_without_marks_is_not_taken(book: Book, chapter: Chapter) -> None:
    chosen, *_ = chapter.members(3)
    chapter.mark(chapter.meeting("2026-11-05", summons=Summons.LIST), chosen, None, due=True)
    (reminder,) = on(book, TODAY, *OPEN)
    assert reminder.kind is ReminderKind.NOT_TAKEN
    assert str(reminder.detail) == "1 đảng viên phải dự"


def test_todays_meeting_waits_and_tomorrows_does_not(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2026-11-23", MeetingKind.STUDY)
    chapter.meeting("2026-11-24")
    assert said(book, TODAY, *OPEN) == ["Hội nghị quán triệt 23/11 chưa điểm danh"]


def test_meetings_taken_and_meetings_for_others_do_not_wait(book: Book, chapter: Chapter) -> None:
    chapter.take(chapter.meeting("2026-11-05"))
    chapter.meeting("2026-11-06", audience=Audience.PUBLIC)
    chapter.meeting("2026-11-07", audience=Audience.CADRES)
    assert said(book, TODAY, *OPEN) == []


def test_meetings_wait_oldest_first_and_those_of_another_year_say_it(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2026-01-05", MeetingKind.CONGRESS)
    chapter.meeting("2025-11-01", MeetingKind.YEAR_END)
    assert said(book, TODAY, *OPEN) == [
        "Họp kiểm điểm 01/11/2025 chưa điểm danh",
        "Đại hội 05/01 chưa điểm danh",
    ]


def test_meetings_of_long_ago_are_named_together_and_can_wait(book: Book, chapter: Chapter) -> None:
    older = chapter.meeting("2015-01-05")
    newer = chapter.meeting("2025-10-31")
    (reminder,) = on(book, TODAY, *OPEN)
    assert not reminder.urgent
    assert str(reminder.message) == "02 cuộc họp từ hơn một năm trước chưa điểm danh"
    assert str(reminder.detail) == "Cũ nhất: 05/01/2015"
    assert reminder.action is Action.MEETINGS
    assert reminder.target == Target("meetings", (older, newer))


# Months without an ordinary meeting


def test_a_past_month_without_an_ordinary_meeting_is_urgent(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2026-08-05")
    chapter.meeting("2026-09-05", THEMATIC)
    chapter.meeting("2026-10-05", COMBINED)
    (reminder,) = on(book, TODAY, NO_ORDINARY)
    assert str(reminder.message) == "Tháng 9 chưa có họp thường kỳ"
    assert str(reminder.detail) == "Lần gần nhất: 05/08/2026"
    assert reminder.urgent
    assert reminder.action is Action.MEETING_NEW
    assert reminder.target == Target("meetings", kind=ORDINARY, period=Period.month(2026, 9))


def test_months_count_from_the_books_first_meeting(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2025-11-30", THEMATIC)
    for month in range(1, 11):
        chapter.meeting(f"2026-{month:02}-28")
    reminders = on(book, TODAY, NO_ORDINARY)
    assert [str(each.message) for each in reminders] == [
        "Tháng 11/2025 chưa có họp thường kỳ",
        "Tháng 12/2025 chưa có họp thường kỳ",
    ]
    assert str(reminders[0].detail) == "Trong sổ chưa có lần nào trước đó"


def test_no_more_than_the_last_twelve_months_are_looked_at(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2019-01-05")
    found = said(book, TODAY, NO_ORDINARY)
    assert len(found) == 12
    assert found[0] == "Tháng 11/2025 chưa có họp thường kỳ"
    assert found[-1] == "Tháng 10 chưa có họp thường kỳ"


@pytest.mark.parametrize(
    ("today", "warned"), [("2026-11-25", 0), ("2026-11-26", 1), ("2026-11-30", 1)]
)
def test_this_month_is_mentioned_mildly_after_the_25th(
    book: Book, chapter: Chapter, today: str, warned: int
) -> None:
    chapter.meeting("2026-10-05")
    reminders = on(book, today, NO_ORDINARY)
    assert [str(each.message) for each in reminders] == [
        "Tháng 11 chưa có họp thường kỳ",
    ] * warned
    assert not any(each.urgent for each in reminders)


def test_a_meeting_written_down_for_later_this_month_is_enough(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2026-10-05")
    chapter.meeting("2026-11-30")
    assert on(book, "2026-11-28", NO_ORDINARY) == []


def test_the_day_of_the_warning_can_be_set(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2026-10-05")
    choose(book, MONTH_WARNING_DAY, 10)
    assert on(book, "2026-11-10", NO_ORDINARY) == []
    assert len(on(book, "2026-11-11", NO_ORDINARY)) == 1


@pytest.mark.parametrize(
    ("summons", "audience"),
    [(Summons.GROUP, Audience.MEMBERS), (Summons.CHAPTER, Audience.PUBLIC)],
)
def test_only_meetings_that_summon_the_chapters_members_fill_a_month_or_a_quarter(
    book: Book, chapter: Chapter, summons: Summons, audience: Audience
) -> None:
    chapter.meeting("2026-09-05", COMBINED)
    chapter.meeting("2026-10-05", COMBINED, summons=summons, audience=audience)
    assert said(book, TODAY, NO_ORDINARY) == ["Tháng 10 chưa có họp thường kỳ"]
    assert said(book, TODAY, NO_THEMATIC) == ["Quý IV chưa có sinh hoạt chuyên đề"]


# Quarters without a thematic meeting


def test_this_quarter_without_a_thematic_meeting_is_urgent_in_its_last_weeks(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2026-08-12", THEMATIC)
    chapter.meeting("2026-11-05")
    assert on(book, "2026-11-15", NO_THEMATIC) == []
    (reminder,) = on(book, "2026-11-16", NO_THEMATIC)
    assert str(reminder.message) == "Quý IV chưa có sinh hoạt chuyên đề"
    assert str(reminder.detail) == "Lần gần nhất: 12/08/2026"
    assert reminder.urgent
    assert reminder.action is Action.MEETING_NEW
    assert reminder.target == Target("meetings", kind=THEMATIC, period=Period.quarter(2026, 4))


@pytest.mark.parametrize("kind", [THEMATIC, COMBINED])
def test_a_thematic_or_combined_meeting_fills_its_quarter(
    book: Book, chapter: Chapter, kind: MeetingKind
) -> None:
    chapter.meeting("2026-07-01", kind)
    chapter.meeting("2026-12-31", kind)
    assert on(book, TODAY, NO_THEMATIC) == []


def test_past_quarters_are_named_as_far_as_the_twelve_months_reach(
    book: Book, chapter: Chapter
) -> None:
    chapter.meeting("2019-01-05")
    assert said(book, TODAY, NO_THEMATIC) == [
        f"Quý {name} chưa có sinh hoạt chuyên đề" for name in ("I", "II", "III", "IV")
    ]
    assert said(book, "2026-10-01", NO_THEMATIC) == [
        f"Quý {name} chưa có sinh hoạt chuyên đề" for name in ("IV/2025", "I", "II", "III")
    ]


def test_the_weeks_of_the_quarters_warning_can_be_set(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2026-11-05")
    choose(book, QUARTER_WARNING_DAYS, 0)
    assert on(book, "2026-12-30", NO_THEMATIC) == []
    assert len(on(book, "2026-12-31", NO_THEMATIC)) == 1


# Lists that a corrected standing no longer fits


def test_taken_meetings_whose_list_no_longer_fits_are_named_together(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    chapter.member("Trần Văn An")
    meetings = [chapter.take(chapter.meeting(f"2026-0{month}-05")) for month in range(1, 6)]
    assert on(book, TODAY, ReminderKind.DUE_CHANGED) == []
    chapter.standing(member, StandingKind.AWAY, "2026-02-01")
    (reminder,) = on(book, TODAY, ReminderKind.DUE_CHANGED)
    assert not reminder.urgent
    assert str(reminder.message) == (
        "04 cuộc họp có danh sách phải dự khác diễn biến đảng viên hiện nay"
    )
    assert str(reminder.detail) == "Gần nhất: 05/05/2026, 05/04/2026, 05/03/2026"
    assert reminder.action is Action.DUE_LISTS
    assert reminder.target == Target("meetings", tuple(meetings[1:]))


def test_the_urgent_comes_first(book: Book, chapter: Chapter) -> None:
    chapter.member(joined="2025-12-04", official=None)
    chapter.meeting("2026-11-05")
    chapter.meeting("2024-11-05")
    urgent = [each.urgent for each in on(book, TODAY)]
    assert urgent == sorted(urgent, reverse=True)
    assert {True, False} == set(urgent)
