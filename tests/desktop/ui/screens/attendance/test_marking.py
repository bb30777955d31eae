"""Marking by keyboard: few presses, shown at once, saved behind, taken back where saving fails."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from db.book import Book
from db.registers import attendance, store
from db.registers.meetings import MEETINGS, MeetingState
from db.schema import Mark
from desktop.ui.theme import Tone
from tests.desktop.ui.screens.attendance.desk import (
    AWAY,
    EARLIER,
    EXEMPT,
    TAM,
    TAM_MU,
    TAM_NANG,
    WAITING,
    Desk,
)

Key = Qt.Key
PRESENT, ONLINE, EXCUSED, UNEXCUSED = Mark


# Few presses


@pytest.mark.parametrize(
    ("first", "second"),
    [("tam", "tam\b\b\bung"), ("tam\b\bám", "un\b\bưng")],
    ids=["plain", "unikey"],
)
def test_two_absences_among_thirty_take_at_most_thirty_presses_from_home(
    desk: Desk, first: str, second: str
) -> None:
    desk.press(Key.Key_D, control=True)
    desk.write(first)
    desk.press(Key.Key_F2, Key.Key_Return)
    desk.write(second)
    desk.press(Key.Key_F3)
    desk.press(Key.Key_F10)
    assert desk.presses <= 30
    stored = desk.stored()
    assert len(stored) == 30
    assert stored[TAM] == (EXCUSED, "Ốm")
    assert stored["Trần Minh Ưng"] == (UNEXCUSED, None)
    assert {mark for mark, _reason in stored.values()} == {PRESENT, EXCUSED, UNEXCUSED}
    assert desk.state() is MeetingState.TAKEN


@pytest.mark.parametrize(
    ("stream", "name"),
    [
        ("tam", TAM),
        ("tam\b\bám", TAM),
        ("ta\bạm", TAM_NANG),
        ("tam\b\bâm", TAM_MU),
        ("t\bta\b\btam\b\b\btâm", TAM_MU),
    ],
)
def test_the_best_match_depends_on_the_letters_not_on_how_they_came(
    desk: Desk, stream: str, name: str
) -> None:
    desk.go()
    desk.write(stream)
    assert desk.chosen() == name


def test_names_alike_without_dau_are_told_apart_by_arrows(desk: Desk) -> None:
    desk.go()
    desk.write("tam")
    desk.press(Key.Key_Down, Key.Key_Down, Key.Key_F3)
    assert desk.stored() == {TAM_MU: (UNEXCUSED, None)}


def test_a_person_chosen_with_arrows_stays_chosen_while_unikey_retypes(desk: Desk) -> None:
    screen = desk.go()
    desk.write("tam")
    desk.press(Key.Key_Down)
    assert desk.chosen() == TAM_NANG
    for stream in ("\b\bám", "\b", "\b"):
        desk.write(stream)
        screen.people.flush()
        assert desk.chosen() == TAM_NANG
    desk.write("âng")
    assert desk.chosen() == ""


def test_the_next_search_starts_anew_after_a_mark(desk: Desk) -> None:
    desk.go()
    desk.mark("tạm", Key.Key_F3)
    assert desk.chosen() == TAM_NANG
    desk.write("tam")
    assert desk.chosen() == TAM


def test_enter_acts_on_what_is_typed_though_the_list_lags(desk: Desk) -> None:
    screen = desk.go()
    desk.write("ung")
    desk.press(Key.Key_Return)
    assert screen.strip.row is not None
    assert screen.strip.row.full_name == "Trần Minh Ưng"


def test_filtering_waits_until_the_fingers_rest(desk: Desk) -> None:
    screen = desk.go()
    desk.write("ung")
    assert len(desk.names()) == 30
    screen.people.flush()
    assert len(desk.names()) == 1


# The strip


def test_enter_opens_four_marks_and_arrows_choose_one(desk: Desk) -> None:
    screen = desk.go()
    desk.write("sang")
    desk.press(Key.Key_Return)
    assert screen.strip.isVisible()
    desk.press(Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Return)
    assert not screen.strip.isVisible()
    assert desk.stored() == {"Cao Văn Sang": (UNEXCUSED, None)}


def test_after_an_absence_with_reason_the_reasons_follow(desk: Desk) -> None:
    desk.go()
    desk.write("sang")
    desk.press(Key.Key_Return, Key.Key_Return, Key.Key_Right, Key.Key_Down, Key.Key_Return)
    assert desk.stored() == {"Cao Văn Sang": (EXCUSED, "Việc gia đình")}


def test_any_other_reason_can_be_typed(desk: Desk) -> None:
    desk.go()
    desk.write("sang")
    desk.press(Key.Key_F2)
    desk.write("cham me\b\b\b\b\băm mẹ")
    desk.press(Key.Key_Return)
    assert desk.stored() == {"Cao Văn Sang": (EXCUSED, "chăm mẹ")}


def test_a_reason_may_be_left_blank(desk: Desk) -> None:
    desk.go()
    desk.write("sang")
    desk.press(Key.Key_F2, Key.Key_Up, Key.Key_Return)
    assert desk.stored() == {"Cao Văn Sang": (EXCUSED, None)}


def test_the_strip_stays_with_its_line_when_the_window_changes(desk: Desk) -> None:
    screen = desk.go()
    desk.write("sang")
    desk.press(Key.Key_Return)
    before = screen.strip.geometry()
    desk.window.resize(1093, 543)
    desk.settle()
    line = screen.people.anchor(screen)
    assert screen.strip.geometry() != before
    assert screen.strip.y() > line.bottom()
    assert screen.rect().contains(screen.strip.geometry())


def test_the_strip_stands_above_a_line_at_the_foot(desk: Desk) -> None:
    screen = desk.go()
    for _page in range(4):
        desk.press(Key.Key_PageDown)
    desk.press(Key.Key_Return)
    assert screen.strip.geometry().bottom() < screen.people.anchor(screen).top()


def test_the_strip_closes_when_the_keyboard_goes_elsewhere(desk: Desk) -> None:
    screen = desk.go()
    desk.press(Key.Key_F2)
    screen.people.table.setFocus()
    assert not screen.strip.isVisible()
    assert desk.stored() == {}


def test_esc_gives_up_and_nothing_is_marked(desk: Desk) -> None:
    screen = desk.go()
    desk.write("sang")
    desk.press(Key.Key_F2, Key.Key_Escape)
    assert not screen.strip.isVisible()
    assert desk.stored() == {}
    assert QApplication.focusWidget() is screen.people.search


def test_letters_pressed_on_the_marks_begin_another_search(desk: Desk) -> None:
    screen = desk.go()
    desk.press(Key.Key_Return)
    desk.write("ung")
    assert not screen.strip.isVisible()
    assert desk.chosen() == "Trần Minh Ưng"


def test_the_mark_a_person_has_is_where_the_strip_begins(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("sang", Key.Key_F4)
    desk.write("sang")
    desk.press(Key.Key_Return)
    assert QApplication.focusWidget() is screen.strip.mark_buttons[ONLINE]


@pytest.mark.parametrize(
    ("key", "stored"),
    [
        (Key.Key_F2, (EXCUSED, "Ốm")),
        (Key.Key_F3, (UNEXCUSED, None)),
        (Key.Key_F4, (ONLINE, None)),
        (Key.Key_F5, (PRESENT, None)),
    ],
)
def test_each_mark_has_its_key(desk: Desk, key: Qt.Key, stored: tuple[Mark, str | None]) -> None:
    desk.go()
    desk.mark("sang", key)
    assert desk.stored() == {"Cao Văn Sang": stored}


# What the list shows


def test_opening_writes_nothing_and_the_first_mark_makes_a_draft(desk: Desk) -> None:
    screen = desk.go()
    undoable = desk.context.undo_step
    assert desk.stored() == {}
    assert desk.state() is MeetingState.NOT_TAKEN
    assert screen.badge.text == "Chưa điểm danh"
    assert desk.context.undo_step == undoable
    desk.mark("sang", Key.Key_F3)
    assert screen.badge.text == "Đang ghi dở"
    assert desk.state() is MeetingState.DRAFT


def test_a_mark_shows_before_it_is_saved_and_the_box_is_clear_for_the_next_name(
    desk: Desk,
) -> None:
    screen = desk.go()
    desk.mark("sang", Key.Key_F3)
    assert desk.cells("Cao Văn Sang")["mark"] == "Vắng không lý do"
    assert screen.people.search.text() == ""
    assert QApplication.focusWidget() is screen.people.search


def test_the_absent_stand_on_top_with_their_number_on_the_sheet(desk: Desk) -> None:
    desk.go()
    in_order = desk.names()
    desk.mark("ung", Key.Key_F3)
    desk.mark("tám", Key.Key_F2)
    assert desk.names()[:2] == [TAM, "Trần Minh Ưng"]
    assert desk.cells("Trần Minh Ưng")["number"] == str(in_order.index("Trần Minh Ưng") + 1)
    desk.mark("tám", Key.Key_F5)
    desk.mark("ung", Key.Key_F4)
    assert desk.names() == in_order


def test_totals_run_along(desk: Desk) -> None:
    screen = desk.go()
    assert desk.total("present") == "30 / 30"
    desk.mark("tám", Key.Key_F2)
    desk.mark("ung", Key.Key_F3)
    desk.mark("phoan", Key.Key_F4)
    assert desk.total("present") == "28 / 30"
    assert screen.side.totals.rate.text() == "93,33%"
    expected = {"official": 27, "probationary": 1, "excused": 1, "unexcused": 1, "online": 1}
    assert {name: int(desk.total(name)) for name in expected} == expected
    assert desk.total("resting") == "3"


@pytest.mark.parametrize("place", ["table", "done", "fold"])
def test_letters_go_to_the_search_from_anywhere_on_the_screen(desk: Desk, place: str) -> None:
    screen = desk.go()
    widget = {"table": screen.people.table, "done": screen.done, "fold": screen.people.fold}
    widget[place].setFocus()
    desk.write("ung")
    assert screen.people.search.text() == "ung"
    assert desk.chosen() == "Trần Minh Ưng"


def test_backspace_on_the_list_takes_a_letter_back(desk: Desk) -> None:
    screen = desk.go()
    desk.write("ungx")
    screen.people.table.setFocus()
    desk.press(Key.Key_Backspace)
    assert screen.people.search.text() == "ung"
    assert desk.chosen() == "Trần Minh Ưng"


def test_enter_held_down_does_not_open_the_strip_again(desk: Desk) -> None:
    screen = desk.go()
    held = QKeyEvent(
        QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(screen.people.search, held)
    assert not screen.strip.isVisible()


def test_esc_empties_the_box_and_who_fits_nobody_is_said_so(desk: Desk) -> None:
    screen = desk.go()
    desk.write("xyz")
    desk.press(Key.Key_Down)
    assert desk.names() == []
    assert "xyz" in screen.people.blank.text()
    desk.press(Key.Key_F3, Key.Key_Return)
    desk.press(Key.Key_Escape)
    assert len(desk.names()) == 30
    assert desk.stored() == {}


# Those who are not due


def test_those_not_due_are_folded_below_and_counted(desk: Desk) -> None:
    screen = desk.go()
    fold = screen.people.fold
    assert fold.text() == "▸ Không thuộc diện phải dự (3): được miễn 1, tạm thời đi 2"
    assert EXEMPT not in desk.names()
    fold.click()
    assert set(desk.names()[30:]) == {EXEMPT, *AWAY}
    assert desk.cells(EXEMPT)["mark"] == "Được miễn"
    assert desk.chosen() == desk.names()[30]
    fold.click()
    assert len(desk.names()) == 30


def test_someone_not_due_who_came_is_noted_and_does_not_count(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ân", Key.Key_F5)
    assert desk.total("present") == "30 / 30"
    assert "có dự 1" in screen.people.fold.text()
    desk.write("ân")
    assert desk.chosen() == EXEMPT
    assert desk.cells(EXEMPT)["reason"] == "Không tính tỷ lệ"
    desk.press(Key.Key_F10)
    assert desk.stored()[EXEMPT] == (PRESENT, None)
    assert desk.total("present") == "30 / 30"


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_F3])
def test_someone_not_due_cannot_be_absent(desk: Desk, key: Qt.Key) -> None:
    desk.go()
    desk.write("ân")
    desk.press(key)
    assert desk.stored() == {}
    assert "không thuộc diện phải dự" in desk.alerts[-1].text


def test_someone_not_due_can_be_taken_into_those_due_and_back(desk: Desk) -> None:
    desk.go()
    desk.write("ân")
    desk.press(Key.Key_Return, Key.Key_Left, Key.Key_Return)
    desk.settle()
    assert desk.total("present") == "31 / 31"
    assert desk.names().index(EXEMPT) < 31
    desk.press(Key.Key_F10)
    assert desk.stored()[EXEMPT] == (PRESENT, None)


def test_the_menu_of_a_person_marks_copies_and_takes_out_of_those_due(desk: Desk) -> None:
    screen = desk.go()
    desk.write("sang")
    assert desk.chosen() == "Cao Văn Sang"
    menu = screen.people.table.make_menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Chép dòng đang chọn"].trigger()
    assert "Cao Văn Sang" in QGuiApplication.clipboard().text()
    actions["Chép cả bảng"].trigger()
    actions["Đánh dấu…"].trigger()
    assert screen.strip.isVisible()
    actions["Không phải dự"].trigger()
    desk.settle()
    assert desk.total("present") == "29 / 29"
    assert "không triệu tập 1" in screen.people.fold.text()


# Saving


def test_ctrl_z_takes_the_last_mark_back(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.mark("sang", Key.Key_F3)
    desk.press(Key.Key_Z, control=True)
    desk.settle()
    assert desk.total("present") == "29 / 30"
    assert desk.cells("Cao Văn Sang")["mark"] == "Có mặt"
    assert desk.stored() == {"Trần Minh Ưng": (UNEXCUSED, None)}
    desk.press(Key.Key_Y, control=True)
    desk.settle()
    assert set(desk.stored()) == {"Trần Minh Ưng", "Cao Văn Sang"}
    assert desk.total("present") == "28 / 30"


def test_a_mark_that_cannot_be_saved_is_taken_back_and_says_why(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    with Book.open(desk.path) as other, other.change("giữ sổ"):
        desk.mark("sang", Key.Key_F2)
        assert desk.total("present") == "28 / 30"
        desk.press(Key.Key_F10)
        desk.settle()
    assert desk.total("present") == "29 / 30"
    assert desk.cells("Cao Văn Sang")["mark"] == "Có mặt"
    fault = next(alert.text for alert in desk.alerts if alert.tone is Tone.FAULT)
    assert fault.startswith("Chưa ghi được điểm danh của Cao Văn Sang")
    assert "đang giữ sổ" in fault
    assert screen.badge.text == "Đang ghi dở"
    assert desk.state() is MeetingState.DRAFT
    assert desk.stored() == {"Trần Minh Ưng": (UNEXCUSED, None)}
    desk.mark("sang", Key.Key_F2)
    desk.press(Key.Key_F10)
    assert desk.state() is MeetingState.TAKEN


def test_another_hand_in_the_same_meeting_is_seen(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.context.writer.submit(lambda: _mark_elsewhere(desk))
    desk.mark("sang", Key.Key_F3)
    desk.settle()
    assert desk.total("unexcused") == "3"


def test_a_mark_being_saved_belongs_to_its_own_meeting(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.context.open_room("attendance", meeting=EARLIER)
    assert desk.total("present") == "33 / 33"
    desk.settle()
    assert desk.total("present") == "33 / 33"
    assert desk.stored() == {"Trần Minh Ưng": (UNEXCUSED, None)}


def test_the_same_mark_again_writes_nothing(desk: Desk) -> None:
    desk.go()
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    step = desk.context.undo_step
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    assert desk.context.undo_step == step
    assert desk.screen.people.search.text() == ""


def test_a_mark_for_a_meeting_deleted_meanwhile_is_taken_back(desk: Desk) -> None:
    desk.go()
    desk.context.writer.submit(lambda: _delete_elsewhere(desk))
    desk.mark("ung", Key.Key_F3)
    desk.settle()
    assert desk.alerts[-1].tone is Tone.FAULT
    assert desk.screen.list.opened is None


def _delete_elsewhere(desk: Desk) -> None:
    with desk.book.change("xóa") as session:
        store.delete(session, MEETINGS, [WAITING])


def test_an_answer_of_the_book_does_not_hide_a_mark_being_saved(desk: Desk) -> None:
    screen = desk.go()
    screen.refresh()
    desk.mark("ung", Key.Key_F3)
    desk.context.reader.drain()
    assert desk.total("unexcused") == "1"
    desk.settle()
    assert desk.total("unexcused") == "1"
    assert desk.stored() == {"Trần Minh Ưng": (UNEXCUSED, None)}


def _mark_elsewhere(desk: Desk) -> None:
    with desk.book.change("điểm danh") as session:
        attendance.set_mark(session, WAITING, 1, UNEXCUSED)
