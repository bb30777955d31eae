"""Every rule that looks across the book is asked of every row of a file, once all of it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import registers
from desktop.exchange import ImportReport
from tests.desktop.exchange.desk import MEMBERS, Desk, Rows, Sheets

DOCUMENTS = "Văn bản"
HEAD = ["Loại", "Số", "Ngày"]
NOTHING: Rows = [
    ["Sổ", "Từ ngày", "Đến ngày"],
    ["Tuyên truyền", "1/1/2026", "31/3/2026"],
]


def odd(report: ImportReport) -> list[tuple[str, str, str]]:
    return [(each.sheet, each.cell, each.rule) for each in report.odd]


def test_numbers_are_compared_once_all_rows_are_in_whatever_their_order(desk: Desk) -> None:
    sheets: Sheets = {
        DOCUMENTS: [
            HEAD,
            ["BC", "03", "5/3/2026"],
            ["BC", "02-BC/CB", "5/2/2026"],
            ["BC", "06", "5/6/2026"],
            ["bc", "02", "6/2/2026"],
            ["BC", "01", "5/1/2026"],
        ]
    }
    report = desk.bring(sheets)
    assert odd(report) == [
        (DOCUMENTS, "B3", "number_repeated"),
        (DOCUMENTS, "B4", "number_gap"),
        (DOCUMENTS, "B5", "number_repeated"),
    ]
    assert "số 03, 05/03/2026" in str(report.odd[1].reason)
    assert report.sheets[DOCUMENTS].new == 5
    assert odd(desk.bring(sheets)) == odd(report)


def test_a_row_is_compared_with_what_the_book_held_before(desk: Desk) -> None:
    desk.bring({DOCUMENTS: [["Mã", *HEAD], ["VB01", "BC", "01", "5/1/2026"]]})
    report = desk.bring({DOCUMENTS: [["Mã", *HEAD], ["VB02", "BC", "01", "6/1/2026"]]})
    assert odd(report) == [(DOCUMENTS, "C2", "number_repeated")]


def test_a_record_of_days_declared_empty_and_the_declaration_are_both_odd(desk: Desk) -> None:
    outreach: Rows = [["Ngày", "Hình thức"], ["31/3/2026", "Pano"], ["1/4/2026", "Pano"]]
    report = desk.bring({"Khai không có": NOTHING, "Tuyên truyền": outreach})
    assert odd(report) == [
        ("Tuyên truyền", "A2", "declared_filled"),
        ("Khai không có", "A2", "declared_filled"),
    ]


@pytest.mark.parametrize(
    ("sheets", "cell", "rule"),
    [
        (
            {
                MEMBERS: [["Mã", "Họ và tên"], ["DV01", "Tám"]],
                "Xếp loại": [
                    ["Mã đảng viên", "Năm", "Mức xếp loại"],
                    ["DV01", 2025, "Hoàn thành"],
                    ["DV01", 2025, "Hoàn thành tốt"],
                ],
            },
            "B2",
            "graded_twice",
        ),
        (
            {
                "Nhiệm kỳ": [
                    ["Tên nhiệm kỳ", "Từ ngày", "Đến ngày"],
                    ["Nhiệm kỳ sau", "1/5/2025", None],
                    ["Nhiệm kỳ trước", "1/5/2020", "2/5/2025"],
                ],
            },
            "B2",
            "terms_overlap",
        ),
        (
            {
                "Mô hình": [
                    ["Mã", "Tên mô hình", "Ngày đăng ký", "Ngày hoàn thành"],
                    ["MH01", "Chợ 0 đồng", "1/5/2025", "30/4/2025"],
                ],
                "Kết quả mô hình": [["Mã mô hình", "Ngày"], ["MH01", "1/5/2025"]],
            },
            "D2",
            "completed_before_registered",
        ),
        (
            {
                "Mô hình": [["Mã", "Tên mô hình", "Ngày đăng ký"], ["MH01", "Chợ", "1/5/2025"]],
                "Kết quả mô hình": [["Mã mô hình", "Ngày"], ["MH01", "30/4/2025"]],
            },
            "B2",
            "result_before_registration",
        ),
        (
            {
                "Kiểm tra, giám sát": [
                    ["Từ ngày", "Hạn chế", "Hạn khắc phục"],
                    ["1/5/2025", "Chậm", "1/6/2025"],
                ]
            },
            "C2",
            "mending_overdue",
        ),
        (
            {
                "Mô hình": [["Mã", "Tên mô hình", "Chủ thể"], ["MH01", "Chợ 0 đồng", "Tập thể"]],
                "Khen thưởng": [
                    ["Ngày quyết định", "Chủ thể", "Tên", "Mã mô hình"],
                    ["1/5/2025", "Cá nhân", "Tám", "MH01"],
                ],
            },
            "D2",
            "model_of_another_holder",
        ),
        (
            {
                "Chủ đề": [
                    ["Mã", "Tên", "Loại", "Năm", "Thay thế"],
                    ["CT03", "Chỉ thị 03", "Văn bản", 2011, "CT05"],
                    ["CT05", "Chỉ thị 05", "Văn bản", 2016, None],
                ]
            },
            "E2",
            "replaces_later",
        ),
    ],
)
def test_what_does_not_fit_together_is_taken_in_and_named_with_its_cell(
    desk: Desk, sheets: Sheets, cell: str, rule: str
) -> None:
    report = desk.bring(sheets)
    assert report.applied
    assert (cell, rule) in [(each.cell, each.rule) for each in report.odd]


def test_a_file_that_is_refused_is_not_looked_over_beside_the_book(desk: Desk) -> None:
    rows: Rows = [HEAD, ["BC", "01", "5/1/2026"], ["BC", "01", "hôm qua"]]
    report = desk.offer({DOCUMENTS: rows})
    assert len(report.refused) == 1
    assert odd(report) == []


def test_every_rule_an_import_may_name_is_documented() -> None:
    told = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    rules = {
        rule
        for register in registers.REGISTERS
        for rule in (*register.doubts, *registers.book_checks(register))
    }
    assert {rule for rule in rules if f"`{rule}`" not in told} == set()
