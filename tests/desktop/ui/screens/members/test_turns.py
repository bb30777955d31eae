"""A member's life in the chapter: turns, positions, attendance, and lists that no longer fit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from db.dates import show_date
from db.figures.of_member import attendance_of, by_year
from db.numbers import show_percent
from db.registers import attendance, turns
from db.registers.members import POSITION_REGISTER, STANDINGS
from db.registers.turns import PostRow, TurnRow
from db.standing import Standing, StandingKind
from desktop.ui.screens.members.attended import AttendedPart
from desktop.ui.screens.members.person import Tab
from desktop.ui.screens.members.posts import Posts
from desktop.ui.widgets.labels import label
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.members.desk import Desk

K = Qt.Key
EXEMPT, AWAY, HERE, ARRIVED, TRANSFERRED = range(5)


def turns_of(desk: Desk, name: str) -> list[TurnRow]:
    member = desk.everybody()[name].id
    return desk.read(lambda session: turns.turns_of(session, member))


def posts_of(desk: Desk, name: str) -> list[PostRow]:
    member = desk.everybody()[name].id
    return desk.read(lambda session: turns.posts_of(session, member))


def begin_turn(desk: Desk, words: str) -> None:
    desk.find(words)
    desk.press(K.Key_T, control=True)


def posts(desk: Desk) -> Posts:
    desk.page.show_tab(Tab.POSTS)
    part = desk.page.part(Tab.POSTS)
    assert isinstance(part, Posts)
    part.focus_first()
    return part


def test_a_turn_is_written_by_keys_for_the_person_chosen(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    desk.press(K.Key_Down, K.Key_Down, K.Key_Tab)
    desk.write("20/11")
    desk.save()
    (row,) = turns_of(desk, "Bùi Hoàng Khải")
    assert (row.kind, row.start, row.end) == (StandingKind.AWAY, date(2026, 11, 20), None)
    assert desk.everybody()["Bùi Hoàng Khải"].standing is Standing.AWAY
    assert desk.screen.panel.badge.text == "Tạm thời đi"
    assert "không phải dự họp" in desk.page.turns.summary.text()
    assert desk.page.turns.box.table.hasFocus()


def test_what_a_turn_means_is_said_in_the_form_and_under_the_rows(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    desk.choose("kind", TRANSFERRED, desk.turn_form())
    assert "không còn thuộc chi bộ" in desk.turn_form().boxes["kind"].note.text()
    desk.press(K.Key_Escape)
    desk.answer(yes=True)
    desk.open("van an")
    desk.page.show_tab(Tab.TURNS)
    assert "không phải dự họp" in desk.page.turns.meaning.text()


def test_only_what_lasts_asks_for_a_last_day(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    form = desk.turn_form()
    desk.choose("kind", AWAY, form)
    assert form.boxes["to_date"].isVisible()
    desk.fill("from_date", "20/11", form)
    desk.fill("to_date", "30/11", form)
    desk.choose("kind", TRANSFERRED, form)
    assert not form.boxes["to_date"].isVisible()
    desk.save()
    (row,) = turns_of(desk, "Bùi Hoàng Khải")
    assert (row.kind, row.end) == (StandingKind.TRANSFERRED, None)


def test_ending_before_it_begins_is_refused(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    form = desk.turn_form()
    desk.choose("kind", AWAY, form)
    desk.fill("from_date", "20/11", form)
    desk.fill("to_date", "19/11", form)
    desk.save()
    assert "đứng trước" in form.verdict.text()
    assert turns_of(desk, "Bùi Hoàng Khải") == []


def test_a_turn_that_fits_ill_with_the_others_is_pointed_out(desk: Desk) -> None:
    begin_turn(desk, "van an")
    form = desk.turn_form()
    desk.choose("kind", EXEMPT, form)
    desk.fill("from_date", "1/11/2026", form)
    assert "dòng khác" in form.boxes["from_date"].note.text()
    desk.choose("kind", ARRIVED, form)
    assert "dòng khác" not in form.boxes["from_date"].note.text()


def test_meetings_whose_stored_list_no_longer_fits_are_named_with_the_way_there(
    desk: Desk,
) -> None:
    begin_turn(desk, "hoang khai")
    desk.choose("kind", AWAY, desk.turn_form())
    desk.fill("from_date", "01/10/2026", desk.turn_form())
    desk.save()
    assert "05/10/2026" in desk.alerts[-1].text
    assert "Bùi Hoàng Khải" in desk.alerts[-1].text
    (difference,) = desk.read(attendance.due_differences)
    desk.act("Xem")
    assert desk.asked[-1] == ("attendance", {"meeting": difference.meeting_id})


def test_of_many_such_meetings_the_newest_are_named_each_with_its_button(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    desk.choose("kind", AWAY, desk.turn_form())
    desk.fill("from_date", "01/01/2026", desk.turn_form())
    desk.save()
    told = desk.alerts[-1]
    days = [each.day for each in desk.read(attendance.due_differences)]
    newest = [show_date(day) for day in sorted(days, reverse=True)[:3]]
    assert [action.text for action in told.actions] == [f"Xem {day}" for day in newest]
    assert f"và {len(days) - 3} cuộc khác" in told.text


def test_meetings_that_did_not_fit_before_are_not_named_again(desk: Desk) -> None:
    member = desk.everybody()["Bùi Hoàng Khải"].id
    desk.write_down(STANDINGS, member=member, kind=StandingKind.AWAY, from_date=date(2026, 10, 1))
    before = len(desk.alerts)
    begin_turn(desk, "thi be")
    desk.choose("kind", AWAY, desk.turn_form())
    desk.fill("from_date", "20/11", desk.turn_form())
    desk.save()
    assert len(desk.alerts) == before


def test_a_joining_date_put_right_names_the_meetings_as_well(desk: Desk) -> None:
    desk.open("hoang khai")
    desk.fill("joined", "01/09/2026")
    desk.fill("official", "\b")
    desk.save()
    assert "Bùi Hoàng Khải" in desk.alerts[-1].text


def test_a_turn_is_opened_changed_and_taken_back(desk: Desk) -> None:
    desk.open("van an")
    desk.page.show_tab(Tab.TURNS)
    desk.page.focus_first()
    desk.press(K.Key_Return)
    desk.fill("to_date", "31/12/2026", desk.turn_form())
    desk.save()
    (row,) = turns_of(desk, "Đoàn Văn Ân")
    assert row.end == date(2026, 12, 31)
    assert str(desk.context.undo_step.title if desk.context.undo_step else "") == (
        "sửa diễn biến của Đoàn Văn Ân"
    )
    desk.press(K.Key_Z, control=True)
    assert turns_of(desk, "Đoàn Văn Ân")[0].end is None
    assert desk.page.turns.box.table.rows.shown[0].end is None


@pytest.mark.parametrize("by_key", [True, False])
def test_a_turn_is_deleted_and_brought_back_from_the_message(desk: Desk, by_key: bool) -> None:
    desk.open("van an")
    desk.page.show_tab(Tab.TURNS)
    desk.page.focus_first()
    if by_key:
        desk.press(K.Key_Delete)
    else:
        desk.press(K.Key_Return)
        buttons = desk.turn_form().findChildren(type(desk.box.only))
        desk.into(next(each for each in buttons if "Xóa" in each.text()))
        desk.press(K.Key_Return)
    assert turns_of(desk, "Đoàn Văn Ân") == []
    assert desk.page.turns.form is None
    deleted = next(each for each in reversed(desk.alerts) if "Miễn sinh hoạt" in each.text)
    deleted.actions[0].act()
    desk.settle()
    assert len(turns_of(desk, "Đoàn Văn Ân")) == 1


def test_a_form_closes_when_its_row_is_undone(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    desk.choose("kind", AWAY, desk.turn_form())
    desk.fill("from_date", "20/11", desk.turn_form())
    desk.save()
    desk.press(K.Key_Return)
    assert desk.turn_form().isVisible()
    desk.context.undo()
    desk.settle()
    assert desk.page.turns.form is None
    assert desk.page.turns.box.table.rows.shown == []


def test_the_first_turn_is_begun_from_the_empty_rows(desk: Desk) -> None:
    desk.open("hoang khai")
    desk.page.show_tab(Tab.TURNS)
    desk.page.focus_first()
    desk.press(K.Key_Return)
    assert focused() is desk.field("kind", desk.turn_form())


def test_closing_asks_for_a_turn_half_written_and_shows_it(desk: Desk) -> None:
    begin_turn(desk, "hoang khai")
    desk.fill("from_date", "20/11", desk.turn_form())
    desk.page.show_tab(Tab.INFO)
    desk.page.focus_first()
    desk.press(K.Key_Escape)
    assert desk.page.tab is Tab.TURNS
    desk.answer(yes=True)
    assert desk.screen.panel.isHidden()


def test_ctrl_t_with_nobody_listed_says_what_to_do(desk: Desk) -> None:
    desk.find("khong co ai")
    desk.press(K.Key_T, control=True)
    assert "Chọn một người" in desk.alerts[-1].text


def test_a_position_with_its_days_decides_what_the_list_shows(desk: Desk) -> None:
    desk.open("hoang khai")
    part = posts(desk)
    desk.press(K.Key_Return)
    assert part.form is not None
    desk.write("pho")
    desk.press(K.Key_Return)
    desk.fill("from_date", "1/10/2026", part.form)
    desk.save()
    (row,) = posts_of(desk, "Bùi Hoàng Khải")
    assert (row.title, row.start, row.end) == ("Phó Bí thư", date(2026, 10, 1), None)
    assert desk.everybody()["Bùi Hoàng Khải"].position == "Phó Bí thư"
    assert "Hôm nay: Phó Bí thư." in part.summary.text()
    assert "thẻ Chức vụ" in desk.form.boxes["position"].note.text()


def test_a_position_can_be_ended(desk: Desk) -> None:
    member = desk.everybody()["Nguyễn Hữu Hòa"].id
    desk.write_down(POSITION_REGISTER, member=member, title="Bí thư", from_date=date(2025, 1, 1))
    desk.open("huu hoa")
    part = posts(desk)
    desk.press(K.Key_Return)
    assert part.form is not None
    desk.fill("to_date", "31/10/2026", part.form)
    desk.save()
    assert desk.everybody()["Nguyễn Hữu Hòa"].position == ""
    assert "không giữ chức vụ" in part.summary.text()


def attended(desk: Desk) -> AttendedPart:
    desk.page.show_tab(Tab.ATTENDED)
    desk.page.focus_first()
    part = desk.page.part(Tab.ATTENDED)
    assert isinstance(part, AttendedPart)
    return part


def test_one_persons_attendance_is_told_by_meeting_and_by_year(desk: Desk) -> None:
    desk.open("minh ung")
    part = attended(desk)
    member = desk.everybody()["Trần Minh Ưng"].id
    rows = desk.read(lambda session: attendance_of(session, member))
    assert part.box.table.rows.shown == rows
    assert part.box.table.rows.columns[1].text(rows[0]) == "Vắng không lý do"
    words = [each.text() for each in part.findChildren(type(label())) if each.isVisible()]
    for year in by_year(rows):
        assert str(year.year) in words
        assert show_percent(year.rate or year.rate) in words if year.rate is not None else True


def test_enter_opens_the_attendance_of_that_meeting(desk: Desk) -> None:
    desk.open("minh ung")
    part = attended(desk)
    newest = part.box.table.current()
    desk.press(K.Key_Return)
    assert desk.asked[-1] == ("attendance", {"meeting": newest.meeting_id})


def test_somebody_new_has_no_attendance_yet(desk: Desk) -> None:
    desk.press(K.Key_N, control=True)
    desk.write("Lê Văn Mới")
    desk.save()
    part = attended(desk)
    assert part.box.table.rows.shown == []
