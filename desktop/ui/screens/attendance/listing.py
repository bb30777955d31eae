"""What the list shows: the absent on top, those due in order, those not due when unfolded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.registers.attendance import ABSENT, Roster, RosterRow
from desktop.paper.meeting_sheet import SheetOrder, in_order
from desktop.ui.screens.attendance.finding import Finder
from desktop.ui.widgets.table_model import RowStyle


@dataclass(frozen=True)
class Line:
    """One line of the list: a person, and their number on the sheet if they are due."""

    row: RosterRow
    number: int | None
    gap_above: bool = False

    @property
    def id(self) -> int:
        """Return whose line it is."""
        return self.row.member_id

    @property
    def absent(self) -> bool:
        """Tell whether the person is due and was marked absent."""
        return self.row.due and self.row.mark in ABSENT

    @property
    def style(self) -> RowStyle:
        """Return how the line stands out."""
        return RowStyle(self.absent, self.absent, self.gap_above, quiet=not self.row.due)


class Listing:
    """A meeting's people, numbered as the sheet numbers them, and found by their names."""

    def __init__(self, roster: Roster, order: SheetOrder) -> None:
        people = in_order(list(roster.due), order)
        self._numbers = {row.member_id: number for number, row in enumerate(people, 1)}
        self._finder = Finder((*roster.due, *roster.not_due))
        self._due: Sequence[RosterRow] = ()
        self._not_due: Sequence[RosterRow] = ()
        self.show(roster)

    def show(self, roster: Roster) -> None:
        """Take over the marks of the same people."""
        self._due = sorted(roster.due, key=lambda row: self._numbers[row.member_id])
        self._not_due = roster.not_due

    def lines(self, text: str, *, unfolded: bool) -> list[Line]:
        """Return what to show for the letters typed; those not due are found though folded."""
        if text.strip():
            everyone = [*self._due, *self._not_due]
            return [self._line(row) for row in self._finder.find(text, everyone)]
        due = [self._line(row) for row in self._due]
        absent = [line for line in due if line.absent]
        parts = [absent, [line for line in due if not line.absent]]
        parts.append([self._line(row) for row in self._not_due if unfolded])
        return _set_apart(parts)

    def in_sheet_order(self) -> list[Line]:
        """Return those due as the sheet lists them."""
        return [self._line(row) for row in self._due]

    def _line(self, row: RosterRow) -> Line:
        return Line(row, self._numbers.get(row.member_id))


def _set_apart(parts: Sequence[Sequence[Line]]) -> list[Line]:
    found: list[Line] = []
    for part in parts:
        first, rest = part[:1], part[1:]
        found += [replace(line, gap_above=bool(found)) for line in first]
        found += rest
    return found
