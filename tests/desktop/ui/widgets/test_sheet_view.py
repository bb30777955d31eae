"""A filled sheet on screen: read as paper, walked through by keyboard, copied for Excel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.returns.preview import PreviewSheet, preview
from desktop.ui.app import dress
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import LIGHT, Mode, Tone
from desktop.ui.widgets.sheet_layout import SheetLayout
from desktop.ui.widgets.sheet_paint import CellMark
from desktop.ui.widgets.sheet_view import SheetView
from tests.desktop.ui.hands import CONTROL, SHIFT, press

HEADINGS = ["TT", "Nội dung", "Số cuộc", "ĐV dự", "Tỷ lệ %"]
THIN = Side("thin")
MISSING = CellMark(Tone.ATTENTION, "Chưa ghi số dự")
Show = Callable[..., SheetView]


def sheet(rows: int = 3) -> PreviewSheet:
    """Return a form's sheet: a merged title, a table with a blank column, a signature."""
    book = Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    made.title = "Biểu 01"
    made["A1"] = "KẾT QUẢ QUÁN TRIỆT"
    made.merge_cells("A1:E1")
    for column, heading in enumerate(HEADINGS, start=1):
        made.cell(3, column, heading)
    for row in range(rows):
        for column, value in enumerate([row + 1, f"Nghị quyết {row + 1}", 2, None, 96.43], start=1):
            made.cell(4 + row, column, value)
    for line in made.iter_rows(3, 3 + rows, 1, 5):
        for cell in line:
            cell.border = Border(THIN, THIN, THIN, THIN)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    made.cell(5 + rows, 4, "T/M CHI BỘ")
    made.column_dimensions["B"].width = 34
    made.print_title_rows = "3:3"
    return preview(book)[0]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(rows: int = 3, *, width: int = 700, height: int = 500) -> SheetView:
        view = SheetView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show_sheet(sheet(rows), {(4, 3): MISSING})
        view.show()
        view.activateWindow()
        view.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWaitForWindowActive(view)
        return view

    return shown


def colour(view: SheetView, row: int, column: int) -> str:
    """Return the ground of a cell, beside its text."""
    spot = view.box(row, column).bottomLeft() + QPoint(8, -4)
    return view.viewport().grab().toImage().pixelColor(spot).name().upper()


def test_arrows_go_from_filled_cell_to_filled_cell_keeping_the_column(show: Show) -> None:
    view = show()
    moves = [view.place]
    view.chosen.connect(lambda *place: moves.append(place))
    down, right, up, left = (Qt.Key[f"Key_{way}"] for way in ("Down", "Right", "Up", "Left"))
    for key in (down, right, right, right, down, down, down, left, up, up, left, up, up):
        press(key)
    heading = [(2, 0), (2, 1), (2, 2), (2, 3)]
    assert moves == [(0, 0), *heading, (4, 3), (7, 3), (4, 3), (2, 3), (2, 2), (0, 0)]


def test_home_end_and_pages_go_far(show: Show) -> None:
    view = show(300)
    view.choose(3, 1)
    press(Qt.Key.Key_End)
    assert view.place == (3, 4)
    press(Qt.Key.Key_Home)
    assert view.place == (3, 0)
    press(Qt.Key.Key_PageDown)
    first = view.place
    assert first is not None
    assert 15 < first[0] < 40
    assert view.viewport().rect().contains(view.box(*first))
    press(Qt.Key.Key_PageUp)
    assert view.place == (3, 0)
    press(Qt.Key.Key_End, CONTROL)
    assert view.place == (304, 3)
    assert view.viewport().rect().contains(view.box(304, 3))
    press(Qt.Key.Key_Home, CONTROL)
    assert view.place == (0, 0)


