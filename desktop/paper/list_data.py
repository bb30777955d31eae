"""What the list of a register says, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.paper.pen import Align


@dataclass(frozen=True)
class ListColumn:
    """One column: its heading, and how many letters of a line it is content with.

    Without `letters` no cell runs over two lines while there is room.
    """

    heading: str
    align: Align = Align.LEFT
    letters: int | None = None


@dataclass(frozen=True)
class ListData:
    """One list, its rows in the order they are printed, a text for each column.

    The line numbers come by themselves, where the list is `numbered`. `period` and `note` say
    what was chosen; empty ones leave their lines out, as an empty name leaves room for writing
    by hand.
    """

    superior: str
    unit: str
    place: str
    day: date
    about: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...] = ()
    period: str = ""
    note: str = ""
    office: str = ""
    signer: str = ""
    numbered: bool = True
