"""What became of one record: who changed which fields when, and taking one such change back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Dialect, func, inspect, or_, select
from sqlalchemy.orm import RelationshipProperty, Session

from db import history, registers
from db.history import Step
from db.messages import N_
from db.registers import Field, Register, store
from db.registers.fields import Values
from db.schema import ChangeKind, ChangeRow, Record


class OpenBook(Protocol):
    """What is needed of a book to change it."""

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that only reads."""

    def change(self, template: str, **args: Any) -> AbstractContextManager[Session]:
        """Give a session for one named change."""


Columns = Mapping[str, Any]
"""One row of a table as the log keeps it: by column, as SQLite holds it."""


@dataclass(frozen=True)
class FieldChange:
    """What stood in a field before a change, and what after it."""

    field: Field
    before: Any
    after: Any


@dataclass(frozen=True)
class RecordChange:
    """One change of a record, or of one that is part of it (`register` tells which).

    A new record has no fields `before`, a deleted one none after: `made` and `gone` say so.
    `newest` is the last change of the record, the one that may be taken back alone.
    """

    step: Step
    register: Register
    record_id: int
    fields: tuple[FieldChange, ...]
    made: bool
    gone: bool
    newest: bool

    @property
    def can_take_back(self) -> bool:
        """Tell whether it is offered: a new record is deleted, not taken back."""
        return self.newest and not self.made and self.step.kind is not ChangeKind.FOUND


def changes_of(session: Session, register: Register, record_id: int) -> list[RecordChange]:
    """Return the changes of a record and of what is part of it, the newest first."""
    found = list(_changes(session, register, [record_id]))
    for part in registers.REGISTERS:
        if part.parent and part.whole == register.name:
            found += changes_where(session, part, {part.parent: record_id})
    return _newest_first(found)


def changes_where(session: Session, register: Register, values: Values) -> list[RecordChange]:
    """Return the changes of every record that ever had these values, the newest first.

    Records deleted since are among them.
    """
    held = [_logged(register.field(name).attribute) == value for name, value in values.items()]
    ids = select(ChangeRow.row_id).where(ChangeRow.table_name == _table_name(register.table), *held)
    return _newest_first(_changes(session, register, list(session.scalars(ids.distinct()))))


def _newest_first(found: Iterable[RecordChange]) -> list[RecordChange]:
    return sorted(found, key=lambda change: change.step.id, reverse=True)


def take_back(book: OpenBook, change_id: int) -> None:
    """Write back what a change found, as a change of its own that undo takes back.

    Raises history.CannotUndoError, nothing written, where later changes touched its records.
    """
    with book.read() as session:
        title = history.steps_by_id(session, [change_id])[change_id].title
    with book.change(N_("lấy lại như trước khi {what}"), what=title) as session:
        history.put_back(session, change_id)


def _logged(column: str) -> ColumnElement[Any]:
    """Return what a logged row holds in a column."""
    return func.json_extract(func.coalesce(ChangeRow.after, ChangeRow.before), f"$.{column}")


def _changes(session: Session, register: Register, ids: Collection[int]) -> Iterator[RecordChange]:
    if not ids:
        return
    links = {
        relation.mapper.local_table.description: relation
        for relation in store.link_relations(register)
    }
    own = _table_name(register.table)
    wanted = select(ChangeRow).order_by(ChangeRow.id)
    wanted = wanted.where(
        or_(
            (ChangeRow.table_name == own) & ChangeRow.row_id.in_(ids),
            *(
                (ChangeRow.table_name == table) & _logged(_owner(relation)).in_(ids)
                for table, relation in links.items()
            ),
        )
    )
    rows: dict[int, list[ChangeRow]] = defaultdict(list)
    for row in session.scalars(wanted):
        known = row.row_id if row.table_name == own else _held(row)[_owner(links[row.table_name])]
        rows[known].append(row)
    steps = history.steps_by_id(session, {row.change_id for each in rows.values() for row in each})
    for record_id, logged in rows.items():
        story = _Story(session, register, links)
        yield from _told(story, register, record_id, logged, steps)


def _told(
    story: _Story,
    register: Register,
    record_id: int,
    rows: Iterable[ChangeRow],
    steps: Mapping[int, Step],
) -> Iterator[RecordChange]:
    parted = [(change, list(each)) for change, each in groupby(rows, lambda row: row.change_id)]
    for change_id, logged in parted:
        before = story.values()
        for row in logged:
            story.follow(row)
        after = story.values()
        fields = tuple(
            FieldChange(each, before.get(each.name), after.get(each.name))
            for each in register.fields
            if before.get(each.name) != after.get(each.name)
        )
        yield RecordChange(
            steps[change_id],
            register,
            record_id,
            fields,
            made=not before,
            gone=not after,
            newest=change_id == parted[-1][0],
        )


class _Story:
    """A record as the log tells it, row by row, with the links that belong to it."""

    def __init__(
        self,
        session: Session,
        register: Register,
        links: Mapping[str, RelationshipProperty[Any]],
    ) -> None:
        self._dialect = session.get_bind().dialect
        self._register = register
        self._relations = links
        self._own: Columns | None = None
        self._links: dict[str, dict[int, Columns]] = {table: {} for table in links}

    def follow(self, row: ChangeRow) -> None:
        """Take one logged row for what is so now."""
        after = None if row.after is None else json.loads(row.after)
        if row.table_name not in self._links:
            self._own = after
        elif after is None:
            self._links[row.table_name].pop(row.row_id, None)
        else:
            self._links[row.table_name][row.row_id] = after

    def values(self) -> Mapping[str, Any]:
        """Return the record's values by field; none while there is no record."""
        if self._own is None:
            return {}
        record = _as_record(self._register.table, self._own, self._dialect)
        for table, relation in self._relations.items():
            held = sorted(self._links[table].items())
            kind = relation.mapper.class_
            linked = [_as_record(kind, columns, self._dialect) for _id, columns in held]
            setattr(record, relation.key, linked)
        return store.values_of(self._register, record)


def _held(row: ChangeRow) -> Columns:
    held: Columns = json.loads(row.after or row.before or "{}")
    return held


def _as_record(table: type[Any], columns: Columns, dialect: Dialect) -> Record:
    """Return a record with the values that were logged; it is in no session."""
    made: Record = table()
    for attribute in inspect(table).column_attrs:
        column = attribute.columns[0]
        read = column.type.dialect_impl(dialect).result_processor(dialect, None)
        value = columns.get(column.name)
        setattr(made, attribute.key, value if read is None or value is None else read(value))
    return made


def _table_name(table: type[Record]) -> str:
    return str(inspect(table).local_table.description)


def _owner(relation: RelationshipProperty[Any]) -> str:
    """Return the column of a link that names the record it belongs to."""
    return str(relation.local_remote_pairs[0][1].name)
