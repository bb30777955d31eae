"""Rows about one person from a day to a day: turns of their life in the chapter, and posts."""

from __future__ import annotations

from functools import partial
from typing import Any

from db.messages import N_, Message
from db.registers.fields import Register, Values
from db.registers.members import Person
from db.registers.turns import PostRow, TurnRow
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.members import saving
from desktop.ui.screens.members.saving import Saved
from desktop.ui.taking_back import tell_deleted
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.part_rows import PartRows, PartWords
from desktop.ui.widgets.table_model import Column

Row = TurnRow | PostRow
DATES = ("from_date", "to_date")


class DatedRows(PartRows):
    """A short table of rows about one person; what they change in stored lists is told."""

    register: Register
    add_words = ""
    add_tip = ""
    empty_words = ""
    what = ""

    def __init__(self, context: AppContext, member_id: int) -> None:
        self.member_id = member_id
        self.name = ""
        register = self.register
        words = PartWords(
            _(register.title), _(self.add_words), _(self.add_tip), _(self.empty_words)
        )
        columns = [
            Column[Any]("what", _(register.field(self.what).heading), self.word, 150, True),
            Column[Any]("start", _("Từ ngày"), lambda row: row.start, 108),
            Column[Any]("end", _("Đến ngày"), lambda row: row.end, 108),
        ]
        super().__init__(context, register.name, words, columns)

    def word(self, row: Row) -> str:
        """Return what a row is about."""
        raise NotImplementedError

    def refresh(self, name: str, person: Person) -> None:
        """Read the rows again; the person's name stands in what undo offers."""
        self.name = name
        self.read_again()

    def save(self, form: Form, row_id: int | None, values: Values) -> None:
        """Write a row, and tell which stored lists no longer fit."""
        book, name, register = self.context.book, self.name, self.register
        given = dict(values) | {"member": self.member_id}
        self.context.writer.submit(
            lambda: saving.save(book, register, name, given, row_id), self._saved, form.show_error
        )

    def delete(self, row: Row) -> None:
        """Delete a row, offer to take that back, and tell which stored lists no longer fit."""
        book, name, register = self.context.book, self.name, self.register
        self.context.writer.submit(
            lambda: saving.delete(book, register, name, row.id), partial(self._deleted, row)
        )

    def _saved(self, saved: Saved) -> None:
        self.wrote(saved.id)
        saving.tell_differences(self.context, self.name, saved.differences)

    def _deleted(self, row: Row, outcome: tuple[Saved, Step | None]) -> None:
        saved, step = outcome
        self.gone()
        text = Message(
            N_("Đã xóa dòng “{what}” của {name}."), {"what": self.word(row), "name": self.name}
        )
        tell_deleted(self.context, text, step)
        saving.tell_differences(self.context, self.name, saved.differences)
