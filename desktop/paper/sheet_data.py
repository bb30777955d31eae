"""What an attendance sheet says, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class SheetPerson:
    """One numbered row.

    Every text is printed as it is. official is False for a probationary member; note goes
    into the remarks of any sheet; the word of the mark and the reason of an absence only
    into those of a filled one. A row whose group differs from the one above it is headed
    by that group as a caption.
    """

    name: str
    birth_year: str = ""
    official: bool = True
    position: str = ""
    note: str = ""
    mark: str = ""
    reason: str = ""
    group: str = ""


@dataclass(frozen=True)
class SheetTotals:
    """The foot of a filled sheet, in people; present counts those online too.

    guests is None where nobody wrote them down.
    """

    present: int
    online: int
    excused: int
    unexcused: int
    guests: int | None = None


@dataclass(frozen=True)
class SheetData:
    """One attendance sheet, its people in the order they are printed.

    Without totals the sheet is blank, for signing; with them it is filled, and marks and
    reasons are printed. due is how many the meeting must have, whoever else is listed.
    Empty location, time, chair and secretary leave room for writing them by hand.
    """

    superior: str
    unit: str
    place: str
    meeting: str
    day: date
    people: tuple[SheetPerson, ...]
    due: int
    start: time | None = None
    location: str = ""
    guest_lines: int = 3
    totals: SheetTotals | None = None
    chair: str = ""
    secretary: str = ""
