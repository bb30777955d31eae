"""Writing a record down: checks while typing, defaults, what is part of it, undo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from db.registers import NamedPerson
from desktop.ui.widgets.banners import AskBox
from desktop.ui.widgets.suggest import Suggestions
from tests.desktop.ui.screens.register.conftest import Open
from tests.desktop.ui.screens.register.desk import TODAY, K


def test_a_record_typed_by_keys_alone_is_in_the_reopened_book(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.new()
    desk.press(K.Key_Tab)
    desk.write("pa")
    desk.press(K.Key_Return, K.Key_Tab)
    desk.write("2,5")
    desk.save()
    last = desk.stored()[-1]
    assert (last["code"], last["day"], last["form"]) == ("TT013", TODAY, "Pano")
    assert last["quantity"] == Decimal("2.5")
    assert last["measure"] == "tấm"
    assert desk.room.page is None
    assert desk.room.box.table.current().values["code"] == "TT013"
    assert desk.context.undo_step is not None
    assert str(desk.context.undo_step.title) == "thêm tuyên truyền “Pano, 23/11/2026”"


def test_a_model_is_asked_for_its_registration_before_its_end(open_at: Open) -> None:
    desk = open_at("models")
    desk.new()
    names = list(desk.form.boxes)
    at_once = ["name", "situation", "goals", "content", "place", "forces", "outputs", "upkeep"]
    later = ["completed", "stopped", "suspended", "recognised_by", "decision", "recognised"]
    assert max(map(names.index, at_once)) < min(map(names.index, later))
    assert names[-1] == "code"


def test_a_new_record_starts_as_the_last_and_follows_the_last_of_its_kind(open_at: Open) -> None:
    desk = open_at("outreach")
    desk.new()
    assert (desk.value("form"), desk.value("measure")) == ("Sách", "cuốn")
    assert not desk.form.dirty
    desk.fill("form", "Tin bài")
    assert desk.value("measure") == "bài"
    desk.fill("measure", "trang")
    desk.fill("form", "Pano")
    assert desk.value("measure") == "trang"


def test_what_a_new_record_offers_first_is_typed_over(open_at: Open) -> None:
    desk = open_at("commendations")
    desk.new()
    assert desk.value("day") == TODAY
    desk.write("5/11")
    assert desk.value("day") == date(2026, 11, 5)
    desk.press(K.Key_Escape)
    desk.answer(yes=True)
    desk.open("cho 0 dong")
    desk.write("!")
    day = desk.form.boxes["day"].editor.inner
    assert isinstance(day, QLineEdit)
    assert day.text() == "28/12/2025!"


def test_a_subject_is_for_good_unless_a_last_year_is_typed(open_at: Open) -> None:
    desk = open_at("subjects")
    desk.new()
    assert (desk.value("year"), desk.value("last_year")) == (TODAY.year, None)


def test_a_document_is_offered_its_number_and_a_repeat_is_pointed_out(open_at: Open) -> None:
    desk = open_at("documents")
    desk.new()
    desk.look_around(desk.form)
    assert desk.value("number") == "06"
    desk.fill("type", "TB")
    assert desk.value("number") == "03"
    desk.fill("number", "02")
    assert "Số 02 đã dùng" in desk.note("number")
    assert desk.state("number") == "attention"
    desk.save()
    assert desk.stored()[-1]["number"] == "02"


def test_a_day_declared_to_have_none_is_pointed_out_while_it_is_typed(open_at: Open) -> None:
    desk = open_at("outreach")
    told = {"from_date": date(2027, 1, 1), "to_date": date(2027, 3, 31)}
    desk.write_down("declarations", register="outreach", **told)
    desk.new()
    desk.fill("day", "5/2/2027")
    assert desk.note("day").startswith("Sổ này đã khai không có từ 01/01/2027")
    assert desk.state("day") == "attention"


def test_what_contradicts_is_said_under_its_field_and_not_saved(open_at: Open) -> None:
    desk = open_at("terms")
    desk.open("2025-2030")
    desk.fill("to_date", "1/1/2020")
    assert "đứng trước Từ ngày" in desk.note("to_date")
    assert desk.state("to_date") == "fault"
    desk.save()
    assert desk.stored()[-1]["to_date"] is None
    desk.fill("to_date", "1/1/2030")
    desk.save()
    assert desk.stored()[-1]["to_date"] == date(2030, 1, 1)


def test_what_is_odd_about_a_stored_record_is_said_when_it_is_opened(open_at: Open) -> None:
    desk = open_at("inspections")
    desk.open("quy xa hoi")
    assert "Đã quá Hạn khắc phục" in desk.note("mend_by")
    desk.fill("mended", "20/11/2026")
    assert "quá Hạn" not in desk.note("mend_by")


def test_people_and_bodies_are_picked_together(open_at: Open) -> None:
    desk = open_at("inspections")
    desk.open("kiem diem")
    editor = desk.form.boxes["inspected"].editor
    desk.into(editor.inner)
    desk.write("oanh")
    desk.press(K.Key_Return)
    desk.write("Tổ dân phố 9")
    desk.save()
    people = [line.values["inspected"] for line in desk.lines() if "kiểm điểm" in line.name]
    assert people == [
        (
            NamedPerson("Trương Công Quí", 21),
            NamedPerson("Phan Thị Oanh", 19),
            NamedPerson("Tổ dân phố 9"),
        )
    ]


def test_values_handed_over_stand_in_the_new_form(open_at: Open) -> None:
    desk = open_at("tasks")
    desk.go("tasks", new=True, values={"meeting": 2, "content": "Rà soát"})
    assert (desk.value("meeting"), desk.value("content")) == (2, "Rà soát")


def test_a_new_record_with_parts_shows_its_tabs_once_saved(open_at: Open) -> None:
    desk = open_at("models")
    desk.new()
    desk.write("Tuyến hẻm nở hoa")
    desk.save()
    assert desk.page.heading == "Tuyến hẻm nở hoa"
    results = desk.part("model_results")
    assert results.box.table.rows.shown == []
    desk.click("Thêm kết quả mô hình")
    desk.fill("quantity", "30", results.form)
    desk.save()
    assert results.form is None
    stored = desk.stored("model_results")[-1]
    assert (stored["model"], stored["day"]) == (desk.page.record_id, TODAY)
    assert stored["quantity"] == 30


def test_a_part_is_opened_changed_and_deleted_where_it_belongs(open_at: Open) -> None:
    desk = open_at("models")
    desk.go("models", part=("replications", 2))
    assert desk.page.heading == "Chợ 0 đồng"
    places = desk.part("replications")
    desk.fill("place", "Khu vực Thới Bình", places.form)
    desk.save()
    assert [each["place"] for each in desk.stored("replications")][1] == "Khu vực Thới Bình"
    desk.press(K.Key_Delete)
    assert len(desk.stored("replications")) == 3
    desk.act("Hoàn tác")
    assert len(places.box.table.rows.shown) == 2


def test_what_is_deleted_is_named_and_can_be_brought_back(open_at: Open) -> None:
    desk = open_at("models")
    desk.find("giup phu nu")
    desk.into(desk.room.box.table)
    desk.press(K.Key_Delete)
    told = desk.alerts[-1].text
    assert str(told) == "Đã xóa mô hình “Giúp phụ nữ khó khăn có việc làm ổn định”."
    assert len(desk.stored()) == 11
    desk.act("Hoàn tác")
    assert len(desk.stored()) == 12
    assert len(desk.stored("model_results")) == 12


def test_what_others_depend_on_stays_and_says_so(open_at: Open) -> None:
    desk = open_at("models")
    desk.open("cho 0 dong")
    desk.click("Xóa dòng này")
    assert "đang được bản ghi khác dùng" in str(desk.alerts[-1].text)
    assert len(desk.stored()) == 12


def test_an_open_page_follows_undo_and_leaves_with_its_record(open_at: Open) -> None:
    desk = open_at("terms")
    term = desk.write_down("terms", name="Nhiệm kỳ thử", from_date=date(2031, 1, 1))
    desk.write_down("terms", term, name="Nhiệm kỳ sau")
    desk.open("ky sau")
    desk.context.undo()
    desk.settle()
    assert desk.value("name") == "Nhiệm kỳ thử"
    desk.context.undo()
    desk.settle()
    assert desk.room.page is None


def test_what_is_typed_is_not_lost_without_asking(open_at: Open) -> None:
    desk = open_at("terms")
    desk.open("2022")
    desk.fill("name", "Khác")
    desk.go("models")
    assert desk.room.register.name == "terms"
    question = next(box for box in desk.window.findChildren(AskBox) if box.isVisible())
    question.no.click()
    assert desk.value("name") == "Khác"


def test_a_record_that_is_gone_is_said_to_be(open_at: Open) -> None:
    desk = open_at("terms")
    desk.go("terms", record=99)
    assert "không còn trong sổ" in str(desk.alerts[-1].text)
    desk.go("models", part=("replications", 99))
    assert "không còn trong sổ" in str(desk.alerts[-1].text)


def test_suggestions_stay_inside_a_low_window(open_at: Open) -> None:
    desk = open_at("outreach", size=(1093, 543, 100))
    desk.new()
    form = desk.form.boxes["form"].editor
    form.set_value(None)
    desk.into(form.inner)
    desk.press(K.Key_Down)
    listed = next(each for each in desk.window.findChildren(Suggestions) if each.isVisible())
    assert desk.window.rect().contains(listed.geometry())
