"""Where a sheet's rows come to stand when some of them are repeated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

_QUOTED = re.compile(r'("(?:[^"]|"")*")')
_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9_.$!'])"
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?"
    r"(?P<c1>\$?[A-Z]{1,3})(?P<d1>\$?)(?P<r1>[1-9][0-9]*)"
    r"(?::(?P<c2>\$?[A-Z]{1,3})(?P<d2>\$?)(?P<r2>[1-9][0-9]*))?"
    r"(?![A-Za-z0-9_(.])"
)


class RowMoves:
    """The rows after some stand several times; `times` says how often, others stand once."""

    def __init__(self, times: Mapping[int, int]) -> None:
        self.times = dict(times)
        self._rows = sorted(times)
        self._shifts = [0, *accumulate(times[row] - 1 for row in self._rows)]

    def first(self, row: int) -> int:
        """Return where a row comes to stand, or its first copy."""
        return row + self._shifts[bisect_left(self._rows, row)]

    def last(self, row: int) -> int:
        """Return where the last copy of a row comes to stand."""
        return self.first(row) + self.times.get(row, 1) - 1

    def all(self, row: int) -> range:
        """Return all rows where a row comes to stand."""
        return range(self.first(row), self.last(row) + 1)

    def span(self, top: int, bottom: int) -> list[tuple[int, int]]:
        """Return where a block of rows comes to stand.

        A block within one repeated row stands once in every copy; any other grows with the
        rows repeated inside it.
        """
        if top == bottom:
            return [(row, row) for row in self.all(top)]
        return [(self.first(top), self.last(bottom))]

    def formula(self, text: str, sheet: str, here: str = "") -> str:
        """Return a formula whose references to `sheet` follow its rows.

        References without a sheet's name mean `here`.
        """
        pieces = _QUOTED.split(text)
        pieces[::2] = [
            _REFERENCE.sub(lambda found: self._moved(found, sheet, here), piece)
            for piece in pieces[::2]
        ]
        return "".join(pieces)

    def _moved(self, found: re.Match[str], sheet: str, here: str) -> str:
        named = found["sheet"]
        target = named[:-1].strip("'").replace("''", "'") if named else here
        if target.casefold() != sheet.casefold():
            return found[0]
        top = f"{found['c1']}{found['d1']}{self.first(int(found['r1']))}"
        if found["r2"]:
            bottom = f"{found['c2']}{found['d2']}{self.last(int(found['r2']))}"
            return f"{named or ''}{top}:{bottom}"
        return f"{named or ''}{top}"
