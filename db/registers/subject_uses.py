"""Which records of every register serve a subject (chủ đề)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import RelationshipProperty, Session

from db import registers
from db.registers import store
from db.registers.fields import Register
from db.registers.subjects import SUBJECTS
from db.registers.words import Say, name_record


@dataclass(frozen=True)
class Use:
    """One record that serves a subject: of which register, what it is called, its day."""

    register: str
    id: int
    name: str
    day: date | None


def use_counts(session: Session) -> Mapping[int, int]:
    """Return how many records serve each subject, by its id."""
    counts: Counter[int] = Counter()
    for _register, relation in _links():
        subject = relation.mapper.class_.subject_id
        for subject_id, count in session.execute(select(subject, func.count()).group_by(subject)):
            counts[subject_id] += count
    return counts


def uses(session: Session, subject_id: int, say: Say = str) -> list[Use]:
    """Return the records that serve a subject, the newest first, those without a day last.

    `say` translates the words of closed lists.
    """
    found: list[Use] = []
    for register, relation in _links():
        (owner,) = relation.remote_side
        link = relation.mapper.class_
        wanted = (
            select(register.table)
            .join(link, owner == register.table.id)
            .where(link.subject_id == subject_id)
        )
        for record in session.scalars(wanted):
            days = {each: store.value_of(register.field(each), record) for each in register.dates}
            name = name_record(session, register, record, say)
            found.append(Use(register.name, record.id, name, register.day_of(days)))
    return sorted(found, key=lambda use: (use.day or date.min, use.id), reverse=True)


def tables() -> frozenset[str]:
    """Return the tables in which it stands what serves which subject."""
    found = (relation.mapper.local_table for _register, relation in _links())
    return frozenset(str(table.description) for table in found)


def _links() -> Iterator[tuple[Register, RelationshipProperty[Any]]]:
    """Give every register that can be tied to subjects, with its relation to the links."""
    subjects = inspect(SUBJECTS.table).local_table
    for register in registers.REGISTERS:
        for relation in store.link_relations(register):
            keys = relation.mapper.local_table.foreign_keys
            if any(key.column.table is subjects for key in keys):
                yield register, relation
