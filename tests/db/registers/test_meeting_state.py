"""How far a meeting's attendance is."""

from __future__ import annotations

from db.book import Book
from db.registers.meetings import MeetingState, meeting
from db.schema import Mark, Summons
from tests.db.chapter import Chapter


def state(book: Book, meeting_id: int) -> MeetingState:
    with book.read() as session:
        return meeting(session, meeting_id).state


def test_the_first_mark_makes_a_draft_and_choosing_a_list_does_not(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    listed = chapter.meeting("2024-02-05", summons=Summons.LIST)
    chapter.mark(listed, member, None, due=True)
    begun = chapter.meeting("2024-03-05")
    assert state(book, begun) is MeetingState.NOT_TAKEN
    chapter.mark(begun, member, Mark.EXCUSED)
    assert state(book, listed) is MeetingState.NOT_TAKEN
    assert state(book, begun) is MeetingState.DRAFT
    chapter.take(begun)
    assert state(book, begun) is MeetingState.TAKEN
