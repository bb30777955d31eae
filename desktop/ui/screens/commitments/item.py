"""One item of a commitment: said in short, or open in the fields it is written in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.messages import Message
from db.registers.commitment_year import ItemRow
from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.commitments.asking import ASSESSED, JUDGED_BY, WRITTEN, asked, editor_of
from desktop.ui.screens.commitments.facts import Facts
from desktop.ui.screens.commitments.marks import Marks
from desktop.ui.screens.commitments.summary import Summary, Told
from desktop.ui.screens.commitments.wording import OUTCOME_TONES, doubt_words, outcome_word
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import ParagraphEditor
from desktop.ui.widgets.fields import PAUSE_MS, FieldBox
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.form import in_rows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_model import State

FEWEST_WORDS = 3
"""Of fewer nothing is said while they are typed: nobody has said anything yet."""


class Item(QFrame):
    """One item of what a member undertakes; without an `item_id` and a `row` until it is stored.

    `open_wanted` asks for its fields, `shut_wanted` for their end, `removal_wanted` for it to go;
    `marked` gives an outcome, `grown` follows the making of its fields, `touched` any change,
    with the field's box where it came from one.
    """

    open_wanted = Signal()
    shut_wanted = Signal()
    removal_wanted = Signal()
    stepped = Signal(int)
    entered = Signal()
    marked = Signal(object)
    grown = Signal()
    touched = Signal(object)

    def __init__(self, facts: Facts, values: Mapping[str, Any], row: ItemRow | None = None) -> None:
        super().__init__()
        self.item_id = None if row is None else row.id
        self.boxes: dict[str, FieldBox] = {}
        self.number = 0
        self._facts = facts
        self.row = row
        known = values if row is not None else {}
        self._stored = {name: known.get(name) for name in (*WRITTEN, *ASSESSED)}
        self._now = self._stored | {name: values.get(name) for name in (*WRITTEN, *ASSESSED)}
        self._current = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.summary = Summary()
        self.summary.opened.connect(self.open_wanted)
        self.summary.stepped.connect(self.stepped)
        self.summary.entered.connect(self.entered)
        self.summary.outlined.connect(self.update)
        self.marks = Marks()
        self.marks.marked.connect(self.marked)
        self.marks.hide()
        self._fields = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        for part in (self.summary, self.marks, self._fields):
            self._lines.addWidget(part)
        self._fields.hide()
        self.tell()

    # What stands in it.

    @property
    def new(self) -> bool:
        """Tell whether the book does not hold it yet."""
        return self.item_id is None

    @property
    def assessable(self) -> bool:
        """Tell whether its year has come and something is undertaken that may be assessed."""
        return self._facts.year <= self._facts.today.year and bool(self.peek("content"))

    @property
    def blank(self) -> bool:
        """Tell whether nothing is written in a new item: it is left out without a word."""
        readable = all(box.editor.problem() is None for box in self.boxes.values())
        return self.new and readable and not any(self.values().values())

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        if self.new:
            return not self.blank
        if any(box.dirty for box in self.boxes.values()):
            return True
        return not self.boxes and self._now != self._stored

    @property
    def first_box(self) -> FieldBox:
        """Return the field in which one begins to write, once its fields are made."""
        return self.boxes["group" if self.new and not self.peek("group") else "content"]

    def values(self) -> dict[str, Any]:
        """Return what stands in it; BookError where a field cannot be read."""
        return self._now | {name: box.editor.value() for name, box in self.boxes.items()}

    def peek(self, name: str) -> Any:
        """Return what stands in a field now, None where it cannot be read."""
        box = self.boxes.get(name)
        if box is None:
            return self._now[name]
        return None if box.editor.problem() is not None else box.editor.value()

    def put(self, name: str, value: Any) -> None:
        """Write a value as the person would."""
        self._now[name] = value
        if (box := self.boxes.get(name)) is not None:
            box.offer(value)
            box.check()
        self._follow()

    def forget(self) -> None:
        """Let the item be a new one: the book holds it no more, and it is written in."""
        self.item_id = None
        self.tell()

    # How it is shown.

    @property
    def open(self) -> bool:
        """Tell whether its fields are in view."""
        return not self._fields.isHidden()

    def set_open(self, *, on: bool) -> None:
        """Show the fields, or the summary."""
        if on and not self.boxes:
            self._make_fields()
        if self.boxes:
            self.boxes["content"].note.setMinimumHeight(0)
        self._fields.setVisible(on)
        self.tell()
        self.set_current(on=self._current)

    def set_current(self, *, on: bool) -> None:
        """Stand out as the one the keys mean, with what can be said of its outcome."""
        self._current = on
        self.marks.setVisible(on and not self.open and self.assessable)
        self.update()

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab comes to, in order."""
        yield self.summary
        yield from self.marks.buttons.values()
        yield from (box.editor for box in self.boxes.values())
        if self.boxes:
            yield from (self.done_button, self.remove_button)

    def tell(self) -> None:
        """Say in short what stands in it now."""
        self.summary.show_told(self._told())
        self.marks.offer_all_but(self.peek("outcome"))

    def _told(self) -> Told:
        now = {name: self.peek(name) for name in self._now}
        group = now["group"] or ""
        over = f"{self.number}. {_(group)}"
        if self.open:
            return Told(over, "", states=tuple(self._states(now)))
        return Told(
            over=over,
            text=now["content"] or _("(chưa ghi nội dung)"),
            facts=" · ".join(self._details(now)),
            doubt=doubt_words(self._facts.reasons(now)),
            results=tuple(self._results(now)),
            states=tuple(self._states(now)),
        )

    def _details(self, now: Mapping[str, Any]) -> Iterator[str]:
        for name in ("measure", "due", "subjects"):
            field = COMMITMENTS.field(name)
            if words := self._facts.words.of(field, now[name]):
                yield f"{_(field.title)}: {words}"

    def _results(self, now: Mapping[str, Any]) -> Iterator[str]:
        for name in ("half_year", "year_end", "remark"):
            if now[name]:
                yield f"{_(COMMITMENTS.field(name).title)}: {now[name]}"

    def _states(self, now: Mapping[str, Any]) -> Iterator[State]:
        if self.dirty:
            yield State(_("Chưa lưu"), Tone.INFO)
        if (outcome := now["outcome"]) is not None:
            yield State(outcome_word(outcome), OUTCOME_TONES[outcome])
        elif self.row is not None and self.row.overdue and not self.dirty:
            yield State(_("Quá hạn"), Tone.FAULT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; the one the keys mean stands on the colour of what is selected."""
        painter, colours = QPainter(self), current().colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self._current and not self.open
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.selection if chosen else colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(look.CARD_CORNER), px(look.CARD_CORNER))
        if self.summary.hasFocus():
            paint.paint_focus(painter, self.rect(), look.CARD_CORNER)

    # Its parts.

    def _make_fields(self) -> None:
        past = self._facts.year < self._facts.today.year
        assessed = ASSESSED if past or not self.new else ()
        for name in (*WRITTEN, *assessed):
            field = asked(name)
            remark = self._remark if name == "content" else None
            box = FieldBox(field, editor_of(field, self._facts), remark)
            box.load(self._stored[name])
            if self._now[name] != self._stored[name]:
                box.offer(self._now[name])
            box.touched.connect(partial(self._follow, box))
            self.boxes[name] = box
        for name in JUDGED_BY:
            self.boxes[name].touched.connect(self._pause.start)
        lines = QVBoxLayout(self._fields)
        lines.setContentsMargins(current().margins(16, 0, 16, 12))
        lines.setSpacing(px(12))
        lines.addLayout(in_rows(self.boxes[name] for name in WRITTEN))
        if assessed:
            lines.addWidget(label(_("Đánh giá"), "heading"))
            lines.addLayout(in_rows(self.boxes[name] for name in assessed))
        lines.addWidget(self._make_ways_out())
        text = self.boxes["content"].editor
        assert isinstance(text, ParagraphEditor)
        text.text.moveCursor(QTextCursor.MoveOperation.End)
        self.boxes["content"].check()
        self.grown.emit()

    def _make_ways_out(self) -> QWidget:
        self.done_button = Button(
            _("Xong nội dung này"),
            self.shut_wanted.emit,
            tip=_("Thu gọn lại; bấm Lưu để ghi vào sổ"),
        )
        self.remove_button = Button(
            _("Xóa nội dung này"), self.removal_wanted.emit, tip=_("Bỏ khỏi cam kết; lấy lại được")
        )
        return in_a_row((self.done_button, self.remove_button))

    def _remark(self, content: str | None) -> Message | None:
        just_begun = len((content or "").split()) < FEWEST_WORDS
        if just_begun and self.boxes["content"].editor.inner.hasFocus():
            return None
        return self._facts.remark({name: self.peek(name) for name in self._now})

    def _judge(self) -> None:
        """Judge anew while another field is written in, which stays in its place."""
        box = self.boxes["content"]
        height = box.note.height()
        box.check()
        box.note.setMinimumHeight(height)

    def _follow(self, box: FieldBox | None = None) -> None:
        self.tell()
        self.touched.emit(box)
