"""The return in view: its sheets as paper, what was found in it, what stands behind a cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db import figures
from db.periods import Period
from desktop.returns.calendar import owed_returns
from desktop.returns.library import known_forms
from desktop.ui.pc_settings import load
from desktop.ui.records import RecordList
from desktop.ui.screens.returns.period_panel import PeriodPanel
from desktop.ui.theme import Mode
from desktop.ui.widgets.period import usual_periods
from tests.desktop.ui import hands
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.opened import TODAY
from tests.desktop.ui.screens.returns.desk import QUARTER, Desk

K = Qt.Key


def place_of_figure(desk: Desk, figure: str) -> tuple[str, int, int]:
    sheet, place = next(
        at for at, origin in desk.reading.draft.origins.items() if origin.figure == figure
    )
    return sheet, *place


def test_the_return_owed_next_is_offered_first(desk: Desk) -> None:
    with desk.book.read() as session:
        owed = owed_returns(session, [each.about for each in known_forms(session)], TODAY)
    ahead = [each for each in owed if not each.overdue]
    due = min(each.due_on for each in ahead)
    assert desk.first in [(each.form, each.period) for each in ahead if each.due_on == due]


def test_a_return_is_shown_sheet_by_sheet(desk: Desk) -> None:
    assert desk.reading.period == QUARTER
    assert desk.page._title.text() == "Báo cáo KL01 · Quý IV năm 2026"
    assert desk.page.badge.text == "Nháp số 1"
    assert desk.page.sheets.tabs.names == desk.reading.draft.workbook.sheetnames
    desk.page.focus_start()
    assert hands.focused() is desk.page.sheets.view
    desk.press(K.Key_PageDown, control=True)
    assert desk.page.sheets.sheet == "Biểu 02"


def test_a_check_leads_to_its_cell_and_to_the_place_to_mend_it(desk: Desk) -> None:
    checks = desk.page.checks
    assert checks.errors.text == "1 lỗi"
    desk.into(checks.list.rows[0])
    desk.press(K.Key_Down)
    second = desk.reading.findings[1]
    assert second.cell is not None
    assert desk.page.sheets.place == second.cell
    desk.press(K.Key_Up)
    assert desk.page.sheets.sheet == "Biểu 02"
    desk.press(K.Key_Return)
    ((room, where),) = desk.asked
    assert room == "attendance"
    assert set(where) == {"meeting"}


def test_what_is_not_filled_is_declared_from_its_check(desk: Desk) -> None:
    desk.go("returns", period="2019")
    found = [each for each in desk.reading.findings if each.problem.none_of]
    words = found[0].problem.message
    entry = next(row for row in desk.page.checks.list.rows if str(words) in row.entry.text)
    entry.pressed.emit()
    desk.link(desk.page.checks.list, "Khai không có")
    assert words not in [each.problem.message for each in desk.reading.findings]


def test_the_chosen_cell_is_explained_by_exactly_its_records(desk: Desk) -> None:
    desk.page.sheets.choose(*place_of_figure(desk, "meetings.held"))
    desk.settle()
    with desk.book.read() as session:
        expected = len(figures.records(session, "meetings.held", QUARTER))
    assert len(desk.page.cell.links) == expected + 1
    desk.page.cell.links[1].click()
    assert desk.asked[-1][0] == "meetings"
    desk.go("returns")
    desk.into(desk.page.sheets.view)
    desk.press(K.Key_Return)
    assert len(desk.panel(RecordList).box.table.rows.shown) == expected


def test_a_sheet_turned_to_is_not_explained_by_a_cell_of_another(desk: Desk) -> None:
    desk.page.sheets.choose(*place_of_figure(desk, "meetings.held"))
    desk.settle()
    desk.page.sheets.show_sheet("Biểu 08")
    desk.settle()
    assert desk.page.sheets.place is None
    assert desk.page.cell.links == []


def test_the_sheet_follows_the_book_and_keeps_its_place(desk: Desk) -> None:
    cell = place_of_figure(desk, "documents.issued")
    desk.page.sheets.choose(*cell)
    desk.page.sheets.view.copy()
    before = QGuiApplication.clipboard().text().strip()
    desk.issue()
    assert desk.page.sheets.place == cell
    desk.page.sheets.view.copy()
    assert int(QGuiApplication.clipboard().text()) == int(before) + 1


def test_another_period_is_chosen_by_keyboard_and_remembered(desk: Desk) -> None:
    desk.page.choose_period()
    panel = desk.panel(PeriodPanel)
    assert hands.focused() is panel.period.usual.combo
    desk.press(K.Key_Down)
    assert desk.reading.period == Period.parse("2026-H1")
    assert "05/07/2026" in panel.facts.text()
    kept = load().choices["return"]
    assert kept == "2026-11|KL01|2026-H1"
    desk.press(K.Key_Escape)
    assert desk.page.panel.isHidden()
    desk.go("returns", period="2025")
    assert desk.reading.period == Period.parse("2025")


def test_the_last_entry_of_the_list_asks_for_any_two_days(desk: Desk) -> None:
    desk.page.choose_period()
    panel = desk.panel(PeriodPanel).period
    desk.press(K.Key_End)
    desk.settle()
    assert panel.start.isVisible()
    desk.over(panel.start.inner, "180521")
    desk.into(panel.end)
    desk.settle()
    desk.over(panel.end.inner, "180523")
    desk.into(panel.start)
    desk.settle()
    assert desk.reading.period == Period(date(2021, 5, 18), date(2023, 5, 18))
    assert panel.start.isVisible()
    desk.press(K.Key_Tab)
    desk.press(K.Key_Tab)
    assert hands.focused() is desk.panel(PeriodPanel).close_button


def test_two_days_that_are_no_usual_period_are_typed(desk: Desk) -> None:
    desk.go("returns", period=Period(date(2025, 3, 1), date(2026, 2, 28)))
    desk.page.choose_period()
    panel = desk.panel(PeriodPanel).period
    assert panel.start.isVisible()
    desk.over(panel.end.inner, "010225")
    desk.into(panel.start)
    assert panel.wrong.isVisible()
    assert desk.reading.period.end == date(2026, 2, 28)
    desk.over(panel.end.inner, "310825")
    desk.into(panel.start)
    desk.settle()
    assert desk.reading.period == Period(date(2025, 3, 1), date(2025, 8, 31))


def test_the_usual_periods_have_a_name_each(qapp: QApplication) -> None:
    found = list(usual_periods(TODAY))
    assert len({name for _period, name in found}) == len(found)
    assert (Period.parse("2026-H1"), "6 tháng đầu năm 2026") in found


@at_each_look
def test_room_and_panels_are_whole(tmp_path: Path, size: str, mode: Mode) -> None:
    desk = Desk(tmp_path, size=SIZES[size], mode=mode)
    ways: list[Callable[[], object]] = [
        lambda: None,
        desk.page.choose_period,
        desk.page.send,
        desk.write_to_stick,
    ]
    ways += [desk.page.life.open, desk.issue, desk.page.show_moved]
    for place, way in enumerate(ways):
        way()
        desk.settle()
        picture(desk.window, f"returns-{size}-{place}")
        assert faults(desk.window) == []
    desk.close()
