"""The window with a register in view, driven by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from db.registers import Register, by_name, store
from desktop.ui.screens.register import RegisterScreen
from desktop.ui.screens.register.form import RegisterForm
from desktop.ui.screens.register.parts import PartsOfRecord
from desktop.ui.screens.register.reading import Line
from desktop.ui.screens.register.record import RecordPage
from desktop.ui.widgets.form import Form
from tests.desktop.ui.screens.opened import TODAY, Opened

__all__ = ["TODAY", "Desk", "K"]

K = Qt.Key


class Desk(Opened):
    """Short words for what a clerk does with a register."""

    def __init__(self, path: Path, room: str, **look: Any) -> None:
        self.register: Register = by_name(room)
        super().__init__(path, room, **look)

    @property
    def room(self) -> RegisterScreen:
        assert isinstance(self.screen, RegisterScreen)
        return self.screen

    @property
    def page(self) -> RecordPage:
        page = self.room.page
        assert page is not None, "no record's page is open"
        return page

    @property
    def form(self) -> RegisterForm:
        return self.page.form

    def part(self, name: str) -> PartsOfRecord:
        """Show a tab of the page and return what stands there."""
        self.page.show_tab(name)
        self.settle()
        part = self.page.part(name)
        assert isinstance(part, PartsOfRecord)
        return part

    def lines(self) -> list[Line]:
        return list(self.room.shown)

    def names(self) -> list[str]:
        return [line.name for line in self.lines()]

    def rows(self) -> list[dict[str, str]]:
        """Return the table as it reads: by heading."""
        columns = self.room.box.table.rows.columns
        return [{each.heading: each.text(line) for each in columns} for line in self.lines()]

    def find(self, words: str) -> None:
        self.into(self.room.box.filter)
        self.room.box.filter.selectAll()
        self.write(words)
        self.room.box.current()

    def open(self, words: str) -> None:
        """Open the record the words find first."""
        self.find(words)
        self.press(K.Key_Return)

    def new(self) -> None:
        self.press(K.Key_N, control=True)

    def save(self) -> None:
        self.press(K.Key_S, control=True)

    def fill(self, name: str, text: str, form: Form | None = None) -> None:
        """Type a text over what stands in a field, and go on to the next."""
        written = form or self.form
        inner = written.boxes[name].editor.inner
        self.into(inner)
        assert isinstance(inner, QLineEdit | QPlainTextEdit)
        inner.selectAll()
        self.write(text)
        self.press(K.Key_Tab)
        self.look_around(written)

    def look_around(self, form: Form) -> None:
        """Let the form look at the rest of the book, as it does when typing pauses."""
        assert isinstance(form, RegisterForm)
        form.look_around()
        self.settle()

    def value(self, name: str) -> Any:
        return self.form.boxes[name].editor.value()

    def note(self, name: str) -> str:
        return self.form.boxes[name].note.text()

    def state(self, name: str) -> str:
        return str(self.form.boxes[name].note.property("role"))

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Press the button with these words."""
        buttons = (inside or self.room).findChildren(QAbstractButton)
        next(each for each in buttons if each.text() == words and each.isVisible()).click()
        self.settle()

    def said(self, inside: QWidget) -> list[str]:
        """Return the labels in view."""
        return [each.text() for each in inside.findChildren(QLabel) if each.isVisible()]

    def stored(self, register: str = "") -> list[dict[str, Any]]:
        """Return every record of a register in the reopened book, the oldest first."""
        asked = by_name(register) if register else self.register
        return self.read(
            lambda session: [store.values_of(asked, each) for each in store.records(session, asked)]
        )

    def write_down(self, name: str, record_id: int | None = None, /, **values: Any) -> int:
        """Write a record as another window or an import would."""
        with self.book.change("ghi") as session:
            made = store.save(session, by_name(name), values, record_id)
        self.settle()
        return made
