"""The worked example's registers: one table of invented records a register, up to today.

A file of resources/example is named after its register and begins with its fields. `@3` is the
fourth record of the register a field points to, `@-1` the last. Days are counted from today
(-30), stand in this year (31/12) or one before (31/12-1), or are given in full (2025-04-25);
years are counted from this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

import resources
from db.registers import REGISTERS, Field, FieldKind, NamedPerson, Register, store
from db.registers.words import MEMBERS

Ids = dict[str, Sequence[int]]
"""The records of the example by register, in the order written."""


def add_records(
    session: Session, known: Mapping[str, Sequence[int]], names: Sequence[str], today: date
) -> None:
    """Write every table of the example; `known` are the records there already, `names` members'."""
    ids: Ids = dict(known)
    for register in REGISTERS:
        path = resources.path("example", f"{register.name}.txt")
        if path.is_file():
            rows = [_cells(line) for line in path.read_text(encoding="utf-8").splitlines()]
            reader = _Reader(ids, names, today)
            codes = store.free_codes(register, ())
            ids[register.name] = [
                store.save(
                    session,
                    register,
                    {"code": next(codes), **reader.values(register, rows[0], row)},
                )
                for row in rows[1:]
            ]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


class _Reader:
    """Reads cells as the values of a register's fields."""

    def __init__(self, ids: Ids, names: Sequence[str], today: date) -> None:
        self._ids = ids
        self._names = names
        self._today = today

    def values(
        self, register: Register, headings: Sequence[str], row: Sequence[str]
    ) -> Mapping[str, Any]:
        return {
            name: self._value(register.field(name), cell)
            for name, cell in zip(headings, row, strict=False)
            if cell
        }

    def _value(self, field: Field, cell: str) -> Any:
        match field.kind:
            case FieldKind.DATE:
                return self._day(cell)
            case FieldKind.YEAR:
                return self._today.year + int(cell)
            case FieldKind.INTEGER:
                return int(cell)
            case FieldKind.DECIMAL:
                return Decimal(cell)
            case FieldKind.REFERENCE:
                return self._record(field.target, cell)
            case FieldKind.REFERENCES:
                return tuple(self._record(field.target, each) for each in _list(cell))
            case FieldKind.PERSON:
                return self._person(cell)
            case FieldKind.PEOPLE:
                return tuple(map(self._person, _list(cell)))
            case _:
                return cell

    def _day(self, cell: str) -> date:
        day, slash, month = cell.partition("/")
        if slash:
            month, _minus, years = month.partition("-")
            return date(self._today.year - int(years or 0), int(month), int(day))
        if len(cell) == len("2025-04-25"):
            return date.fromisoformat(cell)
        return self._today + timedelta(days=int(cell))

    def _record(self, register: str, cell: str) -> int:
        return self._ids[register][int(cell.removeprefix("@"))]

    def _person(self, cell: str) -> NamedPerson:
        if not cell.startswith("@"):
            return NamedPerson(cell)
        return NamedPerson(self._names[int(cell[1:])], self._record(MEMBERS, cell))


def _list(cell: str) -> list[str]:
    return [each.strip() for each in cell.split(";")]
