"""A list of things said, one of them chosen and open: what it means and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Badge, label, line
from desktop.ui.widgets.scrolled import scrolled

EDGE = 16
PANEL_EDGE = 24
LINK_PADDING = 2
"""A link's words stand under the words above: it has next to no edge of its own."""


@dataclass(frozen=True)
class Act:
    """Something that can be done, and what it is for."""

    text: str
    act: Callable[[], object]
    tip: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing said; its notes and acts show while it is chosen. Enter does the first act."""

    key: Hashable
    text: str
    word: str = ""
    tone: Tone = Tone.PLAIN
    notes: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()


class Link(Button):
    """A button that reads as words to go on with."""

    def __init__(self, text: str, press: Callable[[], object], *, tip: str = "") -> None:
        super().__init__(text, press, kind=Kind.FLAT, tip=tip)

    def _paint_ground(self, painter: QPainter) -> str:
        super()._paint_ground(painter)
        return current().colours.accent

    def _font(self) -> QFont:
        return current().font(self._points, bold=True)

    def _padding(self) -> int:
        return px(LINK_PADDING)


class Row(QFrame):
    """One entry; the chosen one can be reached by Tab, the others by the arrows from there."""

    pressed = Signal()
    stepped = Signal(int)

    def __init__(self, entry: Entry, edge: int) -> None:
        super().__init__()
        self.entry = entry
        self.chosen = False
        self.links: list[Link] = []
        self._more: QWidget | None = None
        said = " ".join((f"{entry.word}: {entry.text}" if entry.word else entry.text, *entry.notes))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(current().margins(edge, 9, edge, 9))
        self._lines.setSpacing(px(4))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        if entry.word:
            head.addWidget(Badge(entry.word, entry.tone), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(label(entry.text, wrap=True), 1)
        self._lines.addLayout(head)
        self.set_chosen(chosen=False)

    def set_chosen(self, *, chosen: bool) -> None:
        """Open or fold the entry."""
        self.chosen = chosen
        focus = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(focus)
        if chosen and self._more is None and (self.entry.notes or self.entry.acts):
            self._more = self._make_more()
            self._lines.addWidget(self._more)
        if self._more is not None:
            self._more.setVisible(chosen)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk to the next entry, or do what the chosen one is for."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.entry.acts:
            self.entry.acts[0].act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the entry."""
        event.accept()
        self.pressed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what the entry is for."""
        event.accept()
        if self.entry.acts:
            self.entry.acts[0].act()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the entry has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it has it no more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground of the chosen entry and who has the keyboard."""
        painter = QPainter(self)
        if self.chosen:
            painter.fillRect(self.rect(), QColor(current().colours.selection))
        if self.hasFocus():
            paint.paint_focus(painter, self.rect(), 0)

    def _make_more(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        for note in self.entry.notes:
            column.addWidget(label(note, "second", wrap=True))
        if self.entry.acts:
            links = QWidget()
            row = Flow(links)
            row.setSpacing(px(12))
            for each in self.entry.acts:
                link = Link(each.text, each.act, tip=each.tip)
                self.links.append(link)
                row.addWidget(link)
            column.addWidget(links)
        return holder


class Entries(QWidget):
    """The entries, scrolled where they need more room; `chosen` gives an entry's key."""

    chosen = Signal(object)

    def __init__(self, edge: int = EDGE) -> None:
        super().__init__()
        self._edge = edge
        self.rows: list[Row] = []
        self.current: Row | None = None
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area: QScrollArea = scrolled(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_entries(self, entries: Sequence[Entry], nothing: str = "") -> None:
        """Show other entries; the chosen one stays so, else the first is. `nothing` if none."""
        kept = self.current.entry.key if self.current else None
        held = self.current is not None and self.current.hasFocus()
        self._clear()
        for entry in entries:
            row = Row(entry, self._edge)
            row.pressed.connect(lambda row=row: self._take(row))
            row.stepped.connect(self._step)
            self.rows.append(row)
            self._lines.addWidget(row)
            self._lines.addWidget(line())
        if not entries and nothing:
            words = label(nothing, "second", wrap=True)
            words.setContentsMargins(current().margins(self._edge, 12, self._edge, 12))
            self._lines.addWidget(words)
        self._lines.addStretch(1)
        if self.rows:
            row = next((each for each in self.rows if each.entry.key == kept), self.rows[0])
            self._choose(row)
            if held:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Give the keyboard to the chosen entry."""
        if self.current is not None:
            self.current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, row: Row) -> None:
        self._choose(row)
        self.chosen.emit(row.entry.key)

    def _step(self, by: int) -> None:
        if self.current is None:
            return
        place = self.rows.index(self.current) + by
        if 0 <= place < len(self.rows):
            self._take(self.rows[place])
            self.focus_first()

    def _choose(self, row: Row) -> None:
        if self.current is not None:
            self.current.set_chosen(chosen=False)
        self.current = row
        row.set_chosen(chosen=True)
        self._area.ensureWidgetVisible(row, 0, px(8))

    def _clear(self) -> None:
        self.rows.clear()
        self.current = None
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
