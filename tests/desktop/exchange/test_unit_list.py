"""A plain list of units below is read whole, and taken as sheet Đơn vị trực thuộc (CONTRACT §1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from db.registers.units_below import units_below
from db.units import UnitList, UnitSpan
from desktop.exchange import read_units
from desktop.exchange.unit_list import UnitListError, units_among
from desktop.files.refusals import FileRefusedError
from tests.cases import read_here
from tests.desktop.exchange.desk import MEMBERS, SUBJECTS, UNIT, Desk, Rows, Sheets, write_xlsx

UNITS = "Đơn vị trực thuộc"
COLUMNS = ["Mã", "Tên", "Từ ngày", "Đến ngày", "Thay bằng"]
LIST: Rows = [
    COLUMNS,
    ["OM-001", "Chi bộ Khu vực 1"],
    ["OM-002", "Chi bộ Khu vực 2", None, date(2025, 6, 30), "OM-001"],
    ["OM-003", "Chi bộ Trường Mầm non", date(2015, 1, 1), date(2025, 6, 30)],
    ["OM-003", "Chi bộ Trường Mầm non Hoa Mai", date(2025, 7, 1)],
]
SPANS = (
    UnitSpan("OM-001", "Chi bộ Khu vực 1"),
    UnitSpan("OM-002", "Chi bộ Khu vực 2", None, date(2025, 6, 30), "OM-001"),
    UnitSpan("OM-003", "Chi bộ Trường Mầm non", date(2015, 1, 1), date(2025, 6, 30)),
    UnitSpan("OM-003", "Chi bộ Trường Mầm non Hoa Mai", date(2025, 7, 1)),
)

Read = Callable[[Sheets], UnitList]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a way to read a workbook as a list of units."""

    def read(sheets: Sheets) -> UnitList:
        path = write_xlsx(tmp_path / "don-vi.xlsx", sheets)
        return units_among(read_here(path), path).units

    return read


def refusal(read: Read, sheets: Sheets) -> UnitListError:
    with pytest.raises(UnitListError) as caught:
        read(sheets)
    return caught.value


def spans(desk: Desk) -> tuple[UnitSpan, ...]:
    with desk.book.read() as session:
        return units_below(session).spans


def counts(desk: Desk, *rows: Sequence[object]) -> tuple[int, int, int]:
    """Bring a list to the desk and return how many of its rows are new, changed and the same."""
    count = desk.bring({"Sheet1": [COLUMNS, *rows]}).sheets[UNITS]
    return count.new, count.changed, count.same


# Reading.


def test_a_list_is_read_from_a_file_in_its_order(tmp_path: Path) -> None:
    assert read_units(write_xlsx(tmp_path / "don-vi.xlsx", {"Sheet1": LIST})).units.spans == SPANS


def test_titles_other_columns_and_another_order_do_not_matter(read: Read) -> None:
    rows: Rows = [
        ["ĐẢNG BỘ QUẬN Ô MÔN"],
        ["Danh sách chi bộ", None, "Từ ngày"],
        [],
        ["STT", "đến  ngày", "TÊN (đầy đủ)", "Bí thư", "Tu ngay", "thay bang", "MÃ"],
        [1, "30/6/2025", "Chi bộ Khu vực 2", "Lê Văn Tám", None, "om-001", " OM-002 "],
        [2, None, "Chi bộ Khu  vực 3", None, date(2025, 7, 1), None, 7],
    ]

    assert read({"Ghi chú": [["Lập ngày 1/8/2025"]], "DS 2025": rows}).spans == (
        UnitSpan("OM-002", "Chi bộ Khu vực 2", None, date(2025, 6, 30), "om-001"),
        UnitSpan("7", "Chi bộ Khu vực 3", date(2025, 7, 1)),
    )


def test_decomposed_letters_are_the_same_letters(read: Read) -> None:
    apart = [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]
        for row in LIST
    ]

    assert read({"Sheet1": apart}).spans == SPANS


