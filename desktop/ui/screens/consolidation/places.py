"""The rooms of a consolidation, and how one leads to another."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.schema import UnitBelow, code_key
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.returns.choosing import Choice

ROOM = "consolidation"
INTAKE, UNIT, FIGURE = "intake", "unit_return", "total"
UNITS_BELOW, RETURNS = "units_below", "returns"


def enter(context: AppContext, room: str, choice: Choice, **where: Any) -> None:
    """Go to one of the rooms, about the same form and period."""
    context.open_room(room, form=choice.form, period=choice.period, **where)


def records_of(session: Session, unit: str) -> list[int]:
    """Return the ids of a unit's records in the list of units below."""
    wanted = select(UnitBelow.id).where(UnitBelow.unit_key == code_key(unit))
    return list(session.scalars(wanted))


unfinished: WeakKeyDictionary[AppContext, int] = WeakKeyDictionary()
"""How many files were looked over in a window and not taken in yet."""


def open_unit(
    context: AppContext, reading: Reading, unit: str, figure: str = "", *, ask: bool = False
) -> bool:
    """Open a unit's return at the cell of a figure, to `ask` about it if that is wanted.

    False where none was taken in.
    """
    own = reading.overview.standing.own
    if own is not None and code_key(own.code) == code_key(unit):
        enter(context, RETURNS, reading.choice, own=True)
        return True
    if reading.row(unit) is None:
        return False
    enter(context, UNIT, reading.choice, unit=unit, figure=figure, ask=ask)
    return True
