"""The sheets of a form: names that fit, keys from one to the other, what waits on each."""

from __future__ import annotations

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.returns.preview import PreviewSheet, preview
from desktop.ui.theme import Tone
from desktop.ui.widgets.sheet_paint import CellMark
from desktop.ui.widgets.sheet_tabs import Sheets, shortened
from tests.desktop.ui import audit
from tests.desktop.ui.hands import CONTROL, focused, press

NAMES = [*(f"Biểu {number:02}" for number in range(1, 9)), "Biểu tổng hợp"]


def sheets(names: list[str]) -> tuple[PreviewSheet, ...]:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in names:
        made = book.create_sheet(name)
        for row in range(1, 4):
            for column in range(1, 4):
                made.cell(row, column, f"{name} {row}{column}")
    return preview(book)


@pytest.fixture
def box(qtbot: QtBot) -> Sheets:
    made = Sheets()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_sheets(sheets(NAMES), {"Biểu 02": {(1, 1): CellMark(Tone.FAULT, "Chưa điểm danh")}})
    made.show()
    made.activateWindow()
    made.setFocus()
    QTest.qWaitForWindowActive(made)
    return made


def texts(box: Sheets) -> list[str]:
    return [box.tabs.tabText(place) for place in range(box.tabs.count())]


def test_names_are_shortened_from_the_last_on_as_room_gets_short(box: Sheets) -> None:
    assert texts(box) == NAMES
    box.resize(620, 500)
    some = texts(box)
    assert some[0] == "Biểu 01"
    assert some[-2:] == ["08", "Tổng hợp"]
    box.resize(420, 500)
    assert texts(box) == ["01", "02", "03", "04", "05", "06", "07", "08", "Tổng hợp"]
    assert box.tabs.tabToolTip(8) == "Biểu tổng hợp"
    assert box.tabs.tabRect(8).right() <= box.tabs.width()


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Biểu 01", "Biểu 02", "Phụ lục"], ["01", "02", "Phụ lục"]),
        (["Biểu 01", "Phụ lục 1"], ["Biểu 01", "Phụ lục 1"]),
        (["Trang1"], ["Trang1"]),
        ([], []),
    ],
)
def test_only_a_word_that_several_begin_with_is_left_out(
    names: list[str], short: list[str]
) -> None:
    assert shortened(names) == short


def test_keys_go_from_sheet_to_sheet_and_each_keeps_its_cell(box: Sheets) -> None:
    turned: list[str] = []
    box.turned.connect(turned.append)
    assert box.choose("Biểu 01", 2, 1)
    press(Qt.Key.Key_PageDown, CONTROL)
    press(Qt.Key.Key_Down)
    assert box.place == ("Biểu 02", 0, 0)
    press(Qt.Key.Key_PageUp, CONTROL)
    press(Qt.Key.Key_PageUp, CONTROL)
    assert box.place == ("Biểu 01", 2, 1)
    assert turned == ["Biểu 02", "Biểu 01"]
    assert focused() is box.view
    box.tabs.setFocus()
    press(Qt.Key.Key_Right)
    assert box.place == ("Biểu 02", 0, 0)
    assert focused() is box.tabs


def test_signals_name_the_sheet(box: Sheets) -> None:
    told: list[tuple[object, ...]] = []
    box.chosen.connect(lambda *what: told.append(("chosen", *what)))
    box.opened.connect(lambda *what: told.append(("opened", *what)))
    assert box.choose("Biểu 03", 1, 2)
    press(Qt.Key.Key_Return)
    assert told == [("chosen", "Biểu 03", 1, 2), ("opened", "Biểu 03", 1, 2)]
    assert not box.choose("Biểu 99", 0, 0)


def test_a_sheet_on_which_something_is_wrong_says_so(box: Sheets) -> None:
    assert box.tabs.accessibleTabName(1) == "Biểu 02 (có lỗi)"
    assert box.tabs.accessibleTabName(2) == "Biểu 03"


def test_sheets_read_anew_keep_the_one_in_view_while_it_is_there(box: Sheets) -> None:
    box.choose("Biểu 05", 1, 1)
    box.show_sheets(sheets(NAMES[3:]))
    assert box.place == ("Biểu 05", 1, 1)
    box.show_sheets(sheets(NAMES[:3]))
    assert box.sheet == "Biểu 01"
    box.show_sheets(())
    assert not box.sheet
    assert box.view.accessibleName() == "Biểu"


@pytest.mark.parametrize("width", [900, 300])
def test_nothing_is_cut_or_without_a_name(box: Sheets, width: int) -> None:
    box.resize(width, 400)
    assert audit.faults(box) == []
