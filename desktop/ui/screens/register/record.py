"""The page of one record: its fields, what is part of it, its history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db import record_history
from db.record_history import RecordChange
from db.registers import Register
from db.registers.fields import Values
from desktop.text import _
from desktop.ui import past, saving
from desktop.ui.context import AppContext
from desktop.ui.past import Past
from desktop.ui.screens.register.form import RegisterForm
from desktop.ui.screens.register.parts import PartsOfRecord
from desktop.ui.screens.register.reading import Line, Reading, name_of, parts_of
from desktop.ui.screens.register.words import add_words
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.tabs import TabbedPage

FIELDS, HISTORY = "", "history"
"""The keys of the first and the last tab; those between are named after their registers."""


class RecordPage(TabbedPage):
    """Everything about one record, in tabs; a new one has its form alone.

    `saved` gives the record's id once written; `delete_wanted` asks for it to be deleted.
    """

    saved = Signal(int)
    delete_wanted = Signal()

    def __init__(
        self,
        context: AppContext,
        register: Register,
        reading: Callable[[], Reading],
        line: Line | None,
        values: Values,
    ) -> None:
        super().__init__(_("Các phần của dòng này"))
        self.context = context
        self.register = register
        self.record_id = None if line is None else line.id
        self._reading = reading
        self.heading = add_words(register) if line is None else line.name
        self.form = RegisterForm(context, register, reading, self.record_id)
        self.form.show_values(values)
        self.form.save_wanted.connect(self._save)
        self.form.close_page = self.try_close
        self.add_part(FIELDS, _("Nội dung"), _("Mọi mục của dòng này"), lambda: self.form)
        if self.record_id is not None:
            self.add_tabs(self.record_id)
            self._add_delete_button()

    @property
    def has_parts(self) -> bool:
        """Tell whether other records are part of this one."""
        return bool(parts_of(self.register))

    def refresh(self) -> None:
        """Show what an undo or another screen has changed; typing stays."""
        line = self._reading().line(self.record_id)
        if self.record_id is None:
            return
        if line is None:
            self.close_wanted.emit()
            return
        self.heading = line.name
        if not self.form.dirty:
            self.form.show_values(line.values)
        for part in self.parts.values():
            if isinstance(part, PartsOfRecord | Past):
                part.refresh()

    def open_part(self, name: str, record_id: int | None) -> None:
        """Show the tab of a register, and there a record where one is named."""
        self.show_tab(name)
        part = self.part(name)
        if isinstance(part, PartsOfRecord) and record_id is not None:
            part.open_record(record_id)

    def add_tabs(self, record_id: int) -> None:
        """Add what stands behind tabs beside the form: what is part of the record, its history."""
        for each in parts_of(self.register):
            make = partial(self._make_part, each, record_id)
            self.add_part(each.name, _(each.sheet), _(each.title), make)
        make_past = partial(self._make_past, record_id)
        self.add_part(HISTORY, _(past.HEADING), _(past.MEANING), make_past)

    def _make_part(self, register: Register, record_id: int) -> PartsOfRecord:
        made = PartsOfRecord(self.context, register, record_id, self._reading)
        made.refresh()
        return made

    def _make_past(self, record_id: int) -> Past:
        read = partial(record_history.changes_of, register=self.register, record_id=record_id)
        made = Past(self.context, read, lambda: self._reading().words, self._part_changed)
        made.refresh()
        return made

    def _part_changed(self, change: RecordChange) -> str:
        """Return which kind of part a change is of, empty for one of the record itself."""
        return "" if change.register is self.register else _(change.register.title)

    def _add_delete_button(self) -> None:
        holder = QWidget()
        tip = _("Xóa khỏi sổ; hoàn tác được")
        Flow(holder).addWidget(Button(_("Xóa dòng này"), self.delete_wanted.emit, tip=tip))
        self.form.extra.addSpacing(px(16))
        self.form.extra.addWidget(holder)

    def _save(self, values: dict[str, Any]) -> None:
        name = name_of(self.register, values, self._reading().words)
        self.context.writer.submit(
            saving.save(self.context.book, self.register, values, self.record_id, name),
            self._saved,
            self.form.show_error,
        )

    def _saved(self, record_id: int) -> None:
        self.form.mark_saved()
        self.saved.emit(record_id)
