"""Figures far from those of the period before: of one cause only the leading one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from db.figures import CATALOGUE, Rate, home_of
from db.periods import Period
from desktop.returns.checks.base import Told, name, number, show, show_as
from desktop.returns.problems import Problem, problem

_MOVES_WITH = {
    "members.official": ("members.total",),
    "members.women": ("members.total",),
    "meetings.ordinary": ("meetings.held",),
    "meetings.thematic": ("meetings.held",),
    "meetings.due": ("meetings.held", "members.total"),
    "meetings.present": ("meetings.due",),
    "meetings.excused": ("meetings.due",),
    "meetings.unexcused": ("meetings.due",),
    "study.sessions": ("meetings.held",),
    "study.people_due": ("members.total",),
    "study.people_present": ("study.people_due",),
    "study.cadre_attendances": ("study.cadre_sessions",),
    "study.public_attendances": ("study.public_sessions",),
    "models.new": ("models.on_register",),
    "models.kept": ("models.on_register",),
    "models.replicated": ("models.replications",),
    "commitments.due": ("members.total",),
    "commitments.made": ("commitments.due",),
    "commitments.fulfilled": ("commitments.made",),
    "commitments.unfulfilled": ("commitments.made",),
}
"""Figures that grow and shrink with others: what those account for is not far."""

_TOLD_BY = {
    "meetings.present": "meetings.rate",
    "meetings.excused": "meetings.rate",
    "meetings.unexcused": "meetings.rate",
    "study.people_present": "study.rate",
    "commitments.made": "commitments.rate",
}
"""Figures of which nothing more is said where a rate that tells of them is far."""

_ONCE_A_YEAR = (
    "models.new",
    "models.kept",
    "models.completed",
    "models.stopped",
    "models.recognised",
    "commitments.made",
    "commitments.rate",
    "commitments.fulfilled",
    "commitments.unfulfilled",
    "commendations.collectives",
    "commendations.people",
)
"""What comes in its own month of the year, so that only years can be compared."""

_SAID_ELSEWHERE = ("meetings.not_taken",)


def far_from_before(told: Told) -> Iterator[Problem]:
    """Point out the unfiltered figures far from the period before, both counted.

    A count is far by a share of the earlier one, a rate by its points, either by more than a
    handful: of things, or of those by whom the rate fell or rose. A count is not far where
    what it moves with accounts for it.
    """
    for each in far_figures(told):
        value = told.values[each]
        args = {
            "name": name(value),
            "number": show(value),
            "before": show_as(value.unit, told.before.numbers[each]),
        }
        room = home_of(CATALOGUE[each])
        yield problem("far_from_before", args, told.where(each), room=room)


def far_figures(told: Told) -> list[str]:
    """Return the figures that are far from the period before, by id."""
    far = [each for each in CATALOGUE if _is_compared(told, each) and _is_far(told, each)]
    return [each for each in far if _TOLD_BY.get(each) not in far]


def _is_compared(told: Told, figure_id: str) -> bool:
    if figure_id in _SAID_ELSEWHERE or told.counted(figure_id) is None:
        return False
    if figure_id not in told.before.numbers:
        return False
    period = told.period
    whole_year = period is not None and period == Period.year(period.start.year)
    return whole_year or figure_id not in _ONCE_A_YEAR


def _is_far(told: Told, figure_id: str) -> bool:
    limits, how = told.before, CATALOGUE[figure_id].how
    now, before = Fraction(number(told.values[figure_id])), Fraction(limits.numbers[figure_id])
    if isinstance(how, Rate):
        away = abs(now - before)
        whole = told.counted(how.whole)
        people = away * Fraction(number(whole)) / 100 if whole else 0
        return away >= limits.points and people > limits.handful
    expected = before
    for cause in _MOVES_WITH.get(figure_id, ()):
        expected *= _growth(told, cause)
    return all(
        abs(now - each) > limits.handful and abs(now - each) * 100 >= limits.percent * each
        for each in (before, expected)
    )


def _growth(told: Told, figure_id: str) -> Fraction:
    """Return how many times its earlier number a figure is; 1 where that cannot be said."""
    now, before = told.counted(figure_id), told.before.numbers.get(figure_id)
    return Fraction(number(now)) / Fraction(before) if now and before else Fraction(1)
