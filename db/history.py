"""Who changed what; undo and redo, named, also after a restart.

Triggers made from the tables themselves write every row before and after, so that no bulk
statement, import or cascade escapes the log. Of noted rows they write only that they were
touched, so that listeners hear of them and undo leaves them alone.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select, text, update
from sqlalchemy.orm import Session

from db.messages import N_, BookError, Message, stored, told
from db.schema import Base, Change, ChangeKind, ChangeRow, Noted, Record


class CannotUndoError(BookError):
    """A later change touched the same records."""


@dataclass(frozen=True)
class Step:
    """A change as a person sees it: its name, when, by whom, and the registers it touched."""

    id: int
    title: Message
    at: str
    clerk: str
    kind: ChangeKind
    tables: frozenset[str]


def tracked_tables() -> list[Table]:
    """Return the tables whose rows are logged as they were, to be brought back."""
    return _tables_of(Record)


def noted_tables() -> list[Table]:
    """Return the tables of which it is only logged that a row was touched."""
    return _tables_of(Noted)


def _tables_of(kind: type[Base]) -> list[Table]:
    return [
        mapper.local_table
        for mapper in sorted(Base.registry.mappers, key=lambda mapper: str(mapper.local_table))
        if issubclass(mapper.class_, kind) and isinstance(mapper.local_table, Table)
    ]


def drop_triggers(connection: Connection) -> None:
    """Take the logging triggers away: what is written from then on is not logged."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
    for name in list(names.scalars()):
        connection.execute(text(f'DROP TRIGGER "{name}"'))


def install_triggers(connection: Connection) -> None:
    """Make the logging triggers from the columns the database now has."""
    for table in (*tracked_tables(), *noted_tables()):
        columns = [
            row.name for row in connection.execute(text(f'PRAGMA table_info("{table.name}")'))
        ]
        for statement in _triggers(table, columns):
            connection.exec_driver_sql(statement)


def _triggers(logged: Table, columns: list[str]) -> Iterator[str]:
    table, new, old = logged.name, "NULL", "NULL"
    if logged in tracked_tables():
        new, old = _row_json("NEW", columns), _row_json("OLD", columns)
    moved = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)
    cases = {
        "insert": ("", "NEW", "NULL", new),
        "update": (f"WHEN {moved}", "NEW", old, new),
        "delete": ("", "OLD", old, "NULL"),
    }
    for action, (when, side, before, after) in cases.items():
        yield (
            f'CREATE TRIGGER "log_{table}_{action}" AFTER {action.upper()} ON "{table}" {when} '
            f"BEGIN INSERT INTO change_row (change_id, table_name, row_id, before, after) "
            f"VALUES ((SELECT max(id) FROM change), '{table}', {side}.id, {before}, {after}); END"
        )


def _row_json(side: str, columns: list[str]) -> str:
    return "json_object(" + ", ".join(f"'{name}', {side}.\"{name}\"" for name in columns) + ")"


def begin(
    session: Session,
    template: str,
    args: dict[str, Any],
    clerk: str,
    kind: ChangeKind = ChangeKind.DO,
    target: int | None = None,
) -> Change:
    """Open a log entry; every row written after it in this transaction belongs to it."""
    entry = Change(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        clerk=clerk,
        template=template,
        args=stored(args),
        kind=kind,
        target_id=target,
        undone=False,
        buried=False,
        token=secrets.token_hex(8),
    )
    session.add(entry)
    session.flush()
    return entry


def finish(session: Session, entry: Change) -> Step | None:
    """Close a log entry; one that wrote nothing is removed and gives None.

    A new change of records ends what could be made again: redo is linear. One of noted rows
    alone stands apart from undo and redo.
    """
    session.flush()
    tables = _touched(session, entry.id)
    if not tables:
        session.delete(entry)
        session.flush()
        return None
    if entry.kind is ChangeKind.DO:
        if tables <= {table.name for table in noted_tables()}:
            entry.kind = ChangeKind.NOTE
        else:
            session.execute(update(Change).where(Change.undone).values(buried=True))
    return _as_step(entry, tables)


def newest(session: Session) -> int:
    """Return the number of the newest change, so that what came after it can be told."""
    return session.scalars(select(func.max(Change.id))).one()


def undoable(session: Session) -> Step | None:
    """Return the change that undo would take back next."""
    return _found(session, Change.undone.is_(False), func.max(Change.id))


