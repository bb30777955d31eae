"""The room of returns in the whole window, a folder in the place of a stick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import handed_in, store
from db.registers.documents import DOCUMENTS
from db.registers.handed_in import ReturnRow
from desktop.files.sticks import Stick
from desktop.ui.screens.returns import ReturnsScreen
from desktop.ui.screens.returns.leaving import SentPanel
from desktop.ui.screens.returns.reading import Reading
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.widgets.entries import Entries
from desktop.ui.widgets.form import Form
from tests.desktop.ui.screens.opened import Opened

P = TypeVar("P", bound=QWidget)
QUARTER = Period.parse("2026-Q4")


class Desk(Opened):
    """The window with the room in view on the worked example."""

    def __init__(self, folder: Path, **look: Any) -> None:
        self.stick = folder / "usb"
        self.stick.mkdir()
        super().__init__(folder / "so.sochibo", "returns", **look)
        self.page.leaving.find = lambda: [Stick("KINGSTON", self.stick, 8 << 30, 16 << 30, False)]
        self.settle()
        self.first = self.reading.form.code, self.reading.period
        self.go("returns", period=QUARTER)

    @property
    def page(self) -> ReturnsScreen:
        assert isinstance(self.screen, ReturnsScreen)
        return self.screen

    @property
    def reading(self) -> Reading:
        assert self.page.reading is not None
        return self.page.reading

    def panel(self, kind: type[P]) -> P:
        """Return what the panel holds now."""
        content = self.page.panel.content
        assert isinstance(content, kind)
        return content

    def change(self, write: Callable[[Session], object]) -> None:
        """Write to the book beside the room."""

        def work() -> None:
            with self.book.change("ghi") as session:
                write(session)

        self.context.writer.submit(work)
        self.settle()

    def issue(self, day: date = date(2026, 11, 20)) -> None:
        """Record a document, which moves a figure."""
        self.change(lambda session: store.save(session, DOCUMENTS, {"type": "NQ", "day": day}))

    def write_to_stick(self, reason: str = "") -> Path:
        """Write the return in view to the stick and return its file there."""
        self.page.send()
        self.settle()
        panel = self.panel(SendPanel)
        if reason:
            assert panel.reason is not None
            panel.reason.set_value(reason)
        panel.places[0].click()
        self.settle()
        self.panel(SentPanel)
        return max(self.stick.rglob("*.xlsx"), key=lambda each: each.name)

    def link(self, entries: Entries, words: str) -> None:
        """Press a link of the chosen entry."""
        assert entries.current is not None
        next(each for each in entries.current.links if each.text() == words).click()
        self.settle()

    def save_form(self, **values: Any) -> None:
        """Fill in the form in the panel and save it."""
        form = self.panel(Form)
        form.offer(values)
        form.try_save()
        self.settle()

    def numbers(self) -> list[ReturnRow]:
        """Return the numbers the book remembers of the return in view."""
        code, period = self.reading.form.code, self.reading.period
        return self.read(lambda session: handed_in.returns_of(session, code, period))
