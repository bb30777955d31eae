"""Units whose figures stand apart: from their own past, or from units like them.

Only something to ask about: a figure that stands apart is often right. So that the few that
deserve a question are not lost among many, a unit is held against units of its size alone, a
number against the middle by how many times it is more or less, and what is common is passed by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import log
from statistics import median

from db.figures import CATALOGUE, Rate, State, Unit, Value, split_id
from desktop.returns.before import Before
from desktop.returns.consolidation.summing import OfUnit

_LEAST_UNITS = 8
"""Fewer units than this are too few to tell what is usual among them."""
_NEXT_SIZE = 2
"""Units are of one size while each has at most so many times the members of the next smaller."""
_SPREADS = 3 * 1.4826
"""How often the median distance from the middle a number may lie away: three deviations of a
normal distribution."""
_LEAST_TIMES, _MOST_TIMES = 3, 5
"""Fewer times the middle is never asked about, more is always: a digit too many makes five times
the middle even of a number of half of it. For small parts of the middle likewise."""
_RARE = 20
"""One unit of so many may stand apart in a figure; what is more common than that is usual."""
_ENDS = 10
"""One of so many units is left out at either end of what is called usual."""
_SIZE = "members.total"
_PER_MEMBER = (Unit.PEOPLE, Unit.ATTENDANCES)


class Why(StrEnum):
    """What a figure stands apart from."""

    PAST = "past"
    LIKE = "like"


@dataclass(frozen=True)
class Outlier:
    """A figure of a unit that stands apart; `usual` is what one would have expected.

    Beside its like that is the middle, and most units lie from `low` to `high`; all three
    are reckoned for as many members as the unit has where it goes `by_member`.
    """

    figure: str
    code: str
    name: str
    number: int | Decimal
    usual: int | Decimal
    why: Why
    low: int | Decimal
    high: int | Decimal
    by_member: bool = False


def outliers(
    units: Sequence[OfUnit], totals: Mapping[str, Value], order: Iterable[str], limits: Before
) -> list[Outlier]:
    """Return what stands apart, unit by unit, each figure once: from its past before its like.

    `limits` say how far a number may be from another without a word, as in all checks.
    """
    below = [each for each in units if not each.part.own]
    found = {(each.code, each.figure): each for each in _unlike(below, totals, order, limits)}
    found |= {(each.code, each.figure): each for each in _unlike_before(below)}
    places = {each.part.code: place for place, each in enumerate(below)}
    ids = {figure: place for place, figure in enumerate(totals)}
    return sorted(found.values(), key=lambda each: (places[each.code], ids.get(each.figure, 0)))


def _unlike_before(units: Iterable[OfUnit]) -> Iterator[Outlier]:
    for unit in units:
        for figure, before in unit.far.items():
            number, _state = unit.figures.get(figure, (None, None))
            if number is not None:
                told = (figure, unit.part.code, unit.part.name, number, before)
                yield Outlier(*told, Why.PAST, before, before)


@dataclass(frozen=True)
class _Counted:
    """A unit that counted a figure, and what is compared: the number, or what a member has."""

    unit: OfUnit
    number: int | Decimal
    size: int
    """For how many the number is told: the unit's members, or 1."""

    @property
    def share(self) -> float:
        return float(self.number) / self.size


def _unlike(
    units: Sequence[OfUnit], totals: Mapping[str, Value], order: Iterable[str], limits: Before
) -> Iterator[Outlier]:
    """Give the figures far from the middle of the units of one size."""
    sizes = list(_of_one_size(units))
    for figure in order:
        total = totals.get(figure)
        for group in () if total is None else [units] if figure == _SIZE else sizes:
            assert total is not None
            counted = [each for unit in group if (each := _counted(unit, total)) is not None]
            if len(counted) >= _LEAST_UNITS:
                yield from _apart(counted, total, limits)


def _of_one_size(units: Iterable[OfUnit]) -> Iterator[list[OfUnit]]:
    """Give the units in groups: a new one begins where the next larger is far larger."""
    group: list[OfUnit] = []
    for unit in sorted(units, key=lambda each: each.members):
        if group and unit.members > _NEXT_SIZE * max(group[-1].members, 1):
            yield group
            group = []
        group.append(unit)
    yield group


