"""One text for the values of a sheet, the same wherever they are read or about to be written.

Two sheets with the same text hold the same values. Not the other way round: a number may be
written with other digits, a line end in another way; whoever needs to know compares cell by cell.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Sequence

_BEFORE_DAY_1 = dt.date(1899, 12, 31)
_FALSE_LEAP_DAY = 60
_SECONDS = 86_400


def digest(rows: Iterable[Sequence[object]]) -> str:
    """Return the SHA-256 of a sheet's values, row by row from A1, in hexadecimal digits.

    Whole numbers are floats, an empty cell is an empty text, days and times are the numbers
    spreadsheets store. Empty cells at the end of a row and empty rows at the end are nothing.
    """
    kept: list[Sequence[object]] = []
    for row in rows:
        end = len(row)
        while end and row[end - 1] == "":
            end -= 1
        kept.append(row[:end] if end < len(row) else row)
    while kept and not kept[-1]:
        kept.pop()
    text = json.dumps(kept, separators=(",", ":"), default=serial)
    return hashlib.sha256(text.encode()).hexdigest()


def serial(moment: object) -> float:
    """Return the number a spreadsheet stores for a day or time, which has a false 29/2/1900.

    TypeError for anything else.
    """
    if isinstance(moment, dt.timedelta):
        return moment / dt.timedelta(days=1)
    if isinstance(moment, dt.time):
        return part_of_day(moment)
    if not isinstance(moment, dt.date):
        raise TypeError(moment)
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    days = (day - _BEFORE_DAY_1).days
    days += days >= _FALSE_LEAP_DAY
    return float(days) + (part_of_day(moment.time()) if isinstance(moment, dt.datetime) else 0.0)


def part_of_day(time: dt.time) -> float:
    """Return a time of day as the part of a day that has passed."""
    seconds = time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1_000_000
    return seconds / _SECONDS
