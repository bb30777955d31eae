"""A sheet of a form painted as paper: white in every theme, in the face of office papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPen, QTextOption

import resources
from desktop.returns.preview import PreviewCell
from desktop.ui.theme import LIGHT, Tone, px
from desktop.ui.widgets.sheet_layout import SheetLayout
from desktop.ui.widgets.sheet_walk import Place

WINDOWS_FACE = "Times New Roman"
BUNDLED_FACE = "Liberation Serif"
PAPER = "#FFFFFF"
GRAINS = 16
"""Text is set in this part of a point and then scaled, so that lines break alike at every size."""
FRAME, FRAME_WITH_KEYBOARD = 2, 3
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


def paint_view(
    painter: QPainter,
    layout: SheetLayout,
    view: QRect,
    part: QRect,
    marks: Mapping[Place, CellMark],
    chosen: Chosen,
) -> None:
    """Paint a part of the view, both given on the paper; headings scrolled past stay above."""
    painter.translate(-view.topLeft())
    paint_sheet(painter, layout, part, marks, chosen)
    if layout.keeps_head(view):
        head = QRect(view.left(), layout.head.top(), view.width(), layout.head.height() + 1)
        painter.translate(0, view.top() - head.top())
        painter.setClipRect(head)
        paint_sheet(painter, layout, head, marks, chosen)


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
