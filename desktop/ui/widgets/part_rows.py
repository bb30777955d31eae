"""Rows that are part of a record, behind one of its tabs: a short table or the form of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.registers.fields import Values
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column


@dataclass(frozen=True)
class PartWords:
    """What a part says: its heading, its button with a tip, and what an empty one tells."""

    heading: str
    add: str
    add_tip: str
    empty: str


class PartRows(QWidget):
    """A short table of rows; a form takes its place while one is written.

    A subclass says what is read, shown and written; `wrote` and `gone` tell of what was.
    """

    def __init__(
        self, context: AppContext, name: str, words: PartWords, columns: Sequence[Column[Any]]
    ) -> None:
        super().__init__()
        self.context = context
        self.form: Form | None = None
        self._row_id: int | None = None
        self.summary = label("", "second", wrap=True)
        self.summary.hide()
        self.meaning = label("", "second", wrap=True)
        self.box = TableBox(
            name,
            words.heading,
            columns,
            context.settings,
            search=str,
            empty=Empty(words.empty),
        )
        self.box.filter.hide()
        self.box.opened.connect(self.edit)
        self.box.chosen.connect(self._explain)
        self.add_button = Button(words.add, self.add, tip=words.add_tip)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_list())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # What a subclass says.

    def read(self, session: Session) -> Sequence[Any]:
        """Return the rows, each with its id."""
        raise NotImplementedError

    def make_form(self, row: Any) -> Form:
        """Return the form of a row, or of a new one for None."""
        raise NotImplementedError

    def save(self, form: Form, row_id: int | None, values: Values) -> None:
        """Write what stands in the form; then tell `wrote`."""
        raise NotImplementedError

    def delete(self, row: Any) -> None:
        """Take a row out of the book; then tell `gone`."""
        raise NotImplementedError

    def explain(self, row: Any) -> str:
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

    def read_again(self) -> Sequence[Any]:
        """Read the rows again; the form of one that is gone gives way to the list."""
        rows = self._read_rows()
        if self._row_id is not None and all(row.id != self._row_id for row in rows):
            self.show_list()
        return rows

    def add(self) -> None:
        """Open the form of a new row, unless one is being written."""
        if self.form is None:
            self._open(None)
        self.focus_first()

    def edit(self, row: Any) -> None:
        """Open the form of a row."""
        self._open(row)
        self.focus_first()

    def wrote(self, row_id: int) -> None:
        """Go back to the list, with the row written chosen."""
        self._read_rows()
        self.box.table.choose(row_id)
        self.back()

    def gone(self) -> None:
        """Go back to the list without a row that was deleted."""
        self._read_rows()
        self.back()

    def back(self) -> None:
        """Go back from the form to the list."""
        self.show_list()
        self.focus_first()

    def show_list(self) -> None:
        """Show the list, and let go of the form."""
        form, self.form, self._row_id = self.form, None, None
        self._stack.setCurrentIndex(0)
        if form is not None:
            self._stack.removeWidget(form)
            form.deleteLater()

    def say(self, words: str) -> None:
        """Say something above the rows."""
        self.summary.setText(words)
        self.summary.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the chosen row."""
        row = self.box.table.current()
        if event.key() == Qt.Key.Key_Delete and self.form is None and row is not None:
            self.delete(row)
        else:
            super().keyPressEvent(event)

    def _open(self, row: Any) -> None:
        self.show_list()
        form = self.make_form(row)
        self._row_id = None if row is None else row.id
        form.save_wanted.connect(partial(self.save, form, self._row_id))
        form.close_wanted.connect(self.back)
        if row is not None:
            holder = QWidget()
            tip = _("Xóa dòng này; hoàn tác được")
            Flow(holder).addWidget(Button(_("Xóa dòng này"), partial(self.delete, row), tip=tip))
            form.extra.addSpacing(px(16))
            form.extra.addWidget(holder)
        self.form = form
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)

    def _read_rows(self) -> Sequence[Any]:
        with self.context.book.read() as session:
            rows = self.read(session)
        self.box.set_rows(rows)
        self._explain(self.box.table.current())
        return rows

    def _explain(self, row: Any) -> None:
        words = self.explain(row)
        self.meaning.setText(words)
        self.meaning.setVisible(bool(words))

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
