"""A field's value in words, the same in table, paper, history and messages.

What is read from the book (names of members, models, subjects) is read once; after that a value
is said without a session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from db import registers
from db.dates import show_date
from db.messages import N_
from db.numbers import show_number
from db.registers.columns import read_values
from db.registers.fields import Field, FieldKind, NamedPerson, Register, Values
from db.registers.store import value_of
from db.schema import Call, Record

LIST = "; "
APART = ", "
YES = N_("có")
MEMBERS = "members"

Names = Mapping[str, Mapping[int, str]]
"""What records are called, by register and id."""
Say = Callable[[str], str]


@dataclass(frozen=True)
class Words:
    """Says values: records by their names, closed lists through `say` (a translation)."""

    names: Names = field(default_factory=dict)
    say: Say = str

    def of(self, field: Field, value: Any) -> str:
        """Return a field's value as people read it; empty where there is none."""
        if value is None or value == "":
            return ""
        said = _SAID.get(field.kind)
        return str(value) if said is None else said(self, field, value)

    def name(self, register: Register, values: Values) -> str:
        """Return what a record is called: what tells it from others (`Register.naming`)."""
        told = (self.of(register.field(name), values.get(name)) for name in register.naming)
        return APART.join(filter(None, told))

    def name_of(self, register: str, record_id: int) -> str:
        """Return what the record of a register is called; empty where it was not read."""
        return self.names.get(register, {}).get(record_id, "")

    def person(self, person: NamedPerson) -> str:
        """Return somebody's name: a member's as it is today, else the text."""
        member = person.member_id
        return person.text if member is None else self.name_of(MEMBERS, member) or person.text


def read_words(session: Session, described: Iterable[Register], say: Say = str) -> Words:
    """Return the words for every value of these registers, the names they need read once."""
    names: dict[str, Mapping[int, str]] = {}
    for register in described:
        _read_targets(session, register.fields, names, say)
    return Words(names, say)


def _read_targets(
    session: Session, fields: Iterable[Field], names: dict[str, Mapping[int, str]], say: Say
) -> None:
    for each in fields:
        target = MEMBERS if each.kind in _PEOPLE else each.target
        if target and target not in names:
            names[target] = {}
            names[target] = _read_names(session, registers.by_name(target), names, say)


def _read_names(
    session: Session, register: Register, names: dict[str, Mapping[int, str]], say: Say
) -> dict[int, str]:
    naming = [register.field(name) for name in register.naming]
    _read_targets(session, naming, names, say)
    words = Words(names, say)
    return {
        record_id: words.name(register, values)
        for record_id, values in read_values(session, register, fields=naming)
    }


def name_record(session: Session, register: Register, record: Record, say: Say = str) -> str:
    """Return what one record is called, reading no more of the book than that needs."""
    naming = [register.field(name) for name in register.naming]
    values = {each.name: value_of(each, record) for each in naming}
    names: dict[str, dict[int, str]] = {}
    for each in naming:
        value = values[each.name]
        pointed = value.member_id if isinstance(value, NamedPerson) else value
        target = MEMBERS if each.kind is FieldKind.PERSON else each.target
        if target and pointed is not None:
            described = registers.by_name(target)
            other = session.get_one(described.table, pointed)
            names.setdefault(target, {})[pointed] = name_record(session, described, other, say)
    return Words(names, say).name(register, values)


def _say_choice(words: Words, field: Field, value: str) -> str:
    label = field.label_of(value)
    return words.say(label) if label else ""


def _say_flag(words: Words, _field: Field, value: bool) -> str:
    return words.say(YES) if value else ""


def _say_call(words: Words, field: Field, value: Call) -> str:
    summons = _say_choice(words, field, value.summons)
    return f"{summons}: {value.group}" if value.group else summons


def _say_reference(words: Words, field: Field, value: int) -> str:
    return words.name_of(field.target, value)


def _say_references(words: Words, field: Field, value: Iterable[int]) -> str:
    return LIST.join(words.name_of(field.target, each) for each in value)


_PEOPLE = (FieldKind.PERSON, FieldKind.PEOPLE)
_SAID: Mapping[FieldKind, Callable[[Words, Field, Any], str]] = {
    FieldKind.DATE: lambda _words, _field, value: show_date(value),
    FieldKind.PARTIAL_DATE: lambda _words, _field, value: value.show(),
    FieldKind.TIME: lambda _words, _field, value: f"{value:%H:%M}",
    FieldKind.INTEGER: lambda _words, _field, value: show_number(value),
    FieldKind.DECIMAL: lambda _words, _field, value: show_number(value),
    FieldKind.CHOICE: _say_choice,
    FieldKind.FLAG: _say_flag,
    FieldKind.REFERENCE: _say_reference,
    FieldKind.REFERENCES: _say_references,
    FieldKind.PERSON: lambda words, _field, value: words.person(value),
    FieldKind.PEOPLE: lambda words, _field, value: LIST.join(map(words.person, value)),
    FieldKind.CALL: _say_call,
}
"""How each kind is said; codes, text and years stand as they are."""
