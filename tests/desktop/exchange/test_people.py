"""A name asked for is linked to the member it fits alone (CONTRACT §2)."""

from __future__ import annotations

import pytest

from db.schema import Meeting
from tests.desktop.exchange.desk import MEETINGS, MEMBERS, Desk, Rows, dump

PEOPLE: Rows = [
    ["Mã", "Họ và tên"],
    ["DV01", "Nguyễn Thị Hòa"],
    ["DV02", "Trần Văn Đạt"],
    ["DV03", "Trần Văn Đạt"],
    ["DV04", "Lê Hoa"],
]


def chair(desk: Desk, cell: str) -> tuple[str | None, int | None]:
    desk.bring(
        {
            MEMBERS: PEOPLE,
            MEETINGS: [["Mã", "Ngày", "Loại", "Chủ trì"], ["SH01", "3/3/2021", "Khác", cell]],
        }
    )
    found = desk.only(Meeting)
    return found.chair, found.chair_id


@pytest.mark.parametrize(
    "cell", ["DV01", "dv01", "Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ", " nguyễn  thị hoà "]
)
def test_a_code_or_the_one_name_that_fits_is_linked(desk: Desk, cell: str) -> None:
    assert chair(desk, cell) == ("Nguyễn Thị Hòa", 1)


def test_a_name_that_fits_two_stays_text(desk: Desk) -> None:
    assert chair(desk, "Trần Văn Đạt") == ("Trần Văn Đạt", None)


@pytest.mark.parametrize("cell", ["Nguyen Thi Hoa", "Nguyễn Thị Hóa", "Hòa", "Ông Ba"])
def test_a_name_that_fits_nobody_stays_text(desk: Desk, cell: str) -> None:
    assert chair(desk, cell) == (cell, None)


def test_of_two_with_one_name_the_code_is_exported(desk: Desk) -> None:
    chair(desk, "DV03")

    assert desk.take_out()[MEETINGS][0]["Chủ trì"] == "DV03"


def test_a_name_that_fits_one_is_exported_as_the_name(desk: Desk) -> None:
    chair(desk, "DV04")

    assert desk.take_out()[MEETINGS][0]["Chủ trì"] == "Lê Hoa"


def test_the_same_person_by_code_or_by_name_is_no_change(desk: Desk) -> None:
    chair(desk, "DV01")
    report = desk.bring({MEETINGS: [["Mã", "Chủ trì"], ["SH01", "nguyễn thị hoà"]]})

    assert report.sheets[MEETINGS].same == 1


def test_a_name_that_has_become_a_members_since_is_no_new_row(desk: Desk) -> None:
    told = {
        "Khen thưởng": [["Ngày quyết định", "Tên"], ["2/2/2023", "Ngô Mới"]],
        "Kiểm tra, giám sát": [["Từ ngày", "Đối tượng"], ["3/3/2023", "Ban Mặt trận; Ngô Mới"]],
    }
    desk.bring(told)
    desk.bring({MEMBERS: [["Mã", "Họ và tên"], ["DV05", "Ngô Mới"]]})
    before = dump(desk.book)

    again = desk.bring(told)

    assert all((each.new, each.changed) == (0, 0) for each in again.sheets.values())
    assert dump(desk.book) == before
