"""A meeting already in the book: opened, changed, deleted."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from db.registers import attendance
from db.schema import Audience
from desktop.ui.theme import Tone
from tests.desktop.ui.screens.meetings.desk import K, Meetings


def test_enter_opens_the_chosen_one_and_what_is_changed_is_saved(opened: Meetings) -> None:
    opened.into(opened.page.box)
    opened.press(K.Key_Down, K.Key_Down, K.Key_Return)
    meeting = opened.form.meeting_id
    assert meeting == opened.rows()[2].id
    assert opened.page.panel.badge.text == "Đã điểm danh"
    opened.fill("opinions", "9")
    opened.press(K.Key_S, control=True)
    assert opened.record(meeting).values["opinions"] == 9
    assert opened.record(meeting).values["taken"] is True


def test_moving_a_taken_meeting_offers_to_update_its_list(opened: Meetings) -> None:
    away = next(row for row in opened.rows() if row.day == date(2026, 9, 5))
    opened.go("meetings", meeting=away.id)
    opened.fill("day", "5/7/2025")
    assert opened.note("day").startswith("Cuộc này đã điểm danh ngày 05/09/2026.")
    opened.press(K.Key_S, control=True)
    assert opened.alerts[-1].tone is Tone.ATTENTION
    assert "người" in opened.alerts[-1].text
    row = next(row for row in opened.rows() if row.id == away.id)
    assert row.due == away.due
    opened.act("Cập nhật danh sách")
    assert opened.read(attendance.due_differences) == []


def test_a_taken_meeting_cannot_lie_ahead_unnoticed(opened: Meetings) -> None:
    opened.go("meetings", meeting=opened.rows()[2].id)
    opened.fill("day", "24/11/2026")
    assert opened.note("day").endswith("Xem lại ngày.")
    opened.choose("audience", 1)
    assert "không tính nữa" in opened.note("audience")


def test_what_was_counted_goes_when_a_meeting_becomes_one_for_members(opened: Meetings) -> None:
    public = opened.rows()[1]
    opened.go("meetings", meeting=public.id)
    opened.choose("audience", 0)
    opened.press(K.Key_S, control=True)
    row = next(row for row in opened.rows() if row.id == public.id)
    assert (row.audience, row.headcount) == (Audience.MEMBERS, None)
    assert opened.record(public.id).groups == ()


def test_a_deleted_meeting_comes_back_with_its_attendance(opened: Meetings) -> None:
    meeting = opened.rows()[2]
    opened.go("meetings", meeting=meeting.id)
    remove = next(
        button
        for button in opened.page.panel.findChildren(QWidget)
        if button.accessibleName() == "Xóa cuộc này"
    )
    opened.into(remove)
    opened.press(K.Key_Return)
    assert meeting.id not in [row.id for row in opened.rows()]
    assert opened.page.form is None
    opened.act("Hoàn tác")
    assert meeting in opened.rows()


def test_delete_takes_out_every_selected_line_and_an_old_message_undoes_nothing_else(
    opened: Meetings,
) -> None:
    before = opened.rows()
    opened.into(opened.page.box.table)
    opened.press(K.Key_Delete)
    assert opened.rows() == before[1:]
    undo = opened.alerts[-1].actions[0]
    opened.press(K.Key_Delete)
    assert opened.rows() == before[2:]
    undo.act()
    opened.settle()
    assert opened.rows() == before[2:]
    assert "Ctrl+Z" in opened.alerts[-1].text


def test_an_undo_elsewhere_shows_in_an_untouched_form(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.press(K.Key_S, control=True)
    opened.press(K.Key_Return)
    opened.fill("opinions", "4")
    opened.press(K.Key_S, control=True)
    opened.press(K.Key_Return)
    assert opened.form.peek("opinions") == 4
    opened.context.undo()
    opened.settle()
    assert opened.form.peek("opinions") is None
    opened.context.undo()
    opened.settle()
    assert opened.page.form is None
