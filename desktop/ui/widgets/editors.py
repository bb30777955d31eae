"""What stands in a field: one editor for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QStyledItemDelegate, QVBoxLayout, QWidget

from db.encodings import old_encoding
from db.messages import N_, BookError, Message
from db.vietnamese import clean, fold
from desktop.text import _
from desktop.ui.theme import current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.lines import Line, Paragraph
from desktop.ui.widgets.suggest import Suggestion, Suggestions

CHECK_HEIGHT = 28
OLD_FONTS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI-Windows"}


class Editor(QWidget):
    """Holds one value. `changed` follows every touch by the person, not `set_value`.

    `value` raises BookError while what is typed cannot be read.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        self.setFocusProxy(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addWidget(inner)

    def value(self) -> Any:
        """Return the value, None for nothing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def remark(self) -> Message | None:
        """Return what is odd about the value, or how it was understood."""
        return None

    @property
    def busy(self) -> bool:
        """Tell whether the person is in the midst of choosing: no time to find fault."""
        return False

    def name(self, heading: str, tip: str) -> None:
        """Tell those who listen or hover what this is."""
        self.inner.setAccessibleName(heading)
        self.inner.setToolTip(tip)

    def undo_text(self) -> bool:
        """Take back the newest typing; False when there is none."""
        return False

    def redo_text(self) -> bool:
        """Type again what was taken back; False when there is none."""
        return False

    def mark(self, state: str) -> None:
        """Show the frame of a state: "fault" or none."""
        if self.inner.property("state") != state:
            self.inner.setProperty("state", state)
            self.inner.style().unpolish(self.inner)
            self.inner.style().polish(self.inner)

    def problem(self) -> Message | None:
        """Return why the value cannot be read."""
        try:
            self.value()
        except BookError as error:
            return error.message
        return None


class LineEditor(Editor):
    """One line of text, with suggestions found without dấu; what is taken is what is stored.

    The arrow down, or a click while the line is empty, opens every suggestion.
    """

    def __init__(self, suggestions: Sequence[str] = (), placeholder: str = "") -> None:
        hint = _("Gõ, hoặc bấm ↓ để chọn") if suggestions else ""
        self.line = Line(placeholder or hint)
        super().__init__(self.line)
        self._suggestions = [Suggestion(text) for text in suggestions]
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self.left)
        if suggestions:
            self._list = Suggestions(self.line, _("Gợi ý"))
            self._list.chosen.connect(self._take)
            self.line.textEdited.connect(self._offer)
            self.line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer every suggestion where it is asked for."""
        if not self._suggestions or not self._asks_for_all(event):
            return super().eventFilter(watched, event)
        self._list.offer(self._suggestions)
        return isinstance(event, QKeyEvent)

    def value(self) -> Any:
        """Return the text, or None for an empty line."""
        return clean(self.line.text()) or None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self.line.setText("" if value is None else str(value))

    def remark(self) -> Message | None:
        """Point out letters of an old font, which UniKey's wrong charset leaves behind."""
        return old_font_remark(self.line.text())

    def undo_text(self) -> bool:
        """Take back the newest typing; False when there is none."""
        available = self.line.isUndoAvailable()
        if available:
            self.line.undo()
            self.changed.emit()
        return available

    def redo_text(self) -> bool:
        """Type again what was taken back; False when there is none."""
        available = self.line.isRedoAvailable()
        if available:
            self.line.redo()
            self.changed.emit()
        return available

    def _asks_for_all(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            return pressed and not self._list.isVisible()
        return event.type() is QEvent.Type.MouseButtonRelease and not self.line.text()

    def _offer(self, text: str) -> None:
        words = fold(text)
        self._list.offer([one for one in self._suggestions if words and words in fold(one.text)])

    def _take(self, one: Suggestion) -> None:
        self.line.setText(one.text)
        self.changed.emit()


def old_font_remark(text: str) -> Message | None:
    """Return what to do about a text in an old font's letters; None for a clean one."""
    found = old_encoding(text)
    if found is None:
        return None
    return Message(
        N_("Chữ này theo bảng mã {name}. Đổi bảng mã của UniKey sang Unicode rồi gõ lại."),
        {"name": OLD_FONTS[found]},
    )


class ParagraphEditor(Editor):
    """Several lines of text."""

    def __init__(self, lines: int = 3) -> None:
        self.text = Paragraph(lines)
        super().__init__(self.text)
        self._showing = False
        self.text.textChanged.connect(self._touched)

    def value(self) -> Any:
        """Return the text with its line breaks, or None for nothing."""
        lines = [clean(line) for line in self.text.toPlainText().splitlines()]
        return "\n".join(lines).strip() or None

    def set_value(self, value: Any) -> None:
        """Show a text."""
        self._showing = True
        self.text.setPlainText("" if value is None else str(value))
        self._showing = False

    def remark(self) -> Message | None:
        """Point out letters of an old font."""
        return old_font_remark(self.text.toPlainText())

    def undo_text(self) -> bool:
        """Take back the newest typing; False when there is none."""
        available = self.text.document().isUndoAvailable()
        if available:
            self.text.undo()
        return available

    def redo_text(self) -> bool:
        """Type again what was taken back; False when there is none."""
        available = self.text.document().isRedoAvailable()
        if available:
            self.text.redo()
        return available

    def _touched(self) -> None:
        if not self._showing:
            self.changed.emit()


class Combo(QComboBox):
    """A closed list that the mouse wheel passes over unless it is in use."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def showPopup(self) -> None:
        """Show the list; it is made when it is first wanted."""
        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            # Only this kind of delegate heeds the stylesheet's rules for the items.
            self.setItemDelegate(QStyledItemDelegate(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the form, not the choice."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the arrow the stylesheet has no picture for."""
        super().paintEvent(event)
        painter = QPainter(self)
        spot = QPointF(self.width() - px(16), self.height() / 2)
        paint.paint_arrow(painter, spot, current().colours.ink2)


class FilterChoice(Combo):
    """A closed list that narrows another; its first line asks nothing."""

    def __init__(self, heading: str, every: str, chosen: Callable[[Any], None]) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.setToolTip(_("Lọc theo: {heading}").format(heading=heading))
        self._every = every
        self._values: list[Any] = [None]
        self.activated.connect(lambda row: chosen(self._values[row]))

    def offer(self, choices: Collection[tuple[Any, str]]) -> None:
        """Offer other choices."""
        self.clear()
        self.addItems([self._every, *(text for _value, text in choices)])
        self._values = [None, *(value for value, _text in choices)]

    def set_value(self, value: Any) -> None:
        """Show a choice; one unknown shows the first line."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class ChoiceEditor(Editor):
    """One of a closed list."""

    def __init__(self, choices: Sequence[tuple[Any, str]], *, required: bool = False) -> None:
        self.combo = Combo()
        super().__init__(self.combo)
        # Qt would give words of an enumeration back as bare text.
        self._values: list[Any] = [value for value, _text in choices]
        if not required:
            self.combo.addItem(_("(chưa ghi)"))
            self._values.insert(0, None)
        self.combo.addItems([text for _value, text in choices])
        self.combo.activated.connect(lambda _row: self.changed.emit())

    def value(self) -> Any:
        """Return what is stored for the choice."""
        row = self.combo.currentIndex()
        return self._values[row] if row >= 0 else None

    def set_value(self, value: Any) -> None:
        """Show a choice; one unknown leaves the list unchosen."""
        known = value in self._values
        self.combo.setCurrentIndex(self._values.index(value) if known else -1)


class Check(QCheckBox):
    """A box to tick, with the house's outline when it has the keyboard."""

    def sizeHint(self) -> QSize:
        """Return room for the outline around the box."""
        hint = super().sizeHint()
        return QSize(hint.width() + px(8), max(hint.height(), px(CHECK_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, side = current().colours, px(18)
        top = (self.height() - side) // 2
        on = self.isChecked()
        painter.setPen(QPen(QColor(colours.action if on else colours.field_line), 1))
        painter.setBrush(QColor(colours.action if on else colours.card))
        painter.drawRoundedRect(px(3), top, side, side, px(4), px(4))
        if on:
            painter.setPen(QPen(QColor(colours.on_action), 2 * current().scale))
            marks = ((7, 9), (10, 13), (17, 5))
            spots = [QPointF(px(x), top + px(y)) for x, y in marks]
            painter.drawPolyline(spots)
        painter.setPen(QColor(colours.ink if self.isEnabled() else colours.disabled))
        words = self.rect().adjusted(px(30), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint.paint_focus(painter, self.rect())


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, text: str) -> None:
        self.check = Check(text)
        super().__init__(self.check)
        self.check.clicked.connect(lambda: self.changed.emit())

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.check.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or clear."""
        self.check.setChecked(bool(value))
