"""One sheet of a filled form on screen, as paper: cells to walk through, to open and to copy."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip

from desktop.files.places import cell_name
from desktop.returns.preview import PreviewCell, PreviewSheet
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import px
from desktop.ui.widgets.clipboard import copy_cells
from desktop.ui.widgets.sheet_layout import SheetLayout
from desktop.ui.widgets.sheet_paint import CellMark, Chosen, framed, paint_view
from desktop.ui.widgets.sheet_walk import Place, SheetWalk, Way

_NOTHING = PreviewSheet("", 0, 0, (), (), None, ())
_WAYS = {
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
}
_BARE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class SheetView(QAbstractScrollArea):
    """Shows one sheet. Rows and columns count from 0, as in the sheet itself.

    `chosen` follows each move to another cell, `opened` Enter or a double click on one.
    """

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet = _NOTHING
        self._marks: Mapping[Place, CellMark] = {}
        self._walk = SheetWalk((), ())
        self._layout = SheetLayout(_NOTHING, 0)
        self._cell: PreviewCell | None = None
        self._column = 0
        self._from: PreviewCell | None = None
        self._whole = False
        self.setProperty("role", "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(240), px(160))
        self.setToolTip(_("Mũi tên để sang ô khác, Enter để xem số liệu của ô, Ctrl+C để chép"))
        self._name()

    def show_sheet(
        self, sheet: PreviewSheet, marks: Mapping[Place, CellMark] | None = None
    ) -> None:
        """Show another sheet from its start, or the same one anew: then all stays in place."""
        same = sheet.name == self._sheet.name
        kept = self.place if same else None
        self._sheet, self._marks = sheet, marks or {}
        self._walk = SheetWalk(sheet.cells, self._marks.keys())
        self._cell = None if kept is None else self._walk.at(*kept)
        self._from, self._whole = None, False
        if not same:
            self._column = sheet.left
            self.verticalScrollBar().setValue(0)
            self.horizontalScrollBar().setValue(0)
        self._lay_out()
        self._name()

    def clear(self) -> None:
        """Show nothing."""
        self.show_sheet(_NOTHING)

    @property
    def place(self) -> Place | None:
        """Return the row and column of the chosen cell."""
        return None if self._cell is None else (self._cell.row, self._cell.column)

    def choose(self, row: int, column: int) -> bool:
        """Choose the cell at a place and bring it into view; False where nothing stands there."""
        cell = self._walk.at(row, column)
        if cell is not None:
            self._column = column
            self._go(cell)
        return cell is not None

    def box(self, row: int, column: int) -> QRect:
        """Return where a place of the sheet is in the view now."""
        cell = self._walk.at(row, column)
        box = self._layout.block(row, column, 1, 1) if cell is None else self._layout.box(cell)
        return self._layout.seen(self._view(), box)

    def copy(self) -> None:
        """Copy the chosen cell, or the block chosen with Shift, for Excel and for Word."""
        block = self._block()
        if block is None:
            return
        texts = {self._placed(cell): " ".join(cell.text.split()) for cell in self._sheet.cells}
        rows = range(block.top(), block.bottom() + 1)
        columns = range(block.left(), block.right() + 1)
        copy_cells([[texts.get((row, column), "") for column in columns] for row in rows])

    def choose_all(self) -> None:
        """Choose the whole sheet, to be copied."""
        self._whole = bool(self._walk.stops)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, copy."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            if self._cell is not None:
                self.opened.emit(*self._placed(self._cell))
        elif (to := self._reached(event.key(), modifiers)) is not None:
            self._go(to, extend=bool(modifiers & _SHIFT))
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the cell clicked; with Shift the block up to it."""
        row, column = self._place_at(event.position().toPoint())
        cell = self._walk.at(row, column)
        if cell is None or event.button() is Qt.MouseButton.MiddleButton:
            return
        self._column = column
        self._go(cell, extend=bool(event.modifiers() & _SHIFT))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take what the press began."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the block that is drawn over."""
        cell = self._walk.at(*self._place_at(event.position().toPoint()))
        if event.buttons() & Qt.MouseButton.LeftButton and cell not in (None, self._cell):
            assert cell is not None
            self._go(cell, extend=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the cell under the mouse."""
        cell = self._walk.at(*self._place_at(event.position().toPoint()))
        if cell is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(*self._placed(cell))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer opening and copying, by mouse and by the menu key."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        corner = self.rect().center() if self.place is None else self.box(*self.place).bottomLeft()
        spot = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
        self.make_menu().popup(spot)

    def make_menu(self) -> QMenu:
        """Return the menu of what can be done with the cell chosen and with the sheet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._cell is not None:
            place = self._placed(self._cell)
            menu.addAction(_("Xem số liệu của ô")).triggered.connect(
                lambda: self.opened.emit(*place)
            )
            menu.addAction(_("Chép ô đang chọn")).triggered.connect(lambda: self.copy())
        menu.addAction(_("Chép cả biểu")).triggered.connect(self._copy_all)
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is the matter with the cell under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cell = self._walk.at(*self._place_at(event.pos()))
            mark = None if cell is None else self._marks.get(self._placed(cell))
            if mark is not None:
                QToolTip.showText(event.globalPos(), mark.says, self)
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the paper to the room; what is chosen stays in view."""
        super().resizeEvent(event)
        self._lay_out()
        if self._cell is not None:
            self._reveal(self._layout.box(self._cell))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first cell where none is, so that the arrows have a start."""
        super().focusInEvent(event)
        clicked = event.reason() is Qt.FocusReason.MouseFocusReason
        if self._cell is None and self._walk.stops and not clicked:
            self._go(self._walk.stops[0])
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the frame lose its weight."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Move what is painted; only what comes into view is painted anew."""
        self.viewport().scroll(across, down)
        # Headings that stay are where they were, and what covered the paper has moved.
        head = self._layout.head.height() + max(down, 0) + 1
        self.viewport().update(0, 0, self.viewport().width(), head)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        view = self._view()
        part = event.rect().translated(view.topLeft())
        chosen = Chosen(self._cell, self._chosen_block(), self.hasFocus())
        paint_view(QPainter(self.viewport()), self._layout, view, part, self._marks, chosen)

    def _reached(self, key: int, modifiers: Qt.KeyboardModifier) -> PreviewCell | None:
        """Return the cell a key leads to; None for a key that leads to none."""
        stops, cell = self._walk.stops, self._cell
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
        if not stops or modifiers & ~(_SHIFT | _CONTROL):
            return None
        if modifiers & _CONTROL:
            return stops[ends[Qt.Key(key)]] if key in ends else None
        if cell is None:
            return stops[0] if key in {*_WAYS, *ends} else None
        if key in _WAYS:
            to = self._walk.step(cell, _WAYS[Qt.Key(key)], self._column)
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                self._column = to.column
            return to
        if key in ends:
            to = self._walk.row_of(cell)[ends[Qt.Key(key)]]
            self._column = to.column
            return to
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        return self._a_page_on(cell, pages[Qt.Key(key)]) if key in pages else None

    def _a_page_on(self, cell: PreviewCell, way: int) -> PreviewCell | None:
        box = self._layout.box(cell)
        page = self.viewport().height() - box.height() - self._layout.head.height()
        down = way * max(page, box.height())
        row, _column = self._layout.place_at(box.center() + QPoint(0, down))
        return self._walk.near(row, self._column)

    def _go(self, cell: PreviewCell, *, extend: bool = False) -> None:
        before, block = self._cell, self._chosen_block()
        self._cell, self._whole = cell, False
        self._from = (self._from or before) if extend else None
        self._reveal(self._layout.box(cell))
        for box in (block, self._chosen_block(), *map(self._box, (before, cell))):
            if box is not None:
                self.viewport().update(framed(self._layout.seen(self._view(), box)))
        if cell is not before:
            self._name()
            self.chosen.emit(*self._placed(cell))

    def _box(self, cell: PreviewCell | None) -> QRect | None:
        return None if cell is None else self._layout.box(cell)

    def _placed(self, cell: PreviewCell) -> Place:
        return cell.row, cell.column

    def _block(self) -> QRect | None:
        """Return the chosen columns and rows as a rectangle, None where nothing is chosen."""
        sheet = self._sheet
        if self._whole:
            return QRect(sheet.left, sheet.top, len(sheet.columns), len(sheet.rows))
        cells = [cell for cell in (self._cell, self._from) if cell is not None]
        block = QRect()
        for cell in cells:
            block |= QRect(cell.column, cell.row, cell.across, cell.down)
        return block if cells else None

    def _chosen_block(self) -> QRect | None:
        """Return where the block chosen is on the paper; None for a single cell."""
        block = self._block()
        if block is None or (self._from is None and not self._whole):
            return None
        return self._layout.block(block.top(), block.left(), block.height(), block.width())

    def _copy_all(self) -> None:
        self.choose_all()
        self.copy()

    def _view(self) -> QRect:
        """Return which part of the paper the view is over."""
        corner = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRect(corner, self.viewport().size())

    def _place_at(self, spot: QPoint) -> Place:
        return self._layout.place_at(self._layout.spot(self._view(), spot))

    def _lay_out(self) -> None:
        room = self.viewport().size()
        self._layout = SheetLayout(self._sheet, room.width())
        paper = self._layout.size
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        for bar, length, view in zip(bars, paper.toTuple(), room.toTuple(), strict=True):
            bar.setRange(0, max(0, length - view))
            bar.setPageStep(view)
            bar.setSingleStep(px(look.ROW_HEIGHT))
        self.viewport().update()

    def _reveal(self, box: QRect) -> None:
        """Scroll until a place of the paper is in view, with a little of what is round it."""
        edge, head = px(look.BETWEEN), self._layout.head
        above = head.height() if box.top() >= head.bottom() else edge
        across = (self.horizontalScrollBar(), box.left() - edge, box.right() + edge)
        down = (self.verticalScrollBar(), box.top() - above, box.bottom() + edge)
        view = self._view()
        if self._layout.keeps_head(view) and head.contains(box):
            down = (self.verticalScrollBar(), view.top(), view.top())
        for bar, start, end in (across, down):
            bar.setValue(min(max(bar.value(), end - bar.pageStep()), start))

    def _name(self) -> None:
        """Tell readers of the screen which cell is chosen and what it says."""
        words = self._sheet.name or _("Biểu")
        if self._cell is not None:
            text = self._cell.text or _("trống")
            cell = cell_name(*self._placed(self._cell))
            words = _("{sheet}, ô {cell}: {text}").format(sheet=words, cell=cell, text=text)
            mark = self._marks.get(self._placed(self._cell))
            words = words if mark is None else f"{words}. {mark.says}"
        self.setAccessibleName(words)
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)
