"""Attendance month by month, for the chart of the home screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import case, func
from sqlalchemy.orm import Session

from db.figures.base import Scope
from db.figures.meetings import DUE, HELD
from db.numbers import percent
from db.periods import Period
from db.registers.attendance import ATTENDED
from db.reminders.base import last_months
from db.schema import Attendance, Meeting


@dataclass(frozen=True)
class MonthAttendance:
    """One month: attendances due and present at the meetings taken, and every meeting held.

    `rate` is the figure meetings.rate of the month, None where nobody was due or nothing
    is taken.
    """

    period: Period
    due: int
    present: int
    meeting_ids: tuple[int, ...]

    @property
    def rate(self) -> Decimal | None:
        """Return present of due in per cent."""
        return percent(self.present, self.due)


_MEETINGS = HELD.query.add_columns(Meeting.day).order_by(Meeting.day, Meeting.id)
_ATTENDANCES = DUE.query.with_only_columns(
    Meeting.day,
    func.count().label("due"),
    func.count(case((Attendance.mark.in_(ATTENDED), 1))).label("present"),
    maintain_column_froms=True,
).group_by(Meeting.day)


def attendance_by_month(session: Session, today: date, months: int = 12) -> list[MonthAttendance]:
    """Return the newest months, oldest first, the last one holding today."""
    periods = last_months(today, months)
    scope = Scope(session, Period(periods[0].start, periods[-1].end))
    held = session.execute(_MEETINGS, scope.parameters(HELD)).all()
    attended = session.execute(_ATTENDANCES, scope.parameters(DUE)).all()
    return [
        MonthAttendance(
            period=period,
            due=sum(row.due for row in attended if period.contains(row.day)),
            present=sum(row.present for row in attended if period.contains(row.day)),
            meeting_ids=tuple(row.record for row in held if period.contains(row.day)),
        )
        for period in periods
    ]
