"""Words, cards and lines in the roles of LOOK."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme as look
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets import paint


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; roles: title, heading, note, second, figure, brand, label, fault."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def breakable(path: Path) -> str:
    """Return a path as words that can be broken between its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b").replace("_", "_\u200b")


def set_role(widget: QWidget, role: str) -> None:
    """Dress a widget in another role, or in none."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def line() -> QFrame:
    """Return a thin line across."""
    made = QFrame()
    made.setProperty("role", "line")
    made.setFixedHeight(1)
    return made


class Elided(QLabel):
    """One line that may be long: it ends in "…" where it does not fit and is whole in its tip.

    Where only the `short` words fit, they stand in its place.
    """

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self._short = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    def setText(self, text: str, short: str = "") -> None:
        """Show other words, or what says the same in fewer."""
        self._short = short
        super().setText(text)
        self.setToolTip(text)

    def shown(self) -> str:
        """Return what there is room for."""
        metrics, text = self.fontMetrics(), self.text()
        if self._short and metrics.horizontalAdvance(text) > self.width():
            text = self._short
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())

    def minimumSizeHint(self) -> QSize:
        """Return room for the first word or two."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), px(120)), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment(), self.shown())


class Badge(QWidget):
    """A state: its word on its colour."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.text = ""
        self.tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show another state; no word hides the badge."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        if text and self.parentWidget() is None:
            # Shown now it would be a window of its own and take the keyboard from the program's.
            self.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        else:
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the word."""
        return paint.badge_size(self.text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word on its colour."""
        paint.paint_badge(QPainter(self), self.rect(), self.text, self.tone)


class Keycap(QWidget):
    """The picture of a key, for lists of what keys do."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shortcut = shortcut
        self.setAccessibleName(shortcut)
        self.setFixedSize(paint.keycap_size(shortcut))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the key."""
        paint.paint_keycap(QPainter(self), self.rect(), self.shortcut)


class Card(QFrame):
    """A white box with an optional heading row; fill `body`."""

    def __init__(
        self,
        heading: str = "",
        *,
        note: str = "",
        padded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.heading = label(heading, "heading")
        self.note = label(note, "second")
        self.badge = Badge()
        if heading:
            row = QHBoxLayout()
            row.setContentsMargins(current().margins(16, 12, 16, 12))
            row.addWidget(self.heading, 1)
            row.addWidget(self.note)
            row.addWidget(self.badge)
            outer.addLayout(row)
            outer.addWidget(line())
        self.body = QVBoxLayout()
        self.body.setSpacing(px(look.INSIDE) if padded else 0)
        if padded:
            self.body.setContentsMargins(current().margins(16, 14, 16, 14))
        outer.addLayout(self.body)


class TaskRow(QWidget):
    """One thing to do: a dot in its state's colour, what, a quieter why, and a button."""

    def __init__(
        self, tone: Tone, word: str, text: str, note: str, button: QWidget | None = None
    ) -> None:
        super().__init__()
        self._tone = tone
        self.setAccessibleName(f"{word}: {text}. {note}")
        self.setToolTip(word)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(label(text, wrap=True))
        if note:
            words.addWidget(label(note, "note", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(40, 11, 16, 12))
        row.setSpacing(px(16))
        row.addLayout(words, 1)
        if button is not None:
            row.addWidget(button)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dot and the line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour(self._tone.value))
        painter.drawEllipse(QPointF(px(21), self.height() / 2), px(5), px(5))
        parent = self.parentWidget()
        last = parent is None or self.geometry().bottom() >= parent.height() - px(4)
        if not last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, current().colour("line"))


class FigureRow(QWidget):
    """One line of a card: what, and its number to the right."""

    def __init__(self, text: str, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.name = label(text, wrap=True)
        self.number = label(number)
        row.addWidget(self.name, 1)
        row.addWidget(self.number)