def test_enter_and_a_double_click_open_a_cell_and_blank_ones_are_no_stop(show: Show) -> None:
    view = show()
    opened: list[tuple[int, int]] = []
    view.opened.connect(lambda *place: opened.append(place))
    click = (view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QTest.mouseClick(*click, view.box(3, 2).center())
    press(Qt.Key.Key_Return)
    QTest.mouseDClick(*click, view.box(3, 4).center())
    QTest.mouseDClick(*click, view.box(3, 3).center())
    assert opened == [(3, 2), (3, 4)]
    assert not view.choose(3, 3)


def test_the_cell_chosen_is_told_with_what_is_the_matter(show: Show) -> None:
    view = show()
    view.choose(3, 4)
    assert view.accessibleName() == "Biểu 01, ô E4: 96,43"
    view.choose(4, 3)
    assert view.accessibleName() == "Biểu 01, ô D5: trống. Chưa ghi số dự"


def test_a_cell_and_a_block_are_copied_for_excel_and_word(show: Show) -> None:
    view = show()
    view.choose(3, 1)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Nghị quyết 1\n"
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Down, SHIFT)
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Nghị quyết 1\t2\nNghị quyết 2\t2\n"
    assert "<td>Nghị quyết 2</td>" in QGuiApplication.clipboard().mimeData().html()
    press(Qt.Key.Key_A, CONTROL)
    press(Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert (lines[0], lines[2]) == ("KẾT QUẢ QUÁN TRIỆT\t\t\t\t", "\t".join(HEADINGS))
    assert len(lines) == 8


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_paper_is_white_in_every_theme_and_what_is_wrong_is_tinted(
    show: Show, qapp: QApplication, mode: Mode
) -> None:
    dress(qapp, PcSettings(theme=mode))
    view = show()
    assert colour(view, 3, 3) == "#FFFFFF"
    assert colour(view, 4, 3) == LIGHT.attention_soft


def test_type_stays_readable_and_never_outgrows_paper(show: Show) -> None:
    view = show(width=360)
    narrow = view.box(2, 0).height()
    assert view.horizontalScrollBar().maximum() > 0
    view.resize(1600, 500)
    assert view.horizontalScrollBar().maximum() == 0
    wide = view.box(2, 0)
    assert narrow >= 15
    assert wide.height() == 20
    assert abs(view.box(0, 0).center().x() - view.viewport().rect().center().x()) <= 2


def test_what_is_chosen_stays_so_when_the_sheet_is_read_anew(show: Show) -> None:
    view = show(300)
    view.choose(200, 2)
    scrolled = view.verticalScrollBar().value()
    assert scrolled > 0
    view.show_sheet(sheet(299))
    assert view.place == (200, 2)
    assert view.verticalScrollBar().value() == scrolled
    view.resize(700, 300)
    assert view.viewport().rect().contains(view.box(200, 2))


def test_headings_stay_above_what_is_scrolled_and_are_still_cells(show: Show) -> None:
    view = show(300)
    view.choose(200, 2)
    press(Qt.Key.Key_Up)
    heading, cell = view.box(2, 2), view.box(199, 2)
    assert heading.top() == 0
    assert cell.top() > heading.bottom()
    for _row in range(40):
        press(Qt.Key.Key_Up)
    assert view.box(159, 2).top() >= heading.bottom()
    scrolled = view.verticalScrollBar().value()
    bare = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, bare, heading.center())
    assert view.place == (2, 2)
    assert view.verticalScrollBar().value() == scrolled
    view.verticalScrollBar().setValue(0)
    assert view.box(2, 2).top() > 0


def test_only_what_is_in_view_is_painted(qapp: QApplication) -> None:
    layout = SheetLayout(sheet(300), 700)
    seen = layout.cells_in(QRect(0, 2000, 700, 500))
    assert 15 < len({cell.row for cell in seen}) < 40


def test_a_line_of_text_goes_on_over_empty_cells_only(qapp: QApplication) -> None:
    book = Workbook()
    made = book.active
    assert isinstance(made, Worksheet)
    made.append(["Đảng bộ", None, "x"])
    made.append(["Đảng bộ", "y", "x"])
    layout = SheetLayout(preview(book)[0], 900)
    rooms = {
        cell.row: layout.text_room(cell, 400).right()
        for cell in layout.sheet.cells
        if cell.column == 0
    }
    beside = layout.block(0, 1, 1, 1)
    assert beside.right() - 4 < rooms[0] < beside.right()
    assert rooms[1] < beside.left()


def test_the_mouse_draws_a_block_and_the_menu_copies_it_or_the_whole_sheet(show: Show) -> None:
    view = show()
    left, bare = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view.viewport(), left, bare, view.box(3, 0).center())
    for row, column in ((3, 1), (4, 1)):
        QTest.mouseMove(view.viewport(), view.box(row, column).center())
    QTest.mouseRelease(view.viewport(), left, bare, view.box(4, 1).center())
    actions = {action.text(): action for action in view.make_menu().actions()}
    actions["Chép ô đang chọn"].trigger()
    assert QGuiApplication.clipboard().text() == "1\tNghị quyết 1\n2\tNghị quyết 2\n"
    actions["Chép cả biểu"].trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == 8
    opened: list[tuple[int, int]] = []
    view.opened.connect(lambda *place: opened.append(place))
    actions["Xem số liệu của ô"].trigger()
    assert opened == [(4, 1)]
