"""The rooms of a consolidation, and how one leads to another."""

from __future__ import annotations

from typing import Any

from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.returns.choosing import Choice

ROOM = "consolidation"
INTAKE, UNIT, FIGURE = "intake", "unit_return", "total"
UNITS_BELOW, RETURNS = "units_below", "returns"


def enter(context: AppContext, room: str, choice: Choice, **where: Any) -> None:
    """Go to one of the rooms, about the same form and period."""
    context.open_room(room, form=choice.form, period=choice.period, **where)


def open_unit(context: AppContext, reading: Reading, unit: str, figure: str = "") -> bool:
    """Open a unit's return, at the cell of a figure; False where none was taken in."""
    own = reading.overview.standing.own
    if own is not None and own.code == unit:
        enter(context, RETURNS, reading.choice)
        return True
    if reading.row(unit) is None:
        return False
    enter(context, UNIT, reading.choice, unit=unit, figure=figure)
    return True
