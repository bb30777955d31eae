"""The figures of the period before, and how far from them a figure may be without a word.

A return file carries both, so that whoever reads it compares as the book did.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy.orm import Session

from db import figures
from db.figures import CATALOGUE, State
from db.periods import Period
from db.registers.thresholds import FAR_FROM_PERIOD, FAR_HANDFUL, FAR_POINTS


@dataclass(frozen=True)
class Before:
    """What was counted in the period of the same kind directly before, by figure.

    Far is a number at least `percent` of the earlier one away from it, a rate at least
    `points`; and in either case by more than a `handful`, since small numbers swing.
    """

    numbers: Mapping[str, int | Decimal] = field(default_factory=dict)
    percent: int = FAR_FROM_PERIOD.default
    points: int = FAR_POINTS.default
    handful: int = FAR_HANDFUL.default


def before(session: Session, period: Period) -> Before:
    """Return what a book counted before a period; no numbers where nothing can be compared."""
    return replace(limits_of(session), numbers=_numbers(session, period.before()))


def limits_of(session: Session) -> Before:
    """Return how far a book lets a figure be from the one before, and no figures."""
    return Before(
        percent=FAR_FROM_PERIOD.read(session),
        points=FAR_POINTS.read(session),
        handful=FAR_HANDFUL.read(session),
    )


def _numbers(session: Session, period: Period | None) -> dict[str, int | Decimal]:
    if period is None:
        return {}
    unfiltered = [replace(each, filters=()) for each in CATALOGUE.values()]
    return {
        each.id: each.number
        for each in figures.compute(session, period, unfiltered).values()
        if each.state is State.COUNTED and each.number is not None
    }
