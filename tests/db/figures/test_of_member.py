"""One member's attendance: which lists it comes from, and what a year adds up to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.book import Book
from db.figures.of_member import Attended, YearOfMember, attendance_of, by_year
from db.registers import attendance
from db.schema import Audience, Mark, Meeting, MeetingKind, Summons
from tests.db.chapter import Chapter


def attended(book: Book, member: int) -> list[Attended]:
    with book.read() as session:
        return attendance_of(session, member)


def test_taken_meetings_are_told_newest_first_with_mark_and_reason(
    book: Book, chapter: Chapter
) -> None:
    member, other = chapter.members(2)
    first = chapter.take(chapter.meeting("2024-01-05"), {member: Mark.EXCUSED})
    second = chapter.take(chapter.meeting("2024-02-05"), {other: Mark.UNEXCUSED})
    with book.change("lý do") as session:
        attendance.set_mark(session, first, member, Mark.EXCUSED, "Ốm")
    chapter.meeting("2024-03-05")
    rows = attended(book, member)
    assert [(row.meeting_id, row.mark, row.reason, row.due, row.counts) for row in rows] == [
        (second, Mark.PRESENT, "", True, True),
        (first, Mark.EXCUSED, "Ốm", True, True),
    ]
    assert rows[0].kind is MeetingKind.ORDINARY


def test_a_draft_is_not_told_yet(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    chapter.mark(chapter.meeting("2024-01-05"), member, Mark.EXCUSED)
    assert attended(book, member) == []


def test_meetings_that_do_not_call_the_chapter_are_told_but_do_not_count(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member(position="Bí thư", group="Tổ 1")
    for meeting in (
        chapter.meeting("2024-01-02", MeetingKind.COMMITTEE, summons=Summons.COMMITTEE),
        chapter.meeting("2024-01-03", summons=Summons.GROUP, group="Tổ 1"),
    ):
        chapter.take(meeting)
    rows = attended(book, member)
    assert [(row.due, row.counts) for row in rows] == [(True, False), (True, False)]
    assert by_year(rows) == []


def test_who_comes_without_being_due_is_told_but_does_not_count(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    meeting = chapter.meeting("2024-01-05")
    chapter.mark(meeting, member, Mark.PRESENT, due=False)
    chapter.take(meeting)
    (row,) = attended(book, member)
    assert (row.due, row.counts) == (False, False)


def test_whom_the_list_only_says_not_due_is_not_told(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    meeting = chapter.meeting("2024-01-05")
    chapter.mark(meeting, member, None, due=False)
    chapter.take(meeting)
    assert attended(book, member) == []


@pytest.mark.parametrize("audience", [Audience.CADRES, Audience.PUBLIC])
def test_meetings_for_others_are_no_attendance_of_members(
    book: Book, chapter: Chapter, audience: Audience
) -> None:
    member = chapter.member()
    meeting = chapter.take(chapter.meeting("2024-01-05"))
    with book.change("đổi đối tượng") as session:
        found = session.get(Meeting, meeting)
        assert found is not None
        found.audience = audience
    assert attended(book, member) == []


def test_a_year_adds_up_and_online_is_present(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    marks = [Mark.PRESENT, Mark.ONLINE, Mark.EXCUSED, Mark.UNEXCUSED]
    for month, mark in enumerate(marks, 1):
        chapter.take(chapter.meeting(f"2024-{month:02}-05"), {member: mark})
    chapter.take(chapter.meeting("2023-12-05"))
    newest, oldest = by_year(attended(book, member))
    assert newest == YearOfMember(2024, due=4, present=2, excused=1, unexcused=1)
    assert newest.rate == Decimal("50.00")
    assert oldest == YearOfMember(2023, due=1, present=1, excused=0, unexcused=0)


def test_what_members_add_up_to_is_the_chapters_figure(book: Book, chapter: Chapter) -> None:
    people = chapter.members(4)
    chapter.take(chapter.meeting("2024-01-05"), {people[0]: Mark.EXCUSED})
    chapter.take(chapter.meeting("2024-02-05"), {people[1]: Mark.UNEXCUSED})
    years = [by_year(attended(book, member))[0] for member in people]
    assert sum(year.due for year in years) == chapter.number("meetings.due", "2024")
    assert sum(year.present for year in years) == chapter.number("meetings.present", "2024")