def test_the_exchange_sheet_gives_the_units_own_codes_whatever_stands_beside_it(
    desk: Desk,
) -> None:
    desk.bring({"Sheet1": LIST})
    desk.bring({SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận 01"]]})
    desk.take_out("tat-ca.xlsx")

    path = desk.folder / "tat-ca.xlsx"
    assert units_among(read_here(path), path).units.spans == SPANS


def test_several_sheets_are_one_list(read: Read) -> None:
    found = read({"Phường": LIST[:2], UNIT: [LIST[0], *LIST[2:]]})

    assert found.spans == SPANS


def test_without_a_column_of_names_units_are_called_by_their_codes(read: Read) -> None:
    assert read({"Sheet1": [["Mã", "Từ ngày"], ["OM-001"]]}).spans == (
        UnitSpan("OM-001", "OM-001"),
    )


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        ([None, "Chi bộ"], "A3", "Thiếu Mã đơn vị."),
        (["OM-009", " "], "B3", "Thiếu Tên."),
        (["OM-009", "Chi bộ", "31/2/2025"], "C3", "Từ ngày: "),
        (["OM-009", "Chi bộ", None, "giữa năm"], "D3", "Đến ngày: "),
        (["OM-009", "Chi bộ", "1/7/2025", "30/6/2025"], "D3", "đứng trước Từ ngày 01/07/2025"),
        ([" om-001", "Chi bộ khác"], "A3", "trùng Mã đơn vị, Từ ngày với dòng có ô A2"),
    ],
)
def test_a_row_that_cannot_be_understood_refuses_the_list(
    read: Read, row: list[object], cell: str, said: str
) -> None:
    error = refusal(read, {"Đầu năm": [COLUMNS, LIST[1], row]})

    assert isinstance(error, FileRefusedError)
    assert (error.sheet, error.cell) == ("Đầu năm", cell)
    assert str(error).startswith(f"Tệp “don-vi.xlsx”, trang “Đầu năm”, ô {cell}: ")
    assert said in str(error)


