"""How far a sheet reaches and which of its cells hold no usable value."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.files.limits import Limits, Refusal
from desktop.files.places import cell_name

_TEXT_SHOWN = 200
# Excel's own error words; calamine gives such cells as empty text, which would be silent.
ERROR_WORDS = frozenset(
    {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!"}
)


class Extent:
    """What a scan learns of one sheet; rows and columns are counted from 0."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.filled = 0
        self.last_row = self.last_col = -1
        self._lowest = self._rightmost = (0, 0)
        self.errors: dict[int, dict[int, str]] = {}

    def add(self, row: int, col: int, count: int = 1) -> None:
        """Count filled cells, of which (row, col) is the last."""
        self.filled += count
        if row > self.last_row:
            self.last_row = row
            self._lowest = (row, col)
        if col > self.last_col:
            self.last_col = col
            self._rightmost = (row, col)

    def mark_error(self, row: int, col: int, text: str) -> None:
        """Remember that a cell shows an error, or a formula never worked out."""
        self.errors.setdefault(row, {})[col] = text[:_TEXT_SHOWN]

    @property
    def area(self) -> int:
        """Cells from A1 to the furthest row and column: what a reader must hold."""
        return (self.last_row + 1) * (self.last_col + 1)

    def check(self, limits: Limits, before: int = 0) -> int:
        """Return the area together with that of the sheets `before`; Refusal if too large."""
        if self.filled > limits.cells:
            raise Refusal("too_many_cells", sheet=self.name, limit=limits.cells)
        total = before + self.area
        wide, tall = self.last_col >= limits.columns, self.last_row >= limits.rows
        if wide or tall or total > limits.cells:
            if not (wide or tall) and self.filled * 4 > self.area:
                raise Refusal("too_many_cells", sheet=self.name, limit=limits.cells)
            by_row = self.last_row * limits.columns >= self.last_col * limits.rows
            far = self._lowest if by_row else self._rightmost
            raise Refusal("far_cell", sheet=self.name, cell=cell_name(*far))
        return total


def all_fit(extents: Iterable[Extent], limits: Limits, before: int) -> bool:
    """Tell whether sheets are within the limits together with the area of those `before`."""
    try:
        for extent in extents:
            before = extent.check(limits, before)
    except Refusal:
        return False
    return True
