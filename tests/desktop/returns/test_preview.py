"""What the window shows of a filled form is what Excel would print of it."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from desktop.returns.preview import PreviewCell, PreviewSheet, preview

THIN, THICK = Side("thin"), Side("thick")


@pytest.fixture
def sheet() -> Worksheet:
    active = Workbook().active
    assert isinstance(active, Worksheet)
    active.title = "Biểu 01"
    return active


def shown(sheet: Worksheet) -> PreviewSheet:
    assert sheet.parent is not None
    return preview(sheet.parent)[0]


def cell(sheet: Worksheet, row: int, column: int) -> PreviewCell:
    found = {(each.row, each.column): each for each in shown(sheet).cells}
    return found[row, column]


def test_only_sheets_in_view_are_shown(sheet: Worksheet) -> None:
    assert sheet.parent is not None
    sheet.parent.create_sheet("_sochibo").sheet_state = "hidden"
    sheet.parent.create_sheet("Biểu 02")
    assert [each.name for each in preview(sheet.parent)] == ["Biểu 01", "Biểu 02"]


def test_values_stand_as_excel_puts_and_writes_them(sheet: Worksheet) -> None:
    sheet["A1"], sheet["B1"], sheet["C1"] = "Cộng", 3232, dt.date(2026, 3, 5)
    sheet["B1"].number_format, sheet["C1"].number_format = "#,##0", "dd/mm/yyyy"
    sheet["D1"], sheet["E1"] = "=B1*2", True
    sides = [(each.text, each.horizontal) for each in shown(sheet).cells]
    assert sides == [
        ("Cộng", "left"),
        ("3.232", "right"),
        ("05/03/2026", "right"),
        ("ƒx", "right"),
        ("TRUE", "center"),
    ]


def test_the_form_s_own_looks_are_kept(sheet: Worksheet) -> None:
    sheet["B2"] = "Tổng số"
    sheet["B2"].font = Font(bold=True, italic=True, underline="single", size=13)
    sheet["B2"].alignment = Alignment("center", "top", wrap_text=True, indent=2)
    sheet["B2"].border = Border(top=THIN, bottom=THICK)
    found = cell(sheet, 1, 1)
    assert (found.bold, found.italic, found.underline, found.size) == (True, True, True, 13)
    assert (found.horizontal, found.vertical, found.wrap) == ("center", "top", True)
    assert found.indent == 18
    assert found.edges == (0, 0.75, 0, 2.25)


def test_colours_are_plain_however_they_are_written(sheet: Worksheet) -> None:
    fills = [
        PatternFill("solid", fgColor="FFD9E1F2"),
        PatternFill("solid", fgColor=Color(theme=0, tint=-0.15)),
        PatternFill("solid", fgColor=Color(indexed=22)),
        PatternFill("solid", fgColor=Color(theme=0)),
        PatternFill("gray125"),
    ]
    for column, fill in enumerate(fills, start=1):
        made = sheet.cell(1, column, "x")
        made.fill = fill
        made.font = Font(color="FFC00000" if column == 1 else None)
    cells = shown(sheet).cells
    assert [each.ground for each in cells] == ["#D9E1F2", "#D9D9D9", "#C0C0C0", "", ""]
    assert [each.ink for each in cells] == ["#C00000", "", "", "", ""]


@pytest.mark.parametrize(("written", "turn"), [(0, 0), (90, 90), (45, 45), (180, -90), (255, 90)])
def test_turned_text_says_how_far(sheet: Worksheet, written: int, turn: int) -> None:
    sheet["A1"] = "Ghi chú"
    sheet["A1"].alignment = Alignment(textRotation=written)
    assert cell(sheet, 0, 0).turn == turn


def test_a_merged_block_is_one_cell_with_the_lines_of_its_outer_cells(sheet: Worksheet) -> None:
    sheet["A1"] = "Tiêu chí"
    sheet["A1"].border = Border(left=THIN, top=THIN)
    sheet["C1"].border = Border(right=THICK)
    sheet["A2"].border = Border(bottom=THIN)
    sheet.merge_cells("A1:C2")
    sheet["C1"].border = Border(right=THICK)
    sheet["A2"].border = Border(bottom=THIN)
    found = shown(sheet).cells
    assert [(each.text, each.down, each.across) for each in found] == [("Tiêu chí", 2, 3)]
    assert found[0].edges == (0.75, 0.75, 2.25, 0.75)


def test_hidden_rows_and_columns_have_no_room_and_show_no_cell(sheet: Worksheet) -> None:
    for row in range(1, 4):
        for column in range(1, 4):
            sheet.cell(row, column, f"{row}{column}")
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    found = shown(sheet)
    assert [each.text for each in found.cells] == ["11", "13", "31", "33"]
    assert (found.columns[1], found.rows[1]) == (0, 0)
    assert found.columns[0] > 0 < found.rows[0]


def test_only_the_print_area_is_shown_placed_as_in_the_sheet(sheet: Worksheet) -> None:
    for row in range(1, 9):
        for column in range(1, 9):
            sheet.cell(row, column, f"{row}{column}")
    sheet.row_dimensions[3].height, sheet.column_dimensions["B"].width = 40, 20
    sheet.print_area, sheet.print_title_rows = "B3:C4", "3:3"
    sheet.merge_cells("C4:E6")
    found = shown(sheet)
    assert (found.top, found.left, found.rows[0], found.columns[0]) == (2, 1, 40, 105)
    assert found.titles == (2, 3)
    assert [(each.row, each.column, each.text) for each in found.cells] == [
        (2, 1, "32"),
        (2, 2, "33"),
        (3, 1, "42"),
        (3, 2, "43"),
    ]
    assert (found.cells[-1].down, found.cells[-1].across) == (1, 1)


def test_a_sheet_ends_with_the_last_thing_seen(sheet: Worksheet) -> None:
    sheet["B2"] = "Cộng"
    sheet["H40"].font = Font(bold=True)
    found = shown(sheet)
    assert (len(found.rows), len(found.columns)) == (2, 2)


def test_looking_changes_nothing(sheet: Worksheet) -> None:
    sheet["B2"] = "Cộng"
    before = dict(sheet.row_dimensions), dict(sheet.column_dimensions)
    shown(sheet)
    assert (dict(sheet.row_dimensions), dict(sheet.column_dimensions)) == before