def test_every_cell_to_mend_is_told_the_first_by_name(read: Read) -> None:
    error = refusal(read, {"Sheet1": [COLUMNS, ["OM-001", None], ["OM-002", "B", "hôm qua"]]})

    assert sorted(each.cell for each in error.refused) == ["B2", "C3"]
    assert "có 2 ô phải sửa. Trước hết trang “Sheet1”, ô" in str(error)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Sheet1": [["a", "b"], [1, 2]]},
        {"Sheet1": [COLUMNS]},
        {"Sheet1": [["Mã"], ["OM-001"]]},
        {SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận 01"]]},
        {MEMBERS: [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám"]]},
        {"Sheet1": [["Mã", "Họ và tên", "Từ ngày"], ["DV01", "Lê Văn Tám", "1/1/2020"]]},
    ],
)
def test_a_file_without_a_list_of_units_is_refused(read: Read, sheets: Sheets) -> None:
    assert "Mã | Tên | Từ ngày | Đến ngày | Thay bằng" in str(refusal(read, sheets))


# Taking in.


def test_a_plain_list_becomes_the_register_and_twice_is_once(desk: Desk) -> None:
    assert counts(desk, *LIST[1:]) == (4, 0, 0)
    assert spans(desk) == SPANS
    assert [row["Mã"] for row in desk.take_out()[UNITS]] == ["TT001", "TT002", "TT003", "TT004"]
    assert counts(desk, *reversed(LIST[1:])) == (0, 0, 4)
    assert spans(desk) == SPANS


@pytest.mark.parametrize("code", ["Mã", "Mã đơn vị"])
def test_on_a_sheet_called_after_the_register_a_list_is_still_a_plain_one(
    desk: Desk, code: str
) -> None:
    for _time in range(2):
        desk.bring({UNITS: [[code, "Tên"], ["OM-001", "Chi bộ 1"]]})
    report = desk.bring({UNITS: [[code, "Tên"], ["om-001", "Chi bộ Một"]]})

    assert report.sheets[UNITS].changed == 1
    assert spans(desk) == (UnitSpan("OM-001", "Chi bộ Một"),)


def test_a_unit_known_with_its_first_day_gets_name_end_and_successor(desk: Desk) -> None:
    counts(desk, ["OM-003", "Mầm non", None, "31/12/2014"], ["OM-003", "Hoa Mai", "1/1/2015"])

    assert counts(desk, ["om-003", "Hoa Mai 2", "1/1/2015", "30/6/2025", "OM-001"]) == (0, 1, 0)
    assert spans(desk) == (
        UnitSpan("OM-003", "Mầm non", None, date(2014, 12, 31)),
        UnitSpan("OM-003", "Hoa Mai 2", date(2015, 1, 1), date(2025, 6, 30), "OM-001"),
    )


def test_a_unit_known_once_may_get_another_first_day(desk: Desk) -> None:
    counts(desk, ["OM-001", "Chi bộ 1"])

    assert counts(desk, ["OM-001", "Chi bộ 1", "1/1/2015"]) == (0, 1, 0)
    assert counts(desk, ["OM-001", "Chi bộ 1 (KV)", "1/1/2010"]) == (0, 1, 0)
    assert spans(desk) == (UnitSpan("OM-001", "Chi bộ 1 (KV)", date(2010, 1, 1)),)


def test_a_list_without_first_days_leaves_those_of_the_book(desk: Desk) -> None:
    counts(desk, ["OM-001", "Chi bộ 1", "1/1/2015"])
    report = desk.bring({"Sheet1": [["Mã", "Tên", "Đến ngày"], ["OM-001", "Một", "30/6/2025"]]})

    assert report.sheets[UNITS].changed == 1
    assert spans(desk) == (UnitSpan("OM-001", "Một", date(2015, 1, 1), date(2025, 6, 30)),)


def test_a_unit_that_goes_on_under_another_name_keeps_the_one_it_had(desk: Desk) -> None:
    counts(desk, ["OM-001", "Chi bộ 1"])
    report = desk.bring({"Sheet1": [COLUMNS, ["OM-001", "Chi bộ Hoa Mai", "1/7/2025"]]})

    assert report.sheets[UNITS].new == 1
    assert [(each.cell, each.rule) for each in report.odd] == [("C2", "units_overlap")]
    assert counts(
        desk, ["OM-001", "Chi bộ 1", None, "30/6/2025"], ["OM-001", "Chi bộ Hoa Mai", "1/7/2025"]
    ) == (0, 1, 1)


def test_a_renaming_told_later_finds_the_unit_by_its_old_name(desk: Desk) -> None:
    counts(desk, ["OM-001", "Chi bộ 1"])

    assert counts(
        desk,
        ["OM-001", "Chi bộ Hoa Mai", "1/7/2025"],
        ["OM-001", "Chi bộ 1", "1/1/2015", "30/6/2025"],
    ) == (1, 1, 0)
    assert spans(desk) == (
        UnitSpan("OM-001", "Chi bộ 1", date(2015, 1, 1), date(2025, 6, 30)),
        UnitSpan("OM-001", "Chi bộ Hoa Mai", date(2025, 7, 1)),
    )


def test_a_unit_that_comes_back_after_its_end_is_new(desk: Desk) -> None:
    counts(desk, ["OM-001", "Chi bộ 1", None, "31/12/2020"])

    assert counts(desk, ["OM-001", "Chi bộ 1", "1/7/2025"]) == (1, 0, 0)


def test_rows_refused_are_named_with_their_own_sheet_and_nothing_is_kept(desk: Desk) -> None:
    report = desk.offer({"Năm 2025": [COLUMNS, ["OM-001", "A"], ["OM-001", "B"], [None, "C"]]})

    assert [(each.sheet, each.cell) for each in report.refused] == [
        ("Năm 2025", "A3"),
        ("Năm 2025", "A4"),
    ]
    assert report.sheets[UNITS].refused == 2
    assert spans(desk) == ()


@pytest.mark.parametrize(
    "headings", [["Mã", "Tên"], ["Mã", "Từ ngày"], ["Tên", "Từ ngày"], ["Mã", "Họ và tên"]]
)
def test_a_sheet_that_could_be_of_anything_is_not_taken_for_units(
    desk: Desk, headings: list[str]
) -> None:
    desk.offer({"Sheet1": [headings, ["OM-001", "1/1/2020"]]})

    assert spans(desk) == ()


def test_a_list_beside_registers_is_an_unknown_sheet(desk: Desk) -> None:
    report = desk.bring({SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận"]], "Sheet1": LIST})

    assert [(each.sheet, each.rule) for each in report.odd] == [("Sheet1", "unknown_sheet")]


def test_the_exchange_sheet_with_codes_of_its_own_keeps_its_rules(desk: Desk) -> None:
    rows: Rows = [
        ["Mã", "Mã đơn vị", "Tên"],
        ["TT001", "OM-001", "Chi bộ 1"],
        [None, "OM-001", "Một"],
    ]

    assert desk.bring({UNITS: rows}).sheets[UNITS].new == 2
