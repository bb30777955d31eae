"""The list of findings under a box: arrows move, Enter takes, typing goes on in the box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui import theme as look
from desktop.ui.theme import current, px

Index = QModelIndex | QPersistentModelIndex

LONGEST = 8
LEAST_WIDTH = 280
NOTE_SHARE = 0.3
"""How much of a row a note keeps beside words that are too long."""
FOUND_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Suggestion:
    """One finding: its words, a quieter note, and what it stands for."""

    text: str
    note: str = ""
    value: Any = None


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: Sequence[Suggestion] = ()

    def show(self, found: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's form
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.text}, {one.note}" if one.note else one.text
        return one if role == FOUND_ROLE else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(200), px(look.ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one: Suggestion = index.data(FOUND_ROLE)
        colours, box = current().colours, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.selection))
        box.adjust(px(8), 0, -px(8), 0)
        small = current().font(look.NOTE_POINTS)
        told = QFontMetrics(small).horizontalAdvance(one.note) + px(12) if one.note else 0
        kept = min(told, int(box.width() * NOTE_SHARE))
        painter.setFont(current().font())
        metrics = painter.fontMetrics()
        painter.setPen(QColor(colours.ink))
        words = metrics.elidedText(one.text, Qt.TextElideMode.ElideRight, box.width() - kept)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        box.setLeft(box.left() + metrics.horizontalAdvance(words) + px(12))
        painter.setFont(small)
        painter.setPen(QColor(colours.ink2))
        note = painter.fontMetrics().elidedText(one.note, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, note)


class Suggestions(QListView):
    """A list that hangs under a line without taking the keyboard from it.

    `chosen` gives the Suggestion taken by Enter or a click. It is as wide as its line, but never
    narrower than `least`, in px at 100 %.
    """

    chosen = Signal(object)

    def __init__(self, line: QLineEdit, name: str, least: int = LEAST_WIDTH) -> None:
        super().__init__(line.window())
        self._line = line
        self._least = least
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setProperty("role", "popup")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self._take(index.data(FOUND_ROLE)))
        line.installEventFilter(self)
        # The list hangs in the window, so that nothing cuts it off: it must not outlive its line.
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def offer(self, found: Sequence[Suggestion]) -> None:
        """Show findings under the line, the first one chosen; none hides the list."""
        self._model.show(found)
        if not found or not self._line.hasFocus():
            self.hide()
            return
        window = self._line.window()
        if self.parent() is not window:
            self.setParent(window)
        rows = min(len(found), LONGEST, self._room())
        width = min(max(self._line.width(), px(self._least)), window.width() - 2 * px(8))
        height = rows * px(look.ROW_HEIGHT) + 2 * px(4) + 2
        corner = self._line.mapTo(window, QPoint(0, self._line.height() + px(2)))
        above = self._line.mapTo(window, QPoint(0, -height - px(2)))
        if corner.y() + height > window.height() and above.y() > 0:
            corner = above
        if corner.x() + width > window.width() - px(8):
            # Wider than the room to its right: it ends where its line ends.
            corner.setX(max(px(8), corner.x() + self._line.width() - width))
        self.setGeometry(QRect(corner, QSize(width, height)))
        self.setCurrentIndex(self._model.index(0, 0))
        self.show()
        self.raise_()

    def _room(self) -> int:
        """Return how many rows fit below the line, or above where more do."""
        window = self._line.window()
        top = self._line.mapTo(window, QPoint(0, 0)).y()
        most = max(top, window.height() - top - self._line.height())
        return max(1, (most - px(2) - 2 * px(4) - 2) // px(look.ROW_HEIGHT))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Esc of the line serve the list while it is open."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is not QEvent.Type.KeyPress or not self.isVisible():
            return False
        assert isinstance(event, QKeyEvent)
        key, last = event.key(), self._model.rowCount() - 1
        row = self.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: min(row + 1, last),
            Qt.Key.Key_Up: max(row - 1, 0),
            Qt.Key.Key_PageDown: min(row + LONGEST, last),
            Qt.Key.Key_PageUp: max(row - LONGEST, 0),
        }
        if key in steps:
            self.setCurrentIndex(self._model.index(steps[Qt.Key(key)], 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex().data(FOUND_ROLE))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _take(self, one: Suggestion) -> None:
        self.hide()
        self.chosen.emit(one)
