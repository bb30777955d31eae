"""Places in a sheet as its reader sees them."""

from __future__ import annotations


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
