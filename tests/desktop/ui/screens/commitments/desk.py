"""The window with the commitments in view, driven by keys, on a book with two years of them."""

from __future__ import annotations

import functools
import shutil
import tempfile
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from sqlalchemy import delete

from db import vault
from db.book import Book
from db.registers import commitment_year, store
from db.registers.commitment_year import CommitmentYear, ItemRow, MemberYear
from db.registers.commitments import COMMITMENTS
from db.schema import Commitment, Outcome
from desktop.ui.screens.commitments import CommitmentsScreen
from desktop.ui.screens.commitments.form import CommitmentForm
from desktop.ui.screens.commitments.item import Item
from desktop.ui.screens.commitments.page import CommitmentPage
from desktop.ui.screens.commitments.year_list import YearList
from desktop.ui.widgets.banners import AskBox
from tests.db.vague_items import GOOD, VAGUE
from tests.desktop.ui.example_book import open_example
from tests.desktop.ui.screens.opened import TODAY, Opened

K = Qt.Key
THIS, LAST = TODAY.year, TODAY.year - 1
EACH = 3
NONE_YET = 3
"""The first members in name order have no commitment for this year."""
DONE, LATE, HALF = 5, 7, 10
"""Whose items are all fulfilled, of whom one is overdue, who said nothing of the half-year."""


def open_years(path: Path) -> Book:
    """Return the worked example with two years of commitments as a book of its own, open."""
    source, _place = _made()
    shutil.copy(source, path)
    shutil.copy(vault.keys_path(source), vault.keys_path(path))
    return Book.open(path)


@functools.cache
def _made() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    place = tempfile.TemporaryDirectory()
    path = Path(place.name) / "v.sochibo"
    with open_example(path) as book, book.founding("ghi cam kết") as session:
        session.execute(delete(Commitment))
        texts = cycle((*GOOD[:12], VAGUE[0], *GOOD[12:24], VAGUE[5]))
        for number, each in enumerate(commitment_year.of_year(session, THIS, TODAY).members):
            for place_of_item in range(EACH):
                item = next(texts)
                told = {
                    "member": each.member.id,
                    "group": item.group,
                    "content": f"{item.content}, cùng {each.member.full_name}",
                    "measure": item.measure or None,
                }
                store.save(session, COMMITMENTS, told | _last_year())
                if number >= NONE_YET:
                    store.save(session, COMMITMENTS, told | _this_year(number, place_of_item))
    return path, place


def _last_year() -> dict[str, Any]:
    return {"year": LAST, "due": date(LAST, 11, 30), "outcome": Outcome.FULFILLED}


def _this_year(number: int, place: int) -> dict[str, Any]:
    late = (number, place) == (LATE, 1)
    return {
        "year": THIS,
        "due": date(THIS, 10, 15) if late else date(THIS, 12, 10 + place),
        "half_year": None if number == HALF else "Đang làm, đúng tiến độ",
        "outcome": Outcome.FULFILLED if number == DONE else None,
    }


class Desk(Opened):
    """Short words for what a clerk does with commitments."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "commitments", make=open_years, **look)

    @property
    def room(self) -> CommitmentsScreen:
        assert isinstance(self.screen, CommitmentsScreen)
        return self.screen

    @property
    def box(self) -> YearList:
        return self.room.box

    @property
    def page(self) -> CommitmentPage:
        page = self.room.page
        assert page is not None, "no member's page is open"
        return page

    @property
    def form(self) -> CommitmentForm:
        return self.page.form

    @property
    def item(self) -> Item:
        item = self.form.items.current
        assert item is not None, "no item is chosen"
        return item

    def names(self) -> list[str]:
        self.box.current()
        return [line.row.member.full_name for line in self.box.table.rows.shown]

    def find(self, words: str) -> None:
        """Type into the filter, and go to the first row found."""
        self.into(self.box.filter)
        self.box.filter.selectAll()
        self.write(words)
        self.box.current()

    def open(self, words: str) -> None:
        """Open the page of the member the words find first."""
        self.find(words)
        self.press(K.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Type a text over what stands in a field of the open item."""
        field = self.item.boxes[name].editor.inner
        self.into(field)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.selectAll()
        self.write(text)
        self.press(K.Key_Tab)

    def texts(self) -> list[str]:
        return [item.peek("content") for item in self.form.items]

    def save(self) -> None:
        self.press(K.Key_S, control=True)

    def answer(self, *, yes: bool) -> None:
        """Answer the question that stands open."""
        question = next(box for box in self.window.findChildren(AskBox) if box.isVisible())
        (question.yes if yes else question.no).click()
        self.window.activateWindow()
        self.settle()

    def year(self, year: int = THIS) -> CommitmentYear:
        """Return a year of the reopened book."""
        return self.read(lambda session: commitment_year.of_year(session, year, TODAY))

    def stored(self, name: str, year: int = THIS) -> tuple[ItemRow, ...]:
        """Return a member's items in the reopened book."""
        return self._line(name, year).items

    def member(self, name: str) -> int:
        return self._line(name, LAST).member.id

    def _line(self, name: str, year: int) -> MemberYear:
        found = self.year(year).members
        return next(each for each in found if each.member.full_name == name)
