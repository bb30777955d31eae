"""A workbook as values: what its sheets hold, cell by cell, without styles or formulas."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell without a usable value.

    `text` is what the spreadsheet shows, "#REF!" for one; or, for a formula that was saved
    before any program worked it out, the formula itself, beginning with "=".
    """

    text: str

    def __str__(self) -> str:
        return self.text


Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | ErrorCell | None
"""A cell's value. Whole numbers are int; a date without time of day (or at 00:00, which
spreadsheets do not tell apart) is a date; a duration under a day is a time, a longer one the
text "30:15:00"; empty text is None. Text is raw: neither trimmed nor normalised."""


@dataclass(slots=True)
class Sheet:
    """One sheet: its rows from row 1 and column A on, all of one length."""

    name: str
    rows: list[list[Cell]]
    hidden: bool = False


@dataclass(slots=True)
class Workbook:
    """The worksheets of a file in the file's order, hidden ones included; no charts."""

    sheets: list[Sheet]
