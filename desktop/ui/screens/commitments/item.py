"""One item of a commitment: said in short, or open in the fields it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.messages import N_, Message
from db.registers.commitment_year import ItemRow
from db.registers.commitments import COMMITMENTS
from db.registers.fields import Field
from db.schema import Outcome
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.commitments.facts import Facts
from desktop.ui.screens.commitments.group_editor import GroupEditor
from desktop.ui.screens.commitments.summary import Summary, Told
from desktop.ui.screens.commitments.wording import OUTCOME_TONES, doubt_words, outcome_word
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets import paint
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import Editor, ParagraphEditor
from desktop.ui.widgets.fields import PAUSE_MS, FieldBox, make_editor
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import in_rows
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_model import State

WRITTEN = ("group", "content", "measure", "due", "subjects")
"""What a member undertakes."""
ASSESSED = ("half_year", "year_end", "outcome", "remark")
"""What came of it, as the member and the chapter see it."""
LOOKED_AT = ("group", "measure", "due")
"""What decides, beside the text, whether an item is vague."""

FEWEST_WORDS = 3
"""Of fewer nothing is said while they are typed: nobody has said anything yet."""

MARK_KEYS: Mapping[Outcome | None, str] = {
    Outcome.FULFILLED: "F2",
    Outcome.UNFULFILLED: "F3",
    None: "F4",
}


class Item(QFrame):
    """One item of what a member undertakes; `item_id` is None until it is stored.

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
        self._row = row
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
        self._marks = self._make_marks()
        self._fields = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        for part in (self.summary, self._marks, self._fields):
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
        self._marks.setVisible(on and not self.open and self.assessable)
        self.update()

    def stops(self) -> Iterator[QWidget]:
        """Give what Tab comes to, in order."""
        yield self.summary
        yield from self.mark_buttons.values()
        yield from (box.editor for box in self.boxes.values())
        if self.boxes:
            yield from (self.done_button, self.remove_button)

    def tell(self) -> None:
        """Say in short what stands in it now."""
        self.summary.show_told(self._told())
        now = self.peek("outcome")
        for outcome, button in self.mark_buttons.items():
            button.setVisible(outcome is not now)

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
        elif self._row is not None and self._row.overdue and not self.dirty:
            yield State(_("Quá hạn"), Tone.FAULT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
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

    def _make_marks(self) -> QWidget:
        tips = {
            Outcome.FULFILLED: _("Ghi nội dung này đã hoàn thành, rồi sang nội dung sau"),
            Outcome.UNFULFILLED: _("Ghi nội dung này chưa hoàn thành, rồi sang nội dung sau"),
            None: _("Bỏ đánh giá cuối năm của nội dung này"),
        }
        self.mark_buttons = {
            outcome: Button(
                outcome_word(outcome),
                partial(self.marked.emit, outcome),
                shortcut=keys,
                tip=tips[outcome],
                points=look.NOTE_POINTS,
            )
            for outcome, keys in MARK_KEYS.items()
        }
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(current().margins(16, 0, 16, 12))
        lines.addWidget(_in_a_row(self.mark_buttons.values()))
        holder.hide()
        return holder

    def _make_fields(self) -> None:
        past = self._facts.year < self._facts.today.year
        assessed = ASSESSED if past or not self.new else ()
        for name in (*WRITTEN, *assessed):
            field = _asked(name)
            remark = self._remark if name == "content" else None
            box = FieldBox(field, self._editor(field), remark)
            box.load(self._stored[name])
            if self._now[name] != self._stored[name]:
                box.offer(self._now[name])
            box.touched.connect(partial(self._follow, box))
            self.boxes[name] = box
        for name in LOOKED_AT:
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

    def _editor(self, field: Field) -> Editor:
        if field.name == "group":
            return GroupEditor(self._facts.groups)
        first_day = date(self._facts.year, 1, 1)
        # A day typed without its year is one of the year undertaken for.
        return make_editor(field, lambda: self._facts.subjects, lambda: first_day)

    def _make_ways_out(self) -> QWidget:
        self.done_button = Button(
            _("Xong nội dung này"),
            self.shut_wanted.emit,
            tip=_("Thu gọn lại; bấm Lưu để ghi vào sổ"),
        )
        self.remove_button = Button(
            _("Xóa nội dung này"), self.removal_wanted.emit, tip=_("Bỏ khỏi cam kết; lấy lại được")
        )
        return _in_a_row((self.done_button, self.remove_button))

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


def _asked(name: str) -> Field:
    """Return a field as the form asks for it: without a text there is no item."""
    field = COMMITMENTS.field(name)
    if name != "content":
        return field
    help_text = N_("Làm việc gì, cho ai, ở đâu: cụ thể để cuối năm kiểm được.")
    return replace(field, required=True, help=help_text)


def _in_a_row(buttons: Iterable[Button]) -> QWidget:
    """Return buttons side by side, going on in the next line where they do not fit."""
    holder = QWidget()
    row = Flow(holder)
    row.setSpacing(px(8))
    for button in buttons:
        row.addWidget(button)
    return holder
