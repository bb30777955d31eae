"""A record's values as cells from which `reading_cells` reads them again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from db.dates import PartialDate
from db.registers import Field, FieldKind, NamedPerson
from db.schema import Call
from desktop.exchange.lookups import Lookups

Written = str | int | float | date | time | None
"""What a cell is written as."""

TAKEN = "x"
LIST = "; "


def write_cell(field: Field, value: Any, lookups: Lookups) -> Written:
    """Return the cell for a value: text, a number, a true date, or None."""
    if value is None or value == "":
        return None
    write = _WRITERS.get(field.kind)
    cell: Written = write(field, value, lookups) if write is not None else value
    return cell


def _write_partial_date(_field: Field, value: PartialDate, _lookups: Lookups) -> Written:
    if value.day is not None:
        return value.first
    return value.show() if value.month is not None else value.year


def _write_choice(field: Field, value: str, _lookups: Lookups) -> Written:
    return field.label_of(value)


def _write_flag(_field: Field, value: bool, _lookups: Lookups) -> Written:
    return TAKEN if value else None


def _write_reference(field: Field, value: int, lookups: Lookups) -> Written:
    return lookups.code_of(field.target, value)


def _write_references(field: Field, value: tuple[int, ...], lookups: Lookups) -> Written:
    return LIST.join(lookups.code_of(field.target, each) for each in value) or None


def _write_person(_field: Field, value: NamedPerson, lookups: Lookups) -> Written:
    return lookups.written(value) or None


def _write_people(_field: Field, value: tuple[NamedPerson, ...], lookups: Lookups) -> Written:
    return LIST.join(_in_list(each, lookups) for each in value) or None


def _in_list(person: NamedPerson, lookups: Lookups) -> str:
    """Return how a person is written in a list: by code where the name would fall apart."""
    written = lookups.written(person)
    if person.member_id is not None and LIST.strip() in written:
        return lookups.code_of("members", person.member_id)
    return written


def _write_call(field: Field, value: Call, _lookups: Lookups) -> Written:
    word = field.label_of(value.summons)
    return f"{word}: {value.group}" if value.group else word


def _write_decimal(_field: Field, value: Any, _lookups: Lookups) -> Written:
    return float(value)


_WRITERS: Mapping[FieldKind, Callable[[Field, Any, Lookups], Written]] = {
    FieldKind.PARTIAL_DATE: _write_partial_date,
    FieldKind.DECIMAL: _write_decimal,
    FieldKind.CHOICE: _write_choice,
    FieldKind.FLAG: _write_flag,
    FieldKind.REFERENCE: _write_reference,
    FieldKind.REFERENCES: _write_references,
    FieldKind.PERSON: _write_person,
    FieldKind.PEOPLE: _write_people,
    FieldKind.CALL: _write_call,
}
