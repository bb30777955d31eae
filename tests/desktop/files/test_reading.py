"""Honest workbooks read: every kind of cell, every format, sheets in order, nothing invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import psutil
import pytest

from desktop.files.reading import Cell, ErrorCell, Sheet, cell_name, read_workbook
from tests.desktop.files import samples

CASES = Path(__file__).parents[4] / "shared" / "cases"
MORNING = dt.datetime.fromisoformat("2024-03-05T07:30")
MIDNIGHT = dt.datetime.fromisoformat("2024-03-05T00:00")


def read(folder: Path, name: str, content: bytes) -> list[Sheet]:
    path = folder / name
    path.write_bytes(content)
    return read_workbook(path).sheets


def written(
    folder: Path,
    cells: Mapping[str, str | float | dt.date | dt.time | dt.timedelta],
    formats: dict[str, str],
) -> dict[str, Cell]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    for place, form in formats.items():
        sheet[place].number_format = form
    book.save(folder / "ô.xlsx")
    rows = read_workbook(folder / "ô.xlsx").sheets[0].rows
    return {cell_name(0, col): value for col, value in enumerate(rows[0])}


def test_each_kind_of_cell_comes_back_as_its_own_type(tmp_path: Path) -> None:
    cells = written(
        tmp_path,
        {
            "A1": "  Đảng viên\nmới ",
            "B1": 5,
            "C1": 5.5,
            "D1": True,
            "E1": dt.date(2024, 3, 5),
            "F1": MORNING,
            "G1": dt.time(7, 30),
            "I1": 3232,
            "J1": dt.timedelta(hours=30, minutes=15),
        },
        {},
    )
    assert cells == {
        "A1": "  Đảng viên\nmới ",
        "B1": 5,
        "C1": 5.5,
        "D1": True,
        "E1": dt.date(2024, 3, 5),
        "F1": MORNING,
        "G1": dt.time(7, 30),
        "H1": None,
        "I1": 3232,
        "J1": "30:15:00",
    }
    kinds = {place: type(value) for place, value in cells.items()}
    assert (kinds["B1"], kinds["D1"], kinds["E1"], kinds["F1"]) == (
        int,
        bool,
        dt.date,
        dt.datetime,
    )


def test_midnight_is_no_time_of_day(tmp_path: Path) -> None:
    cells = written(tmp_path, {"A1": MIDNIGHT}, {"A1": "dd/mm/yyyy hh:mm"})
    assert type(cells["A1"]) is dt.date


def test_an_error_or_a_formula_never_worked_out_is_not_taken_for_an_empty_cell(
    tmp_path: Path,
) -> None:
    cells = written(tmp_path, {"A1": "=1/0", "B1": "#REF!", "C1": "=B1"}, {})
    assert cells == {
        "A1": ErrorCell("=1/0"),
        "B1": ErrorCell("#REF!"),
        "C1": ErrorCell("=B1"),
    }


def test_a_formula_that_gives_no_text_is_an_empty_cell(tmp_path: Path) -> None:
    sheets = read(
        tmp_path,
        "a.xlsx",
        samples.xlsx('<row><c t="str"><f>IF(1,"")</f><v></v></c><c><f>1+1</f><v>2</v></c></row>'),
    )
    assert sheets[0].rows == [[None, 2]]


def test_a_number_that_is_none_is_an_error_cell(tmp_path: Path) -> None:
    sheets = read(tmp_path, "a.xlsx", samples.xlsx("<row><c><v>NaN</v></c></row>"))
    assert sheets[0].rows == [[ErrorCell("#NUM!")]]


def test_rows_start_at_a1_and_are_of_one_length(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C3"], sheet["B5"] = "x", "y"
    sheet["E9"].number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    none = [None, None, None]
    assert read_workbook(tmp_path / "a.xlsx").sheets[0].rows == [
        none,
        none,
        [None, None, "x"],
        none,
        [None, "y", None],
    ]


def test_hidden_sheets_are_kept_and_say_so_and_charts_are_left_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Biểu đồ")
    book.create_sheet("Ẩn").sheet_state = "hidden"
    book.create_sheet("Rất ẩn").sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    sheets = read_workbook(tmp_path / "a.xlsx").sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [
        ("Sheet", False),
        ("Ẩn", True),
        ("Rất ẩn", True),
    ]


def test_cells_and_rows_without_references_follow_one_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c r="C1"><v>2</v></c><c t="e"><v>#N/A</v></c></row>'
    rows += '<row><c><v>3</v></c></row><row r="5"><c t="e"><v>#REF!</v></c></row>'
    sheets = read(tmp_path, "a.xlsx", samples.xlsx(rows))
    assert sheets[0].rows == [
        [1, None, 2, ErrorCell("#N/A")],
        [3, None, None, None],
        [None] * 4,
        [None] * 4,
        [ErrorCell("#REF!"), None, None, None],
    ]


def test_a_stale_dimension_alone_is_no_far_cell(tmp_path: Path) -> None:
    parts = samples.xlsx_parts("<row><c><v>1</v></c></row>")
    key = "xl/worksheets/sheet1.xml"
    parts[key] = str(parts[key]).replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    assert read(tmp_path, "a.xlsx", samples.zipped(parts))[0].rows == [[1]]


def test_painted_empty_cells_far_out_do_no_harm(tmp_path: Path) -> None:
    rows = '<row><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read(tmp_path, "a.xlsx", samples.xlsx(rows))[0].rows == [[1]]


CELL = '<table:table-cell office:value-type="{}" office:{}="{}"/>'


def test_an_ods_reads_like_an_xlsx(tmp_path: Path) -> None:
    row = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p>'
        "</office:annotation><text:p>Nguyễn<text:s/>An</text:p></table:table-cell>"
        + CELL.format("float", "value", "5")
        + CELL.format("boolean", "boolean-value", "true")
        + CELL.format("date", "date-value", "2024-03-05")
        + CELL.format("date", "date-value", "2024-03-05T00:00:00")
        + CELL.format("date", "date-value", "2024-03-05T07:30:00")
        + CELL.format("time", "time-value", "PT07H30M00S")
        + '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error" table:number-columns-repeated="2">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16375"/>'
    )
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    tables = (
        f'<table:table table:name="Một"><table:table-row>{row}</table:table-row>'
        f'<table:table-row table:number-rows-repeated="2">{blank}</table:table-row>'
        '<table:table-row table:number-rows-repeated="2">'
        + CELL.format("float", "value", "7")
        + "</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048571">{blank}</table:table-row>'
        '</table:table><table:table table:name="Hai" table:style-name="an"/>'
    )
    one, two = read(tmp_path, "a.ods", samples.ods(tables))
    assert one.rows == [
        [
            "Nguyễn An",
            5,
            True,
            dt.date(2024, 3, 5),
            dt.date(2024, 3, 5),
            MORNING,
            dt.time(7, 30),
            ErrorCell("#DIV/0!"),
            ErrorCell("#DIV/0!"),
        ],
        [None] * 9,
        [None] * 9,
        [7, *[None] * 8],
        [7, *[None] * 8],
    ]
    assert (two.name, two.rows, two.hidden) == ("Hai", [], True)


@pytest.mark.parametrize("padding", [0, 6000], ids=["small part", "own sectors"])
def test_an_xls_reads_like_an_xlsx(tmp_path: Path, padding: int) -> None:
    first = samples.number(0, 0, 5) + samples.label(1, 1, "Đảng viên")
    first += samples.error(2, 2, 0x17) + samples.formula_error(2, 0, 0x07)
    sheets = read(tmp_path, "a.xls", samples.xls(first, samples.number(0, 0, 2.5), padding=padding))
    assert [sheet.rows for sheet in sheets] == [
        [
            [5, None, None],
            [None, "Đảng viên", None],
            [ErrorCell("#DIV/0!"), None, ErrorCell("#REF!")],
        ],
        [[2.5]],
    ]


def test_the_content_says_what_a_file_is_not_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a.xls", samples.xlsx("<row><c><v>1</v></c></row>"))[0].rows == [[1]]
    assert read(tmp_path, "b.xlsx", samples.xls(samples.number(0, 0, 2)))[0].rows == [[2]]


def test_names_with_any_letters_are_found(tmp_path: Path) -> None:
    content = samples.xlsx("<row><c><v>1</v></c></row>")
    assert read(tmp_path, "-I “sổ” của chi bộ; & %20 #1.xlsx", content)[0].rows == [[1]]


def test_neither_environment_nor_current_folder_leads_the_child_astray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("json.py", "python_calamine.py", "desktop.py"):
        (tmp_path / module).write_text("raise SystemExit('led astray')", encoding="utf-8")
    (tmp_path / "a.xlsx").write_bytes(samples.xlsx("<row><c><v>1</v></c></row>"))
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_workbook("a.xlsx").sheets[0].rows == [[1]]


def test_no_child_is_left_behind(tmp_path: Path) -> None:
    before = psutil.Process().children()
    read(tmp_path, "a.xlsx", samples.xlsx(""))
    assert psutil.Process().children() == before


@pytest.mark.skipif(not CASES.is_dir(), reason="the example chapters lie beside the repository")
@pytest.mark.parametrize(
    "name", ["o_mon/units/OM-001.xlsx", "o_mon/own.xlsx", "awkward/units/OM-001.xlsx"]
)
def test_the_example_chapters_read_as_openpyxl_reads_them(name: str) -> None:
    ours = read_workbook(CASES / name).sheets
    theirs = openpyxl.load_workbook(CASES / name)
    assert [sheet.name for sheet in ours] == theirs.sheetnames
    for sheet in ours:
        expected = [[_as_ours(value) for value in row] for row in theirs[sheet.name].values]
        assert sheet.rows == expected, sheet.name


def _as_ours(value: object) -> object:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return value


def test_cell_names_are_those_of_the_spreadsheet() -> None:
    assert [cell_name(4, 2), cell_name(0, 25), cell_name(0, 26), cell_name(1048575, 16383)] == [
        "C5",
        "Z1",
        "AA1",
        "XFD1048576",
    ]
