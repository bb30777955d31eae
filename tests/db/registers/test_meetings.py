"""The list of meetings: state, numbers, headcounts, order, and the last of a kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from db.book import Book
from db.registers import meetings, store
from db.registers.meetings import HEADCOUNTS, MEETINGS, MeetingState, default_call
from db.schema import Audience, Call, Mark, Meeting, MeetingKind, Summons
from tests.db.chapter import Chapter
from tests.db.registers.rosters import row

DAY = "2024-06-05"
USUAL = {"kind": MeetingKind.ORDINARY, "audience": Audience.MEMBERS, "call": Call()}


def codes(book: Book) -> list[str]:
    with book.read() as session:
        return [each.code for each in meetings.meetings(session)]


@contextmanager
def statements(session: Session) -> Iterator[list[str]]:
    """Give the statements a session sends while it is looked at."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def test_due_and_rate_are_known_once_attendance_is_taken(book: Book, chapter: Chapter) -> None:
    one, two, three = chapter.members(3)
    meeting = chapter.meeting(DAY)
    chapter.mark(meeting, one, Mark.EXCUSED)
    before = row(book, meeting)
    assert (before.state, before.due, before.present) == (MeetingState.DRAFT, None, None)
    assert (before.excused, before.rate) == (0, None)
    chapter.take(meeting, {two: Mark.UNEXCUSED, three: Mark.ONLINE})
    after = row(book, meeting)
    assert (after.state, after.due, after.present) == (MeetingState.TAKEN, 3, 1)
    assert (after.excused, after.unexcused, after.rate) == (1, 1, Decimal("33.33"))


def test_a_taken_meeting_at_which_nobody_was_due_has_no_rate(book: Book, chapter: Chapter) -> None:
    meeting = chapter.take(chapter.meeting(DAY))
    assert (row(book, meeting).due, row(book, meeting).rate) == (0, None)


@pytest.mark.parametrize("audience", [Audience.CADRES, Audience.PUBLIC])
def test_where_no_names_are_kept_the_headcount_stands_or_else_the_sum_by_group(
    book: Book, chapter: Chapter, audience: Audience
) -> None:
    groups = {"Hội Phụ nữ": 12, "Nhân dân": 30}
    both = chapter.meeting(DAY, audience=audience, headcount=40, groups=groups)
    by_group = chapter.meeting(DAY, audience=audience, groups=groups)
    blank = chapter.meeting(DAY, audience=audience)
    heads = [row(book, each).headcount for each in (both, by_group, blank)]
    assert heads == [40, 42, None]
    states = [row(book, each).state for each in (both, by_group, blank)]
    assert states == [MeetingState.COUNTED, MeetingState.COUNTED, MeetingState.NOT_TAKEN]


