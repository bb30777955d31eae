"""What a reminder is, and what all of them are worked out from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.figures.meetings import IS_HELD
from db.messages import Message
from db.periods import Period
from db.registers.attendance import DueRule
from db.schema import Meeting, MeetingKind, Member

_ROMAN = ("I", "II", "III", "IV")
MONTHS_BACK = 12
"""How many past months are looked at one by one; older gaps in the book stay in peace."""


class ReminderKind(StrEnum):
    """What was noticed."""

    NOT_TAKEN = "not_taken"
    DRAFT = "draft"
    NOT_TAKEN_LONG_AGO = "not_taken_long_ago"
    NO_ORDINARY = "no_ordinary"
    NO_THEMATIC = "no_thematic"
    DUE_CHANGED = "due_changed"
    ABSENCES = "absences"
    PROBATION = "probation"
    OFFICIAL_MISSING = "official_missing"
    TASKS_OVERDUE = "tasks_overdue"
    TASKS_DUE = "tasks_due"
    MENDING_OVERDUE = "mending_overdue"
    NO_COMMITMENT = "no_commitment"
    ITEMS_OVERDUE = "items_overdue"
    NO_HALF_YEAR = "no_half_year"
    NO_OUTCOME = "no_outcome"
    VAGUE = "vague"
    NO_GRADE = "no_grade"
    NO_RESULT = "no_result"
    CARRY_OVER = "carry_over"
    NUMBERS_MISSING = "numbers_missing"
    NUMBERS_REPEATED = "numbers_repeated"
    NOT_FILLED = "not_filled"
    QUERIES_OVERDUE = "queries_overdue"
    QUERIES_WAITING = "queries_waiting"


class Action(StrEnum):
    """Where the thing is mended."""

    ATTENDANCE = "attendance"
    DUE_LISTS = "due_lists"
    MEETINGS = "meetings"
    MEETING_NEW = "meeting_new"
    MEMBER = "member"
    MEMBERS = "members"
    RECORDS = "records"
    RESULTS = "results"
    COMMITMENTS = "commitments"
    GRADINGS = "gradings"
    CARRY_OVER = "carry_over"
    FILL = "fill"
    RETURN = "return"


@dataclass(frozen=True)
class Target:
    """The records an action opens; for a new meeting its kind, and the period it falls in.

    Commitments and gradings are opened by their members and the year, which is the period;
    a return by its form and period.
    """

    register: str
    ids: tuple[int, ...] = ()
    kind: MeetingKind | None = None
    period: Period | None = None
    form: str = ""

    @property
    def year(self) -> int | None:
        """Return the year of the period, where there is one."""
        return None if self.period is None else self.period.start.year


@dataclass(frozen=True)
class Reminder:
    """One thing that waits: `urgent` is *Cần làm ngay*, otherwise *Nên xem*."""

    kind: ReminderKind
    urgent: bool
    message: Message
    detail: Message | None
    action: Action
    target: Target


class Scene:
    """The book as it stands today, with what several reminders ask of it read only once."""

    def __init__(self, session: Session, today: date) -> None:
        self.session = session
        self.today = today

    @cached_property
    def rule(self) -> DueRule:
        """Return the rule that says who is due, with everybody in the book."""
        return DueRule(self.session)

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """Return the whole months looked at: this one last, MONTHS_BACK before it."""
        return last_months(self.today, MONTHS_BACK + 1)

    @property
    def window(self) -> Period:
        """Return the days looked at: from the first of those months until today."""
        return Period(self.months[0].start, self.today)

    @cached_property
    def held(self) -> tuple[tuple[date, MeetingKind], ...]:
        """Return day and kind of every meeting the chapter held or has written down."""
        wanted = select(Meeting.day, Meeting.kind).where(*IS_HELD).order_by(Meeting.day)
        return tuple((row.day, row.kind) for row in self.session.execute(wanted))

    def in_use_by(self, day: date) -> bool:
        """Tell whether the book was kept by then: the chapter held a meeting that it knows of."""
        return bool(self.held) and self.held[0][0] <= day

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """Return everybody in the book in name order."""
        wanted = select(Member).order_by(Member.sort_key, Member.id)
        return tuple(self.session.scalars(wanted))

    def quarter_name(self, quarter: Period) -> str:
        """Return a quarter as a person says it today: IV, or IV/2025 of another year."""
        start = quarter.start
        name = _ROMAN[start.month // 3]
        return name if start.year == self.today.year else f"{name}/{start.year}"

    def show(self, day: date) -> str:
        """Return a day as a person says it today: this year's without the year."""
        return show_date(day) if day.year != self.today.year else f"{day:%d/%m}"


def last_months(today: date, number: int) -> tuple[Period, ...]:
    """Return a number of whole calendar months, oldest first, the last one holding today."""
    last = today.year * 12 + today.month - 1
    return tuple(
        Period.month(each // 12, each % 12 + 1) for each in range(last - number + 1, last + 1)
    )
