"""A page of several parts in tabs: one stop for Tab, arrows go from part to part."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.form import Form

PADDING = 10
HEIGHT = 36
LINE = 3


class Tabs(QTabBar):
    """Words side by side; the chosen one is underlined in the colour of the chosen place."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(_("Mũi tên trái, phải để sang phần khác"))
        # The general rules for tabs would draw a frame round the row.
        self.setStyleSheet("QTabBar { border: none; }")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the words, bold as when chosen."""
        metrics = QFontMetrics(current().font(bold=True))
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * px(PADDING)
        return QSize(width, max(px(HEIGHT), metrics.height() + px(12)))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
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


class Part(Protocol):
    """What stands behind a tab."""

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what is typed."""

    def focus_first(self) -> None:
        """Give the keyboard to where one begins."""


class ReadPart(QWidget):
    """A part that is only read: it may be left at any moment. A subclass says where one begins."""

    dirty = False

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on: nothing is typed here."""
        then()


class TabbedPage(QWidget):
    """Everything about one record, in tabs; a page of a single part shows no tabs.

    Parts are made when first shown. `close_wanted` follows once nothing would be lost.
    """

    close_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._makers: dict[Hashable, Callable[[], Any]] = {}
        self.parts: dict[Hashable, Part] = {}
        self.tabs = Tabs(name)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(current().margins(24, 0, 24, 0))
        row.addWidget(self.tabs)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.tabs.hide()
        self.tabs.currentChanged.connect(self._turn_to)

    def add_part(self, key: Hashable, heading: str, meaning: str, make: Callable[[], Any]) -> None:
        """Add a part behind a tab; `make` gives a widget that is a Part."""
        self._makers[key] = make
        place = self.tabs.addTab(heading)
        self.tabs.setTabToolTip(place, meaning)
        self.tabs.setVisible(self.tabs.count() > 1)

    def part(self, key: Hashable) -> Part:
        """Return what stands behind a tab."""
        if key not in self.parts:
            made = self._makers[key]()
            self._stack.addWidget(made)
            self.parts[key] = made
        return self.parts[key]

    @property
    def tab(self) -> Hashable:
        """Return the key of the part shown."""
        return list(self._makers)[self.tabs.currentIndex()]

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return any(part.dirty for part in self.parts.values())

    def show_tab(self, key: Hashable) -> None:
        """Show one part."""
        self.tabs.setCurrentIndex(list(self._makers).index(key))

    def focus_first(self) -> None:
        """Give the keyboard to where the part shown begins."""
        self.part(self.tab).focus_first()

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then`, asking first for each part that would lose something."""
        for key, part in self.parts.items():
            if part.dirty:
                self.show_tab(key)
                part.ask_to_lose(partial(self.try_close, then))
                return
        self.close_wanted.emit()
        then()

    def _turn_to(self, place: int) -> None:
        part = self.part(list(self._makers)[place])
        assert isinstance(part, QWidget)
        self._stack.setCurrentWidget(part)


class PageForm(Form):
    """A form that is one part of a page: Esc and its button close the page, once that may close.

    `close_page` is what they do; by itself such a form closes as any other.
    """

    close_page: Callable[[Callable[[], object]], object] | None = None

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close the page the form stands in: it may have more to lose than the form."""
        if self.close_page is None:
            self.ask_to_lose(then)
        else:
            self.close_page(then)

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what is typed here."""
        super().try_close(then)
