"""Joining what forms asked for across units: figures of other times, lists, counts of records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from db.figures import State, Unit, Value
from db.schema import code_key
from desktop.returns.consolidation.adding import FigureSum, added_state
from desktop.returns.recorded import Counted, Recorded, Shown, Total
from desktop.returns.sources import CellValue, Column, Row, sources
from desktop.returns.tags import Records, Variant


class Joined:
    """What a form asked of several units, added up and joined in their order.

    `shown` says of each list what the form needs of it: one with figures for each row has one
    row for what several units tell of, any other has every unit's rows under its name. A unit
    whose lists lack what the form needs is `incomplete`, and has blanks there.
    """

    def __init__(self, shown: Mapping[Records, Shown]) -> None:
        self._shown = shown
        self._times: dict[Variant, FigureSum] = {}
        self._rows: dict[Records, list[Row]] = {}
        self._states: dict[Records, set[State]] = {}
        self._totals: dict[Counted, list[Total]] = {}
        self.incomplete: list[str] = []

    def add(self, recorded: Recorded, unit: str, order: str) -> None:
        """Add what the form asked of a unit, under its name."""
        if not self._is_complete(recorded):
            self.incomplete.append(unit)
        for variant, figures in recorded.times.items():
            self._times.setdefault(variant, FigureSum()).add(figures.values(), order)
        for records, listed in recorded.lists.items():
            self._states.setdefault(records, set()).add(listed.state)
            rows = self._rows.setdefault(records, [])
            blank = dict.fromkeys(self._columns(records))
            rows += (
                Row(None, {**blank, **each.values}, each.keys, _under(unit, each))
                for each in listed.rows
            )
        for counted, total in recorded.totals.items():
            self._totals.setdefault(counted, []).append(total)

    def _is_complete(self, recorded: Recorded) -> bool:
        """Tell whether there is all the form needs; a file that was forged may lack anything."""
        return self._shown.keys() <= recorded.lists.keys() and all(
            row.values.keys() >= self._columns(records)
            for records, listed in recorded.lists.items()
            for row in listed.rows
        )

    def _columns(self, records: Records) -> frozenset[str]:
        """Return the columns the form needs of a list; none of one it does not show."""
        return self._shown[records].columns if records in self._shown else frozenset()

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure of another time; None where that time is not compared."""
        time = self._times.get(variant)
        return None if time is None else time.value(figure_id)

    def rows(self, records: Records) -> Sequence[Row]:
        """Return the rows of a list, not numbered yet."""
        rows = self._rows.get(records, [])
        shown = self._shown.get(records)
        return _by_key(records, shown, rows) if shown is not None and shown.keyed else rows

    def state(self, records: Records) -> State:
        """Return why a list is empty, where it is."""
        return added_state(self._states.get(records, ()))

    def total(self, records: Records, column: str) -> int | Decimal | Value:
        """Return how many records there are, or what a column of theirs adds up to."""
        parts = self._totals.get((records, column), [])
        state = added_state(each.state for each in parts)
        if state is not State.COUNTED:
            return Value(records.register, 0, Unit.THINGS, state)
        return sum(each.number for each in parts)


def _under(unit: str, row: Row) -> str:
    """Return whose a row is: of a unit's own unit below, both are named."""
    return f"{unit} – {row.unit}" if row.unit else unit


def _by_key(records: Records, shown: Shown, rows: Iterable[Row]) -> list[Row]:
    """Return one row for each thing several units tell of, in the order they are first told."""
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = tuple(code_key(row.key(name)) for name in sorted(shown.keys))
        together.setdefault(key, []).append(row)
    columns = sources()[records.register].columns
    return [
        Row(
            None,
            {
                name: _joined(columns.get(name), [each.values.get(name) for each in found])
                for name in found[0].values
            },
            found[0].keys,
        )
        for found in together.values()
    ]


def _joined(column: Column | None, told: Sequence[CellValue]) -> CellValue:
    """Return what several units say in one column of one thing."""
    if column is not None and column.joined is not None:
        return column.joined(told)
    if column is not None and column.adds is not None:
        return sum((each for each in told if isinstance(each, int | Decimal)), Decimal(0))
    return next((each for each in told if each not in (None, "")), None)
