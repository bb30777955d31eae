"""Random records of any register, made from its description alone, every field at random."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from db import registers
from db.dates import PartialDate
from db.registers import Field, FieldKind, NamedPerson, Register
from db.registers.attendance import DueRule, store_lists
from db.registers.store import new_record, own_references
from db.schema import Call, Meeting, Member, Record, Summons
from desktop.exchange.attendance import stored_lists

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÀẢÃÁẠỪỬỮỨỰĐ 019=+-@'\";:,._()[]<>&%/\\😀"


def fill(session: Session, rng: Random, most: int = 4, least: int = 0) -> None:
    """Put `least` to `most` records into every register whose records have codes.

    Meetings for members that are taken get the lists every such meeting has.
    """
    made: dict[str, list[Record]] = {}
    for register in registers.REGISTERS:
        if register.key == ("code",):
            records = [_record(register, rng, made, n) for n in range(rng.randint(least, most))]
            made[register.name] = [each for each in records if each is not None]
            session.add_all(made[register.name])
            session.flush()
            _tie(register, rng, made[register.name])
    lists = [session.get_one(Meeting, each) for each in stored_lists(session)]
    store_lists(session, lists, DueRule(session))


def _tie(register: Register, rng: Random, records: list[Record]) -> None:
    """Let records point to others of their own register, whichever stands first, in no circle."""
    for field in own_references(register):
        known: list[int | None] = [None]
        for record in rng.sample(records, len(records)):
            setattr(record, field.attribute, rng.choice(known))
            known.append(record.id)


def _record(
    register: Register, rng: Random, made: dict[str, list[Record]], number: int
) -> Record | None:
    values: dict[str, Any] = {}
    for field in register.fields:
        may_be_empty = field.kind is not FieldKind.CODE and not field.required
        empty = may_be_empty and field.default is None and rng.random() < 0.3
        value = _nothing(field) if empty else _value(field, rng, made, number)
        if value is None and field.required:
            return None
        values[field.name] = value
    today = date(2026, 11, 20)
    return None if register.problems(values, today) else new_record(register, values)


def _nothing(field: Field) -> Any:
    blanks: dict[FieldKind, Any] = {
        FieldKind.FLAG: False,
        FieldKind.REFERENCES: (),
        FieldKind.PERSON: NamedPerson(),
        FieldKind.PEOPLE: (),
        FieldKind.CALL: Call(),
    }
    return blanks.get(field.kind)


def _value(field: Field, rng: Random, made: dict[str, list[Record]], number: int) -> Any:
    match field.kind:
        case FieldKind.CODE:
            return f"{_text(rng, 4).replace(';', '')}{number}"
        case FieldKind.TEXT:
            return _text(rng, 30)
        case FieldKind.LONG_TEXT:
            return "\n".join(_text(rng, 40) for _ in range(rng.randint(1, 4)))
        case FieldKind.DATE:
            return _day(rng)
        case FieldKind.PARTIAL_DATE:
            day = _day(rng)
            parts = (day.year, day.month, day.day)[: rng.randint(1, 3)]
            return PartialDate(*parts)
        case FieldKind.TIME:
            return time(rng.randrange(24), rng.randrange(60))
        case FieldKind.INTEGER:
            return rng.choice((0, 1, rng.randrange(10**9)))
        case FieldKind.DECIMAL:
            return Decimal(rng.randrange(10**7)) / 100
        case FieldKind.YEAR:
            return rng.randint(1900, 2100)
        case FieldKind.CHOICE:
            return rng.choice(field.choices).value
        case FieldKind.FLAG:
            return rng.random() < 0.5
        case FieldKind.REFERENCE:
            known = made.get(field.target, [])
            return rng.choice(known).id if known else None
        case FieldKind.REFERENCES:
            known = made.get(field.target, [])
            return tuple(each.id for each in rng.sample(known, rng.randint(0, len(known))))
        case FieldKind.PERSON:
            return _person(rng, made)
        case FieldKind.PEOPLE:
            people = [_person(rng, made) for _ in range(rng.randint(1, 3))]
            # A name that is no member's cannot hold what parts the names of a list.
            return tuple(each for each in people if each.member_id or ";" not in each.text)
        case FieldKind.CALL:
            summons = rng.choice(list(Summons))
            return Call(summons, _text(rng, 9) if summons is Summons.GROUP else None)


def _person(rng: Random, made: dict[str, list[Record]]) -> NamedPerson:
    members = [each for each in made["members"] if isinstance(each, Member)]
    if not members or rng.random() < 0.5:
        return NamedPerson(f"khách {_text(rng, 9)}")
    chosen = rng.choice(members)
    return NamedPerson(chosen.full_name, chosen.id)


def _text(rng: Random, most: int) -> str:
    middle = "".join(rng.choice(LETTERS) for _ in range(rng.randrange(most)))
    return f"{rng.choice('=+-@aĐ1')}{middle}."


def _day(rng: Random) -> date:
    return date(rng.randint(1900, 2100), rng.randint(1, 12), rng.randint(1, 28))
