"""One search over everything, without dấu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from db import registers, vietnamese
from db.registers.fields import FieldKind, Register
from db.registers.members import MEMBERS
from db.registers.words import Say, name_record
from db.schema import Member, Record
from db.vietnamese import quoted

SEARCH_KEY = "search_key"
BESIDE = " · "
_LONGEST = 60


@dataclass(frozen=True)
class Found:
    """One record that a search found: its register, id, and how it is told from others."""

    register: str
    id: int
    title: str
    note: str


def search(session: Session, words: str, most: int = 6, say: Say = str) -> list[Found]:
    """Return records of every register in which every word occurs, `most` of each.

    Those called by the words come before those in which they stand elsewhere; members whose
    given name begins with the first word before other members; else the newest first. `say`
    translates the words of closed lists and the titles of registers.
    """
    parts = vietnamese.fold(words).split()
    if not parts:
        return []
    found = [
        each
        for register in registers.REGISTERS
        if hasattr(register.table, SEARCH_KEY)
        for each in _of_register(session, register, parts, most, say)
    ]
    return sorted(found, key=lambda each: not _all_in(vietnamese.fold(each.title), parts))


def _all_in(text: str, parts: Sequence[str]) -> bool:
    return all(part in text for part in parts)


def _of_register(
    session: Session, register: Register, parts: Sequence[str], most: int, say: Say
) -> list[Found]:
    key = getattr(register.table, SEARCH_KEY)
    wanted = select(register.table).where(and_(*(func.instr(key, part) > 0 for part in parts)))
    if register is MEMBERS:
        return _members(session, wanted, parts[0], most)
    records = session.scalars(wanted.order_by(*_newest_first(register)).limit(most))
    return [
        Found(
            register.name,
            record.id,
            name_record(session, register, record, say),
            _note(register, record, say),
        )
        for record in records
    ]


def _newest_first(register: Register) -> list[ColumnElement[Any]]:
    """Return the order of a register's records: by their day or year, the last one first."""
    years = tuple(field.name for field in register.fields if field.kind is FieldKind.YEAR)
    columns = [register.field(name).attribute for name in register.dates or years]
    return [getattr(register.table, column).desc() for column in (*columns, "id")]


def _note(register: Register, record: Record, say: Say) -> str:
    """Return the register's title, and what the record says at length, else its code."""
    at_length = (field for field in register.fields if field.kind is FieldKind.LONG_TEXT)
    told = (getattr(record, each.name) for each in at_length if each.name not in register.naming)
    words = quoted(next(filter(None, told), "") or getattr(record, "code", ""), _LONGEST)
    return BESIDE.join(filter(None, (say(register.title), words)))


def _members(session: Session, wanted: Select[Any], first: str, most: int) -> list[Found]:
    columns = Member.id, Member.full_name, Member.code, Member.position
    named = wanted.with_only_columns(*columns).order_by(Member.sort_key, Member.id)
    found = sorted(session.execute(named), key=lambda row: not _called(row.full_name, first))
    return [
        Found(MEMBERS.name, id_, name, BESIDE.join(filter(None, (code, position))))
        for id_, name, code, position in found[:most]
    ]


def _called(full_name: str, word: str) -> bool:
    """Tell whether somebody's given name begins with a word typed."""
    return vietnamese.fold(full_name).rpartition(" ")[2].startswith(word)
