"""What a figure is: a name and a meaning, and one query for the records it counts.

The number of a figure is the sum of the amounts over exactly the query that lists its
records, so the two can never differ. Most records count as 1; a headcount counts as its
people. A filter adds one column to that query, and all values of the filter are answered by
one grouped statement.

A figure is counted *over* a set, in the words of CONTRACT §3: kinds of meeting and meetings
not taken over the held ones; attendances over held meetings with attendance taken; people
at study over sessions with attendance taken; headcounts over the meetings that have them;
a count of meetings over those meetings themselves; members over everybody in the book. Over
an empty set it is 0 and *not filled*; a percentage has the state of its base.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Label,
    Row,
    Select,
    bindparam,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.messages import N_, Message
from db.periods import Period
from db.registers import Field, by_name, declarations, members

RECORD, AMOUNT, KEY = "record", "amount", "key"
START, END = bindparam("start", type_=Date), bindparam("end", type_=Date)
YEAR = bindparam("year", type_=Integer)
PEOPLE = bindparam("people", expanding=True, type_=Integer)
ONE: Label[int] = literal_column("1", Integer).label(AMOUNT)

Query = Select[*tuple[Any, ...]]
Condition = ColumnElement[bool] | InstrumentedAttribute[bool]


class Unit(StrEnum):
    """What a figure counts; people (người) and attendances (lượt người) are never added."""

    PEOPLE = "people"
    ATTENDANCES = "attendances"
    THINGS = "things"
    PERCENT = "percent"


class State(StrEnum):
    """Whether a nought was counted, was declared (khai không có), or is not yet filled."""

    COUNTED = "counted"
    DECLARED = "declared_none"
    NOT_FILLED = "not_filled"


@dataclass(frozen=True)
class Value:
    """One figure for one period; only a percentage can have no number (CONTRACT §3).

    `narrowed` says in words what its filter leaves, where the book that was asked knows it.
    """

    id: str
    number: int | Decimal | None
    unit: Unit
    state: State
    narrowed: str = field(default="", compare=False)


@dataclass(frozen=True)
class Record:
    """One record behind a figure, and how much of the number it is."""

    register: str
    id: int
    label: Message
    amount: int | Decimal = 1


@dataclass(frozen=True)
class RecordKind:
    """How records of one register are listed: their id, a query in order, a label of a row.

    `measure` is the word that follows a number of them.
    """

    register: str
    id: InstrumentedAttribute[int]
    listing: Query
    label: Callable[[Row[*tuple[Any, ...]]], Message]
    measure: str = N_("bản ghi")


@dataclass(frozen=True)
class Named:
    """What a filter leaves: as an id writes it, and as people say it."""

    text: str
    words: str


@dataclass(frozen=True)
class Filter:
    """One way to narrow figures.

    `values` gives every key in the book with the value it stands for, in order; `split` adds
    to a query the column, labelled KEY, by which its records fall under a key. `fixed` are the
    keys where they are the same in every book.
    """

    name: str
    label: str
    values: Callable[[Session], Mapping[Hashable, Named]]
    split: Callable[[Query], Query]
    fixed: Mapping[Hashable, Named] = field(default_factory=dict, compare=False)


def by_column(
    name: str, label: str, column: InstrumentedAttribute[Any], keys: Mapping[Any, Named]
) -> Filter:
    """Return a filter by what stands in a column, over keys that are the same in every book."""
    return Filter(
        name,
        label,
        lambda _session: keys,
        lambda query: query.add_columns(column.label(KEY)),
        keys,
    )


def by_choice(name: str, field: Field, column: InstrumentedAttribute[Any]) -> Filter:
    """Return a filter by a field that holds one of several words, each its own key."""
    keys = {each.value: Named(each.value, each.label) for each in field.choices}
    return by_column(name, field.heading, column, keys)


@dataclass(frozen=True)
class Tally:
    """How many records there are, and what their amounts add up to."""

    records: int = 0
    amount: int | Decimal = 0


class Scope:
    """One period of one book, with what several figures ask of it read only once."""

    def __init__(self, session: Session, period: Period) -> None:
        self.session = session
        self.period = period
        self._tallies: dict[tuple[Rows, Filter | None], Mapping[Hashable, Tally]] = {}

    @cached_property
    def _everybody(self) -> Mapping[int, members.Person]:
        return members.people(self.session)

    def declared_none(self, register: str) -> bool:
        """Tell whether the chapter declared to have nothing in a register all the period.

        What is declared of a register holds of the records that are part of its records too.
        """
        said = self._declared
        return register in said or (bool(said) and whole_of(register) in said)

    @cached_property
    def _declared(self) -> frozenset[str]:
        return declarations.covered(self.session, self.period)

    def parameters(self, rows: Rows) -> dict[str, object]:
        """Return what START, END, YEAR and PEOPLE stand for in a set's query."""
        start, end = self.period.start, self.period.end
        found: dict[str, object] = {START.key: start, END.key: end, YEAR.key: end.year}
        if rows.people is not None:
            holds = rows.people
            found[PEOPLE.key] = [who.id for who in self._everybody.values() if holds(who, end)]
        return found

    def tally(self, rows: Rows, by: Filter | None = None, key: Hashable = None) -> Tally:
        """Return what a set adds up to, all of it or what a filter leaves under one key."""
        asked = (rows, by)
        if asked not in self._tallies:
            found = self.session.execute(_totals(rows, by), self.parameters(rows))
            self._tallies[asked] = {row[0]: Tally(row[1], row[2]) for row in found}
        return self._tallies[asked].get(key, Tally())


