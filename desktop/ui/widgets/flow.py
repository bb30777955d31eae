"""A row that goes on in the next line where it does not fit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from desktop.ui.theme import px


class Flow(QLayout):
    """Lays widgets out from left to right, wrapping; `at_right` starts from the right end.

    One wider than a whole line is given the line, and its height at that width.
    """

    def __init__(self, parent: QWidget | None = None, *, at_right: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._at_right = at_right
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(px(10))

    def empty(self) -> None:
        """Take everything out and let it go."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out; None past the end, as Qt asks."""
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: an item has come, gone or changed its size."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, moving=True)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown)
        width += self.spacing() * max(len(shown) - 1, 0)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the room of the widest item."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wide + self.spacing()
        return lines

    def _arrange(self, rect: QRect, *, moving: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            sizes = [_size(item, rect.width()) for item in line]
            height = max((size.height() for size in sizes), default=0)
            total = sum(size.width() for size in sizes)
            total += self.spacing() * max(len(line) - 1, 0)
            x = rect.right() + 1 - total if self._at_right else rect.x()
            for item, size in zip(line, sizes, strict=True):
                if moving:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(max(x, rect.x()), top), size))
                x += size.width() + self.spacing()
            y += height + px(8)
        return max(y - px(8) - rect.y(), 0)


def _size(item: QLayoutItem, room: int) -> QSize:
    """Return the size of an item, in a line of its own where it is wider than the room."""
    size = item.sizeHint()
    if size.width() > room and item.hasHeightForWidth():
        return QSize(room, item.heightForWidth(room))
    return size


def in_a_row(widgets: Iterable[QWidget]) -> QWidget:
    """Return a holder with widgets side by side, wrapping where they do not fit."""
    holder = QWidget()
    row = Flow(holder)
    row.setSpacing(px(8))
    for widget in widgets:
        row.addWidget(widget)
    return holder
