"""Places in a sheet as its reader sees them."""

from __future__ import annotations

import re

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def column_name(col: int) -> str:
    """Return the letters of a column counted from 0: 0 is "A", 26 is "AA"."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, col: int) -> str:
    """Return a cell's name from its row and column, both counted from 0: (4, 2) is "C5"."""
    return f"{column_name(col)}{row + 1}"


def place_of(cell: str) -> tuple[int, int]:
    """Return the row and column of a cell by its name: "C5" is (4, 2); ValueError for no name."""
    found = _CELL.fullmatch(cell)
    if found is None:
        raise ValueError(cell)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1