def redoable(session: Session) -> Step | None:
    """Return the change that redo would make again next."""
    return _found(session, Change.undone & ~Change.buried, func.min(Change.id))


def _found(session: Session, condition: Any, pick: Any) -> Step | None:
    wanted = select(pick).where(Change.kind == ChangeKind.DO, condition)
    entry = session.get(Change, session.scalar(wanted) or 0)
    return None if entry is None else _as_step(entry, _touched(session, entry.id))


def take_back(session: Session, target: int) -> None:
    """Write back what a change found and mark it undone; raises CannotUndoError as `put_back`."""
    put_back(session, target)
    session.execute(update(Change).where(Change.id == target).values(undone=True))


def put_back(session: Session, target: int) -> None:
    """Write back what a change found; raises CannotUndoError when later changes stand on it.

    Rows it touched must stand as it left them, whatever else happened since.
    """
    rows = _rows(session, target)
    last = {(row.table_name, row.row_id): row.after for row in rows}
    for (table, row_id), after in last.items():
        if _current(session, table, row_id) != (None if after is None else json.loads(after)):
            raise CannotUndoError(
                N_(
                    "Không hoàn tác được vì bản ghi đã được sửa sau đó. Sổ không thay đổi. "
                    "Hoàn tác thay đổi mới hơn trước."
                )
            )
    for row in reversed(rows):
        _write(session, row.table_name, row.row_id, row.after, row.before)


def make_again(session: Session, target: int) -> None:
    """Write again what a change wrote."""
    for row in _rows(session, target):
        _write(session, row.table_name, row.row_id, row.before, row.after)
    session.execute(update(Change).where(Change.id == target).values(undone=False))


def steps(session: Session, most: int = 200) -> list[Step]:
    """Return the newest log entries, newest first."""
    newest = select(Change.id).order_by(Change.id.desc()).limit(most)
    found = steps_by_id(session, session.scalars(newest).all())
    return [found[each] for each in sorted(found, reverse=True)]


def steps_by_id(session: Session, ids: Collection[int]) -> dict[int, Step]:
    """Return log entries by their numbers."""
    touched: dict[int, set[str]] = defaultdict(set)
    rows = select(ChangeRow.change_id, ChangeRow.table_name).distinct()
    for change_id, table in session.execute(rows.where(ChangeRow.change_id.in_(ids))):
        touched[change_id].add(table)
    entries = session.scalars(select(Change).where(Change.id.in_(ids)))
    return {entry.id: _as_step(entry, touched[entry.id]) for entry in entries}


def _rows(session: Session, change_id: int) -> list[ChangeRow]:
    """Return what a change did to records, the noted rows it touched left aside."""
    logged = ChangeRow.before.is_not(None) | ChangeRow.after.is_not(None)
    wanted = select(ChangeRow).where(ChangeRow.change_id == change_id, logged)
    return list(session.scalars(wanted.order_by(ChangeRow.id)))


def _touched(session: Session, change_id: int) -> set[str]:
    tables = select(ChangeRow.table_name).where(ChangeRow.change_id == change_id)
    return set(session.scalars(tables.distinct()))


def _as_step(entry: Change, tables: Iterable[str]) -> Step:
    title = Message(entry.template, told(entry.args))
    return Step(entry.id, title, entry.at, entry.clerk, entry.kind, frozenset(tables))


def _current(session: Session, table: str, row_id: int) -> dict[str, Any] | None:
    found = session.execute(
        text(f'SELECT * FROM "{table}" WHERE id = :id'), {"id": row_id}
    ).mappings()
    row = found.first()
    return None if row is None else dict(row)


def _write(
    session: Session, table_name: str, row_id: int, old: str | None, new: str | None
) -> None:
    # A cascade's child rows are logged before their parent's: order is left to the end.
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    table = Base.metadata.tables[table_name]
    if new is None:
        session.execute(delete(table).where(table.c.id == row_id))
        return
    values = json.loads(new)
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join(f":{name}" for name in values)
    if old is None:
        session.execute(text(f'INSERT INTO "{table_name}" ({names}) VALUES ({marks})'), values)
    else:
        sets = ", ".join(f'"{name}" = :{name}' for name in values)
        session.execute(text(f'UPDATE "{table_name}" SET {sets} WHERE id = :id'), values)