def test_nobody_came_is_counted_and_blank_is_not(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting(DAY, audience=Audience.PUBLIC, headcount=0)
    assert row(book, meeting).state is MeetingState.COUNTED


def test_a_meeting_that_is_not_for_members_has_no_due_even_when_ticked_as_taken(
    book: Book, chapter: Chapter
) -> None:
    chapter.members(2)
    meeting = chapter.take(chapter.meeting(DAY, audience=Audience.CADRES, headcount=5))
    found = row(book, meeting)
    assert (found.due, found.present, found.rate) == (None, None, None)
    assert found.state is MeetingState.COUNTED


def test_the_newest_meeting_stands_first_on_one_day_the_latest_hour(book: Book) -> None:
    with book.change("họp") as session:
        for code, day, start in (
            ("D", date(2024, 6, 5), time(14)),
            ("E", date(2024, 6, 5), time(14)),
            ("C", date(2024, 6, 5), time(7, 30)),
            ("B", date(2024, 6, 5), None),
            ("A", date(2024, 5, 5), None),
        ):
            store.save(session, MEETINGS, USUAL | {"code": code, "day": day, "start": start})
    assert codes(book) == ["E", "D", "C", "B", "A"]


def test_a_row_tells_what_the_list_shows(book: Book, chapter: Chapter) -> None:
    one, two = chapter.subject("KL01"), chapter.subject("CD24")
    with book.change("họp") as session:
        meeting = store.save(
            session,
            MEETINGS,
            USUAL
            | {
                "day": date(2024, 6, 5),
                "start": time(14),
                "kind": MeetingKind.STUDY,
                "call": Call(Summons.GROUP, "Tổ 1"),
                "subjects": (two, one),
                "content": "Học tập Kết luận",
                "place": "Nhà văn hóa",
            },
        )
    found = row(book, meeting)
    assert (found.code, found.day, found.start) == ("SH001", date(2024, 6, 5), time(14))
    assert (found.kind, found.audience) == (MeetingKind.STUDY, Audience.MEMBERS)
    assert found.call == Call(Summons.GROUP, "Tổ 1")
    assert found.subject_ids == (two, one)
    assert (found.content, found.place) == ("Học tập Kết luận", "Nhà văn hóa")
    assert (found.headcount, found.reconciled) == (None, None)
    assert "hoc tap ket luan" in found.search_key


def test_a_list_of_many_meetings_asks_no_more_than_a_list_of_one(
    book: Book, chapter: Chapter
) -> None:
    member, subject = chapter.member(), chapter.subject("KL01")
    for month in range(1, 10):
        chapter.take(chapter.meeting(f"2024-{month:02}-05", subjects=[subject]))
        chapter.meeting(f"2024-{month:02}-06", audience=Audience.PUBLIC, groups={"Nhân dân": 3})
    alone = chapter.meeting(DAY)
    chapter.mark(alone, member, Mark.EXCUSED)
    with book.read() as session, statements(session) as for_one:
        assert len(meetings.meetings(session, [alone])) == 1
    with book.read() as session, statements(session) as for_all:
        assert len(meetings.meetings(session)) == 19
    assert len(for_all) == len(for_one)


def test_only_the_meetings_asked_for_are_listed(book: Book, chapter: Chapter) -> None:
    chapter.members(2)
    one, two, _three = (chapter.take(chapter.meeting(f"2024-0{month}-05")) for month in (1, 2, 3))
    with book.read() as session:
        found = meetings.meetings(session, [one, two])
        assert [(each.id, each.due) for each in found] == [(two, 2), (one, 2)]
        assert meetings.meetings(session, []) == []


def test_a_meeting_that_is_gone_is_not_found(book: Book) -> None:
    with book.read() as session, pytest.raises(LookupError):
        meetings.meeting(session, 99)


def test_a_new_meeting_starts_from_the_newest_of_its_kind(book: Book, chapter: Chapter) -> None:
    chapter.meeting("2024-07-05", MeetingKind.THEMATIC)
    chapter.meeting("2024-05-05")
    chapter.meeting("2024-06-05")
    last = chapter.meeting("2024-06-05")
    chapter.meeting("2024-04-05")
    with book.read() as session:
        found = meetings.last_of_kind(session, MeetingKind.ORDINARY)
        assert found is not None
        assert found.id == last
        assert meetings.last_of_kind(session, MeetingKind.CONGRESS) is None


@pytest.mark.parametrize("kind", [None, *MeetingKind])
def test_a_meeting_of_the_committee_summons_it_and_any_other_the_chapter(
    kind: MeetingKind | None,
) -> None:
    committee = kind is MeetingKind.COMMITTEE
    expected = Summons.COMMITTEE if committee else Summons.CHAPTER
    assert default_call(kind) == Call(expected)


def test_a_meeting_without_names_and_number_is_pointed_out(book: Book) -> None:
    today = date(2024, 6, 5)

    def rules(**values: object) -> list[str]:
        return [rule for rule, _message in MEETINGS.remarks({"code": "SH01"} | values, today)]

    assert rules(audience=Audience.PUBLIC) == ["headcount_blank"]
    assert rules(audience=Audience.PUBLIC, headcount=0) == []
    assert rules() == rules(audience=Audience.MEMBERS) == []


def test_a_subject_taken_off_and_one_added_leave_the_others_as_they_were(
    book: Book, chapter: Chapter
) -> None:
    one, two, three = (chapter.subject(code) for code in ("A", "B", "C"))
    meeting = chapter.meeting(DAY, subjects=[one, two])
    with book.change("sửa") as session:
        kept = session.get_one(Meeting, meeting).subject_links[1].id
        store.save(session, MEETINGS, {"subjects": (two, three, two)}, meeting)
    assert row(book, meeting).subject_ids == (two, three)
    with book.read() as session:
        assert session.get_one(Meeting, meeting).subject_links[0].id == kept


def test_headcounts_are_records_of_their_meeting_and_go_with_it(
    book: Book, chapter: Chapter
) -> None:
    meeting = chapter.meeting(DAY, audience=Audience.PUBLIC)
    with book.change("thành phần") as session:
        values = {"meeting": meeting, "group": "Nhân dân", "people": 30}
        store.save(session, HEADCOUNTS, values)
    assert row(book, meeting).headcount == 30
    with book.change("xóa") as session:
        store.delete(session, MEETINGS, [meeting])
    with book.read() as session:
        assert store.count(session, HEADCOUNTS) == 0
