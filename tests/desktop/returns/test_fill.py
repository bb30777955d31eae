"""Filling: values take the place of tags, and the form's looks stay right when rows repeat."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from db.figures import Record, State, Unit, Value
from db.messages import plain
from desktop.returns.fill import Filled, fill
from desktop.returns.forms import Form, load, standard_form
from desktop.returns.heights import row_height
from desktop.returns.putting import put_text
from desktop.returns.sealing import escape_codes, sealed_cells
from desktop.returns.sources import CellValue, Group, Row, sources
from desktop.returns.supplier import total
from desktop.returns.tags import Records, Variant
from desktop.returns.values import seal
from tests.desktop.returns.office import read_here
from tests.desktop.returns.test_forms import ABOUT, write_form

NUMBERS = {
    "study.sessions": Value("study.sessions", 0, Unit.THINGS, State.COUNTED),
    "study.cadre_sessions": Value("study.cadre_sessions", 0, Unit.THINGS, State.DECLARED),
    "study.public_sessions": Value("study.public_sessions", 0, Unit.THINGS, State.NOT_FILLED),
    "study.people_due": Value("study.people_due", 3252, Unit.PEOPLE, State.COUNTED),
    "study.rate": Value("study.rate", Decimal("99.38"), Unit.PERCENT, State.COUNTED),
    "meetings.rate": Value("meetings.rate", None, Unit.PERCENT, State.COUNTED),
}


class Given:
    """Supplies what a test says."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def fact(self, name: str) -> str:
        return {"unit.name": "=Chi bộ Đất Đỏ", "preparer": "Lê Tám"}[name]

    def is_dated(self, name: str) -> bool:
        return name == "preparer"

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        if variant is not Variant.THIS:
            return None
        return NUMBERS.get(figure_id, Value(figure_id, 7, Unit.THINGS, State.COUNTED))

    def records(self, wanted: Records) -> Sequence[Row]:
        return [
            Row(
                Record(wanted.register, place, plain(name)),
                dict.fromkeys(sources()[wanted.register].columns, "")
                | {"number": place, "code": f"C{place}", "name": name, "year": 1},
            )
            for place, name in enumerate(self._names, start=1)
        ]

    def groups(self, wanted: Records, by: str) -> Sequence[Group]:
        return [
            Group(place, str(row.values[by]), row.key(by), (row,))
            for place, row in enumerate(self.records(wanted), start=1)
        ]

    def total(self, wanted: Records, column: str) -> CellValue | Value:
        rows = self.records(wanted)
        return total(rows, column) if rows else self.nothing(wanted)

    def nothing(self, wanted: Records) -> Value:
        return Value(wanted.register, 0, Unit.THINGS, State.NOT_FILLED)


def filled(
    tmp_path: Path, cells: Mapping[str, object], *names: str
) -> tuple[Worksheet, Filled, Form]:
    form = load(write_form(tmp_path / "f.xlsx", cells, ABOUT))
    done = fill(form, Given(*names))
    return form.workbook.worksheets[0], done, form


# Values


def test_nought_none_declared_and_not_yet_filled_stay_apart(tmp_path: Path) -> None:
    sheet, _, _ = filled(
        tmp_path,
        {
            "A1": "{{figure study.sessions}}",
            "A2": "{{figure study.cadre_sessions}}",
            "A3": "{{figure study.public_sessions}}",
            "A4": "{{figure meetings.rate}}",
            "A5": "{{figure study.sessions | last_year}}",
        },
    )
    shown = [sheet.cell(row, 1).value for row in range(1, 6)]
    assert shown == [0, "không có", "–", "–", "–"]


def test_figures_are_true_numbers_with_a_number_format(tmp_path: Path) -> None:
    sheet, _, _ = filled(
        tmp_path, {"A1": "{{figure study.people_due}}", "A2": "{{figure study.rate}}"}
    )
    assert (sheet["A1"].value, sheet["A1"].number_format) == (3252, "#,##0")
    assert (sheet["A2"].value, sheet["A2"].number_format) == (99.38, "0.00")


