"""A sheet of a form painted as paper: white in every theme, in the face of office papers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPen, QTextOption

import resources
from desktop.returns.preview import PreviewCell, PreviewSheet
from desktop.ui.theme import LIGHT, Tone, current, px
from desktop.ui.widgets.sheet_walk import Place, places

WINDOWS_FACE = "Times New Roman"
BUNDLED_FACE = "Liberation Serif"
PAPER = "#FFFFFF"
MARGIN, LEAST_MARGIN = 24, 8
READABLE = 11.5
"""The least height of a sheet's common type, in pixels at 100 %."""
TRUE_SIZE = 96 / 72
GRAINS = 16
"""Text is set in this part of a point and then scaled, so that lines break alike at every size."""
PADDING, NUMBER_PADDING = 2.0, 4.5
FRAME, FRAME_WITH_KEYBOARD = 2, 3
_USUAL_SIZE = 12.0
_UPRIGHT = 90

_ACROSS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
_DOWN = {
    "top": Qt.AlignmentFlag.AlignTop,
    "center": Qt.AlignmentFlag.AlignVCenter,
    "bottom": Qt.AlignmentFlag.AlignBottom,
}


@dataclass(frozen=True)
class CellMark:
    """What is said of a cell: how grave it is, and in words."""

    tone: Tone
    says: str


@dataclass(frozen=True)
class Chosen:
    """What of a sheet is chosen: a cell, the block copied with it, whether it has the keyboard."""

    cell: PreviewCell | None = None
    block: QRect | None = None
    keyboard: bool = False


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


def paint_sheet(
    painter: QPainter,
    layout: SheetLayout,
    part: QRect,
    marks: Mapping[Place, CellMark],
    chosen: Chosen,
) -> None:
    """Paint a part of the paper; the painter's origin is the paper's corner."""
    painter.fillRect(part, QColor(PAPER))
    # A line may belong to the cell just outside.
    cells = layout.cells_in(part.adjusted(-px(FRAME), -px(FRAME), px(FRAME), px(FRAME)))
    for cell in cells:
        mark = marks.get((cell.row, cell.column))
        ground = cell.ground if mark is None else LIGHT.tone(mark.tone)[1]
        if ground:
            painter.fillRect(layout.box(cell), QColor(ground))
    if chosen.block is not None:
        painter.fillRect(chosen.block, QColor(LIGHT.selection))
    for cell in cells:
        if cell.text:
            _paint_text(painter, layout, cell)
    _paint_edges(painter, layout, cells)
    if chosen.cell is not None:
        _paint_frame(painter, layout.box(chosen.cell), keyboard=chosen.keyboard)


def _paint_text(painter: QPainter, layout: SheetLayout, cell: PreviewCell) -> None:
    # Qt keeps an underline off the letters only where nothing is scaled.
    grains = layout.scale if cell.underline else GRAINS
    font = _font(round(cell.size * grains), cell.bold, cell.italic, cell.underline)
    grain = layout.scale / grains
    width = 0.0 if cell.wrap else QFontMetricsF(font).horizontalAdvance(cell.text) * grain
    room = layout.text_room(cell, width)
    painter.save()
    painter.translate(room.center())
    painter.rotate(-cell.turn)
    painter.scale(grain, grain)
    painter.setFont(font)
    painter.setPen(QColor(cell.ink or LIGHT.ink))
    size = (room.size().transposed() if abs(cell.turn) == _UPRIGHT else room.size()) / grain
    place = QRectF(QPointF(-size.width() / 2, -size.height() / 2), size)
    painter.drawText(place, cell.text, _option(cell))
    painter.restore()


def _option(cell: PreviewCell) -> QTextOption:
    along, beside = _ACROSS[cell.horizontal], _DOWN[cell.vertical]
    if cell.turn:
        along = beside = Qt.AlignmentFlag.AlignCenter
    option = QTextOption(along | beside)
    wrapped = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(wrapped if cell.wrap else QTextOption.WrapMode.NoWrap)
    return option


def _paint_edges(painter: QPainter, layout: SheetLayout, cells: Iterable[PreviewCell]) -> None:
    ink = QColor(LIGHT.ink)
    for cell in cells:
        if not any(cell.edges):
            continue
        box = layout.box(cell)
        left, top, right, bottom = (
            max(1, round(edge * layout.scale)) if edge else 0 for edge in cell.edges
        )
        end, foot = box.x() + box.width(), box.y() + box.height()
        painter.fillRect(box.x() - left // 2, box.y(), left, box.height() + 1, ink)
        painter.fillRect(box.x(), box.y() - top // 2, box.width() + 1, top, ink)
        painter.fillRect(end - right // 2, box.y(), right, box.height() + 1, ink)
        painter.fillRect(box.x(), foot - bottom // 2, box.width() + 1, bottom, ink)


def framed(box: QRect) -> QRect:
    """Return a cell's place with the frame round it."""
    wide = px(FRAME_WITH_KEYBOARD)
    return box.adjusted(-wide, -wide, wide, wide)


def _paint_frame(painter: QPainter, box: QRect, *, keyboard: bool) -> None:
    painter.save()
    pen = QPen(QColor(LIGHT.accent), px(FRAME_WITH_KEYBOARD if keyboard else FRAME))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(box)
    painter.restore()


@lru_cache(maxsize=128)
def _font(pixels: int, bold: bool, italic: bool, underline: bool) -> QFont:
    # Kept, as every cell painted asks for one.
    font = QFont(_face())
    font.setPixelSize(max(pixels, 1))
    font.setBold(bold)
    font.setItalic(italic)
    font.setUnderline(underline)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _face() -> str:
    if QFontDatabase.hasFamily(WINDOWS_FACE):
        return WINDOWS_FACE
    # Ours come first even where the PC has some: those of old are without Vietnamese letters.
    for file in sorted(resources.path("fonts").glob("LiberationSerif-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    return BUNDLED_FACE
