"""How an exchange workbook is read (CONTRACT §2, "Reading")."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from db.dates import PartialDate
from db.schema import Audience, Gender, Meeting, MeetingKind, Member, Standing, Subject, Summons
from db.standing import StandingKind
from tests.desktop.exchange.desk import MEETINGS, MEMBERS, STANDINGS, SUBJECTS, Desk


def member(**cells: Any) -> dict[str, list[list[Any]]]:
    """A sheet with one member; keywords are headings with _ for spaces."""
    given = {"Mã": "DV01", "Họ và tên": "Lê Văn Tám"} | {
        heading.replace("_", " "): cell for heading, cell in cells.items()
    }
    return {MEMBERS: [list(given), list(given.values())]}


def meeting(**cells: Any) -> dict[str, list[list[Any]]]:
    given = {"Mã": "SH01", "Ngày": date(2021, 6, 3), "Loại": "Thường kỳ"} | {
        heading.replace("_", " "): cell for heading, cell in cells.items()
    }
    return {MEETINGS: [list(given), list(given.values())]}


@pytest.mark.parametrize(
    "spelling",
    [
        "ĐẢNG VIÊN",
        "dang vien",
        "  Đảng   viên ",
        "Đảng viên (chi bộ)",
        unicodedata.normalize("NFD", "Đảng viên"),
    ],
)
def test_a_sheet_is_known_whatever_its_case_dau_form_spaces_and_brackets(
    desk: Desk, spelling: str
) -> None:
    desk.bring({spelling: [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám"]]})

    assert desk.only(Member).full_name == "Lê Văn Tám"


@pytest.mark.parametrize(
    "heading",
    ["HỌ VÀ TÊN", "ho va ten", " Họ  và tên ", "Họ và tên (viết hoa)", "Họ và tên [1]"],
)
def test_a_heading_is_known_whatever_its_case_dau_spaces_and_brackets(
    desk: Desk, heading: str
) -> None:
    desk.bring({MEMBERS: [[heading, "Mã"], ["Lê Văn Tám", "DV01"]]})

    assert desk.only(Member).full_name == "Lê Văn Tám"


def test_the_heading_row_is_the_first_with_two_known_headings(desk: Desk) -> None:
    desk.bring(
        {
            MEMBERS: [
                ["DANH SÁCH ĐẢNG VIÊN"],
                [],
                ["Mã số thuế", "Chức vụ"],
                [None, "Họ và tên", "Mã"],
                [None, "Lê Văn Tám", "DV01"],
            ]
        }
    )

    assert desk.only(Member).code == "DV01"


def test_columns_and_sheets_may_stand_in_any_order(desk: Desk) -> None:
    desk.bring(
        {
            STANDINGS: [
                ["Từ ngày", "Tình trạng", "Mã đảng viên"],
                ["01/03/2021", "Tạm thời đi", "DV01"],
            ],
            MEMBERS: [["Họ và tên", "Mã"], ["Lê Văn Tám", "DV01"]],
        }
    )

    assert desk.only(Standing).from_date == date(2021, 3, 1)


def test_unknown_sheets_and_columns_are_reported_and_passed_over(desk: Desk) -> None:
    report = desk.bring(
        {
            MEMBERS: [["Mã", "Quê quán", "Họ và tên"], ["DV01", "Ô Môn", "Lê Văn Tám"]],
            "Ghi chú riêng": [["linh tinh"]],
        }
    )

    assert report.applied
    assert [(each.sheet, each.cell, each.rule) for each in report.odd] == [
        (MEMBERS, "B1", "unknown_column"),
        ("Ghi chú riêng", "A1", "unknown_sheet"),
    ]


def test_a_column_without_heading_is_reported_where_its_first_value_stands(desk: Desk) -> None:
    report = desk.bring({MEMBERS: [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám", "ghi thêm"]]})

    assert [(each.cell, each.rule) for each in report.odd] == [("C2", "unknown_column")]


def test_a_sheet_without_heading_row_is_reported_and_passed_over(desk: Desk) -> None:
    report = desk.bring(
        {MEMBERS: [["Mã", "Họ và tên"], ["DV01", "Lê Văn Tám"]], MEETINGS: [["Sổ họp"], ["Mã"]]}
    )

    assert [(each.sheet, each.rule) for each in report.odd] == [(MEETINGS, "no_heading")]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (date(1959, 5, 3), PartialDate(1959, 5, 3)),
        (datetime.fromisoformat("1959-05-03T07:30"), PartialDate(1959, 5, 3)),
        ("3/5/1959", PartialDate(1959, 5, 3)),
        ("03/05/1959", PartialDate(1959, 5, 3)),
        (" 3 / 5 / 1959 ", PartialDate(1959, 5, 3)),
        (1959, PartialDate(1959)),
        ("1959", PartialDate(1959)),
        ("05/1959", PartialDate(1959, 5)),
        (None, None),
        ("  ", None),
    ],
)
def test_a_birth_date_may_be_a_true_date_text_a_month_or_a_bare_year(
    desk: Desk, cell: object, read: PartialDate | None
) -> None:
    desk.bring(member(Ngày_sinh=cell))

    assert desk.only(Member).birth == read


@pytest.mark.parametrize("heading", ["Ngày_vào_Đảng", "Ngày_chính_thức"])
def test_joining_and_becoming_official_may_be_known_by_year_alone(desk: Desk, heading: str) -> None:
    desk.bring(member(**{heading: 1990}))

    found = desk.only(Member)
    assert PartialDate(1990) in (found.joined, found.official)


@pytest.mark.parametrize(
    ("cell", "read"),
    [(date(2021, 6, 3), date(2021, 6, 3)), ("3/6/2021", date(2021, 6, 3))],
)
def test_a_meeting_day_is_a_true_date_or_text(desk: Desk, cell: object, read: date) -> None:
    desk.bring(meeting(Ngày=cell))

    assert desk.only(Meeting).day == read


@pytest.mark.parametrize("cell", ["x", "X", "có", "CO", "true", True, 1, "1", " x "])
def test_a_mark_is_any_of_x_co_true_1(desk: Desk, cell: object) -> None:
    desk.bring(meeting(Đã_điểm_danh=cell))

    assert desk.only(Meeting).taken


@pytest.mark.parametrize("cell", [None, "", "không", "khong", "false", False, 0, "0"])
def test_blank_khong_false_and_0_are_no_mark(desk: Desk, cell: object) -> None:
    desk.bring(meeting(Đã_điểm_danh=cell))

    assert not desk.only(Meeting).taken


@pytest.mark.parametrize(
    ("cell", "read"), [(90, 90), ("90", 90), ("1.200", 1200), (90.0, 90), (None, None), (0, 0)]
)
def test_a_count_is_a_whole_number_text_read_the_vietnamese_way(
    desk: Desk, cell: object, read: int | None
) -> None:
    desk.bring(meeting(Số_người_dự=cell))

    assert desk.only(Meeting).headcount == read


@pytest.mark.parametrize(
    ("cell", "read"), [(87.5, "87.5"), ("87,5", "87.5"), (92, "92"), ("92", "92")]
)
def test_a_score_may_have_decimals(desk: Desk, cell: object, read: str) -> None:
    desk.bring(meeting(Điểm=cell))

    assert desk.only(Meeting).score == Decimal(read)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (time(19, 30), time(19, 30)),
        (time(0, 5), time(0, 5)),
        ("19:30", time(19, 30)),
        ("7h30", time(7, 30)),
        ("19 giờ", time(19)),
        ("19 giờ 30 phút", time(19, 30)),
        ("07:30:00", time(7, 30)),
    ],
)
def test_a_time_is_a_true_time_or_text_as_people_write_it(
    desk: Desk, cell: object, read: time
) -> None:
    desk.bring(meeting(Bắt_đầu=cell))

    assert desk.only(Meeting).start == read


@pytest.mark.parametrize("cell", ["Tạm thời đi", "TẠM THỜI ĐI", "tam thoi di", "Tạm thời đi (tạm)"])
def test_the_words_of_a_list_are_matched_as_headings_are(desk: Desk, cell: str) -> None:
    desk.bring(
        member()
        | {STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV01", cell, "1/3/2021"]]}
    )

    assert desk.only(Standing).kind is StandingKind.AWAY


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (
            "Loại",
            "Thường kỳ, Chuyên đề, Kết hợp, Chi ủy, Quán triệt, Đột xuất, Kiểm điểm, Sơ kết, "
            "Đại hội, Khác",
        ),
        ("Đối tượng", "Đảng viên, Cán bộ chủ chốt, Quần chúng"),
    ],
)
def test_every_word_the_contract_lists_is_known(desk: Desk, heading: str, words: str) -> None:
    listed = words.split(", ")
    rows = [
        {"Mã": f"SH{number}", "Ngày": "3/6/2021", "Loại": "Khác", "Số người dự": 1}
        | {heading: word}
        for number, word in enumerate(listed)
    ]
    desk.bring({MEETINGS: [list(rows[0]), *(list(row.values()) for row in rows)]})

    assert [row[heading] for row in desk.take_out()[MEETINGS]] == listed


def test_every_standing_the_contract_lists_is_known(desk: Desk) -> None:
    words = ["Miễn sinh hoạt", "Tạm thời đi", "Tạm thời đến", "Chuyển đến", "Chuyển đi"]
    words += ["Ra khỏi Đảng", "Từ trần"]
    rows = [["DV01", word, "1/3/2021"] for word in words]
    desk.bring(member() | {STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], *rows]})

    assert [row["Tình trạng"] for row in desk.take_out()[STANDINGS]] == words


def test_a_woman_and_a_man_are_known(desk: Desk) -> None:
    desk.bring(member(Giới_tính="Nữ"))

    assert desk.only(Member).gender is Gender.FEMALE


@pytest.mark.parametrize("code", ["dv01", " DV01 ", "Dv01"])
def test_codes_are_compared_trimmed_and_without_case(desk: Desk, code: str) -> None:
    desk.bring(
        member()
        | {STANDINGS: [["Mã đảng viên", "Tình trạng", "Từ ngày"], [code, "Từ trần", "1/3/2021"]]}
    )

    assert desk.only(Standing).kind is StandingKind.DIED


@pytest.mark.parametrize("cell", ["KL01; CD22", "kl01;cd22;", " KL01 ;; CD22; KL01"])
def test_a_list_is_split_at_semicolons(desk: Desk, cell: str) -> None:
    desk.bring(
        {SUBJECTS: [["Mã", "Tên"], ["KL01", "Kết luận 01"], ["CD22", "Chuyên đề 2022"]]}
        | meeting(Chủ_đề=cell)
    )

    with desk.book.read() as session:
        found = session.get(Meeting, 1)
        assert found is not None
        assert [session.get_one(Subject, each).code for each in found.subject_ids] == [
            "KL01",
            "CD22",
        ]


def test_text_is_stored_composed_trimmed_and_with_single_spaces(desk: Desk) -> None:
    desk.bring(member(**{"Họ_và_tên": unicodedata.normalize("NFD", "  Lê\u00a0 Văn  Tám ")}))

    assert desk.only(Member).full_name == "Lê Văn Tám"


def test_long_text_keeps_its_lines(desk: Desk) -> None:
    desk.bring(meeting(Nội_dung="Học Kết luận 01\r\n\r\n  Bàn việc  tháng 6 \n"))

    assert desk.only(Meeting).content == "Học Kết luận 01\n\nBàn việc tháng 6"


@pytest.mark.parametrize(
    ("cell", "read"),
    [(93780499, "93780499"), (93.5, "93.5"), (date(2021, 6, 3), "03/06/2021"), (True, "TRUE")],
)
def test_a_number_or_date_in_a_text_column_is_taken_as_it_is_shown(
    desk: Desk, cell: object, read: str
) -> None:
    desk.bring(member(Số_thẻ=cell))

    assert desk.only(Member).card_number == read


def test_a_blank_audience_means_members(desk: Desk) -> None:
    desk.bring(meeting(Đối_tượng=None))

    assert desk.only(Meeting).audience is Audience.MEMBERS


@pytest.mark.parametrize(
    ("kind", "cell", "summons", "group"),
    [
        ("Thường kỳ", None, Summons.CHAPTER, None),
        ("Chi ủy", None, Summons.COMMITTEE, None),
        ("Chi ủy", "Chi bộ", Summons.CHAPTER, None),
        ("Thường kỳ", "chi uy", Summons.COMMITTEE, None),
        ("Thường kỳ", "Tổ đảng: Tổ 1", Summons.GROUP, "Tổ 1"),
        ("Thường kỳ", "TỔ ĐẢNG :  Tổ  1", Summons.GROUP, "Tổ 1"),
        ("Thường kỳ", "Danh sách", Summons.LIST, None),
    ],
)
def test_summons_is_the_chapter_unless_said_or_for_a_committee_meeting(
    desk: Desk, kind: str, cell: str | None, summons: Summons, group: str | None
) -> None:
    desk.bring(meeting(Loại=kind, Triệu_tập=cell))

    found = desk.only(Meeting)
    assert (found.summons, found.summons_group) == (summons, group)


def test_without_a_column_for_it_a_committee_meeting_still_summons_the_committee(
    desk: Desk,
) -> None:
    desk.bring(meeting(Loại="Chi ủy"))

    found = desk.only(Meeting)
    assert (found.kind, found.summons) == (MeetingKind.COMMITTEE, Summons.COMMITTEE)


def test_rows_with_nothing_in_known_columns_are_no_rows(desk: Desk) -> None:
    report = desk.bring(
        {
            MEMBERS: [
                ["Mã", "Họ và tên", "Quê quán"],
                [None, None, "Ô Môn"],
                ["DV01", "Lê Văn Tám"],
                [None, "  "],
            ]
        }
    )

    assert report.sheets[MEMBERS].new == 1


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (datetime.fromisoformat("2021-06-03T07:30"), "03/06/2021 07:30"),
        (time(7, 5), "07:05"),
    ],
)
def test_a_moment_in_a_column_of_text_is_taken_as_people_write_it(
    desk: Desk, cell: object, read: str
) -> None:
    desk.bring(meeting(Nội_dung=cell))

    assert desk.only(Meeting).content == read


def test_of_a_moment_in_a_column_of_days_the_day_is_taken_and_of_times_the_time(
    desk: Desk,
) -> None:
    moment = datetime.fromisoformat("2021-06-03T07:30")
    desk.bring(meeting(Ngày=moment, Bắt_đầu=moment))

    found = desk.only(Meeting)
    assert (found.day, found.start) == (date(2021, 6, 3), time(7, 30))
