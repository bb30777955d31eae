"""One member's attendance: every list they stand on, and what each year adds up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from db.figures.meetings import IS_HELD
from db.numbers import percent
from db.registers.attendance import ATTENDED
from db.schema import Attendance, Audience, Mark, Meeting, MeetingKind


@dataclass(frozen=True)
class Attended:
    """How one member attended one meeting whose attendance is taken.

    `counts` tells whether it enters the chapter's attendance rate: the member was due, and
    the chapter as a whole was called (meetings.due, CONTRACT §3).
    """

    meeting_id: int
    day: date
    kind: MeetingKind
    mark: Mark
    reason: str
    due: bool
    counts: bool


@dataclass(frozen=True)
class YearOfMember:
    """A member's attendances of one year; due = present + excused + unexcused."""

    year: int
    due: int
    present: int
    excused: int
    unexcused: int

    @property
    def rate(self) -> Decimal | None:
        """Return present in per cent of due."""
        return percent(self.present, self.due)


def attendance_of(session: Session, member_id: int) -> list[Attended]:
    """Return how a member attended, the newest meeting first.

    A meeting they were not due at is there only where they came or were marked all the same.
    """
    wanted = (
        select(
            Meeting.id,
            Meeting.day,
            Meeting.kind,
            Attendance.mark,
            Attendance.reason,
            Attendance.due,
            and_(*IS_HELD, Attendance.due.is_(True)),
        )
        .join(Attendance.meeting)
        .where(
            Attendance.member_id == member_id,
            Meeting.taken,
            Meeting.audience == Audience.MEMBERS,
        )
        .order_by(Meeting.day.desc(), Meeting.start.desc(), Meeting.id.desc())
    )
    return [
        Attended(id_, day, kind, mark, reason or "", bool(due), bool(counts))
        for id_, day, kind, mark, reason, due, counts in session.execute(wanted)
        if mark is not None
    ]


def by_year(rows: Iterable[Attended]) -> list[YearOfMember]:
    """Return what the meetings that count add up to, the newest year first."""
    years: defaultdict[int, Counter[Mark]] = defaultdict(Counter)
    for row in rows:
        if row.counts:
            years[row.day.year][row.mark] += 1
    return [
        YearOfMember(
            year=year,
            due=marks.total(),
            present=sum(marks[mark] for mark in ATTENDED),
            excused=marks[Mark.EXCUSED],
            unexcused=marks[Mark.UNEXCUSED],
        )
        for year, marks in sorted(years.items(), reverse=True)
    ]
