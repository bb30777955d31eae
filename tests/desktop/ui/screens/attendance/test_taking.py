"""Taking attendance, correcting what was taken, and which meeting is opened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.dates import PartialDate
from db.registers import attendance, store
from db.registers.meetings import MEETINGS, MeetingState
from db.registers.members import MEMBERS, STANDINGS
from db.schema import Call, Mark, Meeting, Summons
from db.standing import StandingKind
from desktop.paper.meeting_sheet import SheetOrder
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.attendance.desk import (
    AWAY,
    EARLIER,
    NAMES,
    PUBLIC,
    TAM,
    WAITING,
    Desk,
)

Key = Qt.Key
PRESENT, ONLINE, EXCUSED, UNEXCUSED = Mark


def change_standing(desk: Desk, name: str, kind: StandingKind, day: date) -> None:
    values = {"member": NAMES.index(name) + 1, "kind": kind, "from_date": day}
    with desk.book.change("sửa diễn biến") as session:
        store.save(session, STANDINGS, values)
    desk.settle()


# Xong


def test_xong_stores_everybody_due_and_says_how_many_were_there(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.press(Key.Key_F10)
    assert desk.state() is MeetingState.TAKEN
    stored = desk.stored()
    assert len(stored) == 30
    assert stored.pop("Trần Minh Ưng") == (UNEXCUSED, None)
    assert set(stored.values()) == {(PRESENT, None)}
    assert desk.alerts[-1].text == "Đã ghi nhận điểm danh: có mặt 29/30, đạt 96,67%."
    assert screen.badge.text == "Đã điểm danh"
    assert not screen.done.isVisible()
    assert QApplication.focusWidget() is screen.people.search


def test_xong_keeps_the_absence_whose_reason_is_still_asked_for(desk: Desk) -> None:
    desk.go()
    desk.write("ung")
    desk.press(Key.Key_F2)
    desk.write("đi xa")
    desk.press(Key.Key_F10)
    assert desk.state() is MeetingState.TAKEN
    assert desk.stored()["Trần Minh Ưng"] == (EXCUSED, "đi xa")


def test_xong_means_the_meeting_in_view_when_it_was_pressed(desk: Desk) -> None:
    with desk.book.change("mở lại") as session:
        attendance.reopen(session, EARLIER)
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.press(Key.Key_F10)
    desk.context.open_room("attendance", meeting=EARLIER)
    assert desk.state() is MeetingState.TAKEN
    assert desk.state(EARLIER) is MeetingState.NOT_TAKEN
    assert desk.alerts[-1].text == "Đã ghi nhận điểm danh: có mặt 29/30, đạt 96,67%."


def test_undo_makes_a_taken_list_open_again(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.press(Key.Key_F10)
    desk.settle()
    desk.press(Key.Key_Z, control=True)
    assert desk.state() is MeetingState.DRAFT
    assert desk.stored() == {"Trần Minh Ưng": (UNEXCUSED, None)}
    assert screen.badge.text == "Đang ghi dở"
    assert screen.done.isVisible()


# What was taken


def test_a_mark_in_a_taken_list_is_corrected_at_once(desk: Desk) -> None:
    screen = desk.go(EARLIER)
    assert screen.badge.text == "Đã điểm danh"
    assert desk.total("present") == "33 / 33"
    desk.mark("ung", Key.Key_F2)
    assert desk.stored(EARLIER)["Trần Minh Ưng"] == (EXCUSED, "Ốm")
    assert desk.state(EARLIER) is MeetingState.TAKEN
    desk.press(Key.Key_F10)
    assert desk.alerts[-1].text == "Cuộc họp này đã điểm danh."


def test_a_taken_list_can_be_made_a_draft_again(desk: Desk) -> None:
    screen = desk.go(EARLIER)
    desk.mark("ung", Key.Key_F2)
    screen.reopen.setFocus()
    screen.reopen.click()
    assert desk.state(EARLIER) is MeetingState.DRAFT
    assert QApplication.focusWidget() is screen.people.search
    assert desk.stored(EARLIER) == {"Trần Minh Ưng": (EXCUSED, "Ốm")}
    assert not screen.reopen.isVisible()


def test_a_stored_list_that_no_longer_fits_names_whom_and_is_brought_up_to_date(
    desk: Desk,
) -> None:
    screen = desk.go(EARLIER)
    assert not screen.notice.isVisible()
    desk.mark("ung", Key.Key_F2)
    change_standing(desk, TAM, StandingKind.AWAY, date(2026, 10, 1))
    assert screen.notice.isVisible()
    assert screen.notice.words.text() == (
        "Diễn biến đã sửa sau khi điểm danh. Nay phải dự: bớt Lê Văn Tám."
    )
    assert desk.total("present") == "32 / 33"
    screen.notice.button.click()
    desk.settle()
    assert not screen.notice.isVisible()
    assert desk.total("present") == "31 / 32"
    assert TAM not in desk.stored(EARLIER)
    assert desk.stored(EARLIER)["Trần Minh Ưng"] == (EXCUSED, "Ốm")


def test_many_who_are_due_after_all_are_named_and_counted(desk: Desk) -> None:
    with desk.book.change("người mới") as session:
        for number in range(5):
            values = {"full_name": f"Người Thứ {number}", "joined": PartialDate(2020)}
            store.save(session, MEMBERS, values)
    screen = desk.go(EARLIER)
    assert screen.notice.words.text() == (
        "Diễn biến đã sửa sau khi điểm danh. Nay phải dự: "
        "thêm Người Thứ 0, Người Thứ 1, Người Thứ 2 và 2 người nữa."
    )
    screen.notice.button.click()
    desk.settle()
    assert desk.total("present") == "38 / 38"


def test_an_open_list_follows_a_standing_changed_elsewhere(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("tám", Key.Key_F2)
    change_standing(desk, "Cao Văn Sang", StandingKind.AWAY, date(2026, 10, 1))
    assert not screen.notice.isVisible()
    assert desk.total("present") == "28 / 29"


# Which meeting


def test_ctrl_d_opens_the_meeting_that_waits(desk: Desk) -> None:
    desk.press(Key.Key_D, control=True)
    opened = desk.screen.list.opened
    assert opened is not None
    assert opened.meeting_id == WAITING
    assert opened.title == "Họp chi bộ thường kỳ tháng 11 năm 2026"
    desk.press(Key.Key_P, control=True)
    assert ("sheet", {"meeting": WAITING}) in desk.asked


def test_a_meeting_without_names_leads_to_where_its_people_are_counted(desk: Desk) -> None:
    screen = desk.go(PUBLIC)
    assert "không điểm danh theo tên" in screen.instead.why.text()
    desk.press(Key.Key_F3, Key.Key_F10)
    screen.reconcile()
    desk.settle()
    assert not screen.side.isVisible()
    assert screen.panel.isHidden()
    assert desk.state(PUBLIC) is MeetingState.NOT_TAKEN
    desk.press(Key.Key_Return)
    assert desk.asked[-1] == ("meetings", {"meeting": PUBLIC})


def test_without_a_meeting_the_screen_leads_to_writing_one_down(desk: Desk) -> None:
    with desk.book.change("xóa") as session:
        store.delete(session, MEETINGS, [EARLIER, WAITING])
    screen = desk.go(None)
    assert "Chưa có cuộc họp nào" in screen.instead.why.text()
    desk.press(Key.Key_F3, Key.Key_F10)
    desk.press(Key.Key_P, control=True)
    assert [name for name, _where in desk.asked] == ["attendance"]
    assert screen.badge.text == ""
    assert not screen.done.isVisible()
    desk.window.resize(1093, 543)
    desk.settle()
    assert not screen._fold.isVisible()
    desk.press(Key.Key_Return)
    assert desk.asked[-1] == ("meetings", {"new": True})


def test_a_meeting_deleted_meanwhile_is_let_go(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    with desk.book.change("xóa") as session:
        store.delete(session, MEETINGS, [WAITING])
    desk.settle()
    assert screen.list.opened is None
    assert screen.instead.why.text() == "Cuộc họp này không còn trong sổ."
    before = focused()
    desk.write("an")
    assert focused() is before
    desk.press(Key.Key_F3)
    assert desk.names() == []
    desk.go(EARLIER)
    assert len(desk.names()) == 33


def test_a_chosen_list_is_made_from_those_folded_below(desk: Desk) -> None:
    with desk.book.change("triệu tập") as session:
        session.get_one(Meeting, WAITING).call = Call(Summons.LIST)
    screen = desk.go()
    assert desk.names() == []
    assert "Chưa có ai phải dự" in screen.people.blank.text()
    assert "không triệu tập 30" in screen.people.fold.text()
    desk.press(Key.Key_F10)
    assert desk.state() is MeetingState.NOT_TAKEN
    for name in ("ung", "sang"):
        desk.write(name)
        desk.press(Key.Key_Return, Key.Key_Left, Key.Key_Return)
        desk.settle()
    assert desk.names() == ["Cao Văn Sang", "Trần Minh Ưng"]
    desk.write("sang")
    desk.press(Key.Key_Return, Key.Key_Left, Key.Key_Return)
    desk.settle()
    assert desk.names() == ["Trần Minh Ưng"]
    desk.press(Key.Key_F10)
    assert desk.stored() == {"Trần Minh Ưng": (PRESENT, None)}


# The order


def test_the_list_runs_by_name_position_or_party_group_and_remembers(desk: Desk) -> None:
    screen = desk.go()
    assert desk.names()[:2] == ["Nguyễn Thị Ánh", "Hồ Văn Bảo"]
    by_name, by_position, by_group = screen.people.order_button.choices.actions()
    by_position.trigger()
    assert desk.names()[:2] == ["Nguyễn Hữu Hòa", "Nguyễn Thị Ánh"]
    assert desk.cells("Nguyễn Thị Ánh")["number"] == "2"
    by_group.trigger()
    groups = [desk.cells(name)["group"] for name in desk.names()]
    assert groups == sorted(groups)
    assert screen.people.order_button.text() == "Theo tổ đảng"
    assert desk.settings.choices["attendance.order"] == SheetOrder.GROUP
    by_name.trigger()
    assert desk.names()[:2] == ["Nguyễn Thị Ánh", "Hồ Văn Bảo"]


def test_a_person_not_due_stays_out_of_the_sheet_order(desk: Desk) -> None:
    screen = desk.go()
    screen.people.fold.click()
    assert desk.cells(AWAY[0])["number"] == ""
    names = [line.row.full_name for line in screen.people.in_sheet_order()]
    assert len(names) == 30
    assert AWAY[0] not in names


@pytest.mark.parametrize("act", ["reopen", "update_due", "take"])
def test_what_cannot_be_saved_is_said_and_changes_nothing(desk: Desk, act: str) -> None:
    from db.book import Book

    screen = desk.go(WAITING if act == "take" else EARLIER)
    before = desk.total("present")
    with Book.open(desk.path) as other, other.change("giữ sổ"):
        getattr(screen.list, act)()
        desk.settle()
    assert "đang giữ sổ" in desk.alerts[-1].text
    assert desk.total("present") == before
    assert desk.state() is MeetingState.NOT_TAKEN


def test_what_attendance_stores_is_what_the_list_showed(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("tám", Key.Key_F2)
    desk.mark("sang", Key.Key_F4)
    shown = screen.list.roster
    assert shown is not None
    desk.press(Key.Key_F10)
    taken = desk.read(lambda session: attendance.roster(session, WAITING))
    assert taken.totals == shown.totals
