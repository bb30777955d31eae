"""What one item says in short, closed: a stop for the keyboard, opened by Enter or a click."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.labels import Badge, Elided, label
from desktop.ui.widgets.table_model import State


@dataclass(frozen=True)
class Told:
    """The words of a summary: a line over the text, the text, facts, a doubt, what came of it."""

    over: str
    text: str
    facts: str = ""
    doubt: str = ""
    results: tuple[str, ...] = ()
    states: tuple[State, ...] = ()


class Summary(QWidget):
    """Says what an item is in short.

    `opened` follows Enter or a click, `stepped` an arrow (-1 up, 1 down), `entered` the keyboard
    coming here, `outlined` its coming and going.
    """

    opened = Signal()
    stepped = Signal(int)
    entered = Signal()
    outlined = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Enter để sửa; mũi tên lên, xuống để sang nội dung khác; Del để xóa"))
        self._over = Elided("", "note")
        self._badges = (Badge(), Badge())
        self._text = label("", wrap=True)
        self._facts = label("", "note", wrap=True)
        self._doubt = label("", "attention", wrap=True)
        self._results = label("", "note", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._over)
        head.addStretch(1)
        for badge in self._badges:
            head.addWidget(badge)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(current().margins(16, 10, 16, 10))
        lines.setSpacing(px(4))
        lines.addLayout(head)
        for each in (self._text, self._facts, self._doubt, self._results):
            # Its height follows from the width; what it would need in a narrow place says nothing.
            each.setMinimumHeight(1)
            lines.addWidget(each)

    def show_told(self, told: Told) -> None:
        """Show the words, and tell them to those who listen."""
        self._over.setText(told.over)
        for place, badge in enumerate(self._badges):
            state = told.states[place] if place < len(told.states) else State("", Tone.PLAIN)
            badge.show_state(state.word, state.tone)
        results = "\n".join(told.results)
        for line, words in (
            (self._text, told.text),
            (self._facts, told.facts),
            (self._doubt, told.doubt),
            (self._results, results),
        ):
            line.setText(words)
            line.setVisible(bool(words))
        states = (state.word for state in told.states)
        said = (told.over, told.text, told.facts, told.doubt, *told.results, *states)
        self.setAccessibleName(". ".join(filter(None, said)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, walk on with the arrows."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.opened.emit()
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard came here."""
        super().focusInEvent(event)
        self.outlined.emit()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it went."""
        super().focusOutEvent(event)
        self.outlined.emit()