def _counted(unit: OfUnit, total: Value) -> _Counted | None:
    number, state = unit.figures.get(total.id, (None, None))
    if number is None or state is not State.COUNTED:
        return None
    return _Counted(unit, number, max(unit.members, 1) if _by_member(total) else 1)


def _by_member(total: Value) -> bool:
    return total.unit in _PER_MEMBER and total.id != _SIZE


def _apart(counted: Sequence[_Counted], total: Value, limits: Before) -> Iterator[Outlier]:
    rate = total.unit is Unit.PERCENT
    far = _far_rates(counted, total, limits) if rate else _far_counts(counted, limits)
    apart = {each.unit.part.code for each in far}
    usual = sorted(
        each.share
        for each in counted
        if each.unit.part.code not in apart and (rate or each.number > 0)
    )
    if not far or not usual:
        return
    cut = len(usual) // _ENDS
    told = (median(usual), usual[cut], usual[-1 - cut])
    for each in far:
        middle, low, high = (_shown(share * each.size, total.unit) for share in told)
        part = each.unit.part
        found = (total.id, part.code, part.name, each.number, middle, Why.LIKE, low, high)
        yield Outlier(*found, by_member=_by_member(total))


def _far_counts(counted: Sequence[_Counted], limits: Before) -> list[_Counted]:
    """Return the few far from the middle of those that have any, by times and by difference.

    Numbers of several orders of magnitude are compared by how many times they are one another;
    that alone would ask about small ones that differ by little. Little or none is not odd where
    none is common.
    """
    some = [each.share for each in counted if each.number > 0]
    if len(some) < _LEAST_UNITS:
        return []
    middle, spread = _middle_and_spread(some)
    logs = _middle_and_spread([log(each) for each in some])
    times = min(max(_SPREADS * logs[1], log(_LEAST_TIMES)), log(_MOST_TIMES))
    without = sum(each.number <= 0 for each in counted)
    common = without > _most_rare(len(counted))
    differing = [
        each
        for each in counted
        if abs(each.share - middle) >= _SPREADS * spread
        and abs(each.share - middle) * each.size > limits.handful
        and not (common and each.share < middle)
    ]
    away = [
        (distance, each)
        for each in differing
        if each.number > 0 and (distance := abs(log(each.share) - logs[0])) >= times
    ]
    none = [each for each in differing if each.number <= 0]
    return [*_rare(away, len(counted)), *none]


def _middle_and_spread(numbers: Sequence[float]) -> tuple[float, float]:
    """Return the median, and the median distance from it."""
    middle = median(numbers)
    return middle, median(abs(each - middle) for each in numbers)


def _far_rates(counted: Sequence[_Counted], total: Value, limits: Before) -> list[_Counted]:
    """Return the few whose rate is points away from the middle, and more than a handful."""
    middle, spread = _middle_and_spread([each.share for each in counted])
    least = max(_SPREADS * spread, limits.points)
    away = [
        (distance, each)
        for each in counted
        if (distance := abs(each.share - middle)) >= least
        and distance * _whole(each.unit, total) / 100 > limits.handful
    ]
    return _rare(away, len(counted))


def _whole(unit: OfUnit, total: Value) -> float:
    """Return how many a unit's rate is of; its members where the form does not show that."""
    base = split_id(total.id).base
    how = CATALOGUE[base].how
    whole = how.whole + total.id[len(base) :] if isinstance(how, Rate) else ""
    number, _state = unit.figures.get(whole, (unit.members, None))
    return float(number or 0)


def _rare(away: Sequence[tuple[float, _Counted]], units: int) -> list[_Counted]:
    """Return the farthest, as many as may stand apart; none of several alike where that is more."""
    most = _most_rare(units)
    ordered = sorted(away, key=lambda each: -each[0])
    edge = ordered[most][0] if len(ordered) > most else -1.0
    return [each for distance, each in ordered if distance > edge]


def _most_rare(units: int) -> int:
    return max(2, units // _RARE)


def _shown(usual: float, unit: Unit) -> int | Decimal:
    return Decimal(f"{usual:.2f}") if unit is Unit.PERCENT else round(usual)
