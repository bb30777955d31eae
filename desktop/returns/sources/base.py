"""What a row of a form can be repeated for: records with their columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from db.figures import Record, Unit
from db.periods import Period
from db.registers.fields import Register

CellValue = str | int | Decimal | date | None

NUMBER = "number"
"""The column every register has: 1 for the first row, 2 for the second …"""


@dataclass(frozen=True)
class Column:
    """One thing a form can say of a record, with its heading in Vietnamese.

    A `personal` column tells of a person by name. `adds` says what its numbers count, where
    they add up; `words` are the only ones a column of a closed list holds, as they are stored.
    """

    name: str
    title: str
    personal: bool = False
    adds: Unit | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One record: its columns' values, and what stands behind the words of closed lists."""

    record: Record
    values: Mapping[str, CellValue]
    keys: Mapping[str, str] = field(default_factory=dict)

    def key(self, column: str) -> str:
        """Return what a filter of a figure calls the value of a column."""
        value = self.values[column]
        return self.keys.get(column) or ("" if value is None else str(value))


@dataclass(frozen=True)
class Group:
    """Records that share a value of a column, counted from 1 among the groups."""

    number: int
    title: str
    key: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class More:
    """Columns of a register beside its own fields, worked out for all of its rows at once.

    `of_period` names the figure whose records are the register's own of a period, where that
    is not simply those dated in it; or `listing` gives them, in their order.
    """

    register: Register
    columns: Sequence[Column]
    work_out: Callable[[Session, Period, Collection[int]], Mapping[int, Mapping[str, CellValue]]]
    of_period: str = ""
    listing: Callable[[Session], Sequence[int]] | None = None
