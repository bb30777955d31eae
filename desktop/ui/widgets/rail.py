"""The rooms at the left, in the order of the work, with numbers where something waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.icons import icon_pixmap
from desktop.ui.widgets.labels import line
from desktop.ui.widgets.scrolled import scrolled

WIDE = 212
SLIM = 64
ICON = 22
LEAST, SLIM_LEAST = 28, 24


@dataclass(frozen=True)
class RailEntry:
    """One room as the rail shows it; `gap` draws a line above it."""

    name: str
    title: str
    icon: str
    shortcut: str = ""
    gap: bool = False


class RailButton(QAbstractButton):
    """One room: words and a number, or an icon when the window is low."""

    def __init__(self, entry: RailEntry, rail: Rail) -> None:
        super().__init__(rail)
        self.entry = entry
        self._rail = rail
        self.waiting = 0
        self.chosen = False
        self.slim = False
        self._icons: dict[str, QPixmap] = {}
        self.setText(entry.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_waiting(0)

    def show_waiting(self, count: int) -> None:
        """Show how many things wait in this room."""
        self.waiting = count
        keys = f" ({self.entry.shortcut})" if self.entry.shortcut else ""
        waits = _("{count} việc đang chờ").format(count=count) if count else ""
        name = f"{self.entry.title}, {waits}" if waits else self.entry.title
        self.setAccessibleName(name)
        self.setToolTip(_("Mở {name}").format(name=name) + keys)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of one entry."""
        return QSize(px(40), px(37))

    def minimumSizeHint(self) -> QSize:
        """Return the least height at which words, or an icon, stand free."""
        return QSize(px(40), px(SLIM_LEAST if self.slim else LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours, Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._rail.step(self, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the name beside the icon."""
        super().enterEvent(event)
        self._rail.tell_name(self)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the name away."""
        super().leaveEvent(event)
        self._rail.tell_name(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the name beside the icon."""
        super().focusInEvent(event)
        self._rail.tell_name(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the name away."""
        super().focusOutEvent(event)
        self._rail.tell_name(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words or icon, number and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = current().colours
        if self.chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if self.chosen else colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()), px(look.CORNER), px(look.CORNER))
        ink = colours.accent if self.chosen else colours.ink
        if self.slim:
            self._paint_icon(painter, ink)
        else:
            painter.setFont(current().font(bold=self.chosen))
            painter.setPen(QColor(ink))
            words = self.rect().adjusted(px(12), 0, -px(12), 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.waiting:
            self._paint_number(painter)
        if self.hasFocus():
            paint.paint_focus(painter, self.rect())

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        if ink not in self._icons:
            ratio = self.devicePixelRatio()
            self._icons[ink] = icon_pixmap(self.entry.icon, ink, ICON, ratio=ratio)
        spot = QRect(0, 0, px(ICON), px(ICON))
        spot.moveCenter(self.rect().center())
        painter.drawPixmap(spot, self._icons[ink])

    def _paint_number(self, painter: QPainter) -> None:
        colours = current().colours
        text = str(self.waiting)
        font = current().font(look.KEYCAP_POINTS, bold=True)
        height = px(18 if self.slim else 21)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + px(10))
        right = self.width() - px(2 if self.slim else 12)
        top = px(1) if self.slim else (self.height() - height) // 2
        box = QRectF(right - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.action))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(QColor(colours.on_action))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class Rail(QFrame):
    """All rooms; Tab comes to the one open, arrows go on from there; too many rooms scroll."""

    def __init__(self, entries: Sequence[RailEntry], open_room: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "rail")
        self.setAccessibleName(_("Các phần của sổ"))
        self.buttons: dict[str, RailButton] = {}
        self._name: QLabel | None = None
        self._slim = False
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(px(2))
        self._area = scrolled(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._area)
        for entry in entries:
            if entry.gap:
                self._column.addSpacing(px(5))
                self._column.addWidget(line())
                self._column.addSpacing(px(5))
            button = RailButton(entry, self)
            button.clicked.connect(lambda _on=False, name=entry.name: open_room(name))
            self.buttons[entry.name] = button
            self._column.addWidget(button)
        self._column.addStretch(1)
        self.set_slim(slim=False)
        self.choose(next(iter(self.buttons), ""))

    def set_slim(self, *, slim: bool) -> None:
        """Show icons only, or names."""
        self._slim = slim
        side = px(8 if slim else 10)
        self._column.setContentsMargins(side, px(8), side, px(8))
        self.setFixedWidth(px(SLIM if slim else WIDE))
        for button in self.buttons.values():
            button.slim = slim
            button.updateGeometry()
            button.update()

    def choose(self, name: str) -> None:
        """Mark the room that is open."""
        for button in self.buttons.values():
            button.chosen = button.entry.name == name
            policy = Qt.FocusPolicy.StrongFocus if button.chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            button.update()
            if button.chosen:
                self._area.ensureWidgetVisible(button, 0, px(8))

    def show_waiting(self, name: str, count: int) -> None:
        """Show how many things wait in a room."""
        if name in self.buttons:
            self.buttons[name].show_waiting(count)

    def step(self, button: RailButton, by: int) -> None:
        """Give the keyboard to a neighbour."""
        order = list(self.buttons.values())
        place = order.index(button) + by
        if 0 <= place < len(order):
            order[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(order[place], 0, px(8))

    def tell_name(self, button: RailButton | None) -> None:
        """Write a room's name beside its icon."""
        if self._name is None:
            self._name = QLabel(self.window())
            self._name.setObjectName("room-name")
            self.destroyed.connect(self._name.deleteLater)
        colours = current().colours
        if button is None or not self._slim:
            self._name.hide()
            return
        self._name.setStyleSheet(
            f"background: {colours.ink}; color: {colours.card}; border-radius: {px(6)}px; "
            f"padding: {px(6)}px {px(10)}px;"
        )
        self._name.setText(button.entry.title)
        self._name.adjustSize()
        corner = button.mapTo(self.window(), QPoint(button.width() + px(10), 0))
        down = (button.height() - self._name.height()) // 2
        self._name.move(corner + QPoint(0, down))
        self._name.show()
        self._name.raise_()
