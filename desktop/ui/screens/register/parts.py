"""Records that are part of another, behind a tab of its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy.orm import Session

from db.registers import Register
from db.registers.fields import Values
from desktop.text import _
from desktop.ui import saving
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.register.columns import columns, in_short
from desktop.ui.screens.register.form import RegisterForm
from desktop.ui.screens.register.reading import Line, Reading, name_of, read_lines
from desktop.ui.screens.register.start import starting_values
from desktop.ui.screens.register.words import add_words, empty_words
from desktop.ui.taking_back import tell_deleted
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.part_rows import PartRows, PartWords


class PartsOfRecord(PartRows):
    """The records of one register that are part of one record of another."""

    def __init__(
        self,
        context: AppContext,
        register: Register,
        parent_id: int,
        reading: Callable[[], Reading],
    ) -> None:
        self.register = register
        self.parent_id = parent_id
        self._reading = reading
        self._lines: Sequence[Line] = ()
        words = PartWords(
            _(register.title), add_words(register), add_words(register), empty_words(register)
        )
        shown = [each for each in columns(register) if each.key != "code"]
        super().__init__(context, register.name, words, shown)

    def refresh(self) -> None:
        """Read the records again."""
        self.read_again()

    def read(self, session: Session) -> Sequence[Line]:
        """Return the records that are part of the one."""
        self._lines = read_lines(session, self.register, self._reading().words, self.parent_id)
        self.say(in_short(self.register, self._lines) if self._lines else "")
        return self._lines

    def open_record(self, record_id: int) -> None:
        """Open the form of one of the records."""
        line = next((line for line in self._lines if line.id == record_id), None)
        if line is not None:
            self.box.table.choose(record_id)
            self.edit(line)

    def make_form(self, row: Line | None) -> Form:
        """Return the form of a record, or of a new one."""
        given = {self.register.parent: self.parent_id}
        form = RegisterForm(
            self.context, self.register, self._siblings, None if row is None else row.id, given
        )
        today = self.context.today()
        form.show_values(
            starting_values(self.register, self._lines, today) if row is None else row.values
        )
        return form

    def save(self, form: Form, row_id: int | None, values: Values) -> None:
        """Write a record."""
        name = name_of(self.register, values, self._reading().words)
        self.context.writer.submit(
            saving.save(self.context.book, self.register, values, row_id, name),
            self.wrote,
            form.show_error,
        )

    def delete(self, row: Line) -> None:
        """Delete a record and offer to take that back."""
        names = saving.named([row.name])
        self.context.writer.submit(
            saving.delete(self.context.book, self.register, [row.id], names),
            partial(self._deleted, names),
        )

    def _siblings(self) -> Reading:
        """Return what a form needs, the last of its kind being one of the same record's."""
        known = self._reading()
        return Reading(self._lines, known.words, known.options)

    def _deleted(self, names: str, step: Step | None) -> None:
        self.gone()
        tell_deleted(self.context, saving.deleted(self.register, names), step)
