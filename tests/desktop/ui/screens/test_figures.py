"""Figures on screen: every number of a period, and exactly the records it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import figures
from db.figures import CATALOGUE, FAMILIES, Rate, split_id
from db.periods import Period
from db.registers import by_name, store
from db.registers.outreach import OUTREACH
from db.schema import Member
from desktop.ui.records import RecordList
from desktop.ui.screens.figures import FiguresScreen
from tests.db.every_register import every_register
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.opened import Opened
from tests.thorough import sample

K = Qt.Key
PERIOD = Period.parse("2023-06-01..2026-11-23")
NEVER = Period.parse("2019")


class Figures(Opened):
    """The window with the figures in view, on the worked example with every register filled."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "figures", **look)

        def write(session: Session) -> None:
            every_register(session, Random(3), list(session.scalars(select(Member.id))))

        self.write_down(write)
        self.go("figures", period=PERIOD)

    def write_down(self, write: Any) -> None:
        def change() -> None:
            with self.book.change("ghi") as session:
                write(session)

        self.context.writer.submit(change)
        self.settle()

    @property
    def page(self) -> FiguresScreen:
        assert isinstance(self.screen, FiguresScreen)
        return self.screen

    @property
    def listed(self) -> RecordList:
        listed = self.page.panel.content
        assert isinstance(listed, RecordList)
        return listed

    def ids(self) -> list[str]:
        return [line.id for line in self.page.box.table.rows.shown]

    def cells(self, id_: str) -> list[str]:
        """Return name, number, measure and state of one line, as shown."""
        rows = self.page.box.table.rows
        line = next(each for each in rows.shown if each.id == id_)
        return [column.text(line).strip() for column in rows.columns]

    def search(self, words: str) -> None:
        self.into(self.page.box.filter)
        self.write(words)
        self.page.box.current()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Figures]:
    made = Figures(tmp_path / "a.sochibo")
    yield made
    made.close()


def in_order(values: Mapping[str, figures.Value]) -> Iterator[str]:
    """Give the ids family by family, what filters leave of a figure right under it."""
    for family in FAMILIES:
        yield f"{family.name}."
        for figure in family.figures:
            yield from (id_ for id_ in values if split_id(id_).base == figure.id)


@pytest.mark.thorough
def test_every_figure_opens_exactly_its_records_and_they_add_up_to_the_number(
    opened: Figures,
) -> None:
    def read(session: Session) -> dict[str, list[figures.Record]]:
        return {id_: figures.records(session, id_, PERIOD) for id_ in values}

    values = opened.read(lambda session: figures.compute(session, PERIOD))
    behind = opened.read(read)
    opened.into(opened.page.fold_button)
    opened.press(K.Key_Space)
    opened.into(opened.page.box.filter)
    assert opened.ids() == list(in_order(values))
    opened.press(K.Key_Up)
    looked_at = set(sample(values, 5))
    for id_ in opened.ids()[1:]:
        opened.press(K.Key_Down)
        if id_ not in looked_at:
            continue
        opened.press(K.Key_Return)
        assert opened.listed.box.table.rows.shown == behind[id_], id_
        base, bracket, rest = id_.partition("[")
        how = CATALOGUE[base].how
        counted = f"{how.whole}{bracket}{rest}" if isinstance(how, Rate) else id_
        assert opened.listed.total == values[counted].number, id_
        assert opened.listed.number.text() == opened.cells(id_)[1]
        opened.press(K.Key_Escape)


def test_numbers_are_written_the_vietnamese_way_with_what_they_count_and_their_state(
    opened: Figures,
) -> None:
    def make(session: Session) -> None:
        store.save(
            session, OUTREACH, {"day": PERIOD.end, "form": "Pano", "quantity": Decimal(3232)}
        )

    opened.go("figures", period=Period(PERIOD.end, PERIOD.end))
    opened.write_down(make)
    assert opened.cells("outreach.quantity")[1:] == ["3.232", "sản phẩm", "Đã ghi"]
    assert opened.cells("members.total")[1:] == ["32", "người", "Đã ghi"]
    assert opened.cells("meetings.present")[1:] == ["–", "lượt người", "Chưa ghi"]
    opened.go("figures", period="2026")
    rate = opened.read(lambda s: figures.value(s, "meetings.rate", Period.year(2026))).number
    assert opened.cells("meetings.rate")[1:3] == [f"{rate}%".replace(".", ","), ""]


