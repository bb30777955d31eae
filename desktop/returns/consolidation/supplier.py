"""What the form of a consolidation is filled with: the sums of what units have sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from db.figures import CATALOGUE, State, Unit, Value
from db.periods import Period
from desktop.returns.consolidation.adding import FigureSum
from desktop.returns.consolidation.joining import Joined
from desktop.returns.facts import FACTS, Circumstances
from desktop.returns.sources import CellValue, Group, Row, grouped, numbered, sources
from desktop.returns.tags import Records, Variant
from desktop.returns.variants import period_of, versus


class SumSupplier:
    """Supplies a form from returns added up; facts are those of the unit that adds them up."""

    def __init__(
        self, period: Period, figures: FigureSum, joined: Joined, told: Circumstances
    ) -> None:
        self._period = period
        self._sum = figures
        self._joined = joined
        self._told = told
        self._rows: dict[Records, Sequence[Row]] = {}

    @cached_property
    def figures(self) -> Mapping[str, Value]:
        """Return every figure of the period, added up, by id."""
        return self._sum.values()

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""
        return FACTS[name].text(self._told)

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""
        return FACTS[name].dated

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""
        if variant is Variant.VERSUS_LAST_YEAR:
            before, now = (
                self.figure(figure_id, each) for each in (Variant.LAST_YEAR, Variant.THIS)
            )
            return versus(now, before)
        if variant is Variant.THIS:
            return self._sum.value(figure_id) or _nothing(figure_id)
        if period_of(self._period, variant) is None:
            return None
        return self._joined.figure(figure_id, variant) or _nothing(figure_id)

    def records(self, wanted: Records) -> Sequence[Row]:
        """Return the records a row is repeated for, of all units, each unit's numbered from 1."""
        if wanted not in self._rows:
            rows = self._joined.rows(wanted)
            self._rows[wanted] = list(_numbered(rows))
        return self._rows[wanted]

    def groups(self, wanted: Records, by: str) -> Sequence[Group]:
        """Return the same records in groups by what stands in a column."""
        return grouped(self.records(wanted), sources()[wanted.register].columns[by])

    def total(self, wanted: Records, column: str) -> CellValue | Value:
        """Return how many records there are, or what one of their columns adds up to."""
        return self._joined.total(wanted, column)

    def nothing(self, wanted: Records) -> Value:
        """Return the nought to show where there are no such records."""
        return Value(wanted.figure or wanted.register, 0, Unit.THINGS, self._joined.state(wanted))


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    for _unit, those in groupby(rows, key=lambda row: row.unit):
        yield from (numbered(row, at) for at, row in enumerate(those, start=1))


def _nothing(figure_id: str) -> Value:
    """Return a figure that no unit has: a filter for what none of them knows."""
    unit = CATALOGUE[figure_id.partition("[")[0]].unit
    return Value(figure_id, None if unit is Unit.PERCENT else 0, unit, State.NOT_FILLED)
