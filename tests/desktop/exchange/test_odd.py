"""What is odd but possible is applied and reported (CONTRACT §2)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.exchange import ImportReport
from tests.desktop.exchange.desk import (
    ATTENDANCE,
    HEADCOUNTS,
    MEETINGS,
    MEMBERS,
    STANDINGS,
    Desk,
    Rows,
    Sheets,
)

PEOPLE: Rows = [["Mã", "Họ và tên", "Tổ đảng"], ["DV01", "Tám", "Tổ 1"], ["DV02", "Chín", "Tổ 2"]]


def odd(report: ImportReport) -> list[tuple[str, str, str]]:
    assert report.applied
    return [(each.sheet, each.cell, each.rule) for each in report.odd]


def test_a_mark_for_someone_not_due_is_odd(desk: Desk) -> None:
    report = desk.bring(
        {
            MEMBERS: PEOPLE,
            STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV02", "Từ trần", "1/1/2021"]],
            MEETINGS: [["Mã", "Ngày", "Loại", "Đã điểm danh"], ["SH01", "3/3/2021", "Khác", "x"]],
            ATTENDANCE: [["Mã cuộc", "Mã đảng viên", "Kết quả"], ["SH01", "DV02", "Có mặt"]],
        }
    )

    assert odd(report) == [(ATTENDANCE, "C2", "not_due")]


@pytest.mark.parametrize("due", ["có", "không"])
def test_a_mark_for_someone_not_due_is_not_odd_where_phai_du_is_given(desk: Desk, due: str) -> None:
    report = desk.bring(
        {
            MEMBERS: PEOPLE,
            STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV02", "Từ trần", "1/1/2021"]],
            MEETINGS: [["Mã", "Ngày", "Loại", "Đã điểm danh"], ["SH01", "3/3/2021", "Khác", "x"]],
            ATTENDANCE: [
                ["Mã cuộc", "Mã đảng viên", "Kết quả", "Phải dự"],
                ["SH01", "DV02", "Có mặt", due],
            ],
        }
    )

    assert odd(report) == []


def test_a_mark_in_a_meeting_not_taken_is_odd(desk: Desk) -> None:
    report = desk.bring(
        {
            MEMBERS: PEOPLE,
            MEETINGS: [["Mã", "Ngày", "Loại"], ["SH01", "3/3/2021", "Khác"]],
            ATTENDANCE: [["Mã cuộc", "Mã đảng viên", "Kết quả"], ["SH01", "DV02", "Có mặt"]],
        }
    )

    assert odd(report) == [(ATTENDANCE, "C2", "not_taken")]


def test_a_headcount_left_blank_is_odd_unless_groups_were_counted(desk: Desk) -> None:
    report = desk.bring(
        {
            MEETINGS: [
                ["Mã", "Ngày", "Loại", "Đối tượng", "Số người dự"],
                ["QC01", "3/3/2021", "Khác", "Quần chúng", None],
                ["QC02", "4/3/2021", "Khác", "Quần chúng", None],
                ["CB01", "5/3/2021", "Khác", "Cán bộ chủ chốt", 0],
            ],
            HEADCOUNTS: [["Mã cuộc", "Nhóm", "Số người"], ["QC02", "Hội Phụ nữ", 20]],
        }
    )

    assert odd(report) == [(MEETINGS, "E2", "headcount_blank")]


@pytest.mark.parametrize(
    ("born", "joined", "rules"),
    [
        ("2/3/1990", "1/3/2008", ["joined_too_young"]),
        ("2/3/1990", "2/3/2008", []),
        (1990, 2008, []),
        ("5/1990", 2008, ["joined_too_young"]),
        (None, "1/3/2008", []),
    ],
)
def test_joining_before_the_age_of_18_is_odd(
    desk: Desk, born: object, joined: object, rules: list[str]
) -> None:
    report = desk.bring(
        {
            MEMBERS: [
                ["Mã", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"],
                ["DV01", "Tám", born, joined, "1/1/2010"],
            ]
        }
    )

    assert [rule for _, _, rule in odd(report)] == rules


@pytest.mark.parametrize(
    ("today", "rules"), [(date(2023, 2, 28), []), (date(2023, 3, 1), ["official_missing"])]
)
def test_not_being_official_two_years_after_joining_is_odd(
    desk: Desk, today: date, rules: list[str]
) -> None:
    report = desk.bring(
        {MEMBERS: [["Mã", "Họ và tên", "Ngày vào Đảng"], ["DV01", "Tám", "1/3/2021"]]}, today=today
    )

    assert [rule for _, _, rule in odd(report)] == rules


def turned(*days: Any) -> list[list[Any]]:
    return [
        ["Mã đảng viên", "Tình trạng", "Từ ngày"],
        *(["DV01", "Miễn sinh hoạt", day] for day in days),
    ]


@pytest.mark.parametrize(
    ("days", "cells"),
    [
        ([date(2021, 5, 3), "25/03/2021"], ["C2"]),
        (["25/03/2021", date(2021, 5, 3), "13/1/2021", date(2021, 1, 12)], ["C3"]),
        ([date(2021, 5, 13), "25/03/2021"], []),
        ([date(2021, 5, 3), "12/03/2021"], []),
        ([date(2021, 5, 3), date(2021, 6, 3)], []),
        (["5/3/2021", "25/3/2021"], []),
    ],
)
def test_true_dates_up_to_the_12th_beside_text_dates_after_it_look_swapped(
    desk: Desk, days: list[Any], cells: list[str]
) -> None:
    report = desk.bring({MEMBERS: PEOPLE, STANDINGS: turned(*days)})

    assert odd(report) == [(STANDINGS, cell, "swapped_dates") for cell in cells]


def test_a_swapped_column_is_shown_with_both_readings_before_it_is_taken_in(desk: Desk) -> None:
    report = desk.bring(
        {MEMBERS: PEOPLE, STANDINGS: turned(date(2021, 5, 3), "25/03/2021")}, dry_run=True
    )

    assert "ô này là 03/05/2021 hay 05/03/2021" in str(report.odd[0].reason)


def test_letters_of_an_old_encoding_are_shown_with_what_they_may_be(desk: Desk) -> None:
    report = desk.bring({MEMBERS: [["Mã", "Họ và tên"], ["DV01", "NguyÔn V¨n §¹t"]]})

    assert odd(report) == [(MEMBERS, "B2", "old_encoding")]
    assert "“Nguyễn Văn Đạt”" in str(report.odd[0].reason)


@pytest.mark.parametrize("cell", [87.125, "87,125"])
def test_a_number_the_book_must_round_is_odd_and_comes_to_rest(desk: Desk, cell: object) -> None:
    sheets: Sheets = {
        MEETINGS: [["Mã", "Ngày", "Loại", "Điểm"], ["SH01", "3/3/2021", "Khác", cell]]
    }

    assert odd(desk.bring(sheets)) == [(MEETINGS, "D2", "rounded")]
    assert desk.bring(sheets).sheets[MEETINGS].same == 1


def test_a_meeting_of_a_party_group_nobody_is_in_is_odd(desk: Desk) -> None:
    report = desk.bring(
        {
            MEMBERS: PEOPLE,
            MEETINGS: [
                ["Mã", "Ngày", "Loại", "Triệu tập"],
                ["SH01", "3/3/2021", "Khác", "Tổ đảng: Tổ 3"],
                ["SH02", "3/3/2021", "Khác", "Tổ đảng: tổ 2"],
            ],
        }
    )

    assert odd(report) == [(MEETINGS, "D2", "empty_group")]


def test_a_new_member_without_a_code_who_bears_a_known_name_is_pointed_out(desk: Desk) -> None:
    desk.bring({MEMBERS: [["Mã", "Họ và tên"], ["DV01", "Nguyễn Thị Hòa"]]})
    report = desk.bring({MEMBERS: [["Họ và tên", "Chức vụ"], ["Nguyễn Thị Hoà", "Bí thư"]]})

    assert odd(report) == [(MEMBERS, "A2", "same_name")]
    assert report.sheets[MEMBERS].new == 1
