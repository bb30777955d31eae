"""A part that lists records of the meeting, the form of one sliding in beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import Message
from db.registers.fields import Register, Values
from db.vietnamese import quoted
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.evaluation import saving
from desktop.ui.screens.evaluation.reading import Opened
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.panel import Panel
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column


class RowsPart(QWidget):
    """The records of one register that belong to the meeting: add, edit, delete.

    A subclass says what is listed, and makes the form of a row.
    """

    register: Register
    add_words = ""
    empty_words = ""
    new_heading = ""
    deleted_words = ""

    def __init__(self, context: AppContext, panel: Panel) -> None:
        super().__init__()
        self.context = context
        self.panel = panel
        self.opened: Opened | None = None
        self._wanted_id: int | None = None
        self.box = TableBox(
            f"evaluation-{self.register.name}",
            _(self.register.title),
            self.columns(),
            context.settings,
            search=self.called,
            empty=Empty(_(self.empty_words)),
        )
        self.box.filter.hide()
        self.box.opened.connect(self.edit)
        self.add_button = Button(_(self.add_words), self.add, shortcut="Ctrl+N")
        holder = QWidget()
        Flow(holder).addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.box)
        column.addWidget(holder)
        column.addStretch(1)

    # What a subclass says.

    def columns(self) -> list[Column[Any]]:
        """Return the columns of the table."""
        raise NotImplementedError

    def rows(self, opened: Opened) -> Sequence[Any]:
        """Return what is listed of a meeting."""
        raise NotImplementedError

    def called(self, row: Any) -> str:
        """Return what a row is called."""
        raise NotImplementedError

    def make_form(self, opened: Opened, row: Any) -> Form:
        """Return the form of a row, or of a new one for None."""
        raise NotImplementedError

    # What the screen asks.

    def show_opened(self, opened: Opened) -> None:
        """Show the records of a meeting."""
        self.opened = opened
        self.box.set_rows(self.rows(opened))
        if self._wanted_id is not None and self.box.table.choose(self._wanted_id):
            self._wanted_id = None

    def point_to(self, record_id: int | None) -> None:
        """Choose a record once it is listed."""
        self._wanted_id = record_id

    def focus_first(self) -> None:
        """Give the keyboard to the rows, else to what adds the first one."""
        if self.box.table.rows.shown:
            self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open the form of a new record."""
        self._open(_(self.new_heading), None)

    def edit(self, row: Any) -> None:
        """Open the form of a record."""
        self._open(quoted(self.called(row)), row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the chosen record."""
        row = self.box.table.current()
        in_table = self.box.table.hasFocus()
        if event.key() == Qt.Key.Key_Delete and in_table and row is not None:
            self._delete(row)
        else:
            super().keyPressEvent(event)

    def _open(self, heading: str, row: Any) -> None:
        self.panel.when_settled(partial(self._open_form, heading, row))

    def _open_form(self, heading: str, row: Any) -> None:
        if self.opened is None:
            return
        form = self.make_form(self.opened, row)
        row_id = None if row is None else row.id
        form.save_wanted.connect(partial(self._save, form, row_id, self.opened.meeting_id))
        form.close_wanted.connect(self.panel.shut)
        if row is not None:
            tip = _("Xóa khỏi sổ; hoàn tác được")
            form.buttons.insertWidget(2, Button(_("Xóa"), partial(self._delete, row), tip=tip))
        self.panel.open(heading, form)
        form.focus_first()

    def _save(self, form: Form, row_id: int | None, meeting_id: int, values: Values) -> None:
        given = {**values, "meeting": meeting_id}
        self.context.writer.submit(
            saving.save(self.context.book, self.register, given, row_id),
            partial(self._saved, form),
            form.show_error,
        )

    def _saved(self, form: Form, row_id: int) -> None:
        form.mark_saved()
        self._wanted_id = row_id
        if self.panel.content is form:
            self.panel.shut()
        self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self, row: Any) -> None:
        what = quoted(self.called(row))

        def done(step: Step | None) -> None:
            self.panel.shut()
            tell_deleted(self.context, Message(self.deleted_words, {"what": what}), step)

        self.context.writer.submit(
            saving.delete(self.context.book, self.register, what, row.id), done
        )
