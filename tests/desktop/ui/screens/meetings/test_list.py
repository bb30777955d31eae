"""The list of meetings: what it tells, what narrows it, how it looks."""

from __future__ import annotations

from pathlib import Path

from db.registers import attendance
from db.registers.meetings import MeetingState
from db.schema import Mark
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.meetings.desk import K, Meetings
from tests.desktop.ui.screens.opened import TODAY


def test_the_list_tells_due_present_rate_and_state(opened: Meetings) -> None:
    first, second, third, *_rest = opened.shown()
    assert first == (
        "05/11/2026", "Thường kỳ", "Sinh hoạt tháng 11", "Kết luận số 01-KL/TW của Bộ Chính trị",
        "", "", "", "", "Chưa điểm danh",
    )  # fmt: skip
    assert second[1:3] == ("Quán triệt", "Tuyên truyền Kết luận 01-KL/TW")
    assert second[-1].endswith("lượt người")
    row = opened.rows()[2]
    assert third[4:6] == (str(row.due), str(row.present))
    assert third[8] == "Đã điểm danh"


def test_totals_count_attendances_by_name_and_by_number_apart(opened: Meetings) -> None:
    rows = opened.rows()
    foot = opened.page.box._totals
    assert foot is not None
    found = foot(opened.page.box.table.rows.shown)
    assert found["day"] == f"{len(rows)} cuộc"
    assert found["due"] == str(sum(row.due or 0 for row in rows))
    assert found["state"] == f"{sum(row.headcount or 0 for row in rows)} lượt người"


def test_typing_without_tones_filters_by_content_kind_subject_and_day(opened: Meetings) -> None:
    for words, column, kept in (
        ("tuyen truyen", 2, "Tuyên truyền Kết luận 01-KL/TW"),
        ("ket hop", 1, "Kết hợp"),
        ("bo chinh tri", 3, "Kết luận số 01-KL/TW của Bộ Chính trị"),
        ("05/06/2026", 0, "05/06/2026"),
    ):
        opened.into(opened.page.box.filter)
        opened.page.box.filter.selectAll()
        opened.write(words)
        opened.press(K.Key_Down)
        found = [line[column] for line in opened.shown()]
        assert found
        assert all(kept in each for each in found)


def test_choices_narrow_the_list_and_one_press_widens_it_again(opened: Meetings) -> None:
    filters, everything = opened.page.filters, len(opened.shown())
    opened.into(filters.audience)
    opened.press(*[K.Key_Down] * 3)
    assert {line[1] for line in opened.shown()} == {"Quán triệt"}
    opened.into(filters.year)
    opened.press(K.Key_Down)
    assert {line[0][-4:] for line in opened.shown()} == {"2026"}
    opened.into(filters.clear)
    opened.press(K.Key_Return)
    assert len(opened.shown()) == everything


def test_what_is_not_finished_can_be_listed_alone(opened: Meetings) -> None:
    opened.into(opened.page.filters.stage)
    opened.press(K.Key_Down)
    assert [line[0] for line in opened.shown()] == ["05/11/2026"]


def test_a_meeting_still_to_come_is_not_called_untaken(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.press(K.Key_S, control=True)
    assert opened.shown()[0][0::8] == ("05/12/2026", "Sắp họp")


def test_an_empty_book_says_what_to_do_first(empty: Meetings) -> None:
    button = empty.page.box._blank_button
    empty.into(button)
    empty.press(K.Key_Return)
    assert empty.form.peek("day") == TODAY
    assert empty.form.peek("duration") == 90


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Meetings(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = {"list": faults(opened.window)}
    picture(opened.window, f"meetings-{size}-{mode}")
    opened.press(K.Key_N, control=True)
    found["new"] = faults(opened.window)
    picture(opened.window, f"meetings-{size}-{mode}-new")
    opened.go("meetings", meeting=opened.rows()[1].id)
    found["public"] = faults(opened.window)
    opened.form.focus_on("groups")
    picture(opened.window, f"meetings-{size}-{mode}-public")
    opened.close()
    assert found == {"list": [], "new": [], "public": []}


def test_a_state_is_told_by_word_not_by_colour_alone(opened: Meetings) -> None:
    with opened.book.change("điểm danh") as session:
        meeting = opened.rows()[0].id
        attendance.set_mark(session, meeting, 1, Mark.EXCUSED)
    opened.settle()
    assert opened.shown()[0][8] == "Nháp"
    assert opened.rows()[0].state is MeetingState.DRAFT
    with opened.book.change("điểm danh") as session:
        attendance.take(session, meeting)
        attendance.reconcile(session, meeting, 29, TODAY)
    opened.settle()
    assert opened.shown()[0][8] == "Đã đối chiếu"
