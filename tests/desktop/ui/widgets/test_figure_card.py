"""The card of a register's figures, beside its list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from db import figures
from db.periods import Period
from db.registers import by_name, store
from desktop.ui.records import RecordList
from desktop.ui.screens.register import RegisterScreen
from desktop.ui.widgets.figure_card import FigureCard
from tests.desktop.ui.screens.opened import TODAY, Opened

K = Qt.Key
YEAR = Period.year(TODAY.year)


class Outreach(Opened):
    """The window with the outreach of the worked example in view."""

    @property
    def page(self) -> RegisterScreen:
        assert isinstance(self.screen, RegisterScreen)
        return self.screen

    @property
    def card(self) -> FigureCard:
        return self.page.card

    def number(self, figure_id: str) -> str:
        return self.card.numbers[figure_id].text()

    def add(self, **values: Any) -> None:
        def write() -> None:
            with self.book.change("ghi") as session:
                store.save(session, by_name("outreach"), values)

        self.context.writer.submit(write)
        self.settle()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Outreach]:
    made = Outreach(tmp_path / "a.sochibo", "outreach")
    yield made
    made.close()


def test_the_card_holds_the_registers_figures_of_the_year_and_what_filters_leave(
    opened: Outreach,
) -> None:
    values = opened.read(
        lambda session: figures.compute(session, YEAR, figures.figures_of("outreach"))
    )
    listed = [id_ for id_, value in values.items() if "[" not in id_ or value.number]
    assert list(opened.card.numbers) == listed
    assert opened.number(listed[0]) == str(values[listed[0]].number)


def test_a_number_opens_its_records_and_follows_the_book(opened: Outreach) -> None:
    opened.into(opened.card.numbers["outreach.quantity[kind=poster]"])
    opened.press(K.Key_Return)
    listed = opened.page.panel.content
    assert isinstance(listed, RecordList)
    before = listed.total
    assert str(before) == opened.number("outreach.quantity[kind=poster]")
    opened.add(day=TODAY, form="Áp phích", quantity=Decimal(3))
    assert listed.total == before + 3
    opened.press(K.Key_Escape)
    assert opened.number("outreach.quantity[kind=poster]") == str(before + 3)


def test_the_period_of_the_list_is_that_of_the_card(opened: Outreach) -> None:
    opened.go("outreach", period=Period(date(2019, 1, 1), date(2019, 12, 31)))
    assert opened.number("outreach.quantity") == "–"
    assert "Chưa ghi" in opened.card.numbers["outreach.quantity"].toolTip()
    assert opened.card.note.text() == "01/01/2019 – 31/12/2019"
    opened.into(opened.card.every)
    opened.press(K.Key_Return)
    assert opened.asked == [("figures", {"period": Period.year(2019)})]
