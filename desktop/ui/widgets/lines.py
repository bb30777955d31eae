"""Lines to type in: they leave the house's keys to the window and give room to UniKey."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.theme import px

# Qt's line editors take these for themselves on some systems; here the window has them.
_CONTROL_KEYS = {
    Qt.Key.Key_K,
    Qt.Key.Key_N,
    Qt.Key.Key_D,
    Qt.Key.Key_P,
    Qt.Key.Key_B,
    Qt.Key.Key_S,
    Qt.Key.Key_Z,
    Qt.Key.Key_Y,
}


def is_house_key(event: QKeyEvent) -> bool:
    """Tell whether a key belongs to the window even while text is typed."""
    only_control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return only_control and event.key() in _CONTROL_KEYS


def _leaves_to_window(event: QEvent) -> bool:
    """Tell whether an event asks for a key of the window; it is passed on then."""
    if event.type() is not QEvent.Type.ShortcutOverride:
        return False
    assert isinstance(event, QKeyEvent)
    if not is_house_key(event):
        return False
    event.ignore()
    return True


class Line(QLineEdit):
    """One line of text."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)

    def event(self, event: QEvent) -> bool:
        """Let the window have its keys before the editor does."""
        return not _leaves_to_window(event) and super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return a width at which a date still fits."""
        return QSize(px(96), super().minimumSizeHint().height())

    def mark(self, state: str) -> None:
        """Show the frame of a state: "fault" or none."""
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


class FilterLine(Line):
    """A box that filters or searches: the book's undo stays the book's, Ctrl+C may be others'."""

    def type_on(self, text: str) -> None:
        """Take the keyboard, and letters typed elsewhere; none is a Backspace."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)
        if text:
            self.insert(text)
        else:
            self.backspace()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what does not concern the text in the box."""
        if is_house_key(event) or (
            event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText()
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


class Paragraph(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Let the window have its keys before the editor does."""
        return not _leaves_to_window(event) and super().event(event)

    def sizeHint(self) -> QSize:
        """Return room for the lines asked for."""
        height = self.fontMetrics().lineSpacing() * self._lines + px(20)
        return QSize(px(240), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: half a line reads badly."""
        return QSize(px(96), self.sizeHint().height())
