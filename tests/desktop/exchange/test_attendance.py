"""Attendance: exceptions, Phải dự, stored lists and drafts (CONTRACT §2, Điểm danh)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.registers import attendance
from db.schema import Meeting
from desktop.exchange import ImportReport
from tests.desktop.exchange.desk import ATTENDANCE, MEETINGS, MEMBERS, STANDINGS, Desk, Rows

PEOPLE: Rows = [
    ["Mã", "Họ và tên", "Chức vụ", "Tổ đảng"],
    ["DV01", "Tám", "Bí thư", "Tổ 1"],
    ["DV02", "Chín", None, "Tổ 2"],
    ["DV03", "Mười", None, "Tổ 1"],
]
AWAY: Rows = [["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV03", "Tạm thời đi", "1/1/2021"]]
MARKS = ["Mã cuộc", "Mã đảng viên", "Kết quả", "Lý do", "Phải dự"]


def meeting(taken: str | None = "x", **cells: Any) -> list[list[Any]]:
    given = {"Mã": "SH01", "Ngày": "3/3/2021", "Loại": "Thường kỳ", "Đã điểm danh": taken} | {
        heading.replace("_", " "): cell for heading, cell in cells.items()
    }
    return [list(given), list(given.values())]


def marks(*rows: list[Any]) -> list[list[Any]]:
    return [MARKS, *([*row, *[None] * (5 - len(row))] for row in rows)]


def test_in_a_meeting_taken_everybody_due_and_not_listed_was_present(desk: Desk) -> None:
    desk.bring(
        {
            MEMBERS: PEOPLE,
            STANDINGS: AWAY,
            MEETINGS: meeting(),
            ATTENDANCE: marks(["SH01", "DV02", "Vắng có lý do", "Ốm"]),
        }
    )

    assert desk.marks("SH01") == {"DV01": ("present", True), "DV02": ("excused", True)}


def test_who_was_due_is_stored_from_the_standings_after_the_whole_file(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE})
    desk.bring({ATTENDANCE: marks(), MEETINGS: meeting(), STANDINGS: AWAY})

    assert desk.marks("SH01").keys() == {"DV01", "DV02"}


def test_without_a_sheet_of_attendance_a_meeting_taken_has_its_list(desk: Desk) -> None:
    desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting()})

    assert {due for _, due in desk.marks("SH01").values()} == {True}
    assert len(desk.marks("SH01")) == 3


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["SH01", "DV03", "Có mặt", None, "có"], ("present", True)),
        (["SH01", "DV03", None, None, "có"], ("present", True)),
        (["SH01", "DV03", "Vắng không lý do", None, "có"], ("unexcused", True)),
        (["SH01", "DV03", "Có mặt", None, None], ("present", False)),
        (["SH01", "DV01", "Có mặt", None, "không"], ("present", False)),
        (["SH01", "DV01", None, None, "không"], (None, False)),
        (["SH01", "DV01", None, None, None], ("present", True)),
        (["SH01", "DV03", None, None, "x"], ("present", True)),
        (["SH01", "DV03", None, None, True], ("present", True)),
        (["SH01", "DV01", None, None, 0], (None, False)),
    ],
)
def test_phai_du_decides_for_that_person_whatever_the_standing_says(
    desk: Desk, row: list[Any], said: tuple[str | None, bool]
) -> None:
    sheets = {MEMBERS: PEOPLE, STANDINGS: AWAY, MEETINGS: meeting(), ATTENDANCE: marks(row)}
    desk.bring(sheets)

    assert desk.marks("SH01")[row[1]] == said
    assert desk.bring(sheets).sheets[ATTENDANCE].same == 1


@pytest.mark.parametrize(
    ("call", "kind", "due"),
    [
        ("Chi ủy", "Thường kỳ", {"DV01"}),
        (None, "Chi ủy", {"DV01"}),
        ("Tổ đảng: tổ 1", "Thường kỳ", {"DV01", "DV03"}),
        ("Danh sách", "Thường kỳ", {"DV02"}),
    ],
)
def test_a_meeting_stores_whom_it_summons(
    desk: Desk, call: str | None, kind: str, due: set[str]
) -> None:
    rows = marks(["SH01", "DV02", None, None, "có"]) if call == "Danh sách" else marks()
    desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting(Triệu_tập=call, Loại=kind), ATTENDANCE: rows})

    assert {code for code, (_, said) in desk.marks("SH01").items() if said} == due


def test_a_meeting_not_taken_keeps_its_marks_as_a_draft(desk: Desk) -> None:
    sheets = {
        MEMBERS: PEOPLE,
        MEETINGS: meeting(None),
        ATTENDANCE: marks(
            ["SH01", "DV01", "Vắng có lý do", "Ốm"],
            ["SH01", "DV02", None, None, "không"],
            ["SH01", "DV03", None, None, None],
        ),
    }
    report = desk.bring(sheets)

    assert desk.marks("SH01") == {"DV01": ("excused", None), "DV02": (None, False)}
    assert (report.sheets[ATTENDANCE].new, report.sheets[ATTENDANCE].same) == (2, 1)
    assert desk.bring(sheets).sheets[ATTENDANCE].same == 3


def test_a_draft_in_the_book_becomes_a_list_when_the_file_says_taken(desk: Desk) -> None:
    draft = marks(["SH01", "DV01", "Vắng có lý do"], ["SH01", "DV02", None, None, "không"])
    desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting(None), ATTENDANCE: draft})
    desk.bring({MEETINGS: meeting()})

    assert desk.marks("SH01") == {
        "DV01": ("excused", True),
        "DV02": (None, False),
        "DV03": ("present", True),
    }


class TestAListStoredBefore:
    @pytest.fixture(autouse=True)
    def taken(self, desk: Desk) -> None:
        desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting()})

    def test_stays_when_a_standing_is_changed(self, desk: Desk) -> None:
        desk.bring({STANDINGS: AWAY, MEETINGS: meeting()})

        assert desk.marks("SH01")["DV03"] == ("present", True)

    def test_takes_new_marks_for_those_on_it(self, desk: Desk) -> None:
        report = desk.bring({ATTENDANCE: marks(["SH01", "DV02", "Vắng không lý do"])})

        assert desk.marks("SH01")["DV02"] == ("unexcused", True)
        assert report.sheets[ATTENDANCE].changed == 1

    def test_takes_a_blank_mark_as_present(self, desk: Desk) -> None:
        desk.bring({ATTENDANCE: marks(["SH01", "DV02", "Vắng không lý do"])})
        desk.bring({ATTENDANCE: marks(["SH01", "DV02", None])})

        assert desk.marks("SH01")["DV02"] == ("present", True)

    def test_notes_somebody_new_without_counting_them(self, desk: Desk) -> None:
        report = desk.bring(
            {
                MEMBERS: [["Mã", "Họ và tên"], ["DV04", "Thêm"]],
                ATTENDANCE: marks(["SH01", "DV04", "Có mặt"]),
            }
        )

        assert desk.marks("SH01")["DV04"] == ("present", False)
        assert [each.rule for each in report.odd if each.sheet == ATTENDANCE] == ["not_due"]

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            (["SH01", "DV01", None, None, "không"], (None, False)),
            (["SH01", "DV01", "Có mặt", None, "không"], ("present", False)),
            (["SH01", "DV01", "Trực tuyến", None, "có"], ("online", True)),
        ],
    )
    def test_follows_phai_du(self, desk: Desk, row: list[Any], said: object) -> None:
        desk.bring({ATTENDANCE: marks(row)})

        assert desk.marks("SH01")["DV01"] == said
        assert desk.bring({ATTENDANCE: marks(row)}).sheets[ATTENDANCE].same == 1

    def test_is_a_draft_again_when_the_file_says_not_taken(self, desk: Desk) -> None:
        sheets = {
            MEETINGS: meeting(None),
            ATTENDANCE: marks(["SH01", "DV02", "Vắng không lý do"]),
        }
        desk.bring(sheets)

        assert desk.marks("SH01") == {"DV02": ("unexcused", None)}
        assert desk.bring(sheets).sheets[ATTENDANCE].same == 1


class TestDueChanged:
    @pytest.fixture(autouse=True)
    def taken(self, desk: Desk) -> None:
        desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting()})

    def changed(self, report: ImportReport) -> list[tuple[str, str, str]]:
        return [
            (each.sheet, each.cell, str(each.reason))
            for each in report.odd
            if each.rule == "due_changed"
        ]

    def test_a_standing_changed_later_names_the_meetings_concerned(self, desk: Desk) -> None:
        ((sheet, cell, reason),) = self.changed(desk.bring({STANDINGS: AWAY}))

        assert (sheet, cell) == (STANDINGS, "A2")
        assert "cuộc SH01 ngày 03/03/2021" in reason
        assert "DV03" in reason

    def test_a_joining_day_changed_later_names_them_too(self, desk: Desk) -> None:
        report = desk.bring(
            {MEMBERS: [["Mã", "Ngày vào Đảng", "Ngày chính thức"], ["DV02", 2022, 2023]]}
        )

        assert [(sheet, cell) for sheet, cell, _ in self.changed(report)] == [(MEMBERS, "A2")]

    def test_a_meeting_moved_to_another_day_is_named_itself(self, desk: Desk) -> None:
        desk.bring(
            {
                STANDINGS: [
                    ["Mã đảng viên", "Tình trạng", "Từ ngày"],
                    ["DV03", "Tạm thời đi", "1/4/2021"],
                ]
            }
        )
        report = desk.bring({MEETINGS: [["Mã", "Ngày"], ["SH01", date(2021, 4, 2)]]})

        assert [(sheet, cell) for sheet, cell, _ in self.changed(report)] == [(MEETINGS, "A2")]

    def test_what_the_same_file_says_of_the_list_is_no_surprise(self, desk: Desk) -> None:
        report = desk.bring(
            {STANDINGS: AWAY, ATTENDANCE: marks(["SH01", "DV03", "Có mặt", None, "có"])}
        )

        assert self.changed(report) == []

    def test_once_named_a_meeting_is_not_named_again(self, desk: Desk) -> None:
        desk.bring({STANDINGS: AWAY})

        assert self.changed(desk.bring({STANDINGS: AWAY})) == []

    def test_the_screen_still_offers_to_bring_the_list_up_to_date(self, desk: Desk) -> None:
        desk.bring({STANDINGS: AWAY})

        with desk.book.read() as session:
            (difference,) = attendance.due_differences(session)
        assert difference.code == "SH01"


def test_marks_of_a_meeting_for_others_are_kept_and_do_not_count(desk: Desk) -> None:
    sheets = {
        MEMBERS: PEOPLE,
        MEETINGS: meeting(Đối_tượng="Quần chúng", Số_người_dự=20),
        ATTENDANCE: marks(["SH01", "DV01", "Có mặt", None, "có"]),
    }
    desk.bring(sheets)

    assert desk.marks("SH01") == {"DV01": ("present", True)}
    assert desk.only(Meeting).taken
    assert desk.bring(sheets).sheets[ATTENDANCE].same == 1
