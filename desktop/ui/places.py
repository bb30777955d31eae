"""Where the record of each register is shown: a room, and what names the record there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.registers import Register, by_name

RECORD, PART = "record", "part"
WORDS = {"members": "member", "meetings": "meeting", "subjects": "subject"}
"""The word by which a room made by hand is given a record of its register; others take RECORD."""
ATTENDANCE, EVALUATION = "attendance", "evaluation"
ROOMS = {"attendance": ATTENDANCE, "votes": EVALUATION, "scores": EVALUATION}
"""The rooms of registers whose records are parts of others, where it is not that of the whole."""


@dataclass(frozen=True)
class Place:
    """A room, and where in it: what `AppContext.open_room` is given."""

    room: str
    where: Mapping[str, Any]


def place_of(session: Session, register: str, record_id: int) -> Place:
    """Return where a record is shown: in its register's own room, a part beside its whole.

    A part that is gone by now has only the room it was in.
    """
    described = by_name(register)
    if not described.parent:
        return Place(register, {WORDS.get(register, RECORD): record_id})
    whole = described.whole
    whole_id = _whole_id(session, described, record_id)
    room = ROOMS.get(register, whole)
    if whole_id is None:
        return Place(room, {})
    if whole in WORDS:
        return Place(room, {WORDS[whole]: whole_id, PART: (register, record_id)})
    return Place(room, {PART: (register, record_id)})


def _whole_id(session: Session, described: Register, record_id: int) -> int | None:
    parent = described.field(described.parent).attribute
    table = described.table
    return session.scalar(select(getattr(table, parent)).where(table.id == record_id))
