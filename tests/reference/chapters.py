"""Chapters made by hand for the worked examples, and the quarter they are asked about."""

from __future__ import annotations

from datetime import date

from tests.reference.figures import Number, figures
from tests.reference.periods import Period
from tests.reference.records import Book, Meeting, MeetingKind, Member

Q2 = Period.parse("2022-Q2")
FIRST, LAST = date(2022, 4, 1), date(2022, 6, 30)
BEFORE, AFTER = date(2022, 3, 31), date(2022, 7, 1)


def chapter(members: int = 4) -> Book:
    """A chapter of members A, B, C, … who were always there."""
    return Book(members=[Member(code) for code in "ABCDEFGH"[:members]])


def hold(book: Book, kind: MeetingKind = MeetingKind.ORDINARY, day: date = FIRST) -> Meeting:
    """A meeting of the chapter on that day, its attendance taken."""
    meeting = Meeting(f"SH{len(book.meetings)}", day, kind, taken=True)
    book.meetings.append(meeting)
    return meeting


def number(book: Book, figure: str) -> Number:
    """One figure of that quarter."""
    return figures(book, Q2)[figure]
