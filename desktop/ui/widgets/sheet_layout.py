"""Where the cells of a form's sheet stand on screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from desktop.returns.preview import PreviewCell, PreviewSheet
from desktop.ui.theme import current, px
from desktop.ui.widgets.sheet_walk import Place, places

MARGIN, LEAST_MARGIN = 24, 8
READABLE = 11.5
"""The least height of a sheet's common type, in pixels at 100 %."""
TRUE_SIZE = 96 / 72
PADDING, NUMBER_PADDING = 2.0, 4.5
MOST_HEAD = 0.4
"""How much of the view the headings may take that stay in it."""
_USUAL_SIZE = 12.0


class SheetLayout:
    """Where the cells of a sheet stand on a paper as wide as the room there is.

    Type never gets too small to read: then the paper is wider than the room.
    """

    def __init__(self, sheet: PreviewSheet, room: int) -> None:
        self.sheet = sheet
        width = sum(sheet.columns) or 1.0
        common = Counter(cell.size for cell in sheet.cells if cell.text).most_common(1)
        least = READABLE * current().scale / (common[0][0] if common else _USUAL_SIZE)
        # Where room is short the margins give way first.
        margin = min(px(MARGIN), max(px(LEAST_MARGIN), int(room - width * least) // 2))
        most = max(TRUE_SIZE * current().scale, least)
        self.scale = min(max((room - 2 * margin) / width, least), most)
        left = max(margin, (room - round(width * self.scale)) // 2)
        self._xs = self._ends(left, sheet.columns)
        self._ys = self._ends(px(MARGIN), sheet.rows)
        self.size = QSize(self._xs[-1] + left, self._ys[-1] + px(MARGIN))
        first, last = sheet.titles or (sheet.top, sheet.top)
        self.head = self.block(first, sheet.left, last - first, len(sheet.columns))
        self._lines: list[list[PreviewCell]] = [[] for _row in sheet.rows]
        self._tall: list[PreviewCell] = []
        for cell in sheet.cells:
            line = self._tall if cell.down > 1 else self._lines[cell.row - sheet.top]
            line.append(cell)
        self._filled = {place for cell in sheet.cells if cell.text for place in places(cell)}

    def box(self, cell: PreviewCell) -> QRect:
        """Return where a cell or block stands on the paper."""
        return self.block(cell.row, cell.column, cell.down, cell.across)

    def block(self, row: int, column: int, down: int, across: int) -> QRect:
        """Return where a block of cells stands on the paper."""
        left, right = (self._xs[self._column(each)] for each in (column, column + across))
        top, bottom = (self._ys[self._row(each)] for each in (row, row + down))
        return QRect(left, top, right - left, bottom - top)

    def keeps_head(self, view: QRect) -> bool:
        """Tell whether the headings stay at the upper edge of a view of the paper."""
        low = 0 < self.head.height() <= view.height() * MOST_HEAD
        return low and view.top() > self.head.top()

    def spot(self, view: QRect, spot: QPoint) -> QPoint:
        """Return which spot of the paper is seen at a spot of the view."""
        if self.keeps_head(view) and spot.y() < self.head.height():
            return QPoint(view.left(), self.head.top()) + spot
        return view.topLeft() + spot

    def seen(self, view: QRect, box: QRect) -> QRect:
        """Return where in the view a part of the paper is seen."""
        if self.keeps_head(view) and self.head.contains(box):
            return box.translated(-view.left(), -self.head.top())
        return box.translated(-view.topLeft())

    def place_at(self, spot: QPoint) -> Place:
        """Return the row and column at a spot of the paper, also outside the sheet."""
        row = bisect_right(self._ys, spot.y()) - 1 + self.sheet.top
        return row, bisect_right(self._xs, spot.x()) - 1 + self.sheet.left

    def cells_in(self, part: QRect) -> list[PreviewCell]:
        """Return the cells of which something is in a part of the paper, blocks first."""
        first = max(bisect_right(self._ys, part.top()) - 1, 0)
        last = bisect_left(self._ys, part.bottom() + 1)
        tall = [cell for cell in self._tall if self.box(cell).intersects(part)]
        return tall + [cell for line in self._lines[first:last] for cell in line]

    def text_room(self, cell: PreviewCell, width: float) -> QRectF:
        """Return where a text may stand: one not wrapped goes on over empty neighbours."""
        box = QRectF(self.box(cell))
        pad = PADDING * self.scale
        indent = cell.indent * self.scale
        right = NUMBER_PADDING * self.scale if cell.horizontal == "right" else pad
        if cell.horizontal == "right":
            room = box.adjusted(pad, 0, -right - indent, 0)
        else:
            room = box.adjusted(pad + (indent if cell.horizontal == "left" else 0), 0, -pad, 0)
        lacking = width - room.width()
        if cell.wrap or cell.turn or cell.across > 1 or lacking <= 0:
            return room
        left, more = {"left": (0.0, 1.0), "right": (1.0, 0.0)}.get(cell.horizontal, (0.5, 0.5))
        return room.adjusted(
            -min(lacking * left, self._free(cell, -1)),
            0,
            min(lacking * more, self._free(cell, 1)),
            0,
        )

    def _free(self, cell: PreviewCell, step: int) -> float:
        """Return how wide the empty cells beside a cell are, to one side."""
        free, column = 0, cell.column + step
        while self.sheet.left <= column < self.sheet.left + len(self.sheet.columns):
            if (cell.row, column) in self._filled:
                break
            free += self.block(cell.row, column, 1, 1).width()
            column += step
        return float(free)

    def _ends(self, start: int, sizes: Sequence[float]) -> list[int]:
        return [start + round(end * self.scale) for end in accumulate(sizes, initial=0.0)]

    def _row(self, row: int) -> int:
        return min(max(row - self.sheet.top, 0), len(self._ys) - 1)

    def _column(self, column: int) -> int:
        return min(max(column - self.sheet.left, 0), len(self._xs) - 1)
