"""One figure unit by unit: who has most, what share each has, who stands apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.figures import State as Filled
from db.figures import Unit, Value, say
from db.numbers import percent, show_percent
from db.schema import code_key
from desktop.returns.consolidation.outliers import Outlier
from desktop.text import _, translate
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import WHY, in_full, short_range
from desktop.ui.widgets.chart import Bar


@dataclass(frozen=True)
class Ranked:
    """A unit and its figure; `place` is None where it has none, `share` where there is no whole.

    `odd` tells why it stands apart.
    """

    id: str
    place: int | None
    code: str
    name: str
    value: Value
    share: Decimal | None
    odd: Outlier | None

    @property
    def number(self) -> str:
        """Return the number as figures are written."""
        return translate(say(self.value))

    @property
    def order(self) -> int | Decimal:
        """Return what numbers are sorted by: what has none first."""
        return -1 if self.value.number is None else self.value.number

    @property
    def shown_share(self) -> str:
        """Return the share in per cent."""
        return "" if self.share is None else show_percent(self.share)

    @property
    def remark(self) -> str:
        """Return what would have been usual, where the unit stands apart."""
        if self.odd is None:
            return ""
        return usual_words(self.odd, self.value.unit)


def ranked(reading: Reading, figure: str) -> list[Ranked]:
    """Return the units by their number, the highest first; those that have none come last."""
    total = reading.overview.totals.get(figure)
    if total is None:
        return []
    odd = {code_key(each.code): each for each in odd_of(reading, figure)}
    units = sorted(_values(reading, total), key=lambda each: -_order(each[2]))
    found: list[Ranked] = []
    for at, (code, name, value) in enumerate(units, start=1):
        key, has = code_key(code), _counts(value)
        same = bool(found) and found[-1].value.number == value.number
        place = (found[-1].place if same else at) if has else None
        share = _share(value, total) if has else None
        found.append(Ranked(key, place, code, name, value, share, odd.get(key)))
    return found


def odd_of(reading: Reading, figure: str) -> list[Outlier]:
    """Return the units that stand apart in a figure."""
    return [each for each in reading.overview.outliers if each.figure == figure]


def bars_of(rows: Sequence[Ranked]) -> list[Bar]:
    """Return a bar for each unit that has a number, from `foot_of` up to the highest."""
    counted = [each for each in rows if each.place is not None]
    foot = foot_of(rows)
    height = max((float(each.order) - foot for each in counted), default=0) or 1
    return [
        Bar(
            str(each.place),
            max(float(each.order) - foot, 0) / height,
            says_of(each),
            each.id,
            marked=each.odd is not None,
        )
        for each in counted
    ]


def foot_of(rows: Sequence[Ranked]) -> int:
    """Return the number at which bars begin: of high rates the tens below the lowest, else 0."""
    rates = [
        each.order for each in rows if each.place is not None and each.value.unit is Unit.PERCENT
    ]
    lowest = min(rates, default=0)
    return int(lowest // 10 * 10) if lowest >= _HIGH else 0


_HIGH = 50


def says_of(row: Ranked) -> str:
    """Return a unit with its number in one line."""
    words = _("{place}. {unit}: {number}").format(
        place=row.place, unit=row.name or row.code, number=row.number
    )
    return f"{words} ({row.remark})" if row.remark else words


def usual_words(odd: Outlier, unit: Unit) -> str:
    """Return why a figure stands apart, and what would have been usual."""
    word, _tone = WHY[odd.why]
    return _("{why}: {usual}").format(why=_(word), usual=short_range(odd, unit))


def _values(reading: Reading, total: Value) -> Iterator[tuple[str, str, Value]]:
    for unit in reading.overview.by_unit:
        number, state = unit.figures.get(total.id, (None, Filled.NOT_FILLED))
        value = Value(total.id, number, total.unit, state, total.narrowed)
        yield unit.part.code, unit.part.name, in_full(value)


def _counts(value: Value) -> bool:
    """Tell whether a figure was counted: a nought not filled in has no place among others."""
    return value.number is not None and value.state is not Filled.NOT_FILLED


def _order(value: Value) -> Decimal:
    return Decimal(value.number or 0) if _counts(value) else Decimal(-1)


def _share(value: Value, total: Value) -> Decimal | None:
    if total.unit is Unit.PERCENT or not total.number:
        return None
    return percent(value.number or 0, total.number)
