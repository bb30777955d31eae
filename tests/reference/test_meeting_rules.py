"""CONTRACT §3: members, meetings and study, worked by hand."""

from __future__ import annotations

from decimal import Decimal

from tests.reference.chapters import AFTER, BEFORE, FIRST, LAST, Q2, chapter, hold, number
from tests.reference.figures import figures
from tests.reference.records import (
    Audience,
    Book,
    Fate,
    GroupCount,
    Mark,
    Meeting,
    MeetingKind,
    Outcome,
    Position,
    SaidDue,
    Subject,
    Turn,
)
from tests.reference.rules import attendance, due_list


def codes_due(book: Book, meeting: Meeting) -> str:
    return "".join(member.code for member in due_list(book, meeting))


def test_both_days_of_a_period_are_counted() -> None:
    book = chapter()
    for day in (BEFORE, FIRST, LAST, AFTER):
        hold(book, day=day)
    assert number(book, "meetings.held") == 2


def test_exempt_and_away_are_counted_only_of_those_belonging() -> None:
    book = chapter(3)
    book.turns = [Turn(code, Fate.EXEMPT, BEFORE) for code in "AB"]
    book.turns += [Turn("B", Fate.DIED, FIRST), Turn("C", Fate.AWAY, BEFORE)]
    assert number(book, "members.total") == 2
    assert number(book, "members.exempt") == 1
    assert number(book, "members.away") == 1


def test_held_are_meetings_for_members_that_summon_the_chapter_never_of_the_committee() -> None:
    book = chapter()
    hold(book)
    hold(book, MeetingKind.COMMITTEE)
    hold(book, MeetingKind.COMMITTEE).summons = "Chi bộ"
    hold(book).summons = "Chi ủy"
    hold(book).summons = "Tổ đảng: Tổ 1"
    hold(book).summons = "Danh sách"
    hold(book).audience = Audience.CADRES
    hold(book).audience = Audience.PUBLIC
    assert number(book, "meetings.held") == 1
    assert number(book, "meetings.due") == 4


def test_a_combined_meeting_is_both_ordinary_and_thematic() -> None:
    book = chapter()
    for kind in (MeetingKind.ORDINARY, MeetingKind.THEMATIC, MeetingKind.COMBINED):
        hold(book, kind)
    assert number(book, "meetings.held") == 3
    assert number(book, "meetings.ordinary") == 2
    assert number(book, "meetings.thematic") == 2


def test_due_and_not_listed_was_present_and_online_is_present() -> None:
    book = chapter(4)
    meeting = hold(book)
    book.marks = [
        Mark(meeting.code, "A", Outcome.ONLINE),
        Mark(meeting.code, "B", Outcome.EXCUSED),
        Mark(meeting.code, "C", Outcome.UNEXCUSED),
    ]
    found = figures(book, Q2)
    assert found["meetings.due"] == 4
    assert found["meetings.present"] == 2
    assert found["meetings.excused"] == 1
    assert found["meetings.unexcused"] == 1
    assert found["meetings.rate"] == 50


def test_a_mark_in_a_meeting_not_taken_does_not_count() -> None:
    book = chapter(1)
    meeting = hold(book)
    meeting.taken = False
    book.marks = [Mark(meeting.code, "A", Outcome.PRESENT, SaidDue.YES)]
    assert number(book, "meetings.not_taken") == 1
    assert number(book, "meetings.due") == 0


def test_a_mark_for_someone_not_due_counts_only_with_the_clerks_word() -> None:
    book = chapter(2)
    book.turns = [Turn(code, Fate.EXEMPT, FIRST) for code in "AB"]
    meeting = hold(book)
    book.marks = [
        Mark(meeting.code, "A", Outcome.PRESENT),
        Mark(meeting.code, "B", Outcome.EXCUSED, SaidDue.YES),
    ]
    assert attendance(book, meeting) == {"B": Outcome.EXCUSED}


def test_the_clerks_word_decides_whatever_the_standing_says() -> None:
    book = chapter(3)
    book.turns = [Turn("A", Fate.DIED, FIRST)]
    meeting = hold(book)
    book.marks = [
        Mark(meeting.code, "A", None, SaidDue.YES),
        Mark(meeting.code, "B", Outcome.UNEXCUSED, SaidDue.NO),
    ]
    assert attendance(book, meeting) == {"A": Outcome.PRESENT, "C": Outcome.PRESENT}


def test_the_committee_is_who_held_its_positions_on_that_day() -> None:
    book = chapter(4)
    first, second, third, fourth = book.members
    first.position, second.position = "Bí thư", "Phó Bí thư"
    third.position, fourth.position = "Chi ủy viên", "Tổ trưởng"
    meeting = hold(book, MeetingKind.COMMITTEE)
    assert codes_due(book, meeting) == "ABC"
    book.positions = [Position("A", "Bí thư", end=BEFORE), Position("D", "Chi ủy viên", FIRST)]
    assert codes_due(book, meeting) == "BCD"


def test_a_party_group_or_a_list_is_summoned_alone() -> None:
    book = chapter(3)
    book.members[1].group = "Tổ 1"
    meeting = hold(book)
    meeting.summons = "Tổ đảng: tổ 1"
    assert codes_due(book, meeting) == "B"
    meeting.summons = "Danh sách"
    book.marks = [Mark(meeting.code, "A", Outcome.PRESENT, SaidDue.YES)]
    book.marks += [Mark(meeting.code, "B", Outcome.PRESENT)]
    assert codes_due(book, meeting) == "A"


def test_people_due_and_present_are_counted_once_over_the_sessions() -> None:
    book = chapter(3)
    book.subjects = [Subject("KL01"), Subject("CD22")]
    first, second = hold(book), hold(book)
    first.subjects, second.subjects = ["KL01", "CD22"], ["KL01"]
    book.marks = [Mark(first.code, code, Outcome.EXCUSED) for code in "AB"]
    book.marks += [Mark(second.code, "A", Outcome.UNEXCUSED)]
    found = figures(book, Q2)
    assert found["study.sessions"] == 2
    assert (found["study.people_due"], found["study.people_present"]) == (3, 2)
    assert found["study.rate"] == Decimal("66.67")
    assert found["study.sessions[subject=CD22]"] == 1
    assert found["study.people_present[subject=CD22]"] == 1


def test_a_blank_headcount_adds_0_or_the_sum_of_its_groups() -> None:
    book = Book(subjects=[Subject("KL01")])
    for headcount in (70, None, None, 0):
        meeting = hold(book)
        meeting.audience, meeting.subjects = Audience.PUBLIC, ["KL01"]
        meeting.headcount, meeting.taken = headcount, False
    book.group_counts = [GroupCount("SH2", "Hội Phụ nữ", 5), GroupCount("SH2", "Nhân dân", 6)]
    book.group_counts += [GroupCount(code, "Nhân dân", 9) for code in ("SH0", "SH3")]
    assert number(book, "study.public_sessions") == 4
    assert number(book, "study.public_attendances") == 81
