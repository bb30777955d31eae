"""The sheets of a filled form: tabs above, the chosen sheet as paper below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QTabBar, QToolButton, QVBoxLayout, QWidget

from desktop.returns.preview import PreviewSheet
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import LIGHT, Tone, current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.sheet_paint import PAPER, CellMark
from desktop.ui.widgets.sheet_view import SheetView
from desktop.ui.widgets.sheet_walk import Place

HEIGHT = 34
PADDING = 12
LEAST_PADDING = 8
GAP = 4
DOT = 7
LONGEST = 180
_GRAVEST = (Tone.FAULT, Tone.ATTENTION, Tone.INFO)

Marks = Mapping[str, Mapping[Place, CellMark]]


class SheetTabs(QTabBar):
    """The names of the sheets; where room is short, without the word most of them begin with."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self._tones: list[Tone | None] = []
        self._padding = PADDING
        self.setAccessibleName(_("Các biểu"))
        self.setToolTip(_("Mũi tên trái, phải để sang biểu khác"))
        self.setStyleSheet("QTabBar { border: none; } QTabBar::scroller { width: 28px; }")
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for button in self.findChildren(QToolButton):
            words = _("Cuộn hàng tên biểu")
            button.setAccessibleName(words)
            button.setToolTip(words)

    def show_names(self, names: Sequence[str], marks: Marks) -> None:
        """Show other sheets, a dot on each of which something is said; the same stays chosen."""
        changed = list(names) != self.names
        chosen = self.names[self.currentIndex()] if self.names else ""
        while changed and self.count():
            self.removeTab(self.count() - 1)
        self.names = list(names)
        self._tones = [_gravest(marks.get(name, {})) for name in names]
        if changed:
            for name in names:
                self.addTab(name)
            self.setCurrentIndex(self.names.index(chosen) if chosen in names else 0)
        for place, (name, tone) in enumerate(zip(names, self._tones, strict=True)):
            told = {Tone.FAULT: _("có lỗi"), Tone.ATTENTION: _("có lưu ý")}
            words = name if tone not in told else f"{name} ({told[tone]})"
            self.setTabToolTip(place, words)
            self.setAccessibleTabName(place, words)
        self.fit()

    def fit(self) -> None:
        """Shorten as many names as the room asks for, from the last on."""
        texts, short = list(self.names), shortened(self.names)
        self._padding = PADDING
        places = list(reversed(range(len(texts))))
        for place in places:
            if self._needed(texts) <= self.width():
                break
            texts[place] = short[place]
        if self._needed(texts) > self.width():
            self._padding = LEAST_PADDING
        for place, text in enumerate(texts):
            self.setTabText(place, text)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """Return room for the words, bold as when chosen, and for a dot."""
        metrics = self._metrics()
        return QSize(
            self._width(index, self.tabText(index)), max(px(HEIGHT), metrics.height() + px(12))
        )

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: what does not fit is scrolled to."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Return one tab's room."""
        return QSize(px(100), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the names to the room."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tabs; the chosen one is of one piece with the paper below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The paper's upper edge, but for where the chosen tab opens on it.
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(current().colours.line))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        colours, chosen = current().colours, index == self.currentIndex()
        box = self.tabRect(index).adjusted(0, 0, -px(GAP), 0)
        shape = QRectF(box).adjusted(0.5, 0.5, -0.5, px(look.CORNER))
        painter.save()
        painter.setClipRect(box.adjusted(0, 0, 0, 0 if chosen else -1))
        outline = QPainterPath()
        outline.addRoundedRect(shape, px(look.CORNER), px(look.CORNER))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(PAPER if chosen else colours.sunken))
        painter.drawPath(outline)
        painter.restore()
        painter.setFont(current().font(look.NOTE_POINTS, bold=chosen))
        painter.setPen(QColor(LIGHT.ink if chosen else colours.ink2))
        words, tone = box, self._tones[index]
        if tone is not None:
            words = box.adjusted(0, 0, -px(DOT + GAP), 0)
            ink = (LIGHT if chosen else colours).tone(tone)[0]
            self._paint_dot(painter, box, ink)
        text = self._elided(self.tabText(index))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        if chosen and self.hasFocus():
            paint.paint_focus(painter, box.adjusted(px(2), px(2), -px(2), -px(2)))

    def _paint_dot(self, painter: QPainter, box: QRect, ink: str) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        centre = QPointF(box.right() - px(self._padding) - px(DOT) / 2 + 1, box.center().y() + 0.5)
        painter.drawEllipse(centre, px(DOT) / 2, px(DOT) / 2)
        painter.restore()

    def _needed(self, texts: Sequence[str]) -> int:
        return sum(self._width(place, text) for place, text in enumerate(texts))

    def _width(self, index: int, text: str) -> int:
        dot = px(DOT + GAP) if self._tones[index] is not None else 0
        words = self._metrics().horizontalAdvance(self._elided(text))
        return words + 2 * px(self._padding) + px(GAP) + dot

    def _elided(self, text: str) -> str:
        return self._metrics().elidedText(text, Qt.TextElideMode.ElideRight, px(LONGEST))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(current().font(look.NOTE_POINTS, bold=True))


