"""Attendance: marks, taking it, opening it again, and a stored list that no longer is the rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.book import Book
from db.registers import attendance, store
from db.registers.attendance import DueDifference, DueRule
from db.registers.meetings import MEETINGS, MeetingState
from db.registers.members import STANDINGS
from db.schema import Attendance, Audience, Mark, Meeting
from db.standing import StandingKind
from tests.db.chapter import Chapter
from tests.db.registers.rosters import due, marks, roster, row

DAY = "2024-06-05"
PRESENT, ONLINE, EXCUSED, UNEXCUSED = Mark
AWAY, EXEMPT = StandingKind.AWAY, StandingKind.EXEMPT


def set_mark(book: Book, meeting: int, member: int, mark: Mark, reason: str = "") -> None:
    with book.change("điểm danh") as session:
        attendance.set_mark(session, meeting, member, mark, reason)


def stored(book: Book, meeting: int) -> list[tuple[int, bool | None, Mark | None, str | None]]:
    wanted = select(Attendance).where(Attendance.meeting_id == meeting)
    with book.read() as session:
        rows = session.scalars(wanted.order_by(Attendance.member_id))
        return [(each.member_id, each.due, each.mark, each.reason) for each in rows]


def differences(book: Book) -> list[DueDifference]:
    with book.read() as session:
        return attendance.due_differences(session)


def update_due(book: Book, meeting: int) -> None:
    with book.change("cập nhật danh sách") as session:
        attendance.update_due(session, meeting)


def reopen(book: Book, meeting: int) -> None:
    with book.change("mở lại") as session:
        attendance.reopen(session, meeting)


# Marks


def test_looking_at_a_list_writes_nothing_and_the_first_mark_makes_a_draft(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    meeting = chapter.meeting(DAY)
    roster(book, meeting)
    assert stored(book, meeting) == []
    assert row(book, meeting).state is MeetingState.NOT_TAKEN
    set_mark(book, meeting, member, EXCUSED, " Ô\u0301m ")
    assert stored(book, meeting) == [(member, None, EXCUSED, "Ốm")]
    assert row(book, meeting).state is MeetingState.DRAFT


def test_a_later_mark_replaces_the_one_before_and_its_reason(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    meeting = chapter.meeting(DAY)
    set_mark(book, meeting, member, EXCUSED, "Ốm")
    set_mark(book, meeting, member, ONLINE)
    assert stored(book, meeting) == [(member, None, ONLINE, None)]


def test_marks_and_taking_may_come_in_one_change_with_the_meeting_in_hand(
    book: Book, chapter: Chapter
) -> None:
    one, two = chapter.members(2)
    meeting = chapter.meeting(DAY)
    with book.change("điểm danh") as session:
        in_hand = session.get_one(Meeting, meeting)
        attendance.set_mark(session, meeting, one, EXCUSED, "Ốm")
        attendance.set_mark(session, meeting, one, UNEXCUSED)
        attendance.take(session, meeting)
        attendance.reopen(session, meeting)
        attendance.take(session, meeting)
        assert in_hand.taken
    assert marks(book, meeting) == {one: UNEXCUSED, two: PRESENT}


def test_nobody_marked_absent_counts_as_present_before_taking(book: Book, chapter: Chapter) -> None:
    one, two, three = chapter.members(3)
    meeting = chapter.meeting(DAY)
    set_mark(book, meeting, one, EXCUSED)
    set_mark(book, meeting, two, ONLINE)
    assert [each.attended for each in roster(book, meeting).due] == [False, True, True]
    assert marks(book, meeting)[three] is None


def test_the_foot_of_the_list_adds_up_by_mark_and_by_membership(
    book: Book, chapter: Chapter
) -> None:
    people = [*chapter.members(4), chapter.member("Võ Ý", joined="2024-01-01", official=None)]
    meeting = chapter.meeting(DAY)
    for member, mark in zip(people, (EXCUSED, UNEXCUSED, ONLINE), strict=False):
        set_mark(book, meeting, member, mark)
    assert roster(book, meeting).totals == attendance.Totals(
        due=5, present=3, online=1, excused=1, unexcused=1, official=2, probationary=1
    )


# Taking


def test_taking_attendance_stores_a_row_for_everybody_due_and_the_unmarked_were_present(
    book: Book, chapter: Chapter
) -> None:
    one, two, away = chapter.members(3)
    chapter.standing(away, AWAY, "2024-01-01")
    meeting = chapter.meeting(DAY)
    chapter.take(meeting, {one: EXCUSED})
    assert stored(book, meeting) == [(one, True, EXCUSED, None), (two, True, PRESENT, None)]
    assert roster(book, meeting).taken
    assert row(book, meeting).state is MeetingState.TAKEN


def test_who_comes_without_being_due_is_noted_and_does_not_count(
    book: Book, chapter: Chapter
) -> None:
    one, exempt = chapter.members(2)
    chapter.standing(exempt, EXEMPT, "2020-01-01")
    meeting = chapter.take(chapter.meeting(DAY), {exempt: PRESENT})
    assert marks(book, meeting) == {one: PRESENT}
    (guest,) = roster(book, meeting).not_due
    assert (guest.member_id, guest.mark, guest.attended) == (exempt, PRESENT, False)
    assert (row(book, meeting).due, row(book, meeting).present) == (1, 1)


def test_a_mark_in_a_taken_meeting_for_someone_not_due_does_not_count(
    book: Book, chapter: Chapter
) -> None:
    one = chapter.member()
    meeting = chapter.take(chapter.meeting(DAY))
    late = chapter.member(joined="2020-01-01")
    set_mark(book, meeting, late, UNEXCUSED)
    assert due(book, meeting) == {one}
    assert row(book, meeting).unexcused == 0
    reopen(book, meeting)
    assert due(book, meeting) == {one}


def test_someone_said_to_be_due_without_a_mark_was_present_when_taken(
    book: Book, chapter: Chapter
) -> None:
    exempt = chapter.member()
    chapter.standing(exempt, EXEMPT, "2020-01-01")
    meeting = chapter.meeting(DAY)
    chapter.mark(meeting, exempt, None, due=True)
    chapter.take(meeting)
    assert marks(book, meeting) == {exempt: PRESENT}


@pytest.mark.parametrize("audience", [Audience.CADRES, Audience.PUBLIC])
def test_taking_a_meeting_that_is_not_for_members_stores_nobody(
    book: Book, chapter: Chapter, audience: Audience
) -> None:
    chapter.members(2)
    meeting = chapter.take(chapter.meeting(DAY, audience=audience))
    assert stored(book, meeting) == []


def test_counted_signatures_are_noted_with_the_day(book: Book, chapter: Chapter) -> None:
    chapter.members(2)
    meeting = chapter.take(chapter.meeting(DAY))
    with book.change("đối chiếu") as session:
        attendance.reconcile(session, meeting, 2, date(2024, 6, 6))
    assert row(book, meeting).reconciled == date(2024, 6, 6)
    with book.read() as session:
        assert session.get_one(Meeting, meeting).signatures == 2


# Opening again


def test_a_list_opened_again_is_a_draft_of_its_exceptions(book: Book, chapter: Chapter) -> None:
    one, two, three, exempt = chapter.members(4)
    chapter.standing(exempt, EXEMPT, "2020-01-01")
    meeting = chapter.meeting(DAY)
    chapter.mark(meeting, exempt, PRESENT, due=True)
    chapter.mark(meeting, three, None, due=False)
    chapter.take(meeting, {one: EXCUSED})
    before = roster(book, meeting)
    reopen(book, meeting)
    assert row(book, meeting).state is MeetingState.DRAFT
    assert stored(book, meeting) == [
        (one, None, EXCUSED, None),
        (three, False, None, None),
        (exempt, True, PRESENT, None),
    ]
    chapter.take(meeting)
    assert roster(book, meeting) == before
    assert two in due(book, meeting)


def test_the_rule_decides_once_more_when_a_list_is_opened_again(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    meeting = chapter.take(chapter.meeting(DAY))
    reopen(book, meeting)
    chapter.standing(member, AWAY, "2024-01-01")
    assert due(book, meeting) == set()


# A stored list and the rule


def test_a_standing_corrected_later_leaves_what_was_counted_and_names_the_meeting(
    book: Book, chapter: Chapter
) -> None:
    one, two = chapter.members(2)
    new = chapter.member(joined="2024-12-01")
    meeting = chapter.take(chapter.meeting(DAY), {two: EXCUSED})
    chapter.take(chapter.meeting("2024-01-05"))
    assert differences(book) == []
    away = chapter.standing(two, AWAY, "2024-06-01")
    chapter.standing(new, StandingKind.ARRIVED, "2024-02-01")
    assert due(book, meeting) == {one, two}
    assert (row(book, meeting).due, row(book, meeting).excused) == (2, 1)
    code = row(book, meeting).code
    assert differences(book) == [
        DueDifference(meeting, code, date(2024, 6, 5), missing=(new,), surplus=(two,))
    ]
    with book.change("sửa") as session:
        store.delete(session, STANDINGS, [away])
    assert [each.surplus for each in differences(book)] == [()]


def test_bringing_a_list_up_to_date_keeps_the_marks(book: Book, chapter: Chapter) -> None:
    one, two, present, thanked = chapter.members(4)
    new = chapter.member(joined="2024-12-01")
    meeting = chapter.meeting(DAY)
    set_mark(book, meeting, thanked, PRESENT, "Ra viện")
    chapter.take(meeting, {one: EXCUSED, two: UNEXCUSED})
    for gone in (two, present, thanked):
        chapter.standing(gone, AWAY, "2024-06-01")
    chapter.standing(new, StandingKind.ARRIVED, "2024-02-01")
    update_due(book, meeting)
    assert differences(book) == []
    assert stored(book, meeting) == [
        (one, True, EXCUSED, None),
        (two, False, UNEXCUSED, None),
        (thanked, False, PRESENT, "Ra viện"),
        (new, True, PRESENT, None),
    ]


def test_an_open_list_is_left_to_the_rule(book: Book, chapter: Chapter) -> None:
    chapter.members(2)
    meeting = chapter.meeting(DAY)
    update_due(book, meeting)
    assert stored(book, meeting) == []
    assert differences(book) == []


def test_a_meeting_moved_to_another_day_differs_where_its_list_does(
    book: Book, chapter: Chapter
) -> None:
    chapter.member()
    meeting = chapter.take(chapter.meeting(DAY))
    with book.change("sửa ngày") as session:
        store.save(session, MEETINGS, {"day": date(2009, 1, 5)}, meeting)
    assert [each.day for each in differences(book)] == [date(2009, 1, 5)]


# What is gone


@pytest.mark.parametrize(
    "act",
    [
        lambda session: attendance.set_mark(session, 99, 1, PRESENT),
        lambda session: attendance.take(session, 99),
        lambda session: attendance.reopen(session, 99),
        lambda session: attendance.reconcile(session, 99, 1, date(2024, 6, 5)),
        lambda session: attendance.update_due(session, 99),
    ],
)
def test_a_meeting_that_is_gone_is_not_found(book: Book, act: Callable[[Session], None]) -> None:
    with pytest.raises(LookupError), book.change("điểm danh") as session:
        act(session)


# Lists of many meetings


def store_lists(book: Book, *meetings: int) -> None:
    with book.change("nhập") as session:
        found = [session.get_one(Meeting, each) for each in meetings]
        attendance.store_lists(session, found, DueRule(session))


def test_lists_of_many_meetings_are_stored_by_the_rule_and_what_was_given(
    book: Book, chapter: Chapter
) -> None:
    one, two, three = chapter.members(3)
    first, second = chapter.meeting("2024-05-05"), chapter.meeting(DAY)
    chapter.standing(three, AWAY, DAY)
    set_mark(book, first, one, EXCUSED, "Ốm")
    with book.change("điểm danh") as session:
        for member, due in ((two, False), (three, True)):
            session.add(Attendance(meeting_id=second, member_id=member, due=due))

    store_lists(book, first, second)

    assert stored(book, first) == [
        (one, True, EXCUSED, "Ốm"),
        (two, True, PRESENT, None),
        (three, True, PRESENT, None),
    ]
    assert stored(book, second) == [
        (one, True, PRESENT, None),
        (two, False, None, None),
        (three, True, PRESENT, None),
    ]


def test_of_meetings_already_said_to_be_taken_the_list_is_stored_all_the_same(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    meeting = chapter.meeting(DAY)
    with book.change("nhập") as session:
        session.get_one(Meeting, meeting).taken = True

    store_lists(book, meeting)

    assert stored(book, meeting) == [(member, True, PRESENT, None)]


def test_a_list_nobody_is_due_on_is_stored_empty(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting(DAY)

    store_lists(book, meeting)

    assert stored(book, meeting) == []
    assert row(book, meeting).state is MeetingState.TAKEN
