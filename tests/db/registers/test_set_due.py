"""Phải dự said of one person, one meeting's list beside the rule, and which meeting waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.book import Book
from db.registers import attendance
from db.registers.attendance import DueDifference
from db.schema import Attendance, Audience, Mark, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter
from tests.db.registers.rosters import due, listed, marks, row

DAY = "2024-06-05"
PRESENT, _ONLINE, EXCUSED, _UNEXCUSED = Mark


def set_due(book: Book, meeting: int, member: int, due: bool | None) -> None:
    with book.change("phải dự") as session:
        attendance.set_due(session, meeting, member, due)


def stored(book: Book, meeting: int) -> list[tuple[int, bool | None, Mark | None]]:
    columns = (Attendance.member_id, Attendance.due, Attendance.mark)
    with book.read() as session:
        found = session.execute(select(*columns).where(Attendance.meeting_id == meeting))
        return sorted((each.member_id, each.due, each.mark) for each in found)


def difference(book: Book, meeting: int) -> DueDifference | None:
    with book.read() as session:
        return attendance.due_difference(session, meeting)


def exempt(chapter: Chapter) -> int:
    member = chapter.member()
    chapter.standing(member, StandingKind.EXEMPT, "2020-01-01")
    return member


# While the list is open


def test_someone_the_rule_leaves_out_can_be_said_to_be_due(book: Book, chapter: Chapter) -> None:
    member, meeting = exempt(chapter), chapter.meeting(DAY)
    set_due(book, meeting, member, True)
    assert due(book, meeting) == {member}
    chapter.take(meeting)
    assert marks(book, meeting) == {member: PRESENT}


def test_someone_due_by_the_rule_can_be_said_not_to_be(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    meeting = chapter.meeting(DAY)
    set_due(book, meeting, one, False)
    chapter.take(meeting)
    assert due(book, meeting) == {two}
    assert listed(book, meeting) == {one, two}


def test_a_chosen_list_is_made_by_saying_who_is_due(book: Book, chapter: Chapter) -> None:
    one, two, _three = chapter.members(3)
    meeting = chapter.meeting(DAY, summons=Summons.LIST)
    for member in (one, two):
        set_due(book, meeting, member, True)
    assert due(book, meeting) == {one, two}
    set_due(book, meeting, two, False)
    assert stored(book, meeting) == [(one, True, None)]


@pytest.mark.parametrize("wish", [True, None])
def test_what_agrees_with_the_rule_is_left_to_it(
    book: Book, chapter: Chapter, wish: bool | None
) -> None:
    member, meeting = chapter.member(), chapter.meeting(DAY)
    set_due(book, meeting, member, False)
    set_due(book, meeting, member, wish)
    assert stored(book, meeting) == []
    chapter.standing(member, StandingKind.AWAY, "2024-01-01")
    assert due(book, meeting) == set()


def test_saying_who_is_due_keeps_the_mark(book: Book, chapter: Chapter) -> None:
    member, meeting = chapter.member(), chapter.meeting(DAY)
    chapter.mark(meeting, member, EXCUSED)
    set_due(book, meeting, member, False)
    assert stored(book, meeting) == [(member, False, EXCUSED)]
    set_due(book, meeting, member, None)
    assert stored(book, meeting) == [(member, None, EXCUSED)]


# Once attendance is taken


def test_someone_added_to_a_taken_list_was_present_unless_marked(
    book: Book, chapter: Chapter
) -> None:
    one, two, sick = chapter.member(), exempt(chapter), exempt(chapter)
    meeting = chapter.take(chapter.meeting(DAY), {sick: EXCUSED})
    set_due(book, meeting, two, True)
    set_due(book, meeting, sick, True)
    assert marks(book, meeting) == {one: PRESENT, two: PRESENT, sick: EXCUSED}
    assert (row(book, meeting).due, row(book, meeting).present) == (3, 2)


def test_someone_taken_out_of_a_taken_list_keeps_only_what_was_said_of_them(
    book: Book, chapter: Chapter
) -> None:
    one, sick, three = chapter.members(3)
    meeting = chapter.take(chapter.meeting(DAY), {sick: EXCUSED})
    set_due(book, meeting, one, False)
    set_due(book, meeting, sick, False)
    assert stored(book, meeting) == [
        (one, False, None),
        (sick, False, EXCUSED),
        (three, True, PRESENT),
    ]
    set_due(book, meeting, one, None)
    assert due(book, meeting) == {one, three}


def test_nothing_is_left_of_someone_added_by_mistake(book: Book, chapter: Chapter) -> None:
    member, meeting = exempt(chapter), chapter.meeting(DAY)
    chapter.take(meeting)
    set_due(book, meeting, member, True)
    set_due(book, meeting, member, False)
    assert stored(book, meeting) == []


# One meeting beside the rule


def test_a_taken_list_that_is_no_longer_the_rule_says_in_whom(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    meeting = chapter.take(chapter.meeting(DAY))
    assert difference(book, meeting) is None
    chapter.standing(two, StandingKind.AWAY, "2024-01-01")
    code = row(book, meeting).code
    expected = DueDifference(meeting, code, date(2024, 6, 5), missing=(), surplus=(two,))
    assert difference(book, meeting) == expected
    with book.read() as session:
        assert attendance.due_differences(session) == [expected]
    assert due(book, meeting) == {one, two}


def test_an_open_list_and_a_chosen_one_never_differ(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    assert difference(book, chapter.meeting(DAY)) is None
    chosen = chapter.meeting(DAY, summons=Summons.LIST)
    set_due(book, chosen, member, True)
    assert difference(book, chapter.take(chosen)) is None


# Which meeting waits


def waiting(book: Book, today: str) -> int | None:
    with book.read() as session:
        return attendance.next_to_take(session, date.fromisoformat(today))


def test_the_newest_meeting_held_and_not_taken_is_meant(book: Book, chapter: Chapter) -> None:
    assert waiting(book, DAY) is None
    chapter.meeting("2024-04-05")
    newest = chapter.meeting("2024-05-05")
    chapter.take(chapter.meeting("2024-06-05"))
    chapter.meeting("2024-06-05", audience=Audience.PUBLIC)
    chapter.meeting("2024-07-05")
    assert waiting(book, "2024-06-30") == newest


def test_with_nothing_waiting_the_next_one_to_come_is_meant(book: Book, chapter: Chapter) -> None:
    chapter.take(chapter.meeting("2024-05-05"))
    next_one = chapter.meeting("2024-07-05")
    chapter.meeting("2024-08-05")
    assert waiting(book, "2024-06-30") == next_one


def test_with_all_taken_the_newest_is_meant(book: Book, chapter: Chapter) -> None:
    chapter.take(chapter.meeting("2024-04-05"))
    newest = chapter.take(chapter.meeting("2024-05-05"))
    assert waiting(book, "2024-06-30") == newest


@pytest.mark.parametrize(
    "act",
    [
        lambda session: attendance.set_due(session, 99, 1, True),
        lambda session: attendance.due_difference(session, 99),
    ],
)
def test_a_meeting_that_is_gone_is_not_found(book: Book, act: Callable[[Session], None]) -> None:
    with pytest.raises(LookupError), book.change("điểm danh") as session:
        act(session)
