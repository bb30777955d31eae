"""The models that run at a year's end, one under the other, and one button for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.dates import show_date
from db.messages import N_, Message
from db.numbers import show_count
from db.registers import model_life
from db.registers.model_life import Answer, Fate, ModelRow
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.carry_over.model_line import MODELS_ROOM, ModelLine
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import Card, label, line

ROOM = "carry_over"
AT_ONCE = 12
"""How many lines are made before the window answers again."""
LATER_MS = 30
"""How long the lines below wait: those in view are painted first."""


class CarryOverScreen(Screen):
    """The models that run at a year's end, and one button that saves what becomes of them all."""

    registers = frozenset({"model", "model_result", "member", "setting"})
    help_page = MODELS_ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.year = context.today().year
        self.lines: list[ModelLine] = []
        self._asked: tuple[int, Sequence[ModelRow]] = (self.year, ())
        self._chosen: Mapping[int, Answer] = {}
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(lambda: self._make_lines(AT_ONCE))
        self._wanted: int | None = None
        self._done = False
        self.save_button = self.add_action(
            _("Lưu cho tất cả"), self.save, shortcut="Ctrl+S", primary=True
        )
        self._blank = self._make_blank()
        self._card = Card(padded=False)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._blank)
        column.addWidget(self._card)
        column.addStretch(1)
        self.add_scrolled(inside)
        self._show(self.year, [], None)

    @property
    def dirty(self) -> bool:
        """Tell whether something is chosen that is not saved."""
        return any(each.dirty for each in self.lines)

    def go(self, *, year: int | None = None, **_where: Any) -> None:
        """Ask about a year; without one, about the year that waits."""
        self._wanted = year
        self.refresh()

    def refresh(self) -> None:
        """Read the models again; what is chosen and not saved stays."""
        book, today, wanted = self.context.book, self.context.today(), self._wanted

        def read() -> tuple[int, list[ModelRow], date | None]:
            with book.read() as session:
                year = wanted or model_life.year_to_ask(session, today) or today.year - 1
                asked = model_life.asked(session, year)
                found = [] if asked else model_life.still_running(session, year)
                return year, found, asked

        self.context.reader.ask(read, lambda found: self._show(*found), newest=ROOM)

    def focus_start(self) -> None:
        """Give the keyboard to the first model's choice."""
        first = self.lines[0].fate if self.lines else self._open_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self, then: Callable[[], None]) -> None:
        """Ask first where something chosen would be lost."""
        if not self.dirty:
            super().leave(then)
            return

        def give_up() -> None:
            self._fill([])
            then()
            self.refresh()

        self.context.alerts.ask(
            Message(N_("Những gì vừa chọn chưa lưu. Bỏ đi?")),
            _("Bỏ, không lưu"),
            give_up,
            no=_("Chọn tiếp"),
        )

    def save(self) -> None:
        """Write what becomes of every model as one change."""
        self._make_lines(len(self._asked[1]))
        wrong = [each for each in self.lines if not each.demand()]
        if wrong:
            wrong[0].day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.lines:
            return
        answers = {each.row.id: each.answer() for each in self.lines}
        book, year, today = self.context.book, self.year, self.context.today()
        self.save_button.setEnabled(False)

        def write() -> None:
            with book.change(N_("duy trì mô hình sang năm {year}"), year=year + 1) as session:
                model_life.carry_over(session, year, answers, today)

        self.context.writer.submit(write, lambda _nothing: self._saved(answers), self._failed)

    def _saved(self, answers: Mapping[int, Answer]) -> None:
        kept = sum(each.fate is Fate.KEPT_UP for each in answers.values())
        self.context.alerts.good(
            Message(
                N_("Đã ghi quyết định về {count} mô hình, trong đó {kept} mô hình tiếp tục."),
                {"count": show_count(len(answers)), "kept": show_count(kept)},
            )
        )
        self._fill([])
        self._wanted, self._done = self.year, True
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.context.alerts.fault(error)

    def _show(self, year: int, found: Sequence[ModelRow], asked: date | None) -> None:
        self.year = year
        self.set_title(
            _("Duy trì mô hình sang năm {year}").format(year=year + 1),
            _(
                "Mô hình chưa hoàn thành, chưa dừng đến hết năm {year}. Chọn cho từng mô hình rồi "
                "lưu một lần."
            ).format(year=year)
            if found
            else "",
        )
        if self._asked != (year, found):
            self._fill(found)
        self._blank.setVisible(not found)
        self._blank_text.setText(_nothing(year, asked))
        self._card.setVisible(bool(found))
        # Its holder with it: an empty one would take up room.
        holder = self.save_button.parentWidget()
        for each in (self.save_button, holder):
            if each is not None:
                each.setVisible(bool(found))
        self.save_button.setEnabled(True)
        if self._done:
            # What had the keyboard is gone.
            self._done = False
            self.focus_start()

    def _fill(self, found: Sequence[ModelRow]) -> None:
        """Make the lines anew, keeping what was chosen for models still asked about.

        The first of many at once, the others while the page is looked at.
        """
        self._chosen = {
            each.row.id: each.answer()
            for each in self.lines
            if each.dirty and each.day.problem() is None
        }
        while (item := self._card.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        self._asked = (self.year, found)
        self._make_lines(AT_ONCE)

    def _make_lines(self, most: int) -> None:
        """Make so many of the lines still missing."""
        rows = self._asked[1]
        for row in rows[len(self.lines) :][:most]:
            if self.lines:
                self._card.body.addWidget(line())
            made = ModelLine(self.context, row, self.year)
            if row.id in self._chosen:
                made.show_answer(self._chosen[row.id])
            self._card.body.addWidget(made)
            self.lines.append(made)
        if len(self.lines) < len(rows):
            self._later.start()

    def _make_blank(self) -> Card:
        card = Card()
        self._blank_text = label("", wrap=True)
        self._open_button = Button(_("Mở sổ mô hình"), lambda: self.context.open_room(MODELS_ROOM))
        card.body.addWidget(self._blank_text)
        card.body.addWidget(self._open_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card


def _nothing(year: int, asked: date | None) -> str:
    """Return why nothing is asked: it was answered, or no model runs."""
    if asked is not None:
        words = _("Việc duy trì mô hình sang năm {year} đã quyết định ngày {day}.")
        return words.format(year=year + 1, day=show_date(asked))
    words = _("Đến hết năm {year} không có mô hình nào đang thực hiện nên không có gì phải hỏi.")
    return words.format(year=year)
