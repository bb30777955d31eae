"""What waits with the members: DOMAIN §2."""

from __future__ import annotations

import pytest

from db.book import Book
from db.registers.thresholds import (
    ABSENCES,
    PROBATION_MONTHS,
    PROBATION_WARNING_DAYS,
    REVIEW_DAYS,
    THRESHOLDS,
)
from db.reminders import Action, ReminderKind, Target
from db.schema import Mark, MeetingKind, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter
from tests.db.reminders.notices import choose, on, said

TODAY = "2026-11-23"
ABSENT, PROBATION = ReminderKind.ABSENCES, ReminderKind.PROBATION
EXCUSED, UNEXCUSED, PRESENT = Mark.EXCUSED, Mark.UNEXCUSED, Mark.PRESENT
ORDINARY, OTHER = MeetingKind.ORDINARY, MeetingKind.OTHER


def absent_at(
    chapter: Chapter,
    member: int,
    marks: dict[str, Mark],
    kind: MeetingKind = ORDINARY,
    summons: Summons = Summons.CHAPTER,
) -> None:
    for on_day, mark in marks.items():
        chapter.take(chapter.meeting(on_day, kind, summons=summons), {member: mark})


# Absences


def test_absent_in_three_months_on_end_is_pointed_out_whatever_the_reasons(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member("Trần Minh Ưng")
    chapter.member()
    marks = {"2026-09-05": EXCUSED, "2026-10-05": UNEXCUSED, "2026-11-05": EXCUSED}
    absent_at(chapter, member, marks)
    (reminder,) = on(book, TODAY, ABSENT)
    assert str(reminder.message) == "Đ/c Trần Minh Ưng vắng 3 tháng liên tiếp"
    assert str(reminder.detail) == "2 lần có lý do, 1 lần không"
    assert not reminder.urgent
    assert reminder.action is Action.MEMBER
    assert reminder.target == Target("members", (member,))


def test_two_months_are_not_enough_and_coming_again_ends_it(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    absent_at(chapter, member, dict.fromkeys(("2026-08-05", "2026-09-05"), EXCUSED))
    assert on(book, TODAY, ABSENT) == []
    absent_at(chapter, member, {"2026-10-05": EXCUSED})
    assert len(on(book, TODAY, ABSENT)) == 1
    absent_at(chapter, member, {"2026-11-05": PRESENT})
    assert on(book, TODAY, ABSENT) == []


def test_months_without_an_ordinary_meeting_taken_do_not_end_it(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    absent_at(chapter, member, dict.fromkeys(("2026-05-05", "2026-07-05"), EXCUSED))
    absent_at(chapter, member, {"2026-10-05": EXCUSED}, MeetingKind.COMBINED)
    absent_at(chapter, member, {"2026-10-15": PRESENT}, OTHER)
    chapter.meeting("2026-11-05")
    assert said(book, TODAY, ABSENT) == ["Đ/c Lê Văn Tám vắng 3 tháng liên tiếp"]


def test_coming_to_one_of_a_months_ordinary_meetings_is_coming(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    days = ("2026-09-05", "2026-10-05", "2026-11-05")
    absent_at(chapter, member, dict.fromkeys(days, EXCUSED))
    absent_at(chapter, member, {"2026-10-20": Mark.ONLINE})
    assert on(book, TODAY, ABSENT) == []


def test_a_month_in_which_the_person_was_not_due_ends_it(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    chapter.member("Trần Văn An")
    chapter.standing(member, StandingKind.AWAY, "2026-09-01", "2026-09-30")
    days = ("2026-07-05", "2026-08-05", "2026-10-05", "2026-11-05")
    absent_at(chapter, member, dict.fromkeys(days, EXCUSED))
    chapter.take(chapter.meeting("2026-09-05"))
    assert on(book, TODAY, ABSENT) == []


def test_months_run_on_over_the_new_year_and_last_years_are_other_months(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    absent_at(chapter, member, {"2025-02-05": PRESENT})
    days = ("2025-12-05", "2026-01-05", "2026-02-05")
    absent_at(chapter, member, dict.fromkeys(days, EXCUSED))
    assert said(book, "2026-02-23", ABSENT) == ["Đ/c Lê Văn Tám vắng 3 tháng liên tiếp"]


def test_longer_absence_says_its_length(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    days = [f"2026-{month:02}-05" for month in range(7, 12)]
    absent_at(chapter, member, dict.fromkeys(days, EXCUSED))
    (reminder,) = on(book, TODAY, ABSENT)
    assert str(reminder.message) == "Đ/c Lê Văn Tám vắng 5 tháng liên tiếp"
    assert str(reminder.detail) == "5 lần có lý do, 0 lần không"


def test_three_absences_without_reason_in_a_year_are_pointed_out(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    absent_at(chapter, member, {"2025-11-24": UNEXCUSED, "2026-03-05": UNEXCUSED}, OTHER)
    absent_at(chapter, member, {"2026-04-05": EXCUSED, "2026-05-05": PRESENT}, OTHER)
    assert on(book, TODAY, ABSENT) == []
    absent_at(chapter, member, {"2026-08-05": UNEXCUSED}, OTHER)
    (reminder,) = on(book, TODAY, ABSENT)
    assert str(reminder.message) == "Đ/c Lê Văn Tám vắng không lý do 3 lần trong một năm"
    assert str(reminder.detail) == "Các ngày 24/11/2025, 05/03, 05/08"
    assert reminder.target == Target("members", (member,))
    assert on(book, "2026-11-24", ABSENT) == []


def test_absences_from_meetings_that_do_not_summon_the_chapter_are_passed_over(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member(position="Bí thư")
    days = ("2026-09-05", "2026-10-05", "2026-11-05")
    absent_at(chapter, member, dict.fromkeys(days, UNEXCUSED), summons=Summons.COMMITTEE)
    assert on(book, TODAY, ABSENT) == []


def test_who_is_no_longer_due_is_not_pointed_out(book: Book, chapter: Chapter) -> None:
    days = ("2026-09-05", "2026-10-05", "2026-11-05")
    member = chapter.member()
    absent_at(chapter, member, dict.fromkeys(days, UNEXCUSED))
    chapter.standing(member, StandingKind.EXEMPT, "2026-11-20")
    assert on(book, TODAY, ABSENT) == []
    assert len(on(book, "2026-11-19", ABSENT)) == 1


def test_each_is_pointed_out_once_and_in_name_order(book: Book, chapter: Chapter) -> None:
    tam, an = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn An")
    for on_day in ("2026-09-05", "2026-10-05", "2026-11-05"):
        chapter.take(chapter.meeting(on_day), {tam: UNEXCUSED, an: UNEXCUSED})
    assert said(book, TODAY, ABSENT) == [
        "Đ/c Trần Văn An vắng 3 tháng liên tiếp",
        "Đ/c Lê Văn Tám vắng 3 tháng liên tiếp",
    ]


def test_how_many_absences_are_enough_can_be_set(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    absent_at(chapter, member, dict.fromkeys(("2026-10-05", "2026-11-05"), EXCUSED))
    choose(book, ABSENCES, 2)
    assert said(book, TODAY, ABSENT) == ["Đ/c Lê Văn Tám vắng 2 tháng liên tiếp"]


# Probation


def test_probation_ending_within_thirty_days_can_be_looked_at(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Danh Sà Phoan", joined="2025-12-04", official=None)
    assert on(book, "2026-11-03", PROBATION) == []
    (reminder,) = on(book, "2026-11-04", PROBATION)
    assert str(reminder.message) == "Đ/c Danh Sà Phoan hết 12 tháng dự bị ngày 04/12"
    assert str(reminder.detail) == "Xét công nhận chính thức trong 30 ngày làm việc"
    assert not reminder.urgent
    assert reminder.action is Action.MEMBER
    assert reminder.target == Target("members", (member,))
    assert not on(book, "2026-12-04", PROBATION)[0].urgent


def test_probation_over_is_urgent(book: Book, chapter: Chapter) -> None:
    chapter.member("Danh Sà Phoan", joined="2025-12-04", official=None)
    (reminder,) = on(book, "2026-12-05", PROBATION)
    assert str(reminder.message) == "Đ/c Danh Sà Phoan đã hết 12 tháng dự bị từ ngày 04/12"
    assert reminder.urgent


@pytest.mark.parametrize(("joined", "end"), [("2024-02-29", "28/02/2025"), ("2024", "01/01/2025")])
def test_twelve_months_end_on_the_last_day_there_is(
    book: Book, chapter: Chapter, joined: str, end: str
) -> None:
    chapter.member(joined=joined, official=None)
    (reminder,) = on(book, "2026-01-01" if joined != "2024" else "2025-12-31", PROBATION)
    assert str(reminder.message).endswith(end if joined != "2024" else end[:5])


def test_who_has_a_day_of_being_official_or_does_not_belong_is_passed_over(
    book: Book, chapter: Chapter
) -> None:
    chapter.member(joined="2025-10-01", official="2026-12-01")
    chapter.member(joined=None, official=None)
    gone = chapter.member(joined="2025-10-01", official=None)
    chapter.standing(gone, StandingKind.TRANSFERRED, "2026-05-01")
    guest = chapter.member(joined="2025-10-01", official=None)
    chapter.standing(guest, StandingKind.HERE, "2026-01-01")
    assert on(book, TODAY, PROBATION, ReminderKind.OFFICIAL_MISSING) == []


def test_members_of_long_standing_whose_day_is_missing_are_named_together(
    book: Book, chapter: Chapter
) -> None:
    tam = chapter.member("Lê Văn Tám", joined="1985", official=None)
    an = chapter.member("Trần Văn An", joined="2024-11-23", official=None)
    chapter.member("Danh Sà Phoan", joined="2024-11-24", official=None)
    (reminder,) = on(book, TODAY, ReminderKind.OFFICIAL_MISSING)
    assert not reminder.urgent
    assert str(reminder.message) == (
        "02 đảng viên vào Đảng đã hơn hai năm mà chưa có Ngày chính thức"
    )
    assert str(reminder.detail) == "Trong đó có đ/c Trần Văn An"
    assert reminder.action is Action.MEMBERS
    assert reminder.target == Target("members", (an, tam))
    assert said(book, TODAY, PROBATION) == [
        "Đ/c Danh Sà Phoan đã hết 12 tháng dự bị từ ngày 24/11/2025"
    ]


def test_the_lengths_of_probation_warning_and_review_can_be_set(
    book: Book, chapter: Chapter
) -> None:
    chapter.member(joined="2026-01-10", official=None)
    for threshold, number in (
        (PROBATION_MONTHS, 9),
        (PROBATION_WARNING_DAYS, 5),
        (REVIEW_DAYS, 20),
    ):
        choose(book, threshold, number)
    assert on(book, "2026-10-04", PROBATION) == []
    (reminder,) = on(book, "2026-10-05", PROBATION)
    assert str(reminder.message) == "Đ/c Lê Văn Tám hết 9 tháng dự bị ngày 10/10"
    assert str(reminder.detail) == "Xét công nhận chính thức trong 20 ngày làm việc"


# Thresholds


def test_a_threshold_stays_within_its_bounds(book: Book) -> None:
    for threshold in THRESHOLDS:
        for given, kept in ((-5, threshold.least), (1000, threshold.most)):
            choose(book, threshold, given)
            with book.read() as session:
                assert threshold.read(session) == kept


def test_every_threshold_has_a_name_of_its_own_and_a_possible_default() -> None:
    assert len({each.name for each in THRESHOLDS}) == len(THRESHOLDS)
    assert all(each.least <= each.default <= each.most for each in THRESHOLDS)