class Sheets(QWidget):
    """All sheets of a filled form; Ctrl+PgUp and Ctrl+PgDn go from one to the other.

    `chosen` and `opened` give a sheet's name, a row and a column, both from 0 on; `turned` the
    name of the sheet that came into view.
    """

    chosen = Signal(str, int, int)
    opened = Signal(str, int, int)
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._sheets: dict[str, PreviewSheet] = {}
        self._marks: Marks = {}
        self._places: dict[str, Place] = {}
        self.tabs = SheetTabs()
        self.view = SheetView()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.tabs.currentChanged.connect(self._turned)
        self.view.chosen.connect(self._chosen)
        self.view.opened.connect(lambda *place: self.opened.emit(self.sheet, *place))

    @property
    def sheet(self) -> str:
        """Return the name of the sheet in view; empty while there is none."""
        place = self.tabs.currentIndex()
        return self.tabs.names[place] if 0 <= place < len(self.tabs.names) else ""

    @property
    def place(self) -> tuple[str, int, int] | None:
        """Return the sheet, row and column chosen."""
        place = self.view.place
        return None if place is None else (self.sheet, *place)

    def show_sheets(self, sheets: Sequence[PreviewSheet], marks: Marks | None = None) -> None:
        """Show other sheets; what is in view and chosen stays so while it is still there."""
        self._sheets = {sheet.name: sheet for sheet in sheets}
        self._marks = marks or {}
        blocked = self.tabs.blockSignals(True)
        self.tabs.show_names(list(self._sheets), self._marks)
        self.tabs.blockSignals(blocked)
        self._show()

    def show_sheet(self, name: str) -> None:
        """Bring a sheet into view."""
        if name in self._sheets:
            self.tabs.setCurrentIndex(self.tabs.names.index(name))

    def choose(self, name: str, row: int, column: int) -> bool:
        """Choose a cell and bring it into view; False where nothing stands there."""
        if name not in self._sheets:
            return False
        self.show_sheet(name)
        return self.view.choose(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the sheet before or after."""
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not held or event.key() not in steps:
            super().keyPressEvent(event)
            return
        place = self.tabs.currentIndex() + steps[Qt.Key(event.key())]
        if 0 <= place < self.tabs.count():
            self.tabs.setCurrentIndex(place)

    def _turned(self, _place: int) -> None:
        self._show()
        self.turned.emit(self.sheet)

    def _show(self) -> None:
        sheet = self._sheets.get(self.sheet)
        if sheet is None:
            self.view.clear()
            return
        self.view.show_sheet(sheet, self._marks.get(sheet.name, {}))
        if self.view.place is None and sheet.name in self._places:
            self.view.choose(*self._places[sheet.name])

    def _chosen(self, row: int, column: int) -> None:
        self._places[self.sheet] = (row, column)
        self.chosen.emit(self.sheet, row, column)


def shortened(names: Sequence[str]) -> list[str]:
    """Return the names without the word that most of them begin with: 01, 02, Tổng hợp."""
    firsts = Counter(name.partition(" ")[0] for name in names if " " in name.strip())
    word, times = firsts.most_common(1)[0] if firsts else ("", 0)
    if times < 2:
        return list(names)
    cut = [name.removeprefix(f"{word} ").strip() for name in names]
    return [rest[:1].upper() + rest[1:] for rest in cut]


def _gravest(marks: Mapping[Place, CellMark]) -> Tone | None:
    tones = {mark.tone for mark in marks.values()}
    return next((tone for tone in _GRAVEST if tone in tones), None)
