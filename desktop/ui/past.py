"""The history of records: who changed what when, and taking the last such change back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db import record_history
from db.dates import show_date
from db.history import Step
from db.messages import N_
from db.record_history import FieldChange, RecordChange
from db.registers.words import Words
from db.schema import ChangeKind
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.scrolled import scrolled
from desktop.ui.widgets.tabs import ReadPart

HEADING, MEANING = N_("Lịch sử"), N_("Ai sửa gì, lúc nào")
MOST = 40
NOTHING = "–"


class Past(ReadPart):
    """The changes that `read` finds, the newest first, field by field in these words.

    `about` tells which record a change is of, where they are of several.
    """

    def __init__(
        self,
        context: AppContext,
        read: Callable[[Session], Sequence[RecordChange]],
        words: Callable[[], Words],
        about: Callable[[RecordChange], str] = lambda _change: "",
    ) -> None:
        super().__init__()
        self.context = context
        self._read = read
        self._words = words
        self._about = about
        self._inside = QWidget()
        self._inside.setAccessibleName(_(HEADING))
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(current().margins(24, 12, 24, 16))
        self._list.setSpacing(px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(self._inside)
        self._area.setAccessibleName(_(HEADING))
        self._area.setToolTip(_("Mũi tên lên, xuống để cuộn"))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self._area)

    def focus_first(self) -> None:
        """Give the keyboard to what scrolls."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the changes again, away from the window's thread: the log may be long."""
        book, find = self.context.book, self._read

        def read() -> Sequence[RecordChange]:
            with book.read() as session:
                return find(session)

        self.context.reader.ask(read, self._show, newest="history")

    def _show(self, changes: Sequence[RecordChange]) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        steps = [list(each) for _id, each in groupby(changes, lambda change: change.step.id)]
        for place, together in enumerate(steps[:MOST]):
            if place:
                self._list.addWidget(line())
            for widget in self._told(together):
                self._list.addWidget(widget)
        if len(steps) > MOST:
            rest = _("Còn {number} lần sửa cũ hơn.").format(number=len(steps) - MOST)
            self._list.addWidget(label(rest, "second"))
        self._list.addStretch(1)

    def _told(self, together: Sequence[RecordChange]) -> Iterator[QWidget]:
        """Give the words of what one step changed, and the way to take it back."""
        step = together[0].step
        yield label(" · ".join(filter(None, (_when(step.at), step.clerk))), "note")
        yield label(_title(step), "label", wrap=True)
        for change in together:
            if about := self._about(change):
                said = label(about, wrap=True)
                said.setContentsMargins(0, px(4), 0, 0)
                yield said
            for each in change.fields:
                if words := _words_of(each, self._words(), made=change.made or change.gone):
                    yield label(words, wrap=True)
        newest = all(change.newest for change in together)
        if newest and any(change.can_take_back for change in together):
            holder = QWidget()
            tip = _("Trả lại như trước lần sửa này; hoàn tác được")
            act = partial(self._take_back, step.id)
            Flow(holder).addWidget(Button(_("Lấy lại"), act, tip=tip))
            yield holder

    def _take_back(self, change_id: int) -> None:
        book = self.context.book
        self.context.writer.submit(lambda: record_history.take_back(book, change_id))


def _title(step: Step) -> str:
    words = translate(step.title)
    if step.kind is ChangeKind.UNDO:
        words = _("Hoàn tác: {what}").format(what=words)
    elif step.kind is ChangeKind.REDO:
        words = _("Làm lại: {what}").format(what=words)
    return words[:1].upper() + words[1:]


def _when(at: str) -> str:
    """Return a moment of the log as the clerk's own clock showed it."""
    moment = datetime.fromisoformat(at).astimezone()
    return f"{show_date(moment.date())} {moment:%H:%M}"


def _words_of(change: FieldChange, words: Words, *, made: bool) -> str:
    """Return what was and what is in a field, or what stands alone; empty where nothing does."""
    heading = _(change.field.title)
    before, after = (words.of(change.field, each) for each in (change.before, change.after))
    if not before and not after:
        return ""
    if made:
        return f"{heading}: {after or before}"
    return f"{heading}: {before or NOTHING} → {after or NOTHING}"
