"""From a period to the return file, and back to the records behind a number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import figures
from db.book import Book
from db.periods import Period
from db.registers import store
from db.registers.documents import DOCUMENTS
from db.registers.members import MEMBERS
from desktop.returns import check_return
from desktop.ui.alerts import Alert
from desktop.ui.context import AppContext
from desktop.ui.pc_settings import PcSettings
from desktop.ui.records import RecordList
from desktop.ui.screens.returns import ReturnsScreen
from desktop.ui.screens.returns.screen import shown
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.period import usual_periods
from tests.desktop.ui import hands
from tests.desktop.ui.example_book import TODAY, open_example


class Desk:
    """The screen on the worked example, what it said and which rooms it asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.context = AppContext(book, PcSettings(), today=lambda: TODAY)
        self.said: list[Alert] = []
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.context.alerts.shown.connect(self.said.append)
        self.context.room_wanted.connect(lambda name, where: self.asked.append((name, where)))
        self.screen = ReturnsScreen(self.context)
        self.screen.resize(1154, 600)
        self.screen.show()
        QApplication.processEvents()
        self.screen.activateWindow()
        QApplication.processEvents()
        self.context.settle()

    def row(self, figure_id: str) -> Any:
        return next(each for each in self.screen.box.table.rows.shown if each.id == figure_id)


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(open_example(tmp_path / "v.sochibo"))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield made
    made.context.close()
    made.book.close()


def test_the_quarter_we_are_in_is_offered_with_every_figure(desk: Desk) -> None:
    period = Period.parse("2026-Q4")
    assert desk.screen.period == period
    with desk.book.read() as session:
        now = figures.compute(session, period)
        before = figures.compute(session, period.year_before())
    rows = desk.screen.box.table.rows.shown
    assert [row.id for row in rows] == list(now)
    for row in rows:
        assert (shown(row.this), shown(row.before)) == (shown(now[row.id]), shown(before[row.id]))


def test_another_period_counts_again(desk: Desk) -> None:
    desk.screen.go(period=Period.parse("2025"))
    desk.context.settle()
    assert desk.row("meetings.held").this.number == 12
    assert "01/01/2025" in desk.screen._subtitle.text()


def test_two_days_that_are_no_usual_period_are_typed(desk: Desk) -> None:
    choice = desk.screen.choice
    choice.show_period(Period(date(2025, 3, 1), date(2026, 2, 28)))
    assert choice.start.isVisible()
    choice.end.setFocus()
    hands.press(Qt.Key.Key_A, hands.CONTROL)
    hands.type_("010225")
    choice.start.setFocus()
    assert choice.period() is None
    assert choice.wrong.isVisible()
    before = desk.screen.period
    assert before == Period(date(2025, 3, 1), date(2026, 2, 28))
    desk.screen.choose_folder()
    assert desk.screen.period == before
    focused = QApplication.focusWidget()
    assert focused is not None
    assert choice.end.isAncestorOf(focused)
    hands.press(Qt.Key.Key_A, hands.CONTROL)
    hands.type_("310225")
    choice.start.setFocus()
    assert "28" in choice.wrong.text()


def test_the_figures_follow_every_register(desk: Desk) -> None:
    before = desk.row("documents.issued").this.number

    def issue() -> None:
        with desk.book.change("thêm") as session:
            store.save(session, DOCUMENTS, {"type": "NQ", "day": TODAY})

    desk.context.writer.submit(issue)
    desk.context.settle()
    QApplication.processEvents()
    desk.context.settle()
    assert desk.row("documents.issued").this.number == before + 1


def test_a_number_opens_exactly_its_records(desk: Desk) -> None:
    desk.screen.box.table.choose("meetings.held")
    QTest.keyClick(desk.screen.box.table, Qt.Key.Key_Return)
    desk.context.settle()
    listed = desk.screen.panel.content
    assert isinstance(listed, RecordList)
    assert len(listed.box.table.rows.shown) == desk.row("meetings.held").this.number


def test_an_error_leads_to_the_place_to_mend_it(desk: Desk) -> None:
    assert desk.screen.checks.badge.text == "1 lỗi"
    QTest.keyClick(desk.screen.checks.buttons[0], Qt.Key.Key_Return)
    ((room, where),) = desk.asked
    assert room == "attendance"
    assert set(where) == {"meeting"}


def test_the_file_is_written_and_can_be_opened(desk: Desk, tmp_path: Path) -> None:
    desk.screen.make(tmp_path / "nop")
    desk.context.settle()
    (made,) = (tmp_path / "nop").glob("*.xlsx")
    assert made.name == "KL01_OM-KV3_2026-10-01_2026-12-31_v1.xlsx"
    assert [action.text for action in desk.said[0].actions] == ["Mở tệp", "Mở thư mục"]
    assert check_return(made).intact


def test_changed_content_asks_for_its_reason_and_takes_the_next_number(
    desk: Desk, tmp_path: Path
) -> None:
    desk.screen.make(tmp_path / "nop")
    desk.context.settle()

    def add() -> None:
        with desk.book.change("thêm") as session:
            store.save(session, MEMBERS, {"full_name": "Kim Văn Mới"})

    desk.context.writer.submit(add)
    desk.context.settle()
    desk.screen.make(tmp_path / "nop")
    desk.context.settle()
    form = desk.screen.panel.content
    assert isinstance(form, Form)
    assert len(list((tmp_path / "nop").iterdir())) == 1
    hands.type_("bổ sung một đảng viên")
    form.try_save()
    desk.context.settle()
    assert {each.name[-7:] for each in (tmp_path / "nop").iterdir()} == {"v1.xlsx", "v2.xlsx"}


def test_a_file_edited_by_hand_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.screen.make(tmp_path)
    desk.context.settle()
    (made,) = tmp_path.glob("KL01*.xlsx")
    workbook = load_workbook(made)
    sheet = workbook["Biểu tổng hợp"]
    cell = next(each for row in sheet for each in row if isinstance(each.value, int))
    cell.value = 999
    workbook.save(made)
    desk.said.clear()
    desk.screen.check(made)
    desk.context.settle()
    (said,) = desk.said
    for words in ("bị sửa bằng tay ở 1 chỗ", cell.coordinate, "999"):
        assert words in said.text


def test_the_usual_periods_have_a_name_each(qapp: QApplication) -> None:
    found = list(usual_periods(TODAY))
    assert len({name for _period, name in found}) == len(found)
    assert (Period.parse("2026-H1"), "6 tháng đầu năm 2026") in found
