"""The row of tabs over a person's page: one stop for Tab, arrows go from part to part."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint

PADDING = 10
HEIGHT = 36
LINE = 3


class Tabs(QTabBar):
    """Words side by side; the chosen one is underlined in the colour of the chosen place."""

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(tip)
        # The general rules for tabs would draw a frame round the row.
        self.setStyleSheet("QTabBar { border: none; }")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the words, bold as when chosen."""
        metrics = QFontMetrics(current().font(bold=True))
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * px(PADDING)
        return QSize(width, max(px(HEIGHT), metrics.height() + px(12)))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint words, the line under them, and where the keyboard is."""
        painter = QPainter(self)
        colours = current().colours
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        for index in range(self.count()):
            box, chosen = self.tabRect(index), index == self.currentIndex()
            painter.setFont(current().font(look.BODY_POINTS, bold=chosen))
            painter.setPen(QColor(colours.ink if chosen else colours.ink2))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            if chosen:
                under = QRect(box.left(), self.height() - px(LINE), box.width(), px(LINE))
                painter.fillRect(under, QColor(colours.accent))
                if self.hasFocus():
                    paint.paint_focus(painter, box.adjusted(0, 0, 0, -px(LINE)))
