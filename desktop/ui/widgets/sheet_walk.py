"""Going from filled cell to filled cell of a sheet, as the arrows mean it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from enum import Enum

from desktop.returns.preview import PreviewCell

Place = tuple[int, int]


class Way(Enum):
    """Where an arrow points."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


class SheetWalk:
    """The cells of a sheet one may stand on: those with text, and those something is said of."""

    def __init__(self, cells: Sequence[PreviewCell], marked: Collection[Place]) -> None:
        self.stops = [
            cell for cell in cells if cell.text.strip() or (cell.row, cell.column) in marked
        ]
        self._at = {place: cell for cell in self.stops for place in places(cell)}
        self._by_row: dict[int, list[PreviewCell]] = {}
        for cell in self.stops:
            for row in range(cell.row, cell.row + cell.down):
                self._by_row.setdefault(row, []).append(cell)
        self._rows = sorted(self._by_row)

    def at(self, row: int, column: int) -> PreviewCell | None:
        """Return the cell, or the block over it, at a place of the sheet; None for a blank one."""
        return self._at.get((row, column))

    def step(self, cell: PreviewCell, way: Way, column: int) -> PreviewCell:
        """Return the next cell on a way, the same at its end; up and down keep to a column."""
        if way is Way.DOWN:
            return self._in_rows(self._rows_after(cell.row + cell.down), column) or cell
        if way is Way.UP:
            return self._in_rows(self._rows_before(cell.row), column) or cell
        line = self.row_of(cell)
        place = line.index(cell) + (1 if way is Way.RIGHT else -1)
        return line[place] if 0 <= place < len(line) else cell

    def row_of(self, cell: PreviewCell) -> list[PreviewCell]:
        """Return the cells of a cell's first row, from left to right."""
        return sorted(self._by_row[cell.row], key=lambda each: each.column)

    def near(self, row: int, column: int) -> PreviewCell | None:
        """Return the cell nearest to a column in the first filled row from a row on."""
        rows = self._rows_after(row) or self._rows[-1:]
        return None if not rows else _nearest(self._by_row[rows[0]], column)

    def _rows_after(self, row: int) -> list[int]:
        return self._rows[bisect_left(self._rows, row) :]

    def _rows_before(self, row: int) -> list[int]:
        return self._rows[: bisect_left(self._rows, row)][::-1]

    def _in_rows(self, rows: Sequence[int], column: int) -> PreviewCell | None:
        """Return the first cell over a column; where there is none, the first row's nearest."""
        over = (self._at[row, column] for row in rows if (row, column) in self._at)
        return next(over, None) or (_nearest(self._by_row[rows[0]], column) if rows else None)


def places(cell: PreviewCell) -> list[Place]:
    """Return every place a cell covers."""
    return [
        (row, column)
        for row in range(cell.row, cell.row + cell.down)
        for column in range(cell.column, cell.column + cell.across)
    ]


def _nearest(cells: Sequence[PreviewCell], column: int) -> PreviewCell:
    def distance(cell: PreviewCell) -> int:
        return max(cell.column - column, column - (cell.column + cell.across - 1), 0)

    return min(cells, key=distance)
