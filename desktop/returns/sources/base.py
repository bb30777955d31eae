"""What a row of a form can be repeated for: records with their columns."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count

from sqlalchemy.orm import Session

from db.dates import show_date
from db.figures import Record, Unit
from db.periods import Period
from db.registers.fields import Register

CellValue = str | int | Decimal | date | None

NUMBER = "number"
"""The column every register has: 1 for the first row, 2 for the second …"""
_WITHOUT = "Chưa ghi"


@dataclass(frozen=True)
class Column:
    """One thing a form can say of a record, with its heading in Vietnamese.

    A `personal` column tells of a person by name. `adds` says what its numbers count, where
    they add up; `words` are the only ones a column of a closed list holds, as they are stored.
    Where several units tell of one thing, `joined` makes one word of theirs.
    """

    name: str
    title: str
    personal: bool = False
    adds: Unit | None = None
    words: Mapping[str, str] = field(default_factory=dict)
    joined: Callable[[Collection[CellValue]], CellValue] | None = None


@dataclass(frozen=True)
class Row:
    """One record: its columns' values, and what stands behind the words of closed lists.

    A record of a unit below has that `unit`'s name, and is no `record` of this book.
    """

    record: Record | None
    values: Mapping[str, CellValue]
    keys: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""

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


def numbered(row: Row, at: int) -> Row:
    """Return a row with its place in the list."""
    return replace(row, values={**row.values, NUMBER: at})


def grouped(rows: Sequence[Row], column: Column) -> list[Group]:
    """Return rows in groups by what stands in a column, numbered as they then stand.

    The words of a closed list stand in its order, those nobody has included; other groups
    as they first occur, and what has nothing there last.
    """
    found: dict[str, list[Row]] = {each: [] for each in column.words}
    titles = dict(column.words)
    for row in rows:
        found.setdefault(row.key(column.name), []).append(row)
        titles.setdefault(row.key(column.name), said(row.values[column.name]) or _WITHOUT)
    if "" in found:
        found[""] = found.pop("")
    places = count(1)
    return [
        Group(at, titles[key], key, tuple(numbered(row, next(places)) for row in those))
        for at, (key, those) in enumerate(found.items(), start=1)
    ]


def said(value: CellValue) -> str:
    """Return a cell's value as a sentence says it."""
    if isinstance(value, date):
        return show_date(value)
    return "" if value is None else str(value)


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
