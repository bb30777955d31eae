"""On which day the next meeting of a kind most likely falls."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from db.periods import Period
from db.schema import MeetingKind

MONTHLY = frozenset({MeetingKind.ORDINARY, MeetingKind.COMBINED, MeetingKind.COMMITTEE})


def default_day(
    kind: MeetingKind, before: Sequence[date], today: date, period: Period | None = None
) -> date:
    """Return the day to offer for a new meeting; `before` are those of its kind, newest first.

    A monthly kind falls on its usual day of the first month that has none yet, or of the
    period asked for; any other is today, or the period's first day where today lies outside.
    """
    if period is not None:
        return _within(kind, before, today, period)
    if kind not in MONTHLY or not before:
        return today
    year, month = today.year, today.month
    if (before[0].year, before[0].month) >= (year, month):
        later = before[0].year * 12 + before[0].month
        year, month = divmod(later, 12)
        month += 1
    return usual_day(before, year, month)


def usual_day(before: Sequence[date], year: int, month: int) -> date:
    """Return the day of a month on which meetings usually are: the 5th, or the first Saturday."""
    last, recent = before[0], before[:3]
    days = {day.day for day in recent}
    places = {(day.weekday(), (day.day - 1) // 7) for day in recent}
    length = monthrange(year, month)[1]
    if len(days) == 1 or len(places) > 1:
        return date(year, month, min(last.day, length))
    weekday, week = places.pop()
    first = 1 + (weekday - date(year, month, 1).weekday()) % 7
    day = first + 7 * week
    return date(year, month, day if day <= length else day - 7)


def _within(kind: MeetingKind, before: Sequence[date], today: date, period: Period) -> date:
    if kind in MONTHLY and before:
        days = [usual_day(before, each.start.year, each.start.month) for each in period.months()]
        inside = [day for day in days if period.contains(day)]
        if inside:
            return next((day for day in inside if day >= today), inside[-1])
    return today if period.contains(today) else period.start