def test_a_figure_within_a_sentence_is_written_as_prose_writes_it(tmp_path: Path) -> None:
    sheet, _, _ = filled(
        tmp_path, {"A1": "Đạt {{figure study.rate}} của {{figure study.people_due}} đảng viên"}
    )
    assert sheet["A1"].value == "Đạt 99,38% của 3.252 đảng viên"


def test_it_is_said_which_cell_shows_which_figure_and_which_follow_the_day(
    tmp_path: Path,
) -> None:
    _, done, _ = filled(
        tmp_path,
        {
            "B2": "{{each subjects}}{{figure study.rate[subject={code}]}}",
            "B4": "{{fact preparer}}",
            "B5": "{{figure study.rate}} và {{figure study.rate}}",
        },
        "Một",
        "Hai",
    )
    places = {each: [at.cell for at in shown] for each, shown in done.shown.items()}
    assert places == {
        "study.rate[subject=C1]": ["B2"],
        "study.rate[subject=C2]": ["B3"],
        "study.rate": ["B6", "B6"],
    }
    assert done.dated == {("Biểu", (4, 1))}


@pytest.mark.parametrize("name", ["=1+1", "+84", "-5", "@SUM(A1)", "#N/A", "27", "'=x", "TRUE"])
def test_text_is_always_text(tmp_path: Path, name: str) -> None:
    sheet, _, form = filled(tmp_path, {"A1": "{{each subjects}}{{column name}}"}, name)
    assert sheet["A1"].data_type == "s"
    form.workbook.save(tmp_path / "ra.xlsx")
    again = load_workbook(tmp_path / "ra.xlsx").worksheets[0]["A1"]
    assert (again.data_type, again.value) == ("s", name)
    untyped: Any = again
    assert bool(untyped.quotePrefix) == (name[0] in "=+-@")


@settings(max_examples=20)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=20))
def test_any_text_comes_back_as_it_was_put(texts: list[str]) -> None:
    book = Workbook()
    for row, text in enumerate(["_x0041_", *texts], start=1):
        cell: Any = book.worksheets[0].cell(row, 1)
        put_text(cell, text)
    sealed = sealed_cells(book, ())["Sheet"]
    escape_codes(book)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.xlsx"
        book.save(path)
        rows = read_here(path).sheets[0].rows
    found = {(at, 0): seal(row[0]) for at, row in enumerate(rows) if seal(row[0])}
    assert found == sealed


# Rows that repeat

SIDE = Side(style="thin")
BOX = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)


def office_form(path: Path) -> Form:
    """Make a form with everything that hangs on rows, a repeated row above a signature block."""
    write_form(
        path,
        {
            "A1": "{{fact unit.name}}",
            "A3": "TT",
            "B3": "Nội dung",
            "A5": "{{each subjects}}{{column number}}",
            "B5": "{{column name}}",
            "D5": "{{figure study.sessions[subject={code}]}}",
            "E5": "chọn",
            "A6": "{{together}}Cộng",
            "A8": "NGƯỜI LẬP BIỂU",
            "A9": "{{fact preparer}}",
            "F12": "tốt",
            "F13": "khá",
        },
        ABOUT,
    )
    book = load_workbook(path)
    sheet = book["Biểu"]
    sheet.row_dimensions[5].height = 24
    sheet.row_dimensions[8].height = 31
    for merged in ("A1:E1", "B5:C5", "A6:C6", "A8:C9"):
        sheet.merge_cells(merged)
    for name in ("A5", "B5", "C5", "D5", "E5"):
        sheet[name].border = BOX
    sheet["D5"].font = Font(name="Times New Roman", bold=True)
    sheet["D5"].fill = PatternFill("solid", fgColor="FFEEDD")
    sheet["D5"].number_format = "0.0"
    sheet["B5"].alignment = Alignment(wrap_text=True, vertical="center")
    choice = DataValidation("list", formula1="$F$12:$F$13", sqref="E5")
    sheet.add_data_validation(choice)
    above = Rule("cellIs", operator="greaterThan", formula=["$D$6"])
    sheet.conditional_formatting.add("D5:D6", above)
    sheet["A8"].comment = Comment("ghi chú", "văn phòng")
    sheet["B5"].hyperlink = "https://example.invalid/"
    sheet.print_area = "A1:E9"
    sheet.print_title_rows = "3:4"
    sheet.row_breaks.append(Break(id=6))
    sheet.freeze_panes = "B5"
    sheet.auto_filter.ref = "A3:E6"
    other = book.create_sheet("Phụ")
    for row in (["Mã", "Tên"], ["{{each subjects}}{{column code}}", "{{column name}}"], ["x", "y"]):
        other.append(row)
    other.add_table(Table(displayName="PHU", ref="A1:B3"))
    book.move_sheet(other, -1)
    book.defined_names["KY"] = DefinedName("KY", attr_text="'Biểu'!$A$9")
    book.save(path)
    return load(path)


