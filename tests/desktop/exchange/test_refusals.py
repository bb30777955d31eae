"""What cannot be understood is refused with sheet, cell and reason, and nothing is applied."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from db.schema import Base, Change, Record
from desktop.exchange import import_incoming, import_workbook, recognise
from desktop.files.cells import Cell, ErrorCell, Sheet
from tests.desktop.exchange.desk import (
    ATTENDANCE,
    HEADCOUNTS,
    MEETINGS,
    MEMBERS,
    POSITIONS,
    STANDINGS,
    SUBJECTS,
    TODAY,
    UNIT,
    Desk,
    Rows,
    dump,
    write_xlsx,
)

PEOPLE: Rows = [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám"], ["DV02", "Trần Thị Hòa"]]
GATHERINGS: Rows = [["Mã", "Ngày", "Loại"], ["SH01", "3/3/2021", "Thường kỳ"]]


def sheet(register: str, headings: str, *rows: list[Any]) -> dict[str, list[list[Any]]]:
    return {register: [headings.split(" | "), *rows]}


TURNS = "Mã đảng viên | Tình trạng | Từ ngày | Đến ngày"
MARKS = "Mã cuộc | Mã đảng viên | Kết quả | Phải dự"
MEETING = "Mã | Ngày | Loại | Triệu tập | Chủ đề | Số người dự | Đã điểm danh | Bắt đầu | Điểm"

CASES: list[tuple[str, dict[str, list[list[Any]]], str, str, str]] = [
    (
        "a standing without a member's code",
        sheet(STANDINGS, TURNS, [None, "Từ trần", "1/3/2021"]),
        STANDINGS,
        "A2",
        "Thiếu Mã đảng viên",
    ),
    (
        "a standing without a kind",
        sheet(STANDINGS, TURNS, ["DV01", None, "1/3/2021"]),
        STANDINGS,
        "B2",
        "Thiếu Tình trạng",
    ),
    (
        "a standing without a day",
        sheet(STANDINGS, TURNS, ["DV01", "Từ trần", None]),
        STANDINGS,
        "C2",
        "Thiếu Từ ngày",
    ),
    (
        "a meeting without a day",
        sheet(MEETINGS, "Mã | Ngày | Loại", ["SH01", None, "Khác"]),
        MEETINGS,
        "B2",
        "Thiếu Ngày",
    ),
    (
        "a meeting without a kind",
        sheet(MEETINGS, "Mã | Ngày | Loại", ["SH01", "3/3/2021", " "]),
        MEETINGS,
        "C2",
        "Thiếu Loại",
    ),
    (
        "a new meeting in a sheet without the column",
        sheet(MEETINGS, "Mã | Ngày", ["SH02", "3/3/2021"]),
        MEETINGS,
        "A2",
        "thiếu cột Loại",
    ),
    (
        "a member without a name",
        sheet(MEMBERS, "Mã | Họ và tên", ["DV01", None]),
        MEMBERS,
        "B2",
        "Thiếu Họ và tên",
    ),
    (
        "an unknown member in a standing",
        sheet(STANDINGS, TURNS, ["DV99", "Từ trần", "1/3/2021"]),
        STANDINGS,
        "A2",
        "Không có mã “DV99” trong Đảng viên",
    ),
    (
        "an unknown meeting in attendance",
        sheet(ATTENDANCE, MARKS, ["SH99", "DV01", "Có mặt"]),
        ATTENDANCE,
        "A2",
        "Không có mã “SH99” trong Sinh hoạt",
    ),
    (
        "an unknown member in attendance",
        sheet(ATTENDANCE, MARKS, ["SH01", "DV99", "Có mặt"]),
        ATTENDANCE,
        "B2",
        "Không có mã “DV99” trong Đảng viên",
    ),
    (
        "an unknown meeting of a headcount",
        sheet(HEADCOUNTS, "Mã cuộc | Nhóm | Số người", ["SH99", "Hội Phụ nữ", 3]),
        HEADCOUNTS,
        "A2",
        "Không có mã “SH99”",
    ),
    (
        "an unknown subject among several",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", None, "KL01; KL09"]),
        MEETINGS,
        "E2",
        "Không có mã “KL09” trong Chủ đề",
    ),
    (
        "an unknown word",
        sheet(STANDINGS, TURNS, ["DV01", "Đi vắng", "1/3/2021"]),
        STANDINGS,
        "B2",
        "“Đi vắng” không có trong danh sách",
    ),
    (
        "an unknown mark of attendance",
        sheet(ATTENDANCE, MARKS, ["SH01", "DV01", "Đến muộn"]),
        ATTENDANCE,
        "C2",
        "Hãy ghi một trong: Có mặt, Trực tuyến, Vắng có lý do, Vắng không lý do",
    ),
    (
        "an unknown word for due",
        sheet(ATTENDANCE, MARKS, ["SH01", "DV01", None, "chắc có"]),
        ATTENDANCE,
        "D2",
        "Hãy ghi một trong: có, không",
    ),
    (
        "an unknown summons",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", "Mọi người"]),
        MEETINGS,
        "D2",
        "không rõ triệu tập ai",
    ),
    (
        "a party group without its name",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", "Tổ đảng:"]),
        MEETINGS,
        "D2",
        "với tổ đảng ghi “Tổ đảng: tên”",
    ),
    (
        "anything else for a mark",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", None, None, None, "rồi"]),
        MEETINGS,
        "G2",
        "“rồi” không phải là dấu",
    ),
    (
        "a text date that fits no reading",
        sheet(STANDINGS, TURNS, ["DV01", "Từ trần", "31/2/2021"]),
        STANDINGS,
        "C2",
        "tháng 2/2021 có từ ngày 1 đến ngày 28",
    ),
    (
        "a date the other way round",
        sheet(STANDINGS, TURNS, ["DV01", "Từ trần", "12/25/2021"]),
        STANDINGS,
        "C2",
        "không có tháng 25",
    ),
    (
        "a year where a day is needed",
        sheet(STANDINGS, TURNS, ["DV01", "Từ trần", 2021]),
        STANDINGS,
        "C2",
        "không phải là ngày",
    ),
    (
        "a birth date that is none",
        sheet(MEMBERS, "Mã | Họ và tên | Ngày sinh", ["DV03", "Chín", "khoảng 1960"]),
        MEMBERS,
        "C2",
        "không phải là ngày",
    ),
    (
        "a number the English way",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", None, None, "1,200.5"]),
        MEETINGS,
        "F2",
        "không đọc được là số",
    ),
    (
        "a part of a person",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", None, None, 12.5]),
        MEETINGS,
        "F2",
        "không phải là số đếm",
    ),
    (
        "fewer than nobody",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", None, None, -3]),
        MEETINGS,
        "F2",
        "không phải là số đếm",
    ),
    (
        "a score in words",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", *[None] * 5, "tốt"]),
        MEETINGS,
        "I2",
        "không đọc được là số",
    ),
    (
        "a score beyond all bounds",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", *[None] * 5, 1e18]),
        MEETINGS,
        "I2",
        "quá lớn",
    ),
    (
        "a score no computer rounds",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", *[None] * 5, 1e300]),
        MEETINGS,
        "I2",
        "quá lớn",
    ),
    (
        "a time in words",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", *[None] * 4, "tối"]),
        MEETINGS,
        "H2",
        "không phải là giờ",
    ),
    (
        "a time that is none",
        sheet(MEETINGS, MEETING, ["SH02", "3/3/2021", "Khác", *[None] * 4, "25:00"]),
        MEETINGS,
        "H2",
        "không phải là giờ",
    ),
    (
        "a subject's year that is none",
        sheet(SUBJECTS, "Mã | Tên | Năm", ["KL02", "Kết luận", "hai nghìn"]),
        SUBJECTS,
        "C2",
        "không phải là năm",
    ),
    (
        "a code with the sign that parts codes",
        sheet(SUBJECTS, "Mã | Tên", ["KL;02", "Kết luận"]),
        SUBJECTS,
        "A2",
        "có dấu chấm phẩy",
    ),
    (
        "a code twice",
        sheet(MEMBERS, "Mã | Họ và tên", ["DV05", "Tám"], ["DV06", "Chín"], [" dv05 ", "Mười"]),
        MEMBERS,
        "A4",
        "đã có ở ô A2",
    ),
    (
        "two marks for one person in one meeting",
        sheet(
            ATTENDANCE,
            MARKS,
            ["SH01", "DV01", "Vắng có lý do"],
            ["sh01", "dv01", "Vắng không lý do"],
        ),
        ATTENDANCE,
        "A3",
        "Dòng này trùng Mã cuộc, Mã đảng viên với dòng có ô A2",
    ),
    (
        "one fact of the unit twice for one day",
        sheet(UNIT, "Mục | Giá trị", ["Địa danh", "Ô Môn"], ["Địa danh", "Thới An"]),
        UNIT,
        "A3",
        "Dòng này trùng",
    ),
    (
        "another unit's code",
        sheet(UNIT, "Mục | Giá trị", ["Tên đơn vị", "Chi bộ khác"], ["Mã đơn vị", "CB-02"]),
        UNIT,
        "B3",
        "Tệp này là của đơn vị CB-02, sổ đang mở là của CB-01",
    ),
    (
        "an unknown fact of the unit",
        sheet(UNIT, "Mục | Giá trị", ["Điện thoại", "0292"]),
        UNIT,
        "A2",
        "không có trong danh sách",
    ),
    (
        "a standing that ends before it starts",
        sheet(STANDINGS, TURNS, ["DV01", "Tạm thời đi", "5/3/2021", "4/3/2021"]),
        STANDINGS,
        "D2",
        "đứng trước Từ ngày",
    ),
    (
        "a position that ends before it starts",
        sheet(
            POSITIONS,
            "Mã đảng viên | Chức vụ | Từ ngày | Đến ngày",
            ["DV01", "Bí thư", date(2021, 3, 5), date(2021, 3, 4)],
        ),
        POSITIONS,
        "D2",
        "đứng trước Từ ngày",
    ),
]


@pytest.mark.parametrize(
    ("sheets", "where", "cell", "reason"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_cannot_be_understood_is_refused_by_sheet_and_cell(
    desk: Desk, sheets: dict[str, list[list[Any]]], where: str, cell: str, reason: str
) -> None:
    desk.bring({MEMBERS: PEOPLE, MEETINGS: GATHERINGS, SUBJECTS: [["Mã", "Tên"], ["KL01", "KL"]]})
    before = dump(desk.book)

    report = desk.offer(sheets)

    (refusal,) = report.refused
    assert (refusal.sheet, refusal.cell) == (where, cell)
    assert reason in str(refusal.reason)
    assert report.sheets[where].refused == 1
    assert not report.applied
    assert dump(desk.book) == before


def test_with_one_row_refused_nothing_of_the_file_is_applied(desk: Desk) -> None:
    with desk.book.read() as session:
        changes = session.scalar(select(func.count()).select_from(Change))
    report = desk.offer(
        {
            MEMBERS: PEOPLE,
            STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV01", "Từ trần", "hôm qua"]],
        }
    )

    assert not report.applied
    assert (report.sheets[MEMBERS].new, report.sheets[STANDINGS].refused) == (2, 1)
    assert dump(desk.book)["member"] == []
    with desk.book.read() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == changes


def test_every_fault_of_a_file_is_named_at_once(desk: Desk) -> None:
    report = desk.offer(
        {
            MEMBERS: [["Mã", "Họ và tên", "Ngày sinh"], ["DV01", None, "?"], ["DV02", "Chín", "?"]],
            MEETINGS: [["Mã", "Ngày", "Loại"], ["SH01", "3.3", "Họp"]],
        }
    )

    assert [(each.sheet, each.cell) for each in report.refused] == [
        (MEMBERS, "C2"),
        (MEMBERS, "C3"),
        (MEETINGS, "B2"),
        (MEETINGS, "C2"),
    ]
    assert report.sheets[MEMBERS].refused == 2
    assert report.sheets[MEETINGS].refused == 1


def test_rows_that_quote_a_refused_row_are_not_refused_for_it(desk: Desk) -> None:
    report = desk.offer(
        {
            MEMBERS: [
                ["Mã", "Họ và tên", "Ngày sinh"],
                ["DV01", "Tám", "?"],
                ["DV02", "Chín", "?"],
            ],
            MEETINGS: GATHERINGS,
            ATTENDANCE: [
                MARKS.split(" | "),
                ["SH01", "DV01", "Có mặt"],
                ["SH01", "DV02", "Có mặt"],
            ],
        }
    )

    assert {each.sheet for each in report.refused} == {MEMBERS}
    assert report.sheets[ATTENDANCE].new == 2


def test_the_unit_s_own_code_in_other_letters_is_its_own_code(desk: Desk) -> None:
    desk.bring(sheet(UNIT, "Mục | Giá trị", ["Mã đơn vị", " cb-01 "]))

    assert desk.take_out()[UNIT][0] == {"Mục": "Mã đơn vị", "Giá trị": "CB-01"}


def test_a_unit_may_change_its_code_on_a_day(desk: Desk) -> None:
    desk.bring(
        sheet(
            UNIT,
            "Mục | Giá trị | Từ ngày",
            ["Mã đơn vị", "CB-01"],
            ["Mã đơn vị", "PX-07", "1/7/2025"],
        )
    )

    assert [row["Giá trị"] for row in desk.take_out()[UNIT] if row["Mục"] == "Mã đơn vị"] == [
        "CB-01",
        "PX-07",
    ]


def test_an_error_of_excel_is_refused_and_a_formula_without_value_too(desk: Desk) -> None:
    rows: list[list[Cell]] = [["Mã", "Họ và tên"], ["DV01", ErrorCell("#REF!")]]
    rows.append(["DV02", ErrorCell("=A1")])
    report = import_incoming(desk.book, recognise([Sheet(MEMBERS, rows)], "so.xlsx"), today=TODAY)

    assert [each.cell for each in report.refused] == ["B2", "B3"]
    assert "#REF!" in str(report.refused[0].reason)
    assert "Mở tệp bằng Excel, lưu lại" in str(report.refused[1].reason)


def test_a_file_without_any_known_sheet_is_refused(desk: Desk) -> None:
    report = desk.offer({"Sheet1": [["a", "b"], [1, 2]]})

    assert "không có trang nào theo mẫu" in str(report.refused[0].reason)
    assert not report.applied


def test_the_report_is_plain_json_with_cells_and_sentences(desk: Desk, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "hong.xlsx",
        {MEMBERS: [["Mã", "Họ và tên", "Quê"], ["DV01", None, "Ô Môn"]]},
    )

    assert import_workbook(desk.book, path, today=TODAY).to_json() == {
        "sheets": {MEMBERS: {"new": 0, "changed": 0, "same": 0, "refused": 1}},
        "refused": [
            {
                "sheet": MEMBERS,
                "cell": "B2",
                "reason": "Thiếu Họ và tên. Ghi vào ô này, hoặc xóa cả dòng.",
            }
        ],
        "odd": [
            {
                "sheet": MEMBERS,
                "cell": "C1",
                "rule": "unknown_column",
                "reason": "Cột “Quê” không có trong mẫu, hoặc đã có rồi, nên được bỏ qua.",
            }
        ],
        "applied": False,
    }


def test_every_record_of_the_book_is_covered_by_the_dump() -> None:
    tables = {m.class_.__tablename__ for m in Base.registry.mappers if issubclass(m.class_, Record)}

    assert {"member", "attendance", "meeting_subject", "unit_fact"} <= tables
