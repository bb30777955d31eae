"""What waits, in the words and with the button that leads to the place to mend it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from db.messages import N_
from db.reminders import Action, Reminder
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import Badge, TaskRow, label, line

_BUTTONS = {
    Action.ATTENDANCE: N_("Điểm danh"),
    Action.DUE_LISTS: N_("Cập nhật"),
    Action.MEETINGS: N_("Xem"),
    Action.MEETING_NEW: N_("Lên lịch"),
    Action.MEMBER: N_("Xem"),
    Action.MEMBERS: N_("Xem"),
}
SHOWN = 12


def open_reminder(context: AppContext, reminder: Reminder) -> None:
    """Go to the place where a thing is mended."""
    target = reminder.target
    first = target.ids[0] if target.ids else None
    if reminder.action in (Action.ATTENDANCE, Action.DUE_LISTS):
        context.open_room("attendance", meeting=first)
    elif reminder.action is Action.MEETINGS:
        context.open_room("meetings", ids=target.ids)
    elif reminder.action is Action.MEETING_NEW:
        context.open_room("meetings", new=True, kind=target.kind, period=target.period)
    elif reminder.action is Action.MEMBER:
        context.open_room("members", member=first)
    else:
        context.open_room("members", ids=target.ids)


class TodoCard(QFrame):
    """Two lists under one another: do now, and worth a look."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("role", "card")
        self.buttons: list[Button] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)

    def show_reminders(self, found: Sequence[Reminder]) -> None:
        """Show what waits; with nothing waiting, say so."""
        kept = next((n for n, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._clear()
        urgent = [each for each in found if each.urgent]
        others = [each for each in found if not each.urgent]
        if urgent:
            self._section(_("Cần làm ngay"), Tone.FAULT, urgent)
        if others:
            self._section(_("Nên xem"), Tone.ATTENTION, others)
        if not found:
            self._say_nothing_waits()
        if kept is not None and self.buttons:
            self.buttons[min(kept, len(self.buttons) - 1)].setFocus()

    def _section(self, heading: str, tone: Tone, found: Sequence[Reminder]) -> None:
        head = QFrame()
        row = _row(head)
        row.addWidget(label(heading, "heading"), 1)
        row.addWidget(Badge(str(len(found)), tone))
        self._lines.addWidget(head)
        self._lines.addWidget(line())
        for reminder in found[:SHOWN]:
            self._lines.addWidget(self._task(heading, tone, reminder))
        if len(found) > SHOWN:
            rest = _("và {count} việc khác").format(count=len(found) - SHOWN)
            more = label(rest, "second")
            more.setContentsMargins(px(40), px(8), px(16), px(10))
            self._lines.addWidget(more)

    def _task(self, heading: str, tone: Tone, reminder: Reminder) -> TaskRow:
        text = translate(reminder.message)
        detail = translate(reminder.detail) if reminder.detail else ""
        act: Callable[[], object] = partial(open_reminder, self._context, reminder)
        button = Button(_(_BUTTONS[reminder.action]), act, tip=text)
        button.setAccessibleName(f"{button.text()}: {text}")
        self.buttons.append(button)
        return TaskRow(tone, heading, text, detail, button)

    def _say_nothing_waits(self) -> None:
        words = label(_("Không có việc nào đang chờ. Sổ đã ghi đủ đến hôm nay."), wrap=True)
        words.setContentsMargins(current().margins(16, 18, 16, 18))
        self._lines.addWidget(words)

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _row(holder: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(holder)
    row.setContentsMargins(current().margins(16, 12, 16, 12))
    return row