@dataclass(frozen=True, eq=False)
class Rows:
    """A set of records: a query of their ids, labelled RECORD, and amounts, labelled AMOUNT.

    The query may speak of the period's START and END, of the YEAR of its last day, and of
    PEOPLE: those of whom `people` holds on that day. Unless `weighed`, each record counts as 1.
    """

    kind: RecordKind
    query: Query
    people: Callable[[members.Person, date], bool] | None = None
    weighed: bool = False

    def where(self, *conditions: Condition) -> Rows:
        """Return those of the set that meet more conditions."""
        return replace(self, query=self.query.where(*conditions))

    def weighing(self, amount: ColumnElement[Any]) -> Rows:
        """Return the same set, each record counting as an amount of its own."""
        query = self._yielding(self.kind.id, amount.label(AMOUNT))
        return replace(self, query=query, weighed=True)

    def different(self, kind: RecordKind, column: InstrumentedAttribute[Any]) -> Rows:
        """Return the different records of another kind that the set's records point to."""
        return replace(self, kind=kind, query=self._yielding(column, ONE).distinct())

    def _yielding(self, record: InstrumentedAttribute[Any], amount: Label[Any]) -> Query:
        return self.query.with_only_columns(
            record.label(RECORD), amount, maintain_column_froms=True
        )

    def narrowed(self, by: Filter | None) -> Query:
        """Return the query with a column KEY: what it falls under in a filter, or nothing."""
        return self.query.add_columns(null().label(KEY)) if by is None else by.split(self.query)


@cache
def _totals(rows: Rows, by: Filter | None) -> Query:
    found = rows.narrowed(by).subquery()
    totals = (found.c[KEY], func.count(), func.sum(found.c[AMOUNT]))
    return select(*totals).group_by(found.c[KEY])


def whole_of(register: str) -> str:
    """Return the register of which a register's records are parts; itself where there is none."""
    return by_name(register).whole


def each(kind: RecordKind) -> Query:
    """Return a query of all records of a kind, each counting as 1."""
    return select(kind.id.label(RECORD), ONE)


@dataclass(frozen=True)
class Count:
    """The figure is what its records add up to; `over` is the set it is counted over.

    `recorded` is what its own register holds, where the figure is counted over records of
    another: while nothing is recorded, a nought declared of the register is heard.
    """

    rows: Rows
    over: Rows
    recorded: Rows | None = None


@dataclass(frozen=True)
class Rate:
    """The figure is one figure in per cent of another; both by id."""

    part: str
    whole: str


@dataclass(frozen=True)
class Figure:
    """A number a return can quote: named and explained once, in Vietnamese.

    `register` is the one in which a declared nought is looked for, where that is not the
    register of the set the figure is counted over.
    """

    id: str
    name: str
    meaning: str
    unit: Unit
    how: Count | Rate
    filters: tuple[Filter, ...] = ()
    register: str = ""