@pytest.fixture
def office_sheet(tmp_path: Path) -> Worksheet:
    """Fill that form with four records, save it and open it again."""
    form = office_form(tmp_path / "f.xlsx")
    fill(form, Given("Một", "Hai", "Ba", "Bốn"))
    form.workbook.save(tmp_path / "ra.xlsx")
    return load_workbook(tmp_path / "ra.xlsx")["Biểu"]


def test_a_row_stands_once_for_each_record_and_what_follows_moves(office_sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row[:4]] for row in office_sheet["A5:D8"]]
    assert rows == [
        [1, "Một", None, 7],
        [2, "Hai", None, 7],
        [3, "Ba", None, 7],
        [4, "Bốn", None, 7],
    ]
    assert office_sheet["A9"].value == "Cộng"
    assert office_sheet["A11"].value == "NGƯỜI LẬP BIỂU"


def test_merged_cells_repeat_and_move(office_sheet: Worksheet) -> None:
    assert {str(each) for each in office_sheet.merged_cells.ranges} == {
        "A1:E1",
        "B5:C5",
        "B6:C6",
        "B7:C7",
        "B8:C8",
        "A9:C9",
        "A11:C12",
    }


def test_heights_formats_and_borders_repeat(office_sheet: Worksheet) -> None:
    for row in range(5, 9):
        assert office_sheet.row_dimensions[row].height == 24
        cell = office_sheet.cell(row, 4)
        assert (cell.font.bold, cell.number_format) == (True, "0.0")
        assert cell.fill.fgColor.rgb == "00FFEEDD"
        edges = [office_sheet.cell(row, column).border.bottom.style for column in range(1, 6)]
        assert edges == ["thin"] * 5
    assert office_sheet.row_dimensions[11].height == 31
    assert office_sheet.row_dimensions[8].height == 24


def test_data_validation_and_conditions_cover_every_copy(office_sheet: Worksheet) -> None:
    (choice,) = office_sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("E5:E8", "$F$15:$F$16")
    (condition,) = office_sheet.conditional_formatting
    assert str(condition.sqref) == "D5:D9"
    assert condition.rules[0].formula == ["$D$9"]


def test_printing_filter_panes_and_names_follow(office_sheet: Worksheet) -> None:
    assert office_sheet.print_title_rows == "$3:$4"
    assert office_sheet.print_area == "'Biểu'!$A$1:$E$12"
    assert 9 in [each.id for each in office_sheet.row_breaks.brk]
    assert office_sheet.freeze_panes == "B5"
    assert office_sheet.auto_filter.ref == "A3:E9"
    book = office_sheet.parent
    assert book is not None
    assert book.defined_names["KY"].value == "'Biểu'!$A$12"


