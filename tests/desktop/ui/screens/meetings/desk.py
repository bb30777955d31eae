"""The window with the list of meetings in view, driven by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.registers import meeting_record, meetings
from db.registers.meeting_record import MeetingRecord
from db.registers.meetings import MeetingRow
from desktop.ui.screens.meetings import MeetingsScreen
from desktop.ui.screens.meetings.form import MeetingForm
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key


class Meetings(Opened):
    """The window with the list of meetings in view."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "meetings", **look)

    @property
    def page(self) -> MeetingsScreen:
        assert isinstance(self.screen, MeetingsScreen)
        return self.screen

    @property
    def form(self) -> MeetingForm:
        form = self.page.form
        assert form is not None
        return form

    def field(self, name: str) -> QWidget:
        return self.form.boxes[name].editor.inner

    def note(self, name: str) -> str:
        self.form.boxes[name].check()
        return self.form.boxes[name].note.text()

    def fill(self, name: str, text: str) -> None:
        """Type a text over what stands in a field."""
        self.over(self.field(name), text)
        self.press(K.Key_Tab)

    def choose(self, name: str, row: int) -> None:
        """Choose a row of a closed list by keys."""
        self.into(self.field(name))
        self.press(K.Key_Home, *[K.Key_Down] * row)

    def rows(self) -> list[MeetingRow]:
        return self.read(meetings.meetings)

    def record(self, meeting: int) -> MeetingRecord:
        return self.read(lambda session: meeting_record.load(session, meeting))

    def newest(self) -> MeetingRow:
        return max(self.rows(), key=lambda row: row.id)

    def shown(self) -> list[tuple[str, ...]]:
        table = self.page.box.table.rows
        return [tuple(column.text(line) for column in table.columns) for line in table.shown]
