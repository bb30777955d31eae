"""Units whose figures stand apart: from their own past, or from units like them.

Only something to ask about: a figure that stands apart is often right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

from db.figures import State, Unit, Value
from desktop.returns.consolidation.summing import OfUnit

_LEAST_UNITS = 8
"""Fewer units than this are too few to tell what is usual among them."""
_SPREADS = 5
"""So many times the median distance from the median a figure must lie away."""
_PER_MEMBER = (Unit.PEOPLE, Unit.ATTENDANCES)


class Why(StrEnum):
    """What a figure stands apart from."""

    PAST = "past"
    LIKE = "like"


@dataclass(frozen=True)
class Outlier:
    """A figure of a unit that stands apart; `usual` is what one would have expected."""

    figure: str
    code: str
    name: str
    number: int | Decimal
    usual: int | Decimal
    why: Why


def outliers(
    units: Sequence[OfUnit], totals: Mapping[str, Value], order: Iterable[str], handful: int
) -> list[Outlier]:
    """Return what stands apart, unit by unit, each figure once: from its past before its like.

    `handful` is how far a number may be from another without a word, as in all checks.
    """
    below = [each for each in units if not each.part.own]
    found = {(each.code, each.figure): each for each in _unlike(below, totals, order, handful)}
    found |= {(each.code, each.figure): each for each in _unlike_before(below)}
    places = {each.part.code: place for place, each in enumerate(below)}
    ids = {figure: place for place, figure in enumerate(totals)}
    return sorted(found.values(), key=lambda each: (places[each.code], ids.get(each.figure, 0)))


def _unlike_before(units: Iterable[OfUnit]) -> Iterator[Outlier]:
    for unit in units:
        for figure, before in unit.far.items():
            number, _state = unit.figures.get(figure, (None, None))
            if number is not None:
                yield _outlier(unit, figure, number, before, Why.PAST)


def _unlike(
    units: Sequence[OfUnit], totals: Mapping[str, Value], order: Iterable[str], handful: int
) -> Iterator[Outlier]:
    """Give the figures far from the middle of all units, people counted for each member."""
    for figure in order:
        counted = [
            (unit, number)
            for unit in units
            if (told := unit.figures.get(figure)) is not None
            and (number := told[0]) is not None
            and told[1] is State.COUNTED
        ]
        if len(counted) >= _LEAST_UNITS and figure in totals:
            yield from _far_from_middle(counted, totals[figure], handful)


def _far_from_middle(
    counted: Sequence[tuple[OfUnit, int | Decimal]], total: Value, handful: int
) -> Iterator[Outlier]:
    by_member = total.unit in _PER_MEMBER and not total.id.startswith("members.")

    def share(unit: OfUnit, number: int | Decimal) -> float:
        return float(number) / max(unit.members, 1) if by_member else float(number)

    shares = [share(unit, number) for unit, number in counted]
    middle = median(shares)
    spread = median(abs(each - middle) for each in shares)
    for (unit, number), each in zip(counted, shares, strict=True):
        usual = middle * max(unit.members, 1) if by_member else middle
        if abs(each - middle) > _SPREADS * spread and abs(float(number) - usual) > handful:
            yield _outlier(unit, total.id, number, _shown(usual, total.unit), Why.LIKE)


def _shown(usual: float, unit: Unit) -> int | Decimal:
    return Decimal(f"{usual:.2f}") if unit is Unit.PERCENT else round(usual)


def _outlier(
    unit: OfUnit, figure: str, number: int | Decimal, usual: int | Decimal, why: Why
) -> Outlier:
    return Outlier(figure, unit.part.code, unit.part.name, number, usual, why)
