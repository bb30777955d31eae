"""Tasks, votes and quality scores in the workbook: they go over whole, and what is odd is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from db.book import Book
from db.registers import criteria, meetings, scoring, store
from db.registers.meetings import MEETINGS
from db.registers.tasks import TASKS
from db.registers.votes import VOTES
from db.schema import Audience, Call, MeetingKind
from desktop.exchange import import_workbook
from tests.desktop.exchange import desk as sheets
from tests.desktop.exchange.desk import Desk, Rows, dump

TASK_SHEET, VOTE_SHEET, SCORE_SHEET = "Nhiệm vụ", "Biểu quyết", "Chấm điểm"
CRITERIA: Rows = [
    ["Mã", "Áp dụng từ", "Nhóm tiêu chí", "Tiêu chí", "Điểm tối đa"],
    ["TC1", "1/1/2026", "Thời gian", "Đúng giờ", 40],
    ["TC2", "1/1/2026", "Kết quả", "Hoàn thành", 60],
]
MEETING: Rows = [["Mã", "Ngày", "Loại", "Điểm"], ["SH01", "5/7/2026", "Thường kỳ", 80]]


def odd(desk: Desk, **found: Rows) -> list[tuple[str, str, str]]:
    rows = {"Tiêu chí": CRITERIA, sheets.MEETINGS: MEETING} | found
    return [(each.sheet, each.cell, each.rule) for each in desk.bring(rows).odd]


def test_a_scored_meeting_its_tasks_and_votes_go_over_whole_and_twice_is_once(
    desk: Desk, new_book: Callable[[], Book]
) -> None:
    plain = {"kind": MeetingKind.ORDINARY, "audience": Audience.MEMBERS, "call": Call()}
    with desk.book.change("ghi") as session:
        meeting = store.save(session, MEETINGS, plain | {"day": date(2026, 7, 5)})
        store.save(session, TASKS, {"meeting": meeting, "content": "Thu quỹ"})
        store.save(session, VOTES, {"meeting": meeting, "matter": "Nghị quyết", "base": 5})
        lines = scoring.sheet(session, meeting).lines
        scoring.save(session, meeting, {line.criterion: line.criterion.most for line in lines})
        criteria.new_version(session, date(2026, 8, 1))
    there = Desk(new_book(), desk.folder)
    desk.take_out("het.xlsx")
    for new in (True, False):
        report = import_workbook(there.book, desk.folder / "het.xlsx", today=sheets.TODAY)
        assert report.applied
        assert any(each.new or each.changed for each in report.sheets.values()) is new
    assert dump(there.book) == dump(desk.book)
    with there.book.read() as session:
        row = meetings.meeting(session, meeting)
        assert (row.score, row.band) == (Decimal(100), "Tốt")


def test_a_score_that_is_not_the_sum_of_its_points_is_odd(desk: Desk) -> None:
    points: Rows = [["Mã cuộc", "Mã tiêu chí", "Điểm"], ["SH01", "TC1", 30], ["SH01", "TC2", 49]]
    assert odd(desk, **{SCORE_SHEET: points}) == [
        (sheets.MEETINGS, "D2", "score_differs"),
        (SCORE_SHEET, "C3", "score_differs"),
    ]


def test_points_above_the_most_are_odd_and_below_nought_refused(desk: Desk) -> None:
    points: Rows = [["Mã cuộc", "Mã tiêu chí", "Điểm"], ["SH01", "TC1", 41], ["SH01", "TC2", 39]]
    assert odd(desk, **{SCORE_SHEET: points}) == [(SCORE_SHEET, "C2", "points_over")]
    below = [points[0], ["SH01", "TC1", -1]]
    (refused,) = desk.offer({SCORE_SHEET: below}).refused
    assert (refused.sheet, refused.cell) == (SCORE_SHEET, "C2")


def test_a_vote_beside_the_rule_is_odd(desk: Desk) -> None:
    people: Rows = [["Mã", "Họ và tên"], ["DV01", "Tám"], ["DV02", "Chín"]]
    votes: Rows = [
        ["Mã cuộc", "Nội dung biểu quyết", "Số người có quyền biểu quyết", "Tán thành"],
        ["SH01", "Nghị quyết", 2, 2],
        ["SH01", "Kết nạp", 3, 4],
    ]
    assert odd(desk, **{sheets.MEMBERS: people, VOTE_SHEET: votes}) == [
        (VOTE_SHEET, "C3", "votes_over_base"),
        (VOTE_SHEET, "C3", "base_differs"),
    ]


def test_days_of_a_task_before_it_was_given_are_odd(desk: Desk) -> None:
    tasks: Rows = [
        ["Mã cuộc", "Nhiệm vụ", "Thời hạn", "Ngày hoàn thành"],
        ["SH01", "Thu quỹ", "4/7/2026", "6/7/2026"],
    ]
    assert odd(desk, **{TASK_SHEET: tasks}) == [(TASK_SHEET, "C2", "due_before_given")]
