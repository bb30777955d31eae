"""A plain member list is taken as sheet Đảng viên (CONTRACT §1)."""

from __future__ import annotations

from pathlib import Path

from db.dates import PartialDate
from db.schema import Gender, Member
from desktop.exchange import import_workbook
from tests.desktop.exchange.desk import TODAY, Desk, Rows, write_xlsx

LIST: Rows = [
    ["ĐẢNG BỘ PHƯỜNG Ô MÔN"],
    ["DANH SÁCH ĐẢNG VIÊN CHI BỘ KHU VỰC 3"],
    [],
    ["STT", "Họ tên", "Năm sinh", "Nam/Nữ", "Ngày kết nạp", "Chính thức", "Chức vụ", "Quê quán"],
    [1, "Lê Văn Tám", 1959, "Nam", "3/2/1985", "3/2/1986", "Bí thư", "Ô Môn"],
    ["2.", "Trần Thị Hòa", "05/1960", "Nữ", 1990, 1991, None, "Cờ Đỏ"],
    [None, "Tổng cộng: 02 đồng chí"],
    [None, "BÍ THƯ"],
]


def test_a_plain_list_gives_members_with_codes_of_their_own(desk: Desk) -> None:
    report = desk.bring({"Sheet1": LIST})

    assert report.sheets["Sheet1"].new == 2
    taken_out = desk.take_out()["Đảng viên"]
    assert [(row["Mã"], row["Họ và tên"]) for row in taken_out] == [
        ("DV001", "Lê Văn Tám"),
        ("DV002", "Trần Thị Hòa"),
    ]


def test_its_usual_headings_are_understood(desk: Desk) -> None:
    desk.bring({"Sheet1": LIST[:5]})

    found = desk.only(Member)
    assert (found.gender, found.birth, found.position) == (Gender.MALE, PartialDate(1959), "Bí thư")
    assert (found.joined, found.official) == (PartialDate(1985, 2, 3), PartialDate(1986, 2, 3))


def test_rows_without_a_number_are_no_members_and_are_reported(desk: Desk) -> None:
    report = desk.bring({"Sheet1": LIST})

    assert [(each.cell, each.rule) for each in report.odd] == [
        ("B7", "passed_over"),
        ("B8", "passed_over"),
        ("H4", "unknown_column"),
    ]


def test_the_same_list_twice_adds_nobody(desk: Desk) -> None:
    desk.bring({"Sheet1": LIST})

    assert desk.bring({"Sheet1": LIST}).sheets["Sheet1"].same == 2


def test_a_list_of_names_alone_needs_a_second_heading_to_be_known(desk: Desk) -> None:
    report = desk.offer({"Sheet1": [["Họ và tên"], ["Lê Văn Tám"]]})

    assert report.refused
    sheet = desk.offer({"Đảng viên": [["Họ và tên"], ["Lê Văn Tám"]]})
    assert [(each.sheet, each.rule) for each in sheet.odd] == [("Đảng viên", "no_heading")]


def test_a_list_beside_registers_is_an_unknown_sheet(desk: Desk) -> None:
    report = desk.bring({"Chủ đề": [["Mã", "Tên"], ["KL01", "Kết luận"]], "Sheet1": LIST})

    assert [(each.sheet, each.rule) for each in report.odd] == [("Sheet1", "unknown_sheet")]


def test_it_is_read_from_a_file(desk: Desk, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "danh sách.xlsx", {"Sheet1": LIST})

    assert import_workbook(desk.book, path, today=TODAY).applied


def test_a_list_on_a_sheet_called_dang_vien_is_read_as_leniently(desk: Desk) -> None:
    report = desk.bring({"Đảng viên": LIST})

    assert report.sheets["Đảng viên"].new == 2
    assert [each.rule for each in report.odd].count("passed_over") == 2


def test_an_unreadable_cell_of_a_list_is_refused_like_any_other(desk: Desk) -> None:
    report = desk.offer({"Sheet1": [*LIST[:5], [2, "Trần Thị Hòa", "không rõ"]]})

    assert [(each.sheet, each.cell) for each in report.refused] == [("Sheet1", "C6")]


def test_where_no_row_is_numbered_every_row_with_a_name_is_a_member(desk: Desk) -> None:
    report = desk.bring({"Sheet1": [LIST[3], [None, "Lê Văn Tám", 1959], [None, None, 1960]]})

    assert report.sheets["Sheet1"].new == 1
    assert [(each.cell, each.rule) for each in report.odd] == [
        ("B3", "passed_over"),
        ("H1", "unknown_column"),
    ]
