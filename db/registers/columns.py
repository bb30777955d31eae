"""The values of all of a register's records at once, by column: thousands in a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, inspect, null, select
from sqlalchemy.orm import Session

from db import registers
from db.registers.fields import Field, FieldKind, NamedPerson, Register
from db.registers.store import link_relations
from db.schema import Call


@dataclass(frozen=True)
class _Pair:
    """A kind of value that two columns make: their names by the field's, and how."""

    columns: Callable[[str], tuple[str, str]]
    make: Callable[[Any, Any], Any]


_PAIRS: Mapping[FieldKind, _Pair] = {
    FieldKind.PERSON: _Pair(
        lambda name: (name, f"{name}_id"), lambda text, member: NamedPerson(text or "", member)
    ),
    FieldKind.CALL: _Pair(lambda _name: ("summons", "summons_group"), Call),
}
_LINKED = (FieldKind.REFERENCES, FieldKind.PEOPLE)
"""Kinds whose values stand in a table of their own."""


def read_values(
    session: Session,
    register: Register,
    *only: ColumnElement[bool],
    fields: Sequence[Field] | None = None,
) -> list[tuple[int, dict[str, Any]]]:
    """Return the id and the values of every record, the oldest first.

    The values are those `store.values_of` gives, all or of some fields; `only` are conditions
    that narrow the records.
    """
    table, told = register.table, register.fields if fields is None else fields
    names = [each.name for each in told]
    columns = [null() if each.kind in _LINKED else getattr(table, _first(each)) for each in told]
    pairs = [(each.name, _PAIRS[each.kind]) for each in told if each.kind in _PAIRS]
    seconds = [getattr(table, pair.columns(name)[1]) for name, pair in pairs]
    linked = [
        (each.name, _links(session, register, each, *only)) for each in told if each.kind in _LINKED
    ]
    found: list[tuple[int, dict[str, Any]]] = []
    wanted = select(*columns, *seconds, table.id).where(*only).order_by(table.id)
    for row in session.execute(wanted):
        record_id: int = row[-1]
        values = dict(zip(names, row, strict=False))
        for (name, pair), second in zip(pairs, row[len(names) : -1], strict=True):
            values[name] = pair.make(values[name], second)
        for name, links in linked:
            values[name] = tuple(links.get(record_id, ()))
        found.append((record_id, values))
    return found


def _first(field: Field) -> str:
    pair = _PAIRS.get(field.kind)
    return field.attribute if pair is None else pair.columns(field.name)[0]


def _links(
    session: Session, register: Register, field: Field, *only: ColumnElement[bool]
) -> Mapping[int, list[Any]]:
    """Return what records point to in a field with several, by the record's id, as added."""
    target = inspect(registers.by_name(field.target).table).local_table
    owner, points = next(
        (side, key.parent)
        for relation in link_relations(register)
        for side in relation.remote_side
        for key in relation.mapper.local_table.foreign_keys
        if key.column.table is target and key.parent is not side
    )
    link = points.table
    name = link.c["name"] if field.kind is FieldKind.PEOPLE else null()
    wanted = select(owner, points, name).order_by(*link.primary_key)
    if only:
        wanted = wanted.where(owner.in_(select(register.table.id).where(*only)))
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for owner_id, pointed, text in session.execute(wanted):
        found[owner_id].append(pointed if text is None else NamedPerson(text, pointed))
    return found
