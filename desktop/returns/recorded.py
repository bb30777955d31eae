"""What a form asked of a book beside the period's own figures.

A return carries it, so that returns can be added up where the books behind them are not:
figures of other times, the records it lists with the columns it shows of them, and counts over
records. Nothing of a person is in it that the form does not show (DOMAIN §10).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from db.figures import CATALOGUE, Rate, State, Value
from desktop.returns.forms import Form
from desktop.returns.plans import Repeat, SheetPlan
from desktop.returns.sources import NUMBER, CellValue, Group, Row
from desktop.returns.supplier import Supplier
from desktop.returns.tags import ColumnTag, FigureTag, Records, TotalTag, Variant

Counted = tuple[Records, str]
"""Records, and the column of theirs that is added up; no column to count them."""


@dataclass(frozen=True)
class Listed:
    """The records a form lists; `state` tells why there are none, where there are none."""

    rows: tuple[Row, ...] = ()
    state: State = State.COUNTED


@dataclass(frozen=True)
class Total:
    """How many records there are, or what a column of theirs adds up to."""

    number: int | Decimal = 0
    state: State = State.COUNTED


@dataclass(frozen=True)
class Recorded:
    """What a form asked: figures by their time and id, lists and totals by their records."""

    times: Mapping[Variant, Mapping[str, Value]] = field(default_factory=dict)
    lists: Mapping[Records, Listed] = field(default_factory=dict)
    totals: Mapping[Counted, Total] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """The columns a form needs of records: `columns` for their values, `keys` for their keys.

    A `keyed` list has figures of its own for each row, narrowed by what the row stands for.
    """

    columns: frozenset[str]
    keys: frozenset[str]
    keyed: bool


def shown_of(form: Form) -> dict[Records, Shown]:
    """Return what a form needs of each kind of records it lists."""
    found: dict[Records, Shown] = {}
    for plan in form.sheets:
        for repeat in plan.repeats:
            now = _shown(plan, repeat)
            known = found.get(repeat.records, Shown(frozenset(), frozenset(), keyed=False))
            found[repeat.records] = Shown(
                known.columns | now.columns, known.keys | now.keys, known.keyed or now.keyed
            )
    return found


def _shown(plan: SheetPlan, repeat: Repeat) -> Shown:
    columns, keys = set[str](), {repeat.by} - {""}
    keyed = False
    for row, part in _parts(plan, repeat):
        if isinstance(part, ColumnTag) and row == repeat.row:
            columns.add(part.name)
        elif isinstance(part, TotalTag) and part.records is None:
            columns.add(part.column)
        elif isinstance(part, FigureTag) and part.columns:
            keys |= set(part.columns)
            keyed = keyed or row == repeat.row
    return Shown(frozenset((columns | keys) - {"", NUMBER}), frozenset(keys - {NUMBER}), keyed)


def _parts(plan: SheetPlan, repeat: Repeat) -> Iterator[tuple[int, object]]:
    for cell in plan.cells:
        if repeat.top <= cell.row <= repeat.bottom:
            yield from ((cell.row, part) for part in cell.parts)


class Recorder:
    """Supplies a form, and keeps what it asked for."""

    def __init__(self, inner: Supplier, form: Form) -> None:
        self._inner = inner
        self._shown = shown_of(form)
        self._times: dict[Variant, dict[str, Value]] = {}
        self._lists: dict[Records, Listed] = {}
        self._totals: dict[Counted, Total] = {}

    @property
    def recorded(self) -> Recorded:
        """Return what was asked for up to now."""
        return Recorded(self._times, self._lists, self._totals)

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""
        return self._inner.fact(name)

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""
        return self._inner.is_dated(name)

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""
        # What it is held against is added up in its own right: a ratio cannot be.
        against = Variant.LAST_YEAR if variant is Variant.VERSUS_LAST_YEAR else variant
        if against is not Variant.THIS:
            for each in (figure_id, *_parts_of(figure_id)):
                found = self._inner.figure(each, against)
                if found is not None:
                    self._times.setdefault(against, {})[found.id] = found
        return self._inner.figure(figure_id, variant)

    def records(self, wanted: Records) -> Sequence[Row]:
        """Return the records a row is repeated for."""
        rows = self._inner.records(wanted)
        if wanted not in self._lists:
            shown = self._shown[wanted]
            kept = tuple(_kept(row, shown) for row in rows)
            state = State.COUNTED if rows else self._inner.nothing(wanted).state
            self._lists[wanted] = Listed(kept, state)
        return rows

    def groups(self, wanted: Records, by: str) -> Sequence[Group]:
        """Return the same records in groups by what stands in a column."""
        return self._inner.groups(wanted, by)

    def total(self, wanted: Records, column: str) -> CellValue | Value:
        """Return how many records there are, or what one of their columns adds up to."""
        found = self._inner.total(wanted, column)
        if isinstance(found, Value):
            self._totals[wanted, column] = Total(0, found.state)
        elif isinstance(found, int | Decimal):
            self._totals[wanted, column] = Total(found)
        return found

    def nothing(self, wanted: Records) -> Value:
        """Return the nought to show where there are no such records."""
        return self._inner.nothing(wanted)


def _parts_of(figure_id: str) -> tuple[str, ...]:
    """Return the two figures a rate is worked out from, narrowed alike; nothing of a count."""
    base, bracket, rest = figure_id.partition("[")
    how = CATALOGUE[base].how
    return (how.part + bracket + rest, how.whole + bracket + rest) if isinstance(how, Rate) else ()


def _kept(row: Row, shown: Shown) -> Row:
    """Return what the form needs of a row."""
    return Row(
        None,
        {name: value for name, value in row.values.items() if name in shown.columns},
        {name: key for name, key in row.keys.items() if name in shown.keys},
        row.unit,
    )
