"""A period's figures, and the same figures of the times that follow from it (CONTRACT §4)."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from db import figures
from db.dates import FIRST_YEAR
from db.figures import State, Unit, Value
from db.numbers import percent
from db.periods import Period
from desktop.returns.tags import Variant


class Figures:
    """The figures of one book for one period, each time worked out once."""

    def __init__(self, session: Session, period: Period) -> None:
        self._session = session
        self.period = period
        self._known: dict[Period, dict[str, Value]] = {}

    @cached_property
    def all(self) -> dict[str, Value]:
        """Return every figure of the period itself, by id."""
        return self._of(self.period)

    def find(self, figure_id: str, variant: Variant = Variant.THIS) -> Value | None:
        """Return a figure; None where that time is not compared, for a period over a year."""
        if variant is Variant.VERSUS_LAST_YEAR:
            return versus(self.find(figure_id), self.find(figure_id, Variant.LAST_YEAR))
        period = period_of(self.period, variant)
        if period is None:
            return None
        found = self._of(period).get(figure_id)
        return found or figures.value(self._session, figure_id, period)

    def _of(self, period: Period) -> dict[str, Value]:
        if period not in self._known:
            self._known[period] = figures.compute(self._session, period)
        return self._known[period]


def versus(now: Value | None, before: Value | None) -> Value | None:
    """Return a figure in per cent of the same one a year before; None where that is not known."""
    if before is None or now is None:
        return None
    rate = None
    if State.NOT_FILLED not in (before.state, now.state):
        rate = percent(now.number or 0, before.number or 0)
    return Value(now.id, rate, Unit.PERCENT, now.state)


def period_of(period: Period, variant: Variant) -> Period | None:
    """Return the days a time of a period means; None where it is not compared (CONTRACT §4).

    What is held against the year before counts the period's own records.
    """
    if variant in (Variant.THIS, Variant.VERSUS_LAST_YEAR):
        return period
    if variant is Variant.SINCE_START:
        return Period(date(FIRST_YEAR, 1, 1), period.end)
    if period.over_a_year:
        return None
    return period.year_before() if variant is Variant.LAST_YEAR else period.year_to_date()
