"""What many records ask of the book in turn: read once, and anew after anything was written."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session, SessionTransaction

T = TypeVar("T")


@dataclass
class _Remembered:
    """What was read in one transaction, good until something is written in it."""

    within: SessionTransaction | None
    writes: int
    known: dict[Hashable, Any] = field(default_factory=dict)


def remembered(session: Session, key: Hashable, read: Callable[[], T]) -> T:
    """Return what `read` gives, read anew only where something was written since.

    An import asks once a row: a thousand rows must not read the same thousand times. `key` says
    what is read: equal keys must mean equal readings.
    """
    session.flush()
    driver: Any = session.connection().connection.driver_connection
    within, writes = session.get_transaction(), driver.total_changes
    memory: _Remembered | None = session.info.get(_Remembered)
    if memory is None or memory.within is not within or memory.writes != writes:
        memory = session.info[_Remembered] = _Remembered(within, writes)
    if key not in memory.known:
        memory.known[key] = read()
    found: T = memory.known[key]
    return found
