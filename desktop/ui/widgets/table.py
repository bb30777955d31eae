"""The table every register uses: type to filter, arrows, Enter, copy to Excel and Word."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import current, px
from desktop.ui.widgets.clipboard import copied_block, copy_rows
from desktop.ui.widgets.table_model import RECORD_ROLE, Column, Index, RowsModel, RowStyle
from desktop.ui.widgets.table_paint import CellPainter, Header

KEEP_WIDTHS_MS = 500
# How far a column that takes the room left over may shrink before others are dropped.
LEAST_STRETCH = 0.7


class Table(QTableView):
    """Rows with one chosen; see TableBox for the filter, the foot and the empty table.

    `chosen` gives the row under the arrows (None for an empty table), `opened` the row on which
    Enter was pressed or that was double-clicked, `typed` letters meant for the filter, `pasted`
    the cells of a block copied in Excel.
    """

    chosen = Signal(object)
    opened = Signal(object)
    typed = Signal(str)
    pasted = Signal(list)
    focus_changed = Signal()

    def __init__(
        self,
        name: str,
        heading: str,
        columns: Sequence[Column[Any]],
        settings: PcSettings,
        *,
        identify: Callable[[Any], Hashable],
        search: Callable[[Any], str],
        style: Callable[[Any], RowStyle] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._settings = settings
        self._fitting = False
        self.rows = RowsModel(columns, identify=identify, search=search, style=style, parent=self)
        self.setModel(self.rows)
        self.header = Header(self)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(CellPainter(self))
        self.setAccessibleName(heading)
        self.setToolTip(_("Mũi tên để chọn, Enter để mở, gõ chữ để lọc, Ctrl+C để chép"))
        self._set_habits()
        self._keep = QTimer(self, singleShot=True, interval=KEEP_WIDTHS_MS)
        self._keep.timeout.connect(settings.save)
        self.header.sectionResized.connect(self._resized)
        self.header.sectionClicked.connect(self.sort_by)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(RECORD_ROLE)))
        self.selectionModel().currentRowChanged.connect(
            lambda index: self.chosen.emit(index.data(RECORD_ROLE))
        )

    def current(self) -> Any:
        """Return the chosen row, None where there is none."""
        return self.currentIndex().data(RECORD_ROLE)

    def selected(self) -> list[Any]:
        """Return every selected row, in the order shown."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.shown[place] for place in places]

    def choose(self, key: Hashable) -> bool:
        """Choose a row by its identity; False when it is not listed."""
        place = self.rows.place_of(key)
        if place is not None:
            self._go(place)
        return place is not None

    def keep_choice(self, change: Callable[[], None]) -> None:
        """Change what is shown; the chosen row stays chosen while listed, else the first is."""
        row = self.current()
        key = None if row is None else self.rows.identify(row)
        scroll = self.verticalScrollBar().value()
        change()
        place = None if key is None else self.rows.place_of(key)
        if place is not None:
            self.verticalScrollBar().setValue(scroll)
        if self.rows.shown:
            self._go(place or 0)
        else:
            self.chosen.emit(None)

    def sort_by(self, column: int) -> None:
        """Sort by a column; again turns it round, a third time restores the first order."""
        before = self.rows.sorted_by
        if before is not None and before[0] == column:
            target, descending = (column, True) if not before[1] else (-1, False)
        else:
            target, descending = column, False
        self.keep_choice(lambda: self.rows.sort_by(target, descending=descending))
        self.header.sorted_by = self.rows.sorted_by
        self.header.viewport().update()

    def copy(self, rows: Sequence[Any] | None = None) -> None:
        """Copy rows with their headings, for Excel and for Word; the selected ones by default."""
        columns = [
            column
            for place, column in enumerate(self.rows.columns)
            if column.heading and not self.isColumnHidden(place)
        ]
        copy_rows(columns, self.selected() if rows is None else rows)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means for the table, also when pressed in its filter; False if nothing."""
        last = len(self.rows.shown) - 1
        place = self.currentIndex().row()
        page = max(1, self.viewport().height() // px(look.ROW_HEIGHT) - 1)
        steps = {
            Qt.Key.Key_Down: place + 1,
            Qt.Key.Key_Up: place - 1,
            Qt.Key.Key_PageDown: place + page,
            Qt.Key.Key_PageUp: place - page,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            if not (block := copied_block()):
                return False
            self.pasted.emit(block)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        elif event.key() in steps:
            if last >= 0:
                self._go(min(max(steps[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and place >= 0:
            self.opened.emit(self.current())
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, copy; letters go to the filter."""
        last = len(self.rows.shown) - 1
        bare = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if self.press(event):
            return
        if event.key() == Qt.Key.Key_Home and last >= 0 and not event.modifiers():
            self._go(0)
        elif event.key() == Qt.Key.Key_End and last >= 0 and not event.modifiers():
            self._go(last)
        elif bare and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        elif bare and event.key() == Qt.Key.Key_Backspace:
            self.typed.emit("")
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) or event.matches(
            QKeySequence.StandardKey.SelectAll
        ):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying and sorting, by mouse and by the menu key."""
        corner = self.visualRect(self._seen(self.currentIndex())).bottomLeft()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        spot = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
        self.make_menu().popup(spot)

    def make_menu(self) -> QMenu:
        """Return the menu of what can be done with the rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Chép dòng đang chọn")).triggered.connect(lambda: self.copy())
        menu.addAction(_("Chép cả bảng")).triggered.connect(lambda: self.copy(self.rows.shown))
        menu.addSeparator()
        for place, column in enumerate(self.rows.columns):
            if column.heading and not self.isColumnHidden(place):
                words = _("Sắp theo {heading}").format(heading=column.heading)
                action = menu.addAction(words)
                action.triggered.connect(lambda _on=False, place=place: self.sort_by(place))
        return menu

    def height_of_all(self) -> int:
        """Return the height at which every row is in view."""
        frame = self.header.minimumHeight()
        bar = self.horizontalScrollBar()
        return (
            frame
            + len(self.rows.shown) * px(look.ROW_HEIGHT)
            + (bar.height() if bar.isVisible() else 0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self.fit()
        if event.size().height() < event.oldSize().height():
            # A form slides in, a message comes: what is chosen stays in view.
            self.scrollTo(self.currentIndex())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view; a cell of a column left out has no place to scroll to."""
        super().scrollTo(self._seen(index), hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row where none is, so that the arrows have a start."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.shown:
            self._go(0)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the frame lose its outline."""
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def fit(self) -> None:
        """Give every column its width; where the room is short, leave some out."""
        columns, room = self.rows.columns, self.viewport().width()
        shown = self._columns_for(room)
        kept = self._settings.widths.get(self.name, {})
        widths = [_least(column, kept.get(column.key, column.width)) for column in columns]
        spare = room - sum(widths[place] for place in shown)
        takers = [place for place in shown if columns[place].stretch] or shown[-1:]
        self._fitting = True
        for place, width in enumerate(widths):
            self.setColumnHidden(place, place not in shown)
            more = spare // len(takers) if place in takers and spare > 0 else 0
            self.setColumnWidth(place, width + more)
        self._fitting = False

    def _columns_for(self, room: int) -> list[int]:
        """Return the columns that fit: optional ones go, wide ones shrink, the rightmost go."""
        columns = self.rows.columns
        shown = list(range(len(columns)))
        for place in sorted(shown, key=lambda place: -columns[place].optional):
            if columns[place].optional and sum(px(columns[one].width) for one in shown) > room:
                shown.remove(place)
        for place in reversed(shown[1:]):
            least = sum(_least(columns[one], columns[one].width) for one in shown)
            if least > room and not columns[place].stretch:
                shown.remove(place)
        return shown

    def _seen(self, index: Index) -> Index:
        """Return a cell of the same row in a column that is shown."""
        shown = (place for place in range(len(self.rows.columns)) if not self.isColumnHidden(place))
        return index.sibling(index.row(), next(shown, 0))

    def _resized(self, section: int, _before: int, after: int) -> None:
        if self._fitting or after <= 0:
            return
        kept = self._settings.widths.setdefault(self.name, {})
        kept[self.rows.columns[section].key] = round(after / current().scale)
        self._keep.start()

    def _go(self, place: int) -> None:
        index = self.rows.index(place, 0)
        flags = (
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows
        )
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        side = self.verticalHeader()
        side.hide()
        side.setMinimumSectionSize(px(look.ROW_HEIGHT))
        side.setDefaultSectionSize(px(look.ROW_HEIGHT))
        self.verticalScrollBar().setSingleStep(px(look.ROW_HEIGHT))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)


def _least(column: Column[Any], width: int) -> int:
    """Return how narrow a column of this width may become."""
    return px(width * (LEAST_STRETCH if column.stretch else 1))
