"""Everything a register's screen shows of it, read at one moment, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.periods import Period
from db.registers import REGISTERS, Field, FieldKind, Register, by_name, members, store, subjects
from db.registers.columns import read_values
from db.registers.stages import Stage, stages_of
from db.registers.words import MEMBERS, Words, read_words
from db.schema import Coded, Declaration, Record
from db.vietnamese import name_sort_key, quoted, sort_key
from desktop.text import _
from desktop.ui.widgets.pickers import people_named, subjects_named
from desktop.ui.widgets.suggest import Suggestion

LONGEST_NAME = 60
_TO_PEOPLE = (FieldKind.PERSON, FieldKind.PEOPLE)


@dataclass(frozen=True)
class Line:
    """One record: its values by field, and how they are said once they are asked for."""

    id: int
    values: Mapping[str, Any]
    register: Register
    words: Words
    at: str = ""

    @property
    def stage(self) -> Stage | None:
        """Return how far the record is today, None where that is not told."""
        stages = stages_of(self.register.name)
        return stages.words.get(self.at) if stages is not None else None

    @property
    def day(self) -> date | None:
        """Return the day by which the record falls into a period."""
        return self.register.day_of(self.values)

    @cached_property
    def name(self) -> str:
        """Return what the record is called."""
        return name_of(self.register, self.values, self.words)

    @cached_property
    def search(self) -> str:
        """Return what the filter looks in: everything shown."""
        stage = "" if self.stage is None else _(self.stage.label)
        fields = (each for each in self.register.fields if each.listed)
        told = (self.words.of(each, self.values[each.name]) for each in fields)
        return " ".join(" ".join((stage, *told)).split())

    def said(self, name: str) -> str:
        """Return the value of a field in words, on one line."""
        return " ".join(self.words.of(self.register.field(name), self.values[name]).split())


@dataclass(frozen=True)
class Declared:
    """A period of which the chapter said that the register has nothing in it."""

    id: int
    period: Period


@dataclass(frozen=True)
class Reading:
    """A register's records, the newest first, and what is needed to show and to write them.

    `options` are the records that fields may point to, by register.
    """

    lines: Sequence[Line] = ()
    words: Words = field(default_factory=Words)
    options: Mapping[str, Sequence[Suggestion]] = field(default_factory=dict)
    declared: Sequence[Declared] = ()

    def line(self, record_id: int | None) -> Line | None:
        """Return the line of a record, None where it is not in the book."""
        return next((line for line in self.lines if line.id == record_id), None)


def read(session: Session, register: Register, today: date) -> Reading:
    """Return everything about a register that its screen shows."""
    described = (register, *parts_of(register))
    words = read_words(session, described, _)
    targets = {
        target: _options(session, target, words, today)
        for each in described
        for one in asked(each)
        if (target := target_of(one))
    }
    stages = stages_of(register.name)
    reached = stages.find(session, today) if stages is not None else {}
    lines = read_lines(session, register, words, reached=reached)
    return Reading(lines, words, targets, read_declared(session, register))


def read_lines(
    session: Session,
    register: Register,
    words: Words,
    parent_id: int | None = None,
    reached: Mapping[int, str] = MappingProxyType({}),
) -> list[Line]:
    """Return a register's records, all or those that are part of one, the newest first.

    `reached` tells how far each is, by its id.
    """
    only = () if parent_id is None else (_parent_column(register) == parent_id,)
    lines = [
        Line(record_id, values, register, words, reached.get(record_id, ""))
        for record_id, values in read_values(session, register, *only)
    ]
    order = _by_person if register.field(register.naming[0]).target == MEMBERS else sort_key
    return sorted(lines, key=lambda line: _place(register, line, order))


def read_declared(session: Session, register: Register) -> list[Declared]:
    """Return the periods of which it is declared that a register has nothing in them."""
    wanted = (
        select(Declaration)
        .where(Declaration.register == register.name)
        .order_by(Declaration.from_date)
    )
    return [
        Declared(each.id, Period(each.from_date, each.to_date)) for each in session.scalars(wanted)
    ]


def parts_of(register: Register) -> tuple[Register, ...]:
    """Return the registers whose records are part of this one's."""
    return tuple(each for each in REGISTERS if each.parent and each.whole == register.name)


def asked(register: Register) -> list[Field]:
    """Return the fields a form asks for; of a part all but what it is part of."""
    return [each for each in register.fields if each.name != register.parent]


def target_of(field: Field) -> str:
    """Return the register a field points into, empty for one that points nowhere."""
    return MEMBERS if field.kind in _TO_PEOPLE else field.target


def tables_of(register: Register) -> frozenset[str]:
    """Return the tables whose changes can be seen on a register's screen."""
    seen: set[type[Record]] = {Declaration}
    for each in (register, *parts_of(register)):
        seen |= {each.table, *(relation.mapper.class_ for relation in store.link_relations(each))}
        seen |= {by_name(target).table for one in each.fields if (target := target_of(one))}
    return frozenset(str(inspect(table).local_table.description) for table in seen)


def name_of(register: Register, values: Mapping[str, Any], words: Words) -> str:
    """Return what a record is called in headings and messages: short, or its code."""
    return quoted(words.name(register, values), LONGEST_NAME) or values.get("code") or ""


def _parent_column(register: Register) -> InstrumentedAttribute[int]:
    column: InstrumentedAttribute[int] = getattr(
        register.table, register.field(register.parent).attribute
    )
    return column


def _place(register: Register, line: Line, order: Callable[[str], str]) -> tuple[Any, ...]:
    """Return what lines are ordered by: those without a day, then the newest, then by name."""
    if register.dates:
        return (*_newest(line.day), -line.id)
    firsts = (_first(register, line, kind) for kind in (FieldKind.YEAR, FieldKind.DATE))
    return (*(part for first in firsts for part in _newest(first)), order(line.name), line.id)


def _by_person(name: str) -> str:
    """Return what a record named after a member is ordered by: their name, then the rest."""
    person, _comma, rest = name.partition(",")
    return name_sort_key(person) + rest


def _newest(when: date | int | None) -> tuple[bool, int]:
    day = when.toordinal() if isinstance(when, date) else when
    return day is not None, -(day or 0)


def _first(register: Register, line: Line, kind: FieldKind) -> Any:
    """Return the value of the first field of a kind, None where there is none."""
    return next((line.values[each.name] for each in register.fields if each.kind is kind), None)


def _options(session: Session, name: str, words: Words, today: date) -> list[Suggestion]:
    """Return a register's records to be picked from, dated ones the newest first."""
    if name == MEMBERS:
        return people_named(members.names(session))
    if name == subjects.SUBJECTS.name:
        return subjects_named(subjects.subjects(session), today.year)
    register = by_name(name)
    table = register.table
    assert issubclass(table, Coded)
    codes = {row.id: row.code for row in session.execute(select(table.id, table.code))}
    found = [
        Suggestion(called, codes[record_id], record_id)
        for record_id, called in words.names[name].items()
    ]
    if register.dates:
        return found[::-1]
    return sorted(found, key=lambda one: sort_key(one.text))
