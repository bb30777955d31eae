"""A small bar chart of months: bars to click, or to walk through with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint

HEIGHT = 170
LABEL_HEIGHT = 24
STUMP = 8


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its height from 0 to 1 (None is missing), what it says, its value."""

    label: str
    height: float | None
    says: str
    value: object = None


class BarChart(QWidget):
    """Bars side by side. `chosen` gives the value of the bar that was clicked or entered."""

    chosen = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._bars: Sequence[Bar] = ()
        self._at = 0
        self._over: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Mũi tên trái, phải để chọn cột; Enter để mở"))
        self.show_bars(())

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; the last is chosen."""
        self._bars = bars
        self._at = max(len(bars) - 1, 0)
        self._tell()

    def sizeHint(self) -> QSize:
        """Return a calm height."""
        return QSize(px(240), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return a width at which twelve labels still stand apart."""
        return QSize(px(200), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, open with Enter."""
        last = len(self._bars) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in steps and last >= 0:
            self._at = min(max(steps[Qt.Key(event.key())], 0), last)
            self._tell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and last >= 0:
            self.chosen.emit(self._bars[self._at].value)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which bar a click would open."""
        self._over = self._bar_at(event.position().x())
        shape = (
            Qt.CursorShape.ArrowCursor if self._over is None else Qt.CursorShape.PointingHandCursor
        )
        self.setCursor(shape)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let no bar stand out."""
        super().leaveEvent(event)
        self._over = None
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the mouse."""
        place = self._bar_at(event.position().x())
        if place is not None and self.rect().contains(event.position().toPoint()):
            self._at = place
            self._tell()
            self.chosen.emit(self._bars[place].value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which bar the keyboard is on."""
        super().focusInEvent(event)
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Say what the bar under the mouse tells."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._bar_at(event.pos().x())
            if place is not None:
                QToolTip.showText(event.globalPos(), self._bars[place].says, self)
                return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, labels and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(len(self._bars)):
            self._paint_bar(painter, place)
        if self.hasFocus():
            paint.paint_focus(painter, self.rect())

    def _paint_bar(self, painter: QPainter, place: int) -> None:
        colours, bar, slot = current().colours, self._bars[place], self._slot(place)
        room = slot.height() - px(LABEL_HEIGHT)
        missing = bar.height is None
        height = px(STUMP) if bar.height is None else max(room * bar.height, px(2))
        box = QRectF(slot.x() + px(4), slot.y() + room - height, slot.width() - px(8), height)
        chosen = place == self._over or (self.hasFocus() and place == self._at)
        ink = QColor(colours.accent if chosen else colours.bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if missing:
            self._paint_hatching(painter, box, ink)
        else:
            painter.drawRoundedRect(box, px(3), px(3))
            painter.drawRect(box.adjusted(0, box.height() / 2, 0, 0))
        painter.setFont(current().font(look.KEYCAP_POINTS, bold=chosen))
        painter.setPen(QColor(colours.ink if chosen else colours.ink2))
        words = QRect(
            slot.x(), slot.bottom() - px(LABEL_HEIGHT) + 1, slot.width(), px(LABEL_HEIGHT)
        )
        painter.drawText(
            words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, bar.label
        )

    def _paint_hatching(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(ink, 3 * current().scale))
        step, height = px(8), box.height()
        for place in range(int(box.width() / step) + 3):
            left = box.left() + (place - 1) * step
            painter.drawLine(QPointF(left, box.top() - 1), QPointF(left + height, box.bottom() + 1))
        painter.restore()

    def _slot(self, place: int) -> QRect:
        inner = self.rect().adjusted(px(8), px(8), -px(8), -px(8))
        width = inner.width() / max(len(self._bars), 1)
        left = round(inner.x() + place * width)
        return QRect(left, inner.y(), round(inner.x() + (place + 1) * width) - left, inner.height())

    def _bar_at(self, x: float) -> int | None:
        places = range(len(self._bars))
        return next(
            (one for one in places if self._slot(one).left() <= x <= self._slot(one).right()), None
        )

    def _tell(self) -> None:
        says = self._bars[self._at].says if self._bars else _("chưa có số liệu")
        self.setAccessibleName(f"{self._heading}: {says}")
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)
        self.update()
