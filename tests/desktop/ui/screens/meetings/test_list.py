"""The list of meetings: what it tells, how it is narrowed, how it looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.registers import attendance, subjects
from db.registers.meetings import MeetingState
from db.schema import Mark, MeetingKind
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import LOOKS, SIZES, picture
from tests.desktop.ui.screens.meetings.desk import Meetings
from tests.desktop.ui.screens.opened import TODAY

K = Qt.Key


def test_what_must_stay_out_of_the_book_is_said_in_view(empty: Meetings) -> None:
    empty.press(K.Key_N, control=True)
    said = [each.text() for each in empty.form.findChildren(QLabel) if each.isVisible()]
    assert any("bí mật nhà nước" in text and "tố cáo" in text for text in said)


# The list


def test_the_list_tells_due_present_rate_and_state(opened: Meetings) -> None:
    first, second, third, *_rest = opened.shown()
    assert first == (
        "05/11/2026", "Thường kỳ", "Sinh hoạt tháng 11", "Kết luận số 01-KL/TW của Bộ Chính trị",
        "", "", "", "Chưa điểm danh",
    )  # fmt: skip
    assert second[1:3] == ("Quán triệt", "Tuyên truyền Kết luận 01-KL/TW")
    assert second[-1].endswith("lượt người")
    row = opened.rows()[2]
    assert third[4:6] == (str(row.due), str(row.present))
    assert third[7] == "Đã điểm danh"


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
    assert opened.shown()[0][0::7] == ("05/12/2026", "Sắp họp")


def test_an_empty_book_says_what_to_do_first(empty: Meetings) -> None:
    button = empty.page.box._blank_button
    empty.into(button)
    empty.press(K.Key_Return)
    assert empty.form.peek("day") == TODAY
    assert empty.form.peek("duration") == 90


# A new meeting


def test_a_filter_that_hides_every_meeting_is_said_to_do_so(opened: Meetings, qtbot: QtBot) -> None:
    opened.write("không đâu có")
    qtbot.waitUntil(lambda: opened.shown() == [])
    opened.press(K.Key_P, control=True)
    assert opened.asked == []
    assert "đang lọc" in opened.alerts[-1].text


def test_meetings_named_elsewhere_are_listed_alone_until_widened(opened: Meetings) -> None:
    ids = [row.id for row in opened.rows()[2:5]]
    opened.go("meetings", ids=ids)
    assert [line.id for line in opened.page.box.table.rows.shown] == ids
    subject = next(row.id for row in opened.read(subjects.subjects) if row.code == "KL01")
    opened.go("meetings", subject=subject)
    assert all(subject in line.row.subject_ids for line in opened.page.box.table.rows.shown)
    opened.into(opened.page.filters.only)
    opened.press(K.Key_Return)
    assert len(opened.shown()) == len(opened.rows())


def test_a_meeting_asked_for_is_found_behind_a_filter(opened: Meetings) -> None:
    opened.go("meetings", kind=MeetingKind.STUDY)
    target = opened.rows()[0]
    opened.go("meetings", meeting=target.id)
    assert opened.page.box.current().id == target.id
    assert opened.form.meeting_id == target.id


def test_a_meeting_that_is_gone_is_said(opened: Meetings) -> None:
    opened.go("meetings", meeting=999)
    assert opened.alerts[-1].text == "Cuộc họp này không còn trong sổ."
    assert opened.page.form is None


# How it looks


@pytest.mark.parametrize(("size", "mode"), LOOKS)
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
    assert opened.shown()[0][7] == "Nháp"
    assert opened.rows()[0].state is MeetingState.DRAFT
    with opened.book.change("điểm danh") as session:
        attendance.take(session, meeting)
        attendance.reconcile(session, meeting, 29, TODAY)
    opened.settle()
    assert opened.shown()[0][7] == "Đã đối chiếu"
