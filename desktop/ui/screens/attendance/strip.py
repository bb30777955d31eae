"""The strip of marks under the chosen person, and the reasons after "Vắng có lý do"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from db.registers.attendance import REASONS, RosterRow
from db.schema import Mark
from db.vietnamese import clean
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.attendance.words import KEYS, mark_word
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.lines import Line

INDENT = 120
BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Backtab}
ON = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Tab}


class Strip(QFrame):
    """Four marks, then reasons; arrows move, Enter takes, Esc gives up.

    `marked` gives a mark and its reason, `due_wanted` whether the person shall be due,
    `typed` letters meant for the search, `closed` that nothing was chosen.
    """

    marked = Signal(object, str)
    due_wanted = Signal(bool)
    typed = Signal(str)
    closed = Signal()

    def __init__(self, screen: QWidget) -> None:
        super().__init__(screen)
        colours = current().colours
        self.setObjectName("strip")
        self.setStyleSheet(
            f"#strip {{ background: {colours.card}; border: 1px solid {colours.field_line}; "
            f"border-radius: {px(look.CARD_CORNER)}px; }}"
        )
        self.row: RosterRow | None = None
        self._screen = screen
        self._anchor = QRect()
        self._marks, self._reasons = QWidget(), QWidget()
        self.mark_buttons = {mark: self._mark_button(mark) for mark in KEYS}
        self.due_button = Button("", self._want_due, kind=Kind.FLAT)
        self.reason_buttons = [self._reason_button(reason) for reason in REASONS]
        self.reason = Line(_("Lý do khác, rồi Enter"))
        self._set_up_reason()
        self._steps: Sequence[QWidget] = ()
        marks = [*self.mark_buttons.values(), self.due_button]
        for box, steps in ((self._marks, marks), (self._reasons, self._reason_steps())):
            flow = Flow(box)
            flow.setSpacing(px(8))
            for step in steps:
                flow.addWidget(step)
                step.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(current().margins(8, 8, 8, 8))
        self._column.addWidget(self._marks)
        self._column.addWidget(self._reasons)
        self.hide()

    @property
    def asking(self) -> bool:
        """Tell whether a reason is being asked for."""
        return self.isVisible() and not self._reasons.isHidden()

    def offer_marks(self, row: RosterRow, anchor: QRect, *, can_be_dropped: bool) -> None:
        """Open on the marks of a person whose line is at `anchor`."""
        self.setAccessibleName(_("Đánh dấu {name}").format(name=row.full_name))
        self.mark_buttons[Mark.EXCUSED].setVisible(row.due)
        self.mark_buttons[Mark.UNEXCUSED].setVisible(row.due)
        self.due_button.setText(_("Không phải dự") if row.due else _("Đưa vào diện phải dự"))
        self.due_button.setVisible(can_be_dropped or not row.due)
        self._open(row, anchor, self._marks)
        first = self._steps[0]
        (self.mark_buttons[row.mark] if row.mark in self._now() else first).setFocus()

    def offer_reasons(self, row: RosterRow, anchor: QRect) -> None:
        """Open on the reasons for a person's absence."""
        self.setAccessibleName(_("Lý do vắng của {name}").format(name=row.full_name))
        self.reason.clear()
        self._open(row, anchor, self._reasons)
        known = [button for button in self.reason_buttons if button.text() == _(row.reason)]
        (known or self.reason_buttons)[0].setFocus()

    def typed_reason(self) -> str:
        """Return the reason typed so far."""
        return clean(self.reason.text())

    def place(self, anchor: QRect) -> None:
        """Stand under the line at `anchor`, or above it where the room ends."""
        self._anchor = anchor
        room = self._screen.rect().adjusted(px(8), 0, -px(8), -px(8))
        width = min(self.sizeHint().width(), room.width())
        height = self.heightForWidth(width)
        left = min(anchor.left() + px(INDENT), room.right() - width)
        top = anchor.bottom() + px(4)
        if top + height > room.bottom():
            top = anchor.top() - px(4) - height
        self.setGeometry(QRect(QPoint(max(left, room.left()), max(top, 0)), QSize(width, height)))

    def shut(self) -> None:
        """Close without a mark."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows walk, Esc close, and letters reach where they belong."""
        if event.type() is QEvent.Type.FocusOut:
            self._left()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.shut()
        elif watched is self.reason and not self._leaves_line(event):
            return False
        elif key in BACK | ON:
            self._step(watched, 1 if key in ON else -1)
        elif event.text().isprintable() and event.text().strip():
            self._pass_on(event.text())
        else:
            return False
        return True

    def _open(self, row: RosterRow, anchor: QRect, part: QWidget) -> None:
        self.row = row
        self._marks.setVisible(part is self._marks)
        self._reasons.setVisible(part is self._reasons)
        self._steps = self._shown_steps(part)
        self._column.activate()
        self.place(anchor)
        self.show()
        self.raise_()

    def _now(self) -> set[Mark]:
        return {mark for mark, button in self.mark_buttons.items() if not button.isHidden()}

    def _shown_steps(self, part: QWidget) -> Sequence[QWidget]:
        marks = [*self.mark_buttons.values(), self.due_button]
        steps = marks if part is self._marks else self._reason_steps()
        return [step for step in steps if not step.isHidden()]

    def _reason_steps(self) -> list[QWidget]:
        return [*self.reason_buttons, self.reason]

    def _leaves_line(self, event: QKeyEvent) -> bool:
        """Tell whether a key in the line of the free reason leaves it."""
        at_start = not self.reason.cursorPosition() and not self.reason.hasSelectedText()
        key = event.key()
        leaving = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return key in leaving or (key == Qt.Key.Key_Left and at_start)

    def _step(self, at: QObject, step: int) -> None:
        place = next((n for n, each in enumerate(self._steps) if each is at), 0)
        self._steps[(place + step) % len(self._steps)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pass_on(self, text: str) -> None:
        if self.asking:
            self.reason.setFocus()
            self.reason.insert(text)
        else:
            self.typed.emit(text)

    def _left(self) -> None:
        """Close when the keyboard went elsewhere inside the window."""
        inside = QApplication.focusWidget()
        if self.isVisible() and inside is not None and not self.isAncestorOf(inside):
            self.hide()

    def _choose(self, mark: Mark) -> None:
        if mark is Mark.EXCUSED and self.row is not None:
            self.offer_reasons(self.row, self._anchor)
        else:
            self.marked.emit(mark, "")

    def _want_due(self) -> None:
        if self.row is not None:
            self.due_wanted.emit(not self.row.due)

    def _mark_button(self, mark: Mark) -> Button:
        return Button(mark_word(mark), partial(self._choose, mark), shortcut=KEYS[mark])

    def _reason_button(self, reason: str) -> Button:
        tip = _("Vắng có lý do: {reason}").format(reason=_(reason))
        # What the book keeps and the paper prints is Vietnamese, whatever the window speaks.
        return Button(_(reason), partial(self.marked.emit, Mark.EXCUSED, reason), tip=tip)

    def _set_up_reason(self) -> None:
        line: QLineEdit = self.reason
        line.setAccessibleName(_("Lý do khác"))
        line.setToolTip(_("Gõ lý do rồi Enter; để trống nếu chưa rõ"))
        line.setMinimumWidth(px(200))
        line.returnPressed.connect(
            lambda: self.marked.emit(Mark.EXCUSED, clean(self.reason.text()))
        )
