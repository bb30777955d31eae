"""What the checks look at, and the words in which they speak of figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from sqlalchemy.orm import Session

from db.figures import CATALOGUE, Record, State, Unit, Value, split_id
from db.messages import N_, Message
from db.numbers import show_number, show_percent
from db.periods import Period
from db.vietnamese import quoted
from desktop.returns.before import Before
from desktop.returns.problems import Problem, problem

_LONGEST = 60

Where = tuple[str, str]
"""A sheet and a cell; both empty for nowhere."""
NOWHERE: Where = ("", "")
Shows = Mapping[str, Where]
"""Where a figure of the period is first shown, by its id."""
Rows = Mapping[tuple[str, int], Where]
"""Where a record has a row of its own, by its register and id."""


@dataclass(frozen=True)
class Told:
    """What a return tells, in a book or in a file from anywhere."""

    values: Mapping[str, Value]
    shows: Shows = field(default_factory=dict)
    period: Period | None = None
    before: Before = field(default_factory=Before)

    def where(self, figure_id: str) -> Where:
        """Return where a figure is first shown."""
        return self.shows.get(figure_id, NOWHERE)

    def counted(self, figure_id: str) -> Value | None:
        """Return a figure that was counted and has a number."""
        value = self.values.get(figure_id)
        if value is None or value.state is not State.COUNTED or value.number is None:
            return None
        return value

    def together(self, *bases: str) -> Iterator[list[Value]]:
        """Give the figures asked for, unfiltered, then under each filter they all have."""
        for narrowed in self._narrowed.get(bases[0], ()):
            ids = [each + narrowed for each in bases]
            if all(each in self.values for each in ids):
                yield [self.values[each] for each in ids]

    @cached_property
    def _narrowed(self) -> Mapping[str, list[str]]:
        """Return by figure what narrows it in this return, nothing included."""
        found: dict[str, list[str]] = {}
        for figure_id in self.values:
            base, bracket, rest = figure_id.partition("[")
            found.setdefault(base, []).append(bracket + rest)
        return found


@dataclass(frozen=True)
class Asked:
    """A book that is asked about its period, and what its return tells."""

    session: Session
    period: Period
    today: date
    told: Told
    rows: Rows = field(default_factory=dict)

    def problem(
        self, rule: str, figure_id: str, record: Record, args: Mapping[str, object]
    ) -> Problem:
        """Return a problem of a record, shown in its own row, else by the figure it touches."""
        where = self.rows.get((record.register, record.id)) or self.told.where(figure_id)
        return problem(rule, args, where, record=record)


def number(value: Value) -> int | Decimal:
    """Return a figure's number, 0 where there is none."""
    return value.number or 0


def show(value: Value) -> str:
    """Return a figure's number as text, whatever its state."""
    return show_as(value.unit, value.number)


def show_as(unit: Unit, figure: int | Decimal | None) -> str:
    """Return a number as figures of a unit are written: 3.232, 99,38%, –."""
    if figure is None:
        return "–"
    return show_percent(Decimal(figure)) if unit is Unit.PERCENT else show_number(figure)


def name(value: Value) -> Message:
    """Return what a figure is called, and in brackets what its filter leaves."""
    base = value.id.partition("[")[0]
    called = Message(CATALOGUE[base].name)
    left = value.narrowed or split_id(value.id).filter_value
    if not left:
        return called
    return Message(N_("{name} ({value})"), {"name": called, "value": quoted(left, _LONGEST)})
