"""The rooms of a consolidation in the whole window, a folder in the place of a stick."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from db.book import Book, Founding
from db.periods import Period
from db.registers import received
from db.registers.received import ReceivedRow
from desktop.files.sticks import Stick
from desktop.ui.page import Screen
from desktop.ui.screens.consolidation import ConsolidationScreen, IntakeScreen
from desktop.ui.screens.consolidation.parts import Tab
from desktop.ui.screens.consolidation.receiving import ReceivePanel
from desktop.ui.screens.consolidation.words import Outcome
from desktop.ui.widgets.entries import Entries
from desktop.ui.widgets.form import Form
from tests.desktop.returns.consolidation.committee import (
    PERIOD,
    Unit,
    half_a_year,
    list_units,
)
from tests.desktop.ui.copies import made_once
from tests.desktop.ui.screens.opened import Opened

P = TypeVar("P", bound=QWidget)
R = TypeVar("R", bound=Screen)
BELOW = ("CB1", "CB2", "CB3", "CB4")


@made_once
def open_committee(path: Path) -> None:
    """Make the book of a committee with records of its own and four units below."""
    founding = Founding("QU", "Đảng ủy phường Ô Môn", superior="Thành ủy Cần Thơ")
    with Book.create(path, founding, clerk="Lê Hoa") as book:
        half_a_year(Unit("QU", book, path.parent), 0, subjects=("NQ57", "CD26"))
        list_units(book, {code: f"Chi bộ {code[2:]}" for code in BELOW})


class Desk(Opened):
    """The window with the room in view on the book of a committee."""

    def __init__(
        self,
        folder: Path,
        returns: Path | None = None,
        *,
        make: Callable[[Path], Book] = open_committee,
        period: Period = PERIOD,
        **look: Any,
    ) -> None:
        self.stick = folder / "usb"
        if returns is None:
            self.stick.mkdir()
        else:
            shutil.copytree(returns, self.stick)
        self.period = period
        super().__init__(folder / "so.sochibo", "consolidation", make=make, **look)
        self.home.find_sticks = lambda: [Stick("KINGSTON", self.stick, 8 << 30, 16 << 30, False)]
        self.go("consolidation", form="KL01", period=period)

    @property
    def home(self) -> ConsolidationScreen:
        """Return the room itself, in view or not."""
        assert self.window.frame is not None
        found = self.window.frame.screens["consolidation"]
        assert isinstance(found, ConsolidationScreen)
        return found

    def in_room(self, kind: type[R]) -> R:
        """Return the screen in view, which must be of this kind."""
        assert isinstance(self.screen, kind)
        return self.screen

    def panel(self, kind: type[P]) -> P:
        """Return what the panel in view holds."""
        content = self.screen.panel.content
        assert isinstance(content, kind)
        return content

    def show(self, tab: Tab) -> None:
        """Bring a part of the room into view."""
        self.go("consolidation")
        self.home.show_tab(tab)
        self.settle()

    def look_over(self) -> IntakeScreen:
        """Look over what lies on the stick."""
        self.screen.keys["Ctrl+N"]()
        self.settle()
        self.panel(ReceivePanel).list.buttons[0].click()
        self.settle()
        return self.in_room(IntakeScreen)

    def take_in(self) -> None:
        """Take in what lies on the stick and counts."""
        self.look_over().keys["F10"]()
        self.settle()

    def outcomes(self) -> list[tuple[str, Outcome]]:
        """Return what becomes of each file looked over, in the order of the table."""
        lines = self.in_room(IntakeScreen).box.table.rows.shown
        return [(line.unit, line.outcome) for line in lines]

    def change(self, write: Callable[[Session], object]) -> None:
        """Write to the book beside the room."""

        def work() -> None:
            with self.book.change("ghi") as session:
                write(session)

        self.context.writer.submit(work)
        self.settle()

    def save_form(self, **values: Any) -> None:
        """Fill in the form in the panel and save it."""
        form = self.panel(Form)
        form.offer(values)
        form.try_save()
        self.settle()

    def link(self, entries: Entries, words: str) -> None:
        """Press a link of the chosen entry."""
        assert entries.current is not None
        next(each for each in entries.current.links if each.text() == words).click()
        self.settle()

    def kept(self) -> list[ReceivedRow]:
        """Return what the book has taken in."""
        return self.read(lambda session: received.received(session, "KL01", self.period))

    def file_of(self, code: str) -> Path:
        """Return a unit's file on the stick."""
        (found,) = self.stick.rglob(f"*_{code}_*_v1.xlsx")
        return found
