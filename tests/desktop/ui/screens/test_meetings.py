"""Meetings on screen: the list, the form beside it, and where one goes on from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.periods import Period
from db.registers import attendance, by_name, meeting_record, meetings, store, subjects
from db.registers.meeting_record import GroupCount, MeetingRecord
from db.registers.meetings import MeetingRow, MeetingState
from db.schema import Audience, Mark, MeetingKind, Summons
from desktop.ui.screens.meetings import MeetingsScreen
from desktop.ui.screens.meetings.form import MeetingForm
from desktop.ui.theme import Tone
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import LOOKS, SIZES, picture
from tests.desktop.ui.hands import CONTROL, focused, press
from tests.desktop.ui.screens.opened import TODAY, Opened

K = Qt.Key


class Meetings(Opened):
    """The window with the list of meetings in view."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "meetings", **look)

    @property
    def page(self) -> MeetingsScreen:
        assert isinstance(self.screen, MeetingsScreen)
        return self.screen

    @property
    def form(self) -> MeetingForm:
        form = self.page.form
        assert form is not None
        return form

    def field(self, name: str) -> QWidget:
        return self.form.boxes[name].editor.inner

    def note(self, name: str) -> str:
        self.form.boxes[name].check()
        return self.form.boxes[name].note.text()

    def fill(self, name: str, text: str) -> None:
        """Type a text over what stands in a field."""
        line = self.field(name)
        self.into(line)
        assert isinstance(line, QLineEdit)
        line.selectAll()
        self.write(text)
        self.press(K.Key_Tab)

    def choose(self, name: str, row: int) -> None:
        """Choose a row of a closed list by keys."""
        self.into(self.field(name))
        self.press(K.Key_Home, *[K.Key_Down] * row)

    def rows(self) -> list[MeetingRow]:
        return self.read(meetings.meetings)

    def record(self, meeting: int) -> MeetingRecord:
        return self.read(lambda session: meeting_record.load(session, meeting))

    def newest(self) -> MeetingRow:
        return max(self.rows(), key=lambda row: row.id)

    def shown(self) -> list[tuple[str, ...]]:
        table = self.page.box.table.rows
        return [tuple(column.text(line) for column in table.columns) for line in table.shown]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Meetings]:
    made = Meetings(tmp_path / "a.sochibo")
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Meetings]:
    made = Meetings(tmp_path / "a.sochibo", empty=True)
    yield made
    made.close()


def test_what_must_stay_out_of_the_book_is_said_in_view(empty: Meetings) -> None:
    empty.press(K.Key_N, control=True)
    said = [each.text() for each in empty.form.findChildren(QLabel) if each.isVisible()]
    assert any("bí mật nhà nước" in text and "tố cáo" in text for text in said)


# The list


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


# A new meeting


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


# What is odd is said, and lets one go on


def test_a_short_meeting_is_pointed_out_and_saved(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("duration", "60")
    assert opened.note("duration").startswith("Ngắn hơn 90 phút")
    opened.choose("kind", 2)
    opened.fill("duration", "100")
    assert opened.note("duration").startswith("Ngắn hơn 120 phút")
    opened.press(K.Key_S, control=True)
    assert opened.record(opened.newest().id).values["duration"] == 100


def test_a_second_ordinary_meeting_in_a_month_is_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("day", "12/11")
    assert opened.note("day") == (
        "Tháng 11/2026 đã có cuộc thường kỳ ngày 05/11/2026. Đúng là cuộc thứ hai thì cứ ghi."
    )
    opened.choose("summons", 1)
    assert opened.note("day") == "Thứ Năm, 12/11/2026"


def test_a_day_declared_to_have_no_meeting_is_pointed_out(opened: Meetings) -> None:
    day = date(2027, 2, 1)
    with opened.book.change("khai") as session:
        told = {"register": "meetings", "from_date": day, "to_date": day}
        store.save(session, by_name("declarations"), told)
    opened.press(K.Key_N, control=True)
    opened.fill("day", "1/2/2027")
    assert opened.note("day").startswith("Sổ này đã khai không có từ 01/02/2027")


def test_late_posting_is_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("papers_posted", "5/12")
    opened.fill("resolution_posted", "8/12")
    assert opened.note("papers_posted") == "Tài liệu đăng trước cuộc họp chưa đủ 1 ngày."
    assert opened.note("resolution_posted") == "Nghị quyết đăng sau cuộc họp quá 2 ngày."
    opened.fill("resolution_posted", "1/12")
    assert "đứng trước ngày họp" in opened.note("resolution_posted")


def test_a_name_nobody_has_and_one_person_twice_are_pointed_out(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("chair", "Ông Lê Hoài Nam")
    assert opened.note("chair").startswith("Tên này không có trong danh sách")
    opened.fill("secretary", "Ông Lê Hoài Nam")
    assert opened.note("secretary") == "Chủ trì và thư ký đang là cùng một người."


def test_people_not_due_on_the_day_are_named(opened: Meetings) -> None:
    opened.press(K.Key_N, control=True)
    opened.choose("summons", 3)
    assert opened.note("invited").startswith("Chưa chọn ai")
    opened.into(opened.field("invited"))
    opened.write("doan van an")
    opened.press(K.Key_Return)
    assert opened.note("invited").startswith("Không thuộc diện phải dự hôm đó: Đoàn Văn Ân.")


def test_a_code_already_taken_is_said_in_the_form(opened: Meetings) -> None:
    before = len(opened.rows())
    opened.press(K.Key_N, control=True)
    opened.fill("code", "sh001")
    opened.press(K.Key_S, control=True)
    assert opened.form.verdict.text() == "Mã sh001 đã có. Chọn mã khác."
    assert len(opened.rows()) == before


# A meeting already there


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


# Where one goes on


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
    assert opened.shown()[0][8] == "Nháp"
    assert opened.rows()[0].state is MeetingState.DRAFT
    with opened.book.change("điểm danh") as session:
        attendance.take(session, meeting)
        attendance.reconcile(session, meeting, 29, TODAY)
    opened.settle()
    assert opened.shown()[0][8] == "Đã đối chiếu"
