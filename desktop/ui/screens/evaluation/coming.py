"""The tasks that come up: what came of each is typed right beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from db.messages import N_, Message
from db.registers.fields import Values
from db.registers.tasks import TASKS, TaskRow
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.evaluation import saving
from desktop.ui.screens.evaluation.doubts import remarks
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.screens.evaluation.words import state_at_meeting, task_facts
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import ParagraphEditor
from desktop.ui.widgets.fields import FieldBox, make_editor
from desktop.ui.widgets.labels import Badge, Card, label
from desktop.ui.widgets.scrolled import scrolled

RESULT, DONE = "result", "done"
DATE_WIDTH = 150


class TaskCard(Card):
    """One task: what, who, by when, how far; its result and day are typed here.

    What is typed is written once the keyboard leaves the card.
    """

    def __init__(self, context: AppContext, task: TaskRow, day: date) -> None:
        super().__init__()
        self._context = context
        self._day = day
        self._sent: Values | None = None
        self.task = task
        self.content = label(task.content, wrap=True)
        self.badge = Badge(parent=self)
        self.facts = label("", "note", wrap=True)
        looks = remarks(context, TASKS, lambda: {"meeting": task.meeting_id}, task.id)
        done = TASKS.field(DONE)
        self.boxes = {
            RESULT: FieldBox(TASKS.field(RESULT), ParagraphEditor(lines=2)),
            DONE: FieldBox(done, make_editor(done, None, context.today), looks.get(DONE)),
        }
        self.done_button = Button(
            _("Đã xong"), self.settle, tip=_("Ghi hoàn thành vào ngày họp này, sửa lại được")
        )
        self._lay_out()
        self.show_task(task)

    def show_task(self, task: TaskRow) -> None:
        """Show the task as the book has it; what is typed and not yet written stays."""
        self.task = task
        state = state_at_meeting(task, self._day)
        self.badge.show_state(state.word, state.tone)
        self.content.setText(task.content)
        self.facts.setText(task_facts(task))
        self.done_button.setVisible(task.done is None)
        for name, value in ((RESULT, task.result or None), (DONE, task.done)):
            box = self.boxes[name]
            if not box.dirty or (box.editor.problem() is None and box.editor.value() == value):
                box.load(value)
        self._sent = None

    @property
    def dirty(self) -> bool:
        """Tell whether something stands here that the book does not have."""
        return any(box.dirty for box in self.boxes.values())

    @property
    def whole(self) -> bool:
        """Tell whether no part of the card is gone, as happens when the program ends."""
        return isValid(self) and all(isValid(box.editor.inner) for box in self.boxes.values())

    def fault(self) -> Message | None:
        """Return why what stands here cannot be written."""
        found = (box.editor.problem() for box in self.boxes.values())
        return next((problem for problem in found if problem is not None), None)

    def forget(self) -> None:
        """Show again what the book has."""
        for box in self.boxes.values():
            box.reset()

    def settle(self) -> None:
        """Take the task as done on the day of the meeting."""
        self.boxes[DONE].offer(min(self._day, self._context.today()))
        self.boxes[RESULT].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def commit(self) -> None:
        """Have what is typed written, unless it cannot be read or is on its way already."""
        if not self.dirty or self.fault() is not None:
            return
        values = {name: box.editor.value() for name, box in self.boxes.items()}
        if values != self._sent:
            self._sent = values
            self._context.writer.submit(
                saving.save_result(self._context.book, self.task.content, self.task.id, values),
                failed=self._failed,
            )

    def _failed(self, error: Exception) -> None:
        self._sent = None
        self._context.alerts.fault(error)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.content, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        fields = QHBoxLayout()
        fields.setSpacing(px(12))
        fields.addWidget(self.boxes[RESULT], 1)
        self.boxes[DONE].setFixedWidth(px(DATE_WIDTH))
        fields.addWidget(self.boxes[DONE])
        beside = QVBoxLayout()
        # Level with the lines to type in, whose labels stand above them.
        beside.addSpacing(self.boxes[DONE].heading.sizeHint().height() + px(4))
        beside.addWidget(self.done_button)
        beside.addStretch()
        fields.addLayout(beside)
        self.body.addLayout(head)
        self.body.addWidget(self.facts)
        self.body.addLayout(fields)


class ComingPart(QWidget):
    """The tasks that earlier meetings gave and this one evaluates."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._shown_for: Any = None
        self.cards: list[TaskCard] = []
        self.empty = label("", "second", wrap=True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, px(4), 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(self.empty)
        self._column.addStretch(1)
        self._scroll = scrolled(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        running.focusChanged.connect(self._follow)

    def show_opened(self, opened: Opened) -> None:
        """Show what comes up at a meeting; cards of tasks still there keep what is typed."""
        shown_for = (opened.meeting_id, opened.day, tuple(task.id for task in opened.coming))
        if shown_for == self._shown_for:
            for card, task in zip(self.cards, opened.coming, strict=True):
                card.show_task(task)
            return
        self._shown_for = shown_for
        self._make_cards(opened.coming, opened.day)
        self.empty.setText(_("Không có nhiệm vụ nào từ các cuộc họp trước."))
        self.empty.setVisible(not self.cards)

    def focus_first(self) -> None:
        """Give the keyboard to the first task that is still open, else to the first."""
        still_open = [card for card in self.cards if card.task.done is None]
        for card in (still_open or self.cards)[:1]:
            card.boxes[RESULT].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Have everything typed written."""
        for card in self.cards:
            card.commit()

    @property
    def dirty(self) -> bool:
        """Tell whether something stands here that cannot be written as it is."""
        return any(card.dirty and card.fault() is not None for card in self.cards)

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what cannot be written."""

        def lose() -> None:
            for card in self.cards:
                card.forget()
            then()

        text = Message(N_("Ngày vừa gõ không đọc được nên chưa lưu. Bỏ đi?"))
        self._context.alerts.ask(text, _("Bỏ, không lưu"), lose, no=_("Gõ tiếp"))

    def _make_cards(self, tasks: Sequence[TaskRow], day: date) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [TaskCard(self._context, task, day) for task in tasks]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(1 + place, card)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        # What stood in a card that goes was written before: closing the window asks for it.
        for card in filter(lambda each: each.whole, self.cards):
            if before is not None and card.isAncestorOf(before):
                if now is None or not card.isAncestorOf(now):
                    card.commit()
            elif now is not None and card.isAncestorOf(now):
                self._scroll.ensureWidgetVisible(card, 0, px(8))
