"""From the meetings on to attendance and sheet, and from elsewhere to a meeting."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from db.registers import subjects
from db.schema import MeetingKind
from tests.desktop.ui.hands import CONTROL, focused, press
from tests.desktop.ui.screens.meetings.desk import K, Meetings


def test_attendance_and_sheet_are_asked_for_the_chosen_meeting(opened: Meetings) -> None:
    chosen = opened.rows()[0].id
    opened.press(K.Key_D, control=True)
    assert ("attendance", {"meeting": chosen}) in opened.asked
    opened.go("meetings")
    opened.press(K.Key_P, control=True)
    assert ("sheet", {"meeting": chosen}) in opened.asked


def test_a_filter_that_hides_every_meeting_is_said_to_do_so(opened: Meetings, qtbot: QtBot) -> None:
    opened.write("không đâu có")
    qtbot.waitUntil(lambda: opened.shown() == [])
    opened.press(K.Key_P, control=True)
    assert opened.asked == []
    assert "đang lọc" in opened.alerts[-1].text


def test_going_on_from_a_new_meeting_saves_it_first(opened: Meetings) -> None:
    before = len(opened.rows())
    opened.press(K.Key_N, control=True)
    opened.press(K.Key_D, control=True)
    assert opened.asked == [("attendance", {"meeting": opened.newest().id})]
    assert len(opened.rows()) == before + 1


def test_pressing_twice_saves_once_and_goes_on_from_what_is_being_saved(opened: Meetings) -> None:
    before = len(opened.rows())
    opened.press(K.Key_N, control=True)
    for key in (K.Key_S, K.Key_S, K.Key_D):
        press(key, CONTROL)
    opened.settle()
    assert len(opened.rows()) == before + 1
    assert opened.asked == [("attendance", {"meeting": opened.newest().id})]


def test_what_cannot_be_saved_keeps_one_in_the_form(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("start", "25:00")
    opened.press(K.Key_D, control=True)
    assert opened.asked == []
    opened.fill("start", "8:00")
    opened.press(K.Key_S, control=True)
    assert opened.asked == []


def test_a_meeting_without_names_is_counted_in_its_form(opened: Meetings) -> None:
    opened.into(opened.page.box)
    opened.press(K.Key_Down)
    opened.press(K.Key_D, control=True)
    assert opened.asked == []
    assert opened.form.meeting_id == opened.rows()[1].id
    assert opened.form.boxes["groups"].isAncestorOf(focused())


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
