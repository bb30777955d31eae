"""The window with the commitments in view, driven by keys, on a book with two years of them."""

from __future__ import annotations

from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from sqlalchemy import delete

from db.registers import commitment_year, store
from db.registers.commitment_year import CommitmentYear, ItemRow, MemberYear
from db.registers.commitments import COMMITMENTS
from db.schema import Commitment, Outcome
from desktop.ui.screens.commitments import CommitmentsScreen
from desktop.ui.screens.commitments.form import CommitmentForm
from desktop.ui.screens.commitments.item import Item
from desktop.ui.screens.commitments.page import CommitmentPage
from desktop.ui.screens.commitments.year_list import YearList
from tests.db.vague_items import GOOD, VAGUE
from tests.desktop.ui.copies import made_once
from tests.desktop.ui.example_book import open_example
from tests.desktop.ui.screens.opened import TODAY, Opened

K = Qt.Key
THIS, LAST = TODAY.year, TODAY.year - 1
EACH = 3
NONE_YET = 3
"""The first members in name order have no commitment for this year."""
DONE, LATE, HALF = 5, 7, 10
"""Whose items are all fulfilled, of whom one is overdue, who said nothing of the half-year."""


@made_once
def open_years(path: Path) -> None:
    """Make the worked example with two years of commitments."""
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
        self.find_in(self.box, words)

    def open(self, words: str) -> None:
        """Open the page of the member the words find first."""
        self.find(words)
        self.press(K.Key_Return)

    def fill(self, name: str, text: str) -> None:
        """Type a text over what stands in a field of the open item."""
        self.over(self.item.boxes[name].editor.inner, text)
        self.press(K.Key_Tab)

    def texts(self) -> list[str]:
        return [item.peek("content") for item in self.form.items]

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
