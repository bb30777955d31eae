"""The window with the members in view, driven by keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.registers import members
from db.registers.members import MemberRow
from db.registers.store import save, values_of
from db.schema import Record
from desktop.ui.screens.members import MembersScreen
from desktop.ui.screens.members.form import MemberForm
from desktop.ui.screens.members.people import PeopleList
from desktop.ui.screens.members.person import PersonPage
from desktop.ui.widgets.form import Form
from tests.desktop.ui.screens.opened import TODAY, Opened

K = Qt.Key
R = TypeVar("R", bound=Record)


class Desk(Opened):
    """Short words for what a clerk does with members."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "members", **look)

    @property
    def box(self) -> PeopleList:
        assert isinstance(self.screen, MembersScreen)
        return self.screen.box

    @property
    def page(self) -> PersonPage:
        assert isinstance(self.screen, MembersScreen)
        page = self.screen.page
        assert page is not None, "no person's page is open"
        return page

    @property
    def form(self) -> MemberForm:
        return self.page.form

    def names(self) -> list[str]:
        return [row.full_name for row in self.box.table.rows.shown]

    def shown(self) -> list[tuple[str, ...]]:
        rows = self.box.table.rows
        return [tuple(column.text(row) for column in rows.columns) for row in rows.shown]

    def find(self, words: str) -> None:
        """Type into the filter, and go to the first row found."""
        self.find_in(self.box, words)

    def open(self, words: str) -> None:
        """Open the page of the person the words find first."""
        self.find(words)
        self.press(K.Key_Return)

    def field(self, name: str, form: Form | None = None) -> QWidget:
        return (form or self.form).boxes[name].editor.inner

    def fill(self, name: str, text: str, form: Form | None = None) -> None:
        """Type a text over what stands in a field."""
        self.over(self.field(name, form), text)
        self.press(K.Key_Tab)

    def choose(self, name: str, row: int, form: Form | None = None) -> None:
        """Choose a row of a closed list by keys."""
        self.into(self.field(name, form))
        self.press(K.Key_Home, *[K.Key_Down] * row)

    def note(self, name: str, form: Form | None = None) -> str:
        box = (form or self.form).boxes[name]
        box.check()
        return box.note.text()

    def turn_form(self) -> Form:
        form = self.page.turns.form
        assert form is not None, "no turn is being written"
        return form

    def copy_in_excel(self, *rows: str) -> None:
        QGuiApplication.clipboard().setText("\r\n".join(rows) + "\r\n")

    def everybody(self, day: date = TODAY) -> dict[str, MemberRow]:
        """Return everybody in the reopened book by name; of two alike the later."""
        rows = self.read(lambda session: members.members_on(session, day))
        return {row.full_name: row for row in sorted(rows, key=lambda row: row.id)}

    def stored(self, name: str) -> dict[str, Any]:
        """Return what the reopened book says of a member."""
        member_id = self.everybody()[name].id

        def ask(session: Any) -> dict[str, Any]:
            found = session.get(members.MEMBERS.table, member_id)
            return values_of(members.MEMBERS, found)

        return self.read(ask)

    def write_down(self, register: Any, **values: Any) -> int:
        """Write a record as another window or an import would."""
        with self.book.change("ghi") as session:
            made = save(session, register, values)
        self.settle()
        return made