def test_a_nought_counted_one_declared_and_one_not_filled_stay_apart(opened: Figures) -> None:
    def declare(session: Session) -> None:
        span = {"from_date": NEVER.start, "to_date": NEVER.end}
        store.save(session, by_name("declarations"), {"register": "models", **span})

    opened.go("figures", period=NEVER)
    opened.write_down(declare)
    assert opened.cells("members.here")[1::2] == ["0", "Đã ghi"]
    assert opened.cells("models.new")[1::2] == ["không có", "Đã khai không có"]
    assert opened.cells("models.beneficiaries")[1::2] == ["không có", "Đã khai không có"]
    assert opened.cells("documents.issued")[1::2] == ["–", "Chưa ghi"]
    for state, listed in (("Đã khai không có", "models.new"), ("Chưa ghi", "documents.issued")):
        chips = opened.page.states.chips.values()
        opened.into(next(chip for chip in chips if chip.text().startswith(state)))
        opened.press(K.Key_Space)
        assert listed in opened.ids()
        assert {opened.cells(id_)[3] for id_ in opened.ids()} == {state}


def test_what_is_not_filled_leads_to_its_register(opened: Figures) -> None:
    opened.go("figures", period=NEVER, figure="outreach.quantity")
    opened.press(K.Key_Tab)
    opened.press(K.Key_Space)
    assert opened.asked == [("outreach", {"period": NEVER})]


@pytest.mark.parametrize(
    ("figure", "room"),
    [("models.beneficiaries", "models"), ("documents.issued", "documents")],
)
def test_a_record_opens_where_it_is_kept(opened: Figures, figure: str, room: str) -> None:
    opened.go("figures", figure=figure)
    opened.press(K.Key_Return)
    assert opened.window.frame is not None
    assert opened.window.frame.room == room
    assert opened.screen.panel.isVisible()


def test_what_a_filter_leaves_is_unfolded_by_the_arrow_keys(opened: Figures) -> None:
    own = [id_ for id_ in opened.read(lambda s: figures.compute(s, PERIOD)) if "models.new[" in id_]
    folded = opened.ids()
    opened.page.box.table.choose("models.new")
    opened.press(K.Key_Right)
    assert [id_ for id_ in opened.ids() if id_ not in folded] == own
    assert opened.cells(own[0])[0] == "Loại: Học tập và làm theo Bác"
    opened.press(K.Key_Down, K.Key_Left)
    assert opened.ids() == folded
    assert opened.page.box.current().id == "models.new"


def test_the_search_finds_without_dau_also_what_is_folded_and_enter_opens_it(
    opened: Figures,
) -> None:
    opened.search("tuyen truyen pano")
    assert opened.ids() == ["outreach.quantity[kind=pano]"]
    assert opened.cells(opened.ids()[0])[0] == "Số lượng tuyên truyền · Hình thức: Pano"
    opened.press(K.Key_Return)
    assert opened.page.panel.heading.text() == "Số lượng tuyên truyền"
    assert opened.listed.narrowed.text() == "Hình thức: Pano"


def test_copied_lines_keep_whole_names_and_numbers_stay_numbers(opened: Figures) -> None:
    opened.search("tuyen truyen")
    opened.into(opened.page.box.table)
    opened.press(K.Key_A, control=True)
    opened.press(K.Key_C, control=True)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Tên số liệu", "Con số", "Đơn vị tính", "Trạng thái"]
    assert len(lines) == 1 + len(opened.ids())
    assert lines[2].startswith("Số lượng tuyên truyền · Hình thức: Pano\t")


def test_the_records_in_view_follow_the_book(opened: Figures) -> None:
    opened.go("figures", figure="documents.issued")
    before = opened.listed.total

    def make(session: Session) -> None:
        store.save(session, by_name("documents"), {"day": PERIOD.end, "type": "NQ"})

    opened.write_down(make)
    assert opened.listed.total == before + 1
    opened.context.undo()
    opened.settle()
    assert opened.listed.total == before


def test_its_help_page_opens_by_f1_and_its_period_goes_on_to_the_return(opened: Figures) -> None:
    opened.press(K.Key_F1)
    assert opened.window.frame is not None
    assert opened.window.frame.where == {"page": "figures"}
    opened.go("figures")
    opened.into(opened.page.return_button)
    opened.press(K.Key_Space)
    assert opened.asked == [("returns", {"period": PERIOD})]


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Figures(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = {}
    for figure in ("commitments.rate[position=yes]", "outreach.quantity", "models.stopped"):
        opened.go("figures", figure=figure)
        found[figure] = faults(opened.window)
        picture(opened.window, f"figures-{size}-{mode}-{figure}")
    opened.close()
    assert not any(found.values()), found
