"""What a meeting's list says, in the shortest form to compare."""

from __future__ import annotations

from db.book import Book
from db.registers import attendance, meetings
from db.registers.attendance import Roster
from db.registers.meetings import MeetingRow
from db.schema import Mark


def roster(book: Book, meeting: int) -> Roster:
    with book.read() as session:
        return attendance.roster(session, meeting)


def due(book: Book, meeting: int) -> set[int]:
    return {row.member_id for row in roster(book, meeting).due}


def listed(book: Book, meeting: int) -> set[int]:
    """Everybody on the list, due or not."""
    found = roster(book, meeting)
    return {row.member_id for row in (*found.due, *found.not_due)}


def marks(book: Book, meeting: int) -> dict[int, Mark | None]:
    """The marks of those due."""
    return {row.member_id: row.mark for row in roster(book, meeting).due}


def row(book: Book, meeting: int) -> MeetingRow:
    with book.read() as session:
        return meetings.meeting(session, meeting)
