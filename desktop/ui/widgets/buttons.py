"""Buttons: primary, secondary, plain; each shows the key that presses it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint

PADDING = 14
FLAT_PADDING = 6
GAP = 8


class Kind(Enum):
    """How loud a button is; a screen has one primary at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    FLAT = "flat"


class Button(QPushButton):
    """A button with its keycap; it never shrinks below its words.

    `shortcut` is shown, not bound: the screen binds it (see page.Screen.add_action).
    """

    def __init__(
        self,
        text: str,
        press: Callable[[], object] | None = None,
        *,
        kind: Kind = Kind.SECONDARY,
        shortcut: str = "",
        tip: str = "",
        points: float = look.BODY_POINTS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.shortcut_shown = shortcut
        self.arrow = False
        self._points = points
        self._tip = tip
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        if press is not None:
            self.clicked.connect(lambda: press())

    def setText(self, text: str) -> None:
        """Show other words, also to those who listen or hover."""
        super().setText(text)
        self.setAccessibleName(text)
        tip = self._tip or text
        keys = f" ({self.shortcut_shown})" if self.shortcut_shown else ""
        self.setToolTip(tip + keys)
        self.updateGeometry()

    def set_tip(self, tip: str) -> None:
        """Explain more than the words on the button do."""
        self._tip = tip
        self.setText(self.text())

    def sizeHint(self) -> QSize:
        """Return room for words, keycap and arrow."""
        metrics = QFontMetrics(self._font())
        cap = paint.keycap_size(self.shortcut_shown)
        width = metrics.horizontalAdvance(self.text()) + 2 * self._padding()
        width += cap.width() + px(GAP) if self.shortcut_shown else 0
        width += px(16) if self.arrow else 0
        lowest = look.BUTTON_HEIGHT if self.kind is not Kind.FLAT else 24
        return QSize(width, max(px(lowest), metrics.height() + px(6), cap.height() + px(4)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words, arrow, keycap and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._paint_ground(painter)
        cap = paint.keycap_size(self.shortcut_shown)
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        painter.setFont(self._font())
        painter.setPen(QColor(ink))
        words = QRect(inner)
        if self.shortcut_shown:
            words.setRight(inner.right() - cap.width() - px(GAP))
        if self.arrow:
            words.setRight(words.right() - px(16))
            paint.paint_arrow(painter, QPointF(words.right() + px(11), self.height() / 2), ink)
        painter.drawText(words, self._alignment(), self.text())
        if self.shortcut_shown:
            top = (self.height() - cap.height()) // 2
            left = inner.right() - cap.width() + 1
            paint.paint_keycap(
                painter, QRect(left, top, cap.width(), cap.height()), self.shortcut_shown
            )
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_ground(self, painter: QPainter) -> str:
        """Paint what lies under the words and return the words' colour."""
        colours = current().colours
        over = self.underMouse() and self.isEnabled()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.kind is Kind.PRIMARY:
            ground = colours.action_hover if over or self.isDown() else colours.action
            painter.setBrush(QColor(ground if self.isEnabled() else colours.sunken))
            ink = colours.on_action
        elif self.kind is Kind.SECONDARY:
            painter.setPen(QPen(QColor(colours.field_line), 1))
            painter.setBrush(QColor(colours.hover if over or self.isDown() else colours.card))
            ink = colours.ink
        else:
            painter.setBrush(QColor(colours.hover) if over else Qt.BrushStyle.NoBrush)
            ink = colours.ink2
        painter.drawRoundedRect(box, px(look.CORNER), px(look.CORNER))
        return ink if self.isEnabled() else colours.disabled

    def _paint_focus(self, painter: QPainter) -> None:
        if self.kind is Kind.PRIMARY:
            # Its ground is the outline's own colour: a ring of the card's colour sets it off.
            painter.setPen(QPen(QColor(current().colours.on_action), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            painter.drawRoundedRect(ring, px(4), px(4))
        paint.paint_focus(painter, self.rect())

    def _font(self) -> QFont:
        return current().font(self._points, bold=self.kind is Kind.PRIMARY)

    def _padding(self) -> int:
        return px(FLAT_PADDING if self.kind is Kind.FLAT else PADDING)

    def _alignment(self) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignHCenter
            if not self.shortcut_shown and not self.arrow
            else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter


class MenuButton(Button):
    """A button that opens a short list of things to choose from."""

    def __init__(self, text: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, tip=tip, parent=parent)
        self.arrow = True
        self.choices = QMenu(self)
        self.clicked.connect(self.open_menu)

    def add(self, text: str, act: Callable[[], object]) -> QAction:
        """Add one thing to choose, and return it."""
        entry = self.choices.addAction(text)
        entry.triggered.connect(lambda: act())
        return entry

    def open_menu(self) -> None:
        """Open the list under the button."""
        self.choices.setMinimumWidth(self.width())
        self.choices.popup(self.mapToGlobal(self.rect().bottomLeft()))
