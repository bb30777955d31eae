"""Rows about one person from a day to a day: turns of their life in the chapter, and posts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers.fields import Register, Values
from db.registers.members import Person
from db.registers.turns import PostRow, TurnRow
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.screens.members import saving
from desktop.ui.screens.members.saving import Saved
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

Row = TurnRow | PostRow
DATES = ("from_date", "to_date")


class DatedRows(QWidget):
    """A short table of rows about one person; a form takes its place while one is written."""

    register: Register
    add_words = ""
    add_tip = ""
    empty_words = ""
    what = ""

    def __init__(self, context: AppContext, member_id: int) -> None:
        super().__init__()
        self.context = context
        self.member_id = member_id
        self.name = ""
        self.form: Form | None = None
        self._row_id: int | None = None
        self.summary = label("", "second", wrap=True)
        self.meaning = label("", "second", wrap=True)
        self.box = self._make_box()
        self.add_button = Button(_(self.add_words), self.add, tip=_(self.add_tip))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # What a subclass says.

    def read(self, session: Session) -> Sequence[Row]:
        """Return the rows of the person."""
        raise NotImplementedError

    def word(self, row: Row) -> str:
        """Return what a row is about."""
        raise NotImplementedError

    def make_form(self, row: Row | None) -> Form:
        """Return the form of a row, or of a new one."""
        raise NotImplementedError

    def explain(self, row: Row | None) -> str:
        """Return what the chosen row means."""
        return ""

    # What the page asks.

    @property
    def dirty(self) -> bool:
        """Tell whether something would be lost by leaving."""
        return self.form is not None and self.form.dirty

    def ask_to_lose(self, then: Callable[[], object]) -> None:
        """Go on with `then` once the person agrees to lose what is typed."""
        if self.form is None:
            then()
        else:
            self.form.try_close(then)

    def focus_first(self) -> None:
        """Give the keyboard to the form, else to the rows, else to the button."""
        if self.form is not None:
            self.form.focus_first()
        elif self.box.table.rows.shown:
            self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, name: str, person: Person) -> None:
        """Read the rows again; the person's name stands in what undo offers."""
        self.name = name
        rows = self._read_rows()
        if self._row_id is not None and all(row.id != self._row_id for row in rows):
            self._show_list()

    def _read_rows(self) -> Sequence[Row]:
        with self.context.book.read() as session:
            rows = self.read(session)
        self.box.set_rows(rows)
        self._explain(self.box.table.current())
        return rows

    def add(self) -> None:
        """Open the form of a new row, unless one is being written."""
        if self.form is None:
            self._open(None)
        self.focus_first()

    def edit(self, row: Row) -> None:
        """Open the form of a row."""
        self._open(row)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete the chosen row."""
        row = self.box.table.current()
        if event.key() == Qt.Key.Key_Delete and self.form is None and row is not None:
            self._delete(row)
        else:
            super().keyPressEvent(event)

    def _open(self, row: Row | None) -> None:
        form = self.make_form(row)
        self._row_id = None if row is None else row.id
        form.save_wanted.connect(partial(self._save, form, self._row_id))
        form.close_wanted.connect(self._back)
        if row is not None:
            holder = QWidget()
            tip = _("Xóa dòng này; hoàn tác được")
            Flow(holder).addWidget(Button(_("Xóa dòng này"), partial(self._delete, row), tip=tip))
            form.extra.addSpacing(px(16))
            form.extra.addWidget(holder)
        self.form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)

    def _save(self, form: Form, row_id: int | None, values: Values) -> None:
        book, name, register = self.context.book, self.name, self.register
        given = dict(values) | {"member": self.member_id}
        self.context.writer.submit(
            lambda: saving.save(book, register, name, given, row_id), self._saved, form.show_error
        )

    def _saved(self, saved: Saved) -> None:
        self._read_rows()
        self.box.table.choose(saved.id)
        self._back()
        saving.tell_differences(self.context, self.name, saved.differences)

    def _delete(self, row: Row) -> None:
        book, name, register = self.context.book, self.name, self.register
        self.context.writer.submit(
            lambda: saving.delete(book, register, name, row.id), partial(self._deleted, row)
        )

    def _deleted(self, row: Row, outcome: tuple[Saved, Step | None]) -> None:
        saved, step = outcome
        self._read_rows()
        self._back()
        text = Message(
            N_("Đã xóa dòng “{what}” của {name}."), {"what": self.word(row), "name": self.name}
        )
        tell_deleted(self.context, text, step)
        saving.tell_differences(self.context, self.name, saved.differences)

    def _back(self) -> None:
        self._show_list()
        self.focus_first()

    def _show_list(self) -> None:
        form, self.form, self._row_id = self.form, None, None
        self._stack.setCurrentIndex(0)
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()

    def _explain(self, row: Row | None) -> None:
        words = self.explain(row)
        self.meaning.setText(words)
        self.meaning.setVisible(bool(words))

    def _make_box(self) -> TableBox:
        box = TableBox(
            self.register.name,
            _(self.register.title),
            [
                Column("what", _(self.register.field(self.what).heading), self.word, 150, True),
                Column("start", _("Từ ngày"), lambda row: row.start, 108),
                Column("end", _("Đến ngày"), lambda row: row.end, 108),
            ],
            self.context.settings,
            search=self.word,
            empty=Empty(_(self.empty_words)),
        )
        box.filter.hide()
        box.opened.connect(self.edit)
        box.chosen.connect(self._explain)
        return box

    def _make_list(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.setSpacing(px(12))
        column.addWidget(self.summary)
        column.addWidget(self.box)
        column.addWidget(self.meaning)
        holder = QWidget()
        Flow(holder).addWidget(self.add_button)
        column.addWidget(holder)
        column.addStretch(1)
        return made
