"""A small bar chart of months or units: bars to click, or to walk through with the arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
GAP = 4
LEAST_BAR = 0.6
"""How much of its place a bar takes at least, where there are many."""


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its height from 0 to 1 (None is missing), what it says, its value.

    A `marked` one is to be looked at.
    """

    label: str
    height: float | None
    says: str
    value: object = None
    marked: bool = False


class BarChart(QWidget):
    """Bars side by side. `chosen` gives the value of the bar that was clicked or entered.

    One told of elsewhere stands out too (`point_to`). Of very many only the first, the last and
    the one that stands out are labelled.
    """

    chosen = Signal(object)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading = heading
        self._bars: Sequence[Bar] = ()
        self._at = 0
        self._over: int | None = None
        self._pointed: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Mũi tên trái, phải để chọn cột; Enter để mở"))
        self.show_bars(())

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other bars; the last is chosen."""
        self._bars = bars
        self._at = max(len(bars) - 1, 0)
        self._over = self._pointed = None
        self._tell()

    def set_heading(self, heading: str) -> None:
        """Say what the bars are of."""
        self._heading = heading
        self._tell()

    def point_to(self, value: object) -> None:
        """Let the bar of a value stand out; none where no bar has it."""
        places = (place for place, bar in enumerate(self._bars) if bar.value == value)
        self._pointed = next(places, None)
        self._at = self._at if self._pointed is None else self._pointed
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
        gap = min(px(GAP), slot.width() * (1 - LEAST_BAR) / 2)
        box = QRectF(slot.x() + gap, slot.y() + room - height, slot.width() - 2 * gap, height)
        chosen = place in (self._over, self._pointed) or (self.hasFocus() and place == self._at)
        ink = QColor(colours.accent if chosen else colours.attention if bar.marked else colours.bar)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if missing:
            self._paint_hatching(painter, box, ink)
        else:
            self._paint_solid(painter, box)
        painter.setFont(current().font(look.KEYCAP_POINTS, bold=chosen))
        painter.setPen(QColor(colours.ink if chosen else colours.ink2))
        words = self._label_box(painter, slot, bar.label)
        if self._is_labelled(place, words, slot):
            painter.drawText(
                words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, bar.label
            )

    def _paint_solid(self, painter: QPainter, box: QRectF) -> None:
        if box.width() < px(3 * GAP):
            # Two shapes over one another would show where their edges fall between pixels.
            painter.drawRect(box)
            return
        painter.drawRoundedRect(box, px(3), px(3))
        painter.drawRect(box.adjusted(0, box.height() / 2, 0, 0))

    def _label_box(self, painter: QPainter, slot: QRectF, label: str) -> QRectF:
        """Return where a label stands: under its bar, kept within the chart."""
        width = max(slot.width(), painter.fontMetrics().horizontalAdvance(label) + px(2))
        left = slot.center().x() - width / 2
        left = min(max(left, px(2)), self.width() - px(2) - width)
        return QRectF(left, slot.bottom() - px(LABEL_HEIGHT), width, px(LABEL_HEIGHT))

    def _is_labelled(self, place: int, words: QRectF, slot: QRectF) -> bool:
        """Tell whether a label has its room, or stands alone among many."""
        if words.width() <= slot.width() + 1:
            return True
        first, last = 0, len(self._bars) - 1
        at = first if self._pointed is None else self._pointed
        if place == at:
            return True
        near = 2 * words.width() / max(slot.width(), 1)
        return place in (first, last) and abs(place - at) > near

    def _paint_hatching(self, painter: QPainter, box: QRectF, ink: QColor) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.setPen(QPen(ink, 3 * current().scale))
        step, height = px(8), box.height()
        for place in range(int(box.width() / step) + 3):
            left = box.left() + (place - 1) * step
            painter.drawLine(QPointF(left, box.top() - 1), QPointF(left + height, box.bottom() + 1))
        painter.restore()

    def _slot(self, place: int) -> QRectF:
        inner = QRectF(self.rect().adjusted(px(8), px(8), -px(8), -px(8)))
        width = inner.width() / max(len(self._bars), 1)
        left = inner.x() + place * width
        if width >= 2 * px(GAP):
            # On whole pixels, so that the edges of few bars are sharp.
            right = round(left + width)
            left = round(left)
            width = right - left
        return QRectF(left, inner.y(), width, inner.height())

    def _bar_at(self, x: float) -> int | None:
        places = range(len(self._bars))
        return next(
            (one for one in places if self._slot(one).left() <= x < self._slot(one).right()), None
        )

    def _tell(self) -> None:
        says = self._bars[self._at].says if self._bars else _("chưa có số liệu")
        self.setAccessibleName(f"{self._heading}: {says}")
        if self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)
        self.update()
