"""The entry form: reading what is typed, pointing out, saving, leaving, undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.dates import PartialDate
from db.messages import Message
from db.registers.fields import Choice, Field, FieldKind, NamedPerson
from desktop.ui.alerts import Alerts, Question
from desktop.ui.widgets.form import Form
from tests.desktop.ui.hands import CONTROL, focused, press, type_
from tests.desktop.ui.sample import MEMBER_FIELDS, TODAY, persons, subjects

STORED = {"code": "DV01", "name": "Nguyễn Văn Đạt", "birth": PartialDate(1988)}


@pytest.fixture
def alerts() -> Alerts:
    return Alerts()


@pytest.fixture
def form(alerts: Alerts, qtbot: QtBot) -> Form:
    made = Form(
        MEMBER_FIELDS,
        alerts,
        lambda: TODAY,
        options={"introducer": persons, "subjects": subjects},
        remarks={
            "name": lambda value: Message("Đã có người tên này.") if value == "Lê Văn Tám" else None
        },
    )
    qtbot.addWidget(made)
    made.resize(440, 900)
    made.load(STORED)
    made.show()
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


def enter(form: Form, name: str, text: str) -> None:
    form.boxes[name].editor.setFocus()
    type_(text)


def note(form: Form, name: str) -> QLabel:
    return form.boxes[name].note


@pytest.mark.parametrize("typed", ["5/3", "5/3/26", "050326", "05032026", "05/03/2026"])
def test_a_date_is_typed_in_short_and_shown_in_full(form: Form, typed: str) -> None:
    enter(form, "joined", typed)
    press(Qt.Key.Key_Tab)
    assert form.values()["joined"] == date(2026, 3, 5)
    assert form.boxes["joined"].editor.inner.property("text") == "05/03/2026"
    assert note(form, "joined").text() == "Thứ Năm, 05/03/2026"


@pytest.mark.parametrize(
    ("typed", "read", "shown"),
    [
        ("1959", PartialDate(1959), "1959"),
        ("5/1959", PartialDate(1959, 5), "05/1959"),
        ("3/5/1959", PartialDate(1959, 5, 3), "03/05/1959"),
        ("030559", PartialDate(1959, 5, 3), "03/05/1959"),
    ],
)
def test_a_birth_date_may_be_partly_known(
    form: Form, typed: str, read: PartialDate, shown: str
) -> None:
    form.boxes["birth"].load(None)
    enter(form, "birth", typed)
    press(Qt.Key.Key_Tab)
    assert form.values()["birth"] == read
    assert form.boxes["birth"].editor.inner.property("text") == shown


@pytest.mark.parametrize("typed", ["14:00", "14h", "14h00", "14", "1400", "14g0"])
def test_a_time_is_typed_as_people_write_it(form: Form, typed: str) -> None:
    enter(form, "start", typed)
    press(Qt.Key.Key_Tab)
    assert form.values()["start"] == time(14, 0)
    assert form.boxes["start"].editor.inner.property("text") == "14:00"


@pytest.mark.parametrize(
    ("field", "typed"), [("start", "25:00"), ("people", "1,5"), ("people", "x")]
)
def test_what_cannot_be_read_is_said_under_the_field_and_not_saved(
    form: Form, qtbot: QtBot, field: str, typed: str
) -> None:
    saved: list[dict[str, Any]] = []
    form.save_wanted.connect(saved.append)
    enter(form, field, typed)
    qtbot.waitUntil(lambda: note(form, field).property("role") == "fault")
    assert typed in note(form, field).text()
    press(Qt.Key.Key_S, CONTROL)
    assert saved == []
    assert form.verdict.text() == "Còn 1 chỗ phải sửa trước khi lưu."
    assert focused() is form.boxes[field].editor.inner


def test_what_is_odd_is_pointed_out_and_saved_all_the_same(form: Form, qtbot: QtBot) -> None:
    saved: list[dict[str, Any]] = []
    form.save_wanted.connect(saved.append)
    form.boxes["name"].load(None)
    enter(form, "name", "Lê Văn Tám")
    qtbot.waitUntil(lambda: note(form, "name").property("role") == "attention")
    assert note(form, "name").text() == "Đã có người tên này."
    press(Qt.Key.Key_S, CONTROL)
    assert saved[0]["name"] == "Lê Văn Tám"


def test_letters_of_an_old_font_are_pointed_out_with_the_remedy(form: Form, qtbot: QtBot) -> None:
    form.boxes["position"].load(None)
    enter(form, "position", "BÝ th­ §¶ng")
    qtbot.waitUntil(lambda: note(form, "position").property("role") == "attention")
    assert "UniKey" in note(form, "position").text()


def test_a_required_field_left_empty_stops_saving_but_not_typing(form: Form) -> None:
    form.boxes["name"].load(None)
    enter(form, "name", "a\b")
    press(Qt.Key.Key_Tab)
    assert note(form, "name").text() == ""
    press(Qt.Key.Key_S, CONTROL)
    assert note(form, "name").text() == "Chưa ghi Họ và tên."


def test_saving_gives_every_value_and_leaves_nothing_to_lose(form: Form) -> None:
    saved: list[dict[str, Any]] = []
    form.save_wanted.connect(saved.append)
    enter(form, "people", "1.234")
    assert form.dirty
    press(Qt.Key.Key_S, CONTROL)
    assert saved[0] | {} == {
        "code": "DV01",
        "name": "Nguyễn Văn Đạt",
        "gender": None,
        "birth": PartialDate(1988),
        "joined": None,
        "position": None,
        "away": False,
        "start": None,
        "people": 1234,
        "introducer": None,
        "subjects": (),
        "note": None,
    }
    form.mark_saved()
    assert not form.dirty


def test_a_second_press_while_saving_does_not_save_twice(form: Form, alerts: Alerts) -> None:
    saved: list[dict[str, Any]] = []
    form.save_wanted.connect(saved.append)
    form.focus_first()
    answers: list[Callable[[], None]] = [
        form.mark_saved,
        lambda: form.show_fault(Message("Mã đã có.")),
        lambda: form.show_error(ValueError()),
    ]
    for times, answer in enumerate(answers, start=1):
        press(Qt.Key.Key_S, CONTROL)
        press(Qt.Key.Key_S, CONTROL)
        assert len(saved) == times
        answer()


def test_escape_closes_at_once_when_nothing_would_be_lost(form: Form, alerts: Alerts) -> None:
    closed: list[bool] = []
    asked: list[Question] = []
    form.close_wanted.connect(lambda: closed.append(True))
    alerts.asked.connect(asked.append)
    form.focus_first()
    press(Qt.Key.Key_Escape)
    assert closed == [True]
    assert asked == []


def test_escape_asks_when_something_would_be_lost(form: Form, alerts: Alerts) -> None:
    closed: list[bool] = []
    asked: list[Question] = []
    form.close_wanted.connect(lambda: closed.append(True))
    alerts.asked.connect(asked.append)
    enter(form, "name", "x")
    press(Qt.Key.Key_Escape)
    assert closed == []
    asked[0].act()
    assert closed == [True]
    assert not form.dirty


def test_typing_and_taking_it_back_leaves_nothing_to_lose(form: Form) -> None:
    told: list[bool] = []
    form.dirty_changed.connect(told.append)
    enter(form, "name", "x\b")
    assert told == [True, False]


def test_undo_takes_back_the_typing_then_other_fields(form: Form) -> None:
    enter(form, "people", "12")
    enter(form, "name", "x")
    while form.undo_text():
        pass
    assert form.values()["name"] == "Nguyễn Văn Đạt"
    assert form.values()["people"] is None
    assert not form.dirty


def test_redo_types_again_what_was_taken_back(form: Form) -> None:
    enter(form, "people", "12")
    assert form.undo_text()
    assert form.redo_text()
    assert form.values()["people"] == 12


def test_a_person_is_found_without_dau_and_picked_with_enter(form: Form) -> None:
    enter(form, "introducer", "tam")
    press(Qt.Key.Key_Return)
    assert form.values()["introducer"] == NamedPerson("Lê Văn Tám", 9)


def test_arrows_choose_among_people_alike(form: Form) -> None:
    enter(form, "introducer", "hoa")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert form.values()["introducer"] == NamedPerson("Trần Văn Hòa", 8)


def test_a_name_that_fits_no_member_stays_a_name(form: Form) -> None:
    enter(form, "introducer", "Khách mời")
    press(Qt.Key.Key_Tab)
    assert form.values()["introducer"] == NamedPerson("Khách mời")


def test_escape_closes_the_findings_before_the_form(form: Form) -> None:
    closed: list[bool] = []
    form.close_wanted.connect(lambda: closed.append(True))
    enter(form, "introducer", "hoa")
    press(Qt.Key.Key_Escape)
    assert closed == []


def test_several_subjects_are_picked_and_taken_out_again(form: Form) -> None:
    enter(form, "subjects", "ket luan")
    press(Qt.Key.Key_Return)
    type_("chuyen")
    press(Qt.Key.Key_Return)
    assert form.values()["subjects"] == (1, 3)
    press(Qt.Key.Key_Backspace)
    assert form.values()["subjects"] == (1,)
    type_("khong co")
    assert form.boxes["subjects"].fault() is not None


def test_suggestions_are_offered_but_not_enforced(form: Form) -> None:
    form.boxes["position"].load(None)
    enter(form, "position", "pho")
    press(Qt.Key.Key_Return)
    assert form.values()["position"] == "Phó Bí thư"
    form.boxes["position"].load(None)
    enter(form, "position", "Tổ trưởng")
    assert form.values()["position"] == "Tổ trưởng"


def test_the_arrow_down_opens_every_suggestion_to_choose_from(form: Form) -> None:
    form.boxes["position"].load(None)
    form.boxes["position"].editor.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    field = next(each for each in MEMBER_FIELDS if each.name == "position")
    assert form.values()["position"] == field.suggestions[1]


def test_a_choice_is_made_with_the_arrows(form: Form) -> None:
    form.boxes["gender"].editor.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert form.values()["gender"] == "female"


def test_a_flag_is_ticked_with_space(form: Form) -> None:
    form.boxes["away"].editor.setFocus()
    press(Qt.Key.Key_Space)
    assert form.values()["away"] is True


def test_tab_walks_the_fields_in_their_order(form: Form) -> None:
    form.focus_first()
    walked = []
    for _field in MEMBER_FIELDS:
        walked.append(focused().accessibleName())
        press(Qt.Key.Key_Tab)
    assert walked == [field.heading for field in MEMBER_FIELDS]
    assert focused() is form.save_button


def test_defaults_are_shown_but_count_as_something_to_lose(form: Form) -> None:
    form.load({})
    form.offer({"people": 28})
    assert form.values()["people"] == 28
    assert form.dirty


def test_every_field_says_its_name_and_help(form: Form) -> None:
    birth = form.boxes["birth"].editor.inner
    assert birth.accessibleName() == "Ngày sinh"
    assert birth.toolTip() == "Ngày sinh: Chỉ biết năm thì gõ năm."


def test_a_choice_that_is_required_has_no_empty_line(alerts: Alerts, qtbot: QtBot) -> None:
    field = Field("kind", "Loại", FieldKind.CHOICE, required=True, choices=(Choice("a", "A"),))
    form = Form((field,), alerts, lambda: TODAY)
    qtbot.addWidget(form)
    form.load({"kind": "a"})
    assert form.values() == {"kind": "a"}
