"""A new meeting: what it begins with, whom it calls, how it is written down."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QLabel

from db.periods import Period
from db.registers import attendance, subjects
from db.registers.meeting_record import GroupCount
from db.schema import Audience, MeetingKind, Summons
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.meetings.desk import K, Meetings
from tests.desktop.ui.screens.opened import TODAY


def test_what_must_stay_out_of_the_book_is_said_in_view(empty: Meetings) -> None:
    empty.press(K.Key_N, control=True)
    said = [each.text() for each in empty.form.findChildren(QLabel) if each.isVisible()]
    assert any("bí mật nhà nước" in text and "tố cáo" in text for text in said)


def test_a_new_one_is_filled_from_the_last_of_its_kind(opened: Meetings) -> None:
    last = opened.rows()[0]
    opened.press(K.Key_N, control=True)
    opened.press(K.Key_S, control=True)
    new, before = opened.record(opened.newest().id).values, opened.record(last.id).values
    for name in ("start", "duration", "audience", "call", "place"):
        assert new[name] == before[name], name
    for name in ("chair", "secretary"):
        assert new[name].member_id == before[name].member_id, name
    assert new["day"] == date(2026, 12, 5)
    assert new["subjects"] == ()
    assert opened.page.form is None
    assert opened.page.box.current().id == opened.newest().id


def test_the_day_can_be_typed_at_once(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.write("7/12")
    opened.press(K.Key_S, control=True)
    assert opened.newest().day == date(2026, 12, 7)


def test_choosing_another_kind_moves_what_was_not_touched(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("start", "7h30")
    opened.choose("kind", 2)
    assert opened.form.peek("kind") is MeetingKind.COMBINED
    assert opened.form.peek("duration") == 120
    assert opened.form.peek("start") == time(7, 30)
    opened.choose("kind", 4)
    assert opened.form.peek("audience") is Audience.PUBLIC
    assert opened.form.peek("day") == TODAY


def test_a_day_typed_as_it_was_offered_stays_when_the_kind_is_chosen(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.write("5/12")
    opened.press(K.Key_Tab)
    opened.choose("kind", 1)
    assert opened.form.values()["day"] == date(2026, 12, 5)


def test_home_asks_for_a_kind_within_a_period(opened: Meetings) -> None:
    opened.go("meetings", new=True, kind=MeetingKind.THEMATIC, period=Period.quarter(2026, 4))
    assert opened.form.peek("kind") is MeetingKind.THEMATIC
    assert opened.form.peek("day") == TODAY
    opened.go("meetings", new=True, period="2025-02")
    assert opened.form.peek("day") == date(2025, 2, 5)


def test_leaving_an_untouched_new_form_asks_nothing(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.press(K.Key_Escape)
    assert opened.page.form is None


def test_a_subject_is_made_where_it_is_needed(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.into(opened.field("subjects"))
    opened.write("kl01")
    opened.press(K.Key_Return)
    opened.write("Nghị quyết số 57")
    opened.press(K.Key_Down, K.Key_Return)
    opened.press(K.Key_S, control=True)
    known = {row.id: row for row in opened.read(subjects.subjects)}
    first, second = (known[each] for each in opened.newest().subject_ids)
    assert first.code == "KL01"
    assert (second.name, second.kind.value) == ("Nghị quyết số 57", "term_theme")
    opened.press(K.Key_Z, control=True)
    assert len(opened.read(subjects.subjects)) == len(known) - 1


def test_groups_add_up_to_the_headcount(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("audience", 2)
    assert opened.form.boxes["summons"].isHidden()
    opened.into(opened.form.boxes["groups"].editor)
    for words, number in (("phu nu", "24"), ("nhan", "1.040")):
        opened.write(words)
        opened.press(K.Key_Return, K.Key_Tab)
        opened.write(number)
        opened.press(K.Key_Tab, K.Key_Tab)
    assert opened.form.peek("headcount") == 1064
    opened.press(K.Key_S, control=True)
    assert opened.newest().headcount == 1064
    assert opened.record(opened.newest().id).groups == (
        GroupCount("Hội Phụ nữ", 24),
        GroupCount("Nhân dân", 1040),
    )


def test_tab_goes_through_the_groups_to_the_headcount(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("audience", 2)
    passed = []
    for _step in range(3):
        opened.press(K.Key_Tab)
        passed.append(focused().accessibleName())
    assert passed == ["Nhóm 1", "Số người 1", "Số người dự"]


def test_a_group_half_written_is_said_and_nothing_saved(opened: Meetings) -> None:
    before = len(opened.rows())
    opened.press(K.Key_N, control=True)
    opened.choose("audience", 2)
    opened.into(opened.form.boxes["groups"].editor)
    opened.write("Tổ dân phố 5")
    opened.press(K.Key_S, control=True)
    assert opened.form.boxes["groups"].note.text() == "Chưa ghi số người của nhóm Tổ dân phố 5."
    assert len(opened.rows()) == before


def test_a_list_of_people_is_chosen_by_name(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("summons", 3)
    opened.into(opened.field("invited"))
    for name in ("ho van bao", "hoa"):
        opened.write(name)
        opened.press(K.Key_Return)
    opened.press(K.Key_S, control=True)
    new = opened.newest()
    assert new.call.summons is Summons.LIST
    roster = opened.read(lambda session: attendance.roster(session, new.id))
    assert [row.full_name for row in roster.due] == ["Hồ Văn Bảo", "Nguyễn Hữu Hòa"]


def test_a_party_group_is_asked_for_by_name(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("summons", 2)
    opened.press(K.Key_S, control=True)
    assert opened.form.boxes["party_group"].note.text() == "Ghi tên tổ đảng được triệu tập."
    opened.write("Tổ 9")
    opened.press(K.Key_Tab)
    assert opened.note("party_group") == "Chưa đảng viên nào ghi thuộc Tổ 9."
    opened.fill("party_group", "Tổ 1")
    opened.press(K.Key_S, control=True)
    assert opened.newest().call.group == "Tổ 1"
