"""Writing a member down: by keys, with what is odd said under the field, and taking it back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.dates import PartialDate
from db.registers.members import MEMBERS, POSITION_REGISTER
from db.schema import Gender
from desktop.ui.screens.members.person import Tab
from desktop.ui.theme import Tone
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.members.desk import Desk

K = Qt.Key


def new(desk: Desk) -> None:
    desk.press(K.Key_N, control=True)


def test_a_member_typed_by_keys_alone_is_in_the_reopened_book(desk: Desk) -> None:
    new(desk)
    desk.write("Thạch  Sóc Kha ")
    desk.press(K.Key_Tab, K.Key_Down, K.Key_Tab)
    desk.write("050398")
    desk.press(K.Key_Tab)
    desk.write("3/2/2024")
    desk.press(K.Key_Tab, K.Key_Tab)
    desk.write("chi")
    desk.press(K.Key_Return)
    desk.save()
    kha = desk.stored("Thạch Sóc Kha")
    assert kha["gender"] is Gender.MALE
    assert kha["birth"] == PartialDate(1998, 3, 5)
    assert kha["joined"] == PartialDate(2024, 2, 3)
    assert kha["official"] is None
    assert kha["position"] == "Chi ủy viên"
    assert kha["code"] == "DV033"


def test_what_must_stay_out_of_the_book_is_said_in_view(desk: Desk) -> None:
    new(desk)
    said = [each.text() for each in desk.form.findChildren(QLabel) if each.isVisible()]
    assert any("bí mật nhà nước" in text and "tố cáo" in text for text in said)


def test_after_saving_the_new_person_is_chosen_and_has_a_page(desk: Desk) -> None:
    new(desk)
    assert desk.page.tabs.isHidden()
    desk.write("Lê Văn Mới")
    desk.save()
    assert desk.box.table.current().full_name == "Lê Văn Mới"
    assert desk.page.heading == "Lê Văn Mới"
    assert desk.page.tabs.isVisible()
    assert not desk.page.dirty


def test_the_next_code_is_offered_and_may_be_left_blank(desk: Desk) -> None:
    new(desk)
    assert desk.form.peek("code") == "DV033"
    assert not desk.form.dirty
    desk.fill("full_name", "Lê Văn Mới")
    desk.fill("code", "\b")
    desk.save()
    assert desk.everybody()["Lê Văn Mới"].code == "DV033"


def test_a_code_of_somebody_else_is_said_while_typing_and_refused(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "Lê Văn Mới")
    desk.fill("code", "dv001")
    assert "Nguyễn Hữu Hòa" in desk.note("code")
    desk.save()
    assert "Mã dv001 đã có" in desk.form.verdict.text()
    assert "Lê Văn Mới" not in desk.everybody()


def test_the_same_name_is_said_with_who_and_when_born_and_stays_two_people(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "NGUYỄN HỮU HOÀ")
    assert "Nguyễn Hữu Hòa (DV001, sinh 1979)" in desk.note("full_name")
    desk.save()
    people = desk.everybody()
    assert {people["Nguyễn Hữu Hòa"].code, people["NGUYỄN HỮU HOÀ"].code} == {"DV001", "DV033"}


def test_nobody_is_their_own_namesake(desk: Desk) -> None:
    desk.open("huu hoa")
    assert desk.note("full_name") == ""


def test_of_many_namesakes_three_are_named_and_those_without_birth_by_code(desk: Desk) -> None:
    for _each in range(4):
        desk.write_down(MEMBERS, full_name="Lê Văn Hai")
    new(desk)
    desk.fill("full_name", "Lê Văn Hai")
    note = desk.note("full_name")
    assert note.count("Lê Văn Hai") == 3
    assert "(DV033)" in note
    assert "…" in note


def test_a_date_that_is_none_stops_saving_and_leads_back_to_it(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "Lê Văn Mới")
    desk.fill("birth", "31/02/1990")
    desk.save()
    assert "31/02/1990" in desk.form.boxes["birth"].note.text()
    assert focused() is desk.field("birth")
    assert "Lê Văn Mới" not in desk.everybody()


def test_a_name_is_needed(desk: Desk) -> None:
    new(desk)
    desk.fill("birth", "1990")
    desk.save()
    assert focused() is desk.field("full_name")
    assert "Chưa ghi" in desk.form.boxes["full_name"].note.text()


def test_joining_before_eighteen_is_said_at_once_whichever_date_is_typed_last(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "Lê Văn Mới")
    desk.fill("joined", "2010")
    desk.fill("birth", "2000")
    assert "18 tuổi" in desk.form.boxes["joined"].note.text()
    desk.fill("birth", "1980")
    assert "18 tuổi" not in desk.form.boxes["joined"].note.text()


def test_two_years_without_becoming_official_are_said_and_saved_all_the_same(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "Lê Văn Mới")
    desk.fill("joined", "01/11/2020")
    assert "hơn hai năm" in desk.form.boxes["official"].note.text()
    desk.save()
    desk.open("le van moi")
    assert "hơn hai năm" in desk.form.boxes["official"].note.text()


def test_dates_in_the_wrong_order_or_to_come_are_said(desk: Desk) -> None:
    new(desk)
    for name, text, words in (
        ("birth", "2030", "chưa tới"),
        ("joined", "2030", "chưa tới"),
        ("official", "2029", "đứng trước"),
    ):
        desk.fill(name, text)
        assert words in desk.note(name)


def test_letters_of_an_old_font_are_pointed_out(desk: Desk) -> None:
    new(desk)
    desk.fill("full_name", "NguyÔn V¨n §¹t")
    assert "UniKey" in desk.note("full_name")


def test_a_name_to_sort_by_is_explained_where_the_name_does_not_end_with_it(desk: Desk) -> None:
    desk.open("sa phoan")
    assert "tên gọi có hai chữ" in desk.note("sort_name")
    desk.fill("sort_name", "Phoan Sà")
    assert "xếp theo chữ “Sà”" in desk.note("sort_name")
    desk.fill("sort_name", "Sà Phoan, Danh")
    assert "tên gọi có hai chữ" in desk.note("sort_name")


def test_groups_and_positions_of_others_are_suggested(desk: Desk) -> None:
    new(desk)
    desk.into(desk.field("party_group"))
    desk.write("to 2")
    desk.press(K.Key_Return)
    assert desk.form.peek("party_group") == "Tổ 2"


def test_dated_positions_are_said_to_go_before_the_field(desk: Desk) -> None:
    member = desk.everybody()["Nguyễn Hữu Hòa"].id
    desk.write_down(POSITION_REGISTER, member=member, title="Bí thư", from_date=date(2025, 1, 1))
    desk.open("huu hoa")
    assert "thẻ Chức vụ" in desk.form.boxes["position"].note.text()


def test_a_change_is_saved_and_taken_back_in_the_open_form_too(desk: Desk) -> None:
    desk.open("huu hoa")
    desk.fill("party_group", "Tổ 9")
    desk.save()
    assert desk.everybody()["Nguyễn Hữu Hòa"].party_group == "Tổ 9"
    assert desk.context.undo_step is not None
    assert str(desk.context.undo_step.title) == "sửa đảng viên Nguyễn Hữu Hòa"
    desk.press(K.Key_Z, control=True)
    assert desk.everybody()["Nguyễn Hữu Hòa"].party_group == "Tổ 1"
    assert desk.form.peek("party_group") == "Tổ 1"


def test_typing_is_taken_back_before_the_books_changes(desk: Desk) -> None:
    desk.open("huu hoa")
    desk.fill("phone", "0900")
    desk.save()
    desk.into(desk.field("full_name"))
    desk.write("x")
    desk.press(K.Key_Z, control=True)
    assert desk.form.peek("full_name") == "Nguyễn Hữu Hòa"
    assert desk.context.undo_step is not None
    assert "Nguyễn Hữu Hòa" in str(desk.context.undo_step.title)


def test_a_new_name_is_the_pages_heading_once_saved(desk: Desk) -> None:
    desk.open("huu hoa")
    desk.fill("full_name", "Nguyễn Hữu Hòa Anh")
    desk.save()
    assert desk.page.heading == "Nguyễn Hữu Hòa Anh"
    assert "Nguyễn Hữu Hòa Anh" in desk.names()


def test_esc_closes_at_once_and_asks_only_when_something_would_be_lost(desk: Desk) -> None:
    new(desk)
    desk.press(K.Key_Escape)
    assert desk.screen.panel.isHidden()
    new(desk)
    desk.write("Lê")
    desk.press(K.Key_Escape)
    desk.answer(yes=False)
    assert desk.form.peek("full_name") == "Lê"
    desk.press(K.Key_Escape)
    desk.answer(yes=True)
    assert desk.screen.panel.isHidden()


def test_going_to_somebody_else_asks_first_for_what_is_typed(desk: Desk) -> None:
    desk.open("huu hoa")
    desk.fill("party_group", "Tổ 9")
    desk.open("thi be")
    assert desk.page.heading == "Nguyễn Hữu Hòa"
    desk.answer(yes=True)
    assert desk.page.heading == "Đặng Thị Bé"
    assert desk.everybody()["Nguyễn Hữu Hòa"].party_group == "Tổ 1"


def test_somebody_with_attendance_is_kept_and_the_remedy_is_one_press_away(desk: Desk) -> None:
    desk.open("thi be")
    desk.page.delete_wanted.emit()
    desk.settle()
    assert desk.alerts[-1].tone is Tone.FAULT
    assert "Diễn biến" in desk.alerts[-1].text
    assert "Đặng Thị Bé" in desk.everybody()
    desk.act("Ghi diễn biến")
    assert desk.page.tab is Tab.TURNS
    assert desk.turn_form().isVisible()


def test_somebody_just_written_can_be_deleted_and_brought_back(desk: Desk) -> None:
    desk.write_down(MEMBERS, full_name="Lê Văn Nhầm")
    desk.open("le van nham")
    button = next(
        each for each in desk.page.findChildren(type(desk.box.only)) if "Xóa" in each.text()
    )
    desk.into(button)
    desk.press(K.Key_Return)
    assert "Lê Văn Nhầm" not in desk.everybody()
    assert desk.screen.panel.isHidden()
    desk.act("Hoàn tác")
    assert "Lê Văn Nhầm" in desk.everybody()
    assert "Lê Văn Nhầm" in desk.names()


def test_a_page_closes_when_undo_takes_its_person_out_of_the_book(desk: Desk) -> None:
    new(desk)
    desk.write("Lê Văn Mới")
    desk.save()
    desk.context.undo()
    desk.settle()
    assert desk.screen.panel.isHidden()
    assert "Lê Văn Mới" not in desk.names()