def test_formulas_above_within_and_below_follow_the_rows_they_add_up(tmp_path: Path) -> None:
    words = {"A5": "{{each subjects}}{{column number}}", "B5": "{{column name}}"}
    formulas = {"C2": "=SUM(A5:A5)", "C5": "=A5*2", "C6": "=SUM(A5:A5)+A8", "A8": 1}
    write_form(tmp_path / "f.xlsx", {**words, **formulas}, ABOUT)
    form = load(tmp_path / "f.xlsx")
    fill(form, Given("Một", "Hai", "Ba"))
    sheet = form.workbook["Biểu"]
    assert [sheet[each].value for each in ("C2", "C5", "C6", "C7", "C8")] == [
        "=SUM(A5:A7)",
        "=A5*2",
        "=A6*2",
        "=A7*2",
        "=SUM(A5:A7)+A10",
    ]


def test_a_table_grows_with_the_rows_repeated_in_it(office_sheet: Worksheet) -> None:
    book = office_sheet.parent
    assert book is not None
    assert book["Phụ"].tables["PHU"].ref == "A1:B6"
    assert [row[0].value for row in book["Phụ"]["A2:A6"]] == ["C1", "C2", "C3", "C4", "x"]


def test_comments_and_links_follow(office_sheet: Worksheet) -> None:
    comment = office_sheet["A11"].comment
    assert comment is not None
    assert comment.text == "ghi chú"
    links = [office_sheet.cell(row, 2).hyperlink for row in range(5, 9)]
    assert [each.ref for each in links if each] == ["B5", "B6", "B7", "B8"]


def test_without_records_one_row_says_once_that_nothing_is_filled(tmp_path: Path) -> None:
    form = office_form(tmp_path / "f.xlsx")
    fill(form, Given())
    sheet = form.workbook["Biểu"]
    assert [cell.value for cell in sheet[5][:4]] == [None, "–", None, None]
    assert sheet["A6"].value == "Cộng"


def test_a_long_name_makes_its_row_higher_and_a_short_one_leaves_it(tmp_path: Path) -> None:
    form = office_form(tmp_path / "f.xlsx")
    fill(form, Given("Ngắn", "Chuyên đề rất dài " * 8, "Không ai đọc hết " * 2_000))
    heights = [form.workbook["Biểu"].row_dimensions[row].height for row in (5, 6, 7)]
    assert heights[0] == 24
    assert 60 < heights[1] < 200
    assert heights[2] == 409  # the highest Excel has


# Pages


def test_a_form_fitted_to_pages_gets_no_breaks(tmp_path: Path) -> None:
    form = office_form(tmp_path / "f.xlsx")
    sheet = form.workbook["Biểu"]
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    fill(form, Given(*("Một",) * 99))
    assert [each.id for each in sheet.row_breaks.brk] == [104]


class NamesOfFacts(Given):
    """Says a fact's own name for it."""

    def fact(self, name: str) -> str:
        return name


@pytest.mark.parametrize("count", [0, 1, 5, 7, 9, 40])
def test_totals_and_signatures_are_never_torn_apart(count: int) -> None:
    form = standard_form("KL01")
    names = [f"Nội dung {each} " + "dài thêm " * (each % 9) for each in range(count)]
    fill(form, NamesOfFacts(*names))
    sheet = form.workbook.worksheets[0]
    last = sheet.max_row
    ends = [*(each.id for each in sheet.row_breaks.brk), last]
    assert len(set(ends)) == len(ends)
    total = next(row for row in range(1, last) if sheet.cell(row, 2).value == "Cộng")
    starts = [1, *(end + 1 for end in ends[:-1])]
    assert starts[-1] < total
    for page, (start, end) in enumerate(zip(starts, ends, strict=True)):
        used = sum(row_height(sheet, row) for row in range(start, end + 1))
        titles = 0 if page == 0 else sum(row_height(sheet, row) for row in (9, 10))
        assert used + titles <= (210 - 40) / 25.4 * 72
