"""Which record a row is about: by its code, or as a whole (CONTRACT §2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import func, select

from db import history
from db.schema import Change, Member, Position, Standing
from desktop.exchange import ImportReport
from tests.desktop.exchange.desk import (
    ATTENDANCE,
    HEADCOUNTS,
    MEETINGS,
    MEMBERS,
    POSITIONS,
    STANDINGS,
    SUBJECTS,
    UNIT,
    Desk,
    Rows,
    Sheets,
)

PEOPLE: Rows = [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám"], ["DV02", "Trần Thị Hòa"]]
TURNS = ["Mã đảng viên", "Tình trạng", "Từ ngày", "Đến ngày"]

WHOLE: dict[str, list[list[Any]]] = {
    UNIT: [
        ["Mục", "Giá trị", "Từ ngày"],
        ["Mã đơn vị", "CB-01"],
        ["Cấp ủy cấp trên", "Quận ủy Ô Môn"],
        ["Cấp ủy cấp trên", "Đảng ủy phường Ô Môn", date(2025, 7, 1)],
    ],
    MEMBERS: [
        ["Mã", "Họ và tên", "Ngày sinh", "Chức vụ", "Tổ đảng"],
        ["DV01", "Lê Văn Tám", 1959, "Bí thư", "Tổ 1"],
        ["DV02", "Trần Thị Hòa", "05/1960", None, "Tổ 2"],
    ],
    STANDINGS: [TURNS, ["DV02", "Tạm thời đi", "1/3/2021", "1/4/2021"]],
    POSITIONS: [["Mã đảng viên", "Chức vụ", "Từ ngày"], ["DV01", "Bí thư", "1/1/2020"]],
    SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận 01"]],
    MEETINGS: [
        ["Mã", "Ngày", "Loại", "Đối tượng", "Chủ đề", "Chủ trì", "Đã điểm danh"],
        ["SH01", "3/3/2021", "Thường kỳ", None, "KL01", "lê văn tám", "x"],
        ["QC01", "4/3/2021", "Khác", "Quần chúng", None, "Ông Ba", None],
    ],
    ATTENDANCE: [
        ["Mã cuộc", "Mã đảng viên", "Kết quả", "Phải dự"],
        ["SH01", "DV02", "Trực tuyến", "có"],
    ],
    HEADCOUNTS: [["Mã cuộc", "Nhóm", "Số người"], ["QC01", "Hội Phụ nữ", 20]],
}


def counts(report: ImportReport) -> dict[str, tuple[int, int, int]]:
    return {name: (each.new, each.changed, each.same) for name, each in report.sheets.items()}


def number(desk: Desk, table: type[Any]) -> int:
    with desk.book.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_importing_twice_changes_nothing_and_leaves_no_trace(desk: Desk) -> None:
    first = desk.bring(WHOLE)
    changes = number(desk, Change)
    second = desk.bring(WHOLE)

    assert counts(first)[MEMBERS] == (2, 0, 0)
    assert counts(second) == {
        UNIT: (0, 0, 3),
        MEMBERS: (0, 0, 2),
        STANDINGS: (0, 0, 1),
        POSITIONS: (0, 0, 1),
        SUBJECTS: (0, 0, 1),
        MEETINGS: (0, 0, 2),
        ATTENDANCE: (0, 0, 1),
        HEADCOUNTS: (0, 0, 1),
    }
    assert second.applied
    assert number(desk, Change) == changes


def test_an_import_is_one_change_with_the_name_of_the_file(desk: Desk) -> None:
    desk.bring(WHOLE)

    undone = desk.book.undo()
    assert undone is not None
    assert str(undone.title) == "nhập tệp so.xlsx"
    assert number(desk, Member) == 0


def test_a_row_with_a_known_code_changes_that_record(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE})
    report = desk.bring({MEMBERS: [["Mã", "Họ và tên"], ["dv01", "Lê Văn Chín"]]})

    assert counts(report) == {MEMBERS: (0, 1, 0)}
    with desk.book.read() as session:
        assert session.get_one(Member, 1).full_name == "Lê Văn Chín"
        assert session.get_one(Member, 1).code == "DV01"


def test_a_blank_cell_empties_its_field_and_an_absent_column_leaves_it(desk: Desk) -> None:
    desk.bring(
        {MEMBERS: [["Mã", "Họ và tên", "Chức vụ", "Số thẻ"], ["DV01", "Tám", "Bí thư", "93.1"]]}
    )
    report = desk.bring({MEMBERS: [["Mã", "Họ và tên", "Chức vụ"], ["DV01", "Tám", None]]})

    found = desk.only(Member)
    assert counts(report) == {MEMBERS: (0, 1, 0)}
    assert (found.position, found.card_number) == (None, "93.1")


def test_a_row_with_a_known_code_may_leave_out_columns_new_rows_need(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE})
    report = desk.bring({MEMBERS: [["Mã", "Giới tính"], ["DV01", "Nam"]]})

    assert counts(report) == {MEMBERS: (0, 1, 0)}


def test_a_missing_row_deletes_nothing(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE})
    desk.bring({MEMBERS: PEOPLE[:2]})

    assert number(desk, Member) == 2


def test_without_a_code_an_equal_row_is_the_same_and_any_other_new(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE, STANDINGS: [TURNS, ["DV01", "Tạm thời đi", "1/3/2021"]]})
    report = desk.bring(
        {
            STANDINGS: [
                TURNS,
                ["DV01", "Tạm thời đi", "1/3/2021"],
                ["DV01", "Tạm thời đi", "1/3/2021", "1/4/2021"],
            ]
        }
    )

    assert counts(report) == {STANDINGS: (1, 0, 1)}


def test_the_nth_of_several_equal_rows_is_the_nth_equal_record(desk: Desk) -> None:
    row = ["DV01", "Bí thư"]
    heading = ["Mã đảng viên", "Chức vụ"]
    desk.bring({MEMBERS: PEOPLE, POSITIONS: [heading, row, row]})
    assert number(desk, Position) == 2

    report = desk.bring({POSITIONS: [heading, row, row, row]})
    assert counts(report) == {POSITIONS: (1, 0, 2)}
    assert counts(desk.bring({POSITIONS: [heading, row, row, row]})) == {POSITIONS: (0, 0, 3)}


def test_a_record_named_by_code_in_the_file_matches_no_row_without_a_code(desk: Desk) -> None:
    heading = ["Mã", "Mã đảng viên", "Chức vụ"]
    desk.bring({MEMBERS: PEOPLE, POSITIONS: [heading, ["CV001", "DV01", "Bí thư"]]})
    sheets: Sheets = {
        POSITIONS: [heading, ["CV001", "DV01", "Phó Bí thư"], [None, "DV01", "Bí thư"]],
    }

    assert counts(desk.bring(sheets)) == {POSITIONS: (1, 1, 0)}
    assert counts(desk.bring(sheets)) == {POSITIONS: (0, 0, 2)}


def test_new_rows_without_a_code_get_the_next_free_ones(desk: Desk) -> None:
    report = desk.bring(
        {MEMBERS: [["Mã", "Họ và tên"], [None, "Tám"], ["DV007", "Chín"], [None, "Mười"]]}
    )

    assert counts(report) == {MEMBERS: (3, 0, 0)}
    taken_out = desk.take_out()[MEMBERS]
    assert {row["Họ và tên"]: row["Mã"] for row in taken_out} == {
        "Tám": "DV008",
        "Chín": "DV007",
        "Mười": "DV009",
    }


def test_rows_without_a_code_are_compared_in_the_columns_the_file_has(desk: Desk) -> None:
    desk.bring(
        {MEMBERS: PEOPLE, STANDINGS: [TURNS, ["DV01", "Tạm thời đi", "1/3/2021", "1/4/2021"]]}
    )
    report = desk.bring({STANDINGS: [TURNS[:3], ["DV01", "Tạm thời đi", "1/3/2021"]]})

    assert counts(report) == {STANDINGS: (0, 0, 1)}
    assert desk.only(Standing).to_date == date(2021, 4, 1)


def test_a_fact_of_the_unit_is_matched_by_item_and_day(desk: Desk) -> None:
    heading = ["Mục", "Giá trị", "Từ ngày"]
    desk.bring({UNIT: [heading, ["Địa danh", "Ô Môn"], ["Địa danh", "Phước Thới", "1/7/2025"]]})
    report = desk.bring(
        {UNIT: [heading, ["Địa danh", "Thới An"], ["Địa danh", "Phước Thới", "1/7/2025"]]}
    )

    assert counts(report) == {UNIT: (0, 1, 1)}


def test_a_dry_run_says_everything_and_writes_nothing(desk: Desk) -> None:
    with desk.book.read() as session:
        before = len(history.steps(session))
    report = desk.bring(WHOLE, dry_run=True)

    assert counts(report)[MEMBERS] == (2, 0, 0)
    assert not report.applied
    assert number(desk, Member) == 0
    with desk.book.read() as session:
        assert len(history.steps(session)) == before


def test_subjects_in_another_order_are_the_same_subjects(desk: Desk) -> None:
    sheets: dict[str, list[list[Any]]] = {
        SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận 01"], ["CD22", "Chuyên đề 2022"]],
        MEETINGS: [["Mã", "Ngày", "Loại", "Chủ đề"], ["SH01", "3/3/2021", "Khác", "KL01; CD22"]],
    }
    desk.bring(sheets)
    sheets[MEETINGS][1][3] = "CD22; KL01"

    assert counts(desk.bring(sheets))[MEETINGS] == (0, 0, 1)


def test_a_code_on_two_sheets_is_refused_naming_the_other_sheet(desk: Desk) -> None:
    sheets = {"Đảng viên (tổ 1)": PEOPLE[:2], "Đảng viên (tổ 2)": PEOPLE[:2]}
    (refusal,) = desk.offer(sheets).refused

    assert (refusal.sheet, refusal.cell) == ("Đảng viên (tổ 2)", "A2")
    assert "Đảng viên (tổ 1)!A2" in str(refusal.reason)


def test_two_sheets_of_one_register_are_both_read(desk: Desk) -> None:
    report = desk.bring(
        {
            "Đảng viên (tổ 1)": PEOPLE[:2],
            "Đảng viên (tổ 2)": [PEOPLE[0], PEOPLE[2]],
        }
    )

    assert counts(report) == {"Đảng viên (tổ 1)": (1, 0, 0), "Đảng viên (tổ 2)": (1, 0, 0)}
