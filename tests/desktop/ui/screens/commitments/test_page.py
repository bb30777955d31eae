"""One member's commitment, typed by keys and read back from the reopened book."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from db.registers import store
from db.registers.commitments import COMMITMENTS, GROUPS
from db.registers.members import MEMBERS
from db.schema import Commitment, Member, Outcome
from db.vagueness import EXAMPLES, Reason
from desktop.ui.past import Past
from desktop.ui.screens.commitments.page import HISTORY
from desktop.ui.widgets.buttons import Button
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.commitments.desk import DONE, HALF, LAST, THIS, Desk

K = Qt.Key
NOBODY_YET, OTHER = "Hồ Văn Bảo", "Tạ Thị Bình"
THOUGHT, CONDUCT = GROUPS[0], GROUPS[1]


def test_an_item_typed_by_keys_alone_is_in_the_reopened_book(desk: Desk) -> None:
    desk.find("ho van bao")
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Down, K.Key_Return, K.Key_Tab)
    desk.write("Góp 50.000 đồng  mỗi tháng vào quỹ khuyến học của ấp ")
    desk.press(K.Key_Tab)
    desk.write("12 tháng")
    desk.press(K.Key_Tab)
    desk.write("30/11")
    desk.save()
    (item,) = desk.stored(NOBODY_YET)
    assert item.group == CONDUCT
    assert item.content == "Góp 50.000 đồng mỗi tháng vào quỹ khuyến học của ấp"
    assert item.measure == "12 tháng"
    assert item.due == date(THIS, 11, 30)
    assert item.outcome is None
    assert desk.context.undo_step is not None
    assert str(desk.context.undo_step.title) == f"ghi cam kết năm {THIS} của {NOBODY_YET}"
    assert desk.box.table.current().row.items[0].content == item.content
    assert focused() is desk.item.summary


def test_a_vague_item_is_pointed_out_while_unikey_retypes_and_never_stops_anyone(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.find("ho van bao")
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Return, K.Key_Tab)
    note = desk.item.boxes["content"].note
    assert not note.isVisible() or note.text() == desk.item.boxes["content"].field.help
    text = desk.item.boxes["content"].editor.inner
    desk.write("Tich\b\b\bích cu\bưc\b\bực hoc\b\bọc")
    qtbot.waitUntil(lambda: EXAMPLES[THOUGHT] in note.text())
    said = note.text()
    desk.write(" tap\b\bâp\b\bập")
    assert note.text() == said, "the remark stays while one goes on typing"
    assert focused() is text
    assert desk.item.peek("content") == "Tích cực học tập"
    desk.press(K.Key_Tab)
    desk.write("Đọc 12 bài viết của Bác")
    desk.press(K.Key_Tab)
    desk.write("30/11")
    qtbot.waitUntil(lambda: "Ví dụ" not in note.text())
    desk.fill("measure", " ")
    desk.fill("due", " ")
    desk.save()
    (item,) = desk.stored(NOBODY_YET)
    assert Reason.NO_MEASURE in item.reasons
    assert desk.item.summary.accessibleName().count("chung chung") >= 1


def test_all_changes_to_a_member_are_one_save_and_one_undo(desk: Desk) -> None:
    before = desk.stored(OTHER)
    desk.open("ta thi binh")
    desk.press(K.Key_F2, K.Key_Delete, K.Key_Return)
    desk.fill("measure", "đủ 20 bàn")
    desk.press(K.Key_Escape)
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Escape)
    desk.write("Hiến máu 02 lần")
    desk.press(K.Key_Backtab, K.Key_Escape, K.Key_Tab)
    desk.fill("content", "Hiến máu 02 lần trong năm")
    assert desk.stored(OTHER) == before, "nothing is written before saving"
    desk.save()
    after = desk.stored(OTHER)
    assert len(after) == len(before)
    assert after[0].outcome is Outcome.FULFILLED
    assert before[1].id not in {item.id for item in after}
    assert "đủ 20 bàn" in {item.measure for item in after}
    assert "Hiến máu 02 lần trong năm" in {item.content for item in after}
    assert not desk.form.dirty
    desk.press(K.Key_Z, control=True)
    assert desk.stored(OTHER) == before
    assert desk.texts() == [item.content for item in before]


def test_what_is_taken_out_or_marked_comes_back_with_ctrl_z_before_saving(desk: Desk) -> None:
    desk.open("ta thi binh")
    texts = desk.texts()
    desk.press(K.Key_F3, K.Key_Delete)
    assert len(desk.texts()) == 2
    desk.press(K.Key_Z, control=True)
    assert desk.texts() == texts
    assert desk.form.items.all[0].peek("outcome") is Outcome.UNFULFILLED
    desk.press(K.Key_Z, control=True)
    assert not desk.form.dirty
    desk.press(K.Key_Delete)
    desk.into(desk.form.taken_out.restore)
    desk.press(K.Key_Return)
    assert desk.texts() == texts
    assert focused() is desk.item.summary


def test_last_years_items_are_offered_and_those_ticked_taken_on(desk: Desk) -> None:
    desk.open("ho van bao")
    before = desk.stored(NOBODY_YET, LAST)
    desk.into(desk.form.tools.take_on)
    desk.press(K.Key_Return, K.Key_Space, K.Key_Tab, K.Key_Tab, K.Key_Tab, K.Key_Return)
    assert not desk.stored(NOBODY_YET)
    desk.save()
    taken = desk.stored(NOBODY_YET)
    assert [item.content for item in taken] == [item.content for item in before[1:]]
    assert {item.due for item in taken} == {date(THIS, 11, 30)}
    assert {item.outcome for item in taken} == {None}
    desk.into(desk.form.tools.take_on)
    desk.press(K.Key_Return)
    (left,) = desk.form.facts.last_year
    assert left["content"] == before[0].content


def test_a_field_that_cannot_be_read_stops_saving_and_opens_again(desk: Desk) -> None:
    desk.open("ta thi binh")
    desk.press(K.Key_Return)
    desk.fill("due", "31/02")
    desk.press(K.Key_Escape, K.Key_Down)
    desk.save()
    assert desk.form.items.all[0].open
    assert focused() is desk.form.items.all[0].boxes["due"].editor.inner
    assert "Còn 1 chỗ" in desk.form.verdict.text()


def test_an_item_without_a_text_is_asked_for_one_and_a_blank_one_goes(desk: Desk) -> None:
    before = desk.stored(OTHER)
    desk.open("ta thi binh")
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Escape, K.Key_Escape)
    assert len(desk.form.items.all) == len(before)
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Return)
    desk.save()
    assert "Nội dung" in desk.item.boxes["content"].note.text()
    assert desk.stored(OTHER) == before


def test_what_is_typed_outlives_its_item_being_taken_back_elsewhere(desk: Desk) -> None:
    desk.find("ho van bao")
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Escape)
    desk.fill("content", "Giúp 02 hộ nghèo vay vốn")
    desk.save()
    desk.press(K.Key_Return)
    desk.fill("measure", "02 hộ")
    desk.context.undo()
    desk.settle()
    assert not desk.stored(NOBODY_YET)
    desk.save()
    (item,) = desk.stored(NOBODY_YET)
    assert (item.content, item.measure) == ("Giúp 02 hộ nghèo vay vốn", "02 hộ")


def test_going_to_somebody_else_or_another_year_asks_first_for_what_is_typed(desk: Desk) -> None:
    desk.open("ta thi binh")
    desk.press(K.Key_F3)
    desk.open("ho van bao")
    assert desk.page.name == OTHER
    desk.answer(yes=False)
    assert desk.form.dirty
    desk.into(desk.box.years)
    desk.press(K.Key_Down)
    assert desk.room.year == desk.box.years.year == THIS
    desk.answer(yes=True)
    assert desk.room.year == desk.box.years.year == LAST
    assert desk.screen.panel.isHidden()
    assert all(item.outcome is None for item in desk.stored(OTHER))


def test_the_year_end_is_gone_through_by_keys_from_member_to_member(desk: Desk) -> None:
    waiting = [
        each.member.full_name
        for each in desk.year().members
        if any(item.outcome is None for item in each.items)
    ]
    first, second, third, *rest = waiting
    with desk.book.change("ghi") as session:
        later = select(Member.id).where(Member.full_name.in_(rest))
        done = update(Commitment).where(Commitment.member_id.in_(later))
        session.execute(done.values(outcome=Outcome.FULFILLED))
    desk.settle()
    button = desk.room.assess_button
    desk.into(button)
    desk.press(K.Key_Return, K.Key_F2, K.Key_F3, K.Key_F2, K.Key_F10)
    assert [item.outcome for item in desk.stored(first)] == [
        Outcome.FULFILLED,
        Outcome.UNFULFILLED,
        Outcome.FULFILLED,
    ]
    assert desk.context.undo_step is not None
    assert str(desk.context.undo_step.title) == f"đánh giá cam kết năm {THIS} của {first}"
    assert desk.page.name == second
    assert focused() is desk.form.items.all[0].summary
    desk.press(K.Key_F5, K.Key_F10)
    assert desk.page.name == third
    desk.press(K.Key_F5, K.Key_F10)
    assert desk.screen.panel.isHidden()
    assert all(item.outcome for each in desk.year().members for item in each.items)
    desk.into(button)
    desk.press(K.Key_Return)
    assert "còn chờ đánh giá" in desk.alerts[-1].text


def test_half_year_year_end_and_the_chapters_remark_are_kept_for_each_item(desk: Desk) -> None:
    desk.open("ta thi binh")
    desk.press(K.Key_Down, K.Key_Return)
    desk.fill("half_year", "Đã đọc 06 bài")
    desk.fill("year_end", "Đọc đủ 12 bài")
    desk.into(desk.item.boxes["outcome"].editor.inner)
    desk.press(K.Key_Down, K.Key_Tab)
    desk.write("Đúng hạn")
    desk.save()
    item = desk.stored(OTHER)[1]
    assert (item.half_year, item.year_end, item.outcome, item.remark) == (
        "Đã đọc 06 bài",
        "Đọc đủ 12 bài",
        Outcome.FULFILLED,
        "Đúng hạn",
    )


def test_a_page_opens_at_what_the_list_is_narrowed_to(desk: Desk) -> None:
    found = desk.year().members
    desk.go("commitments", wanted="overdue")
    desk.into(desk.box.filter)
    desk.press(K.Key_Return)
    assert desk.item.row is not None
    assert desk.item.row.overdue
    desk.go("commitments", wanted="half_year")
    desk.into(desk.box.filter)
    desk.press(K.Key_Return)
    desk.write("Đã làm được một nửa")
    desk.press(K.Key_F10)
    assert found[HALF].items[0].half_year == ""
    assert desk.stored(found[HALF].member.full_name)[0].half_year == "Đã làm được một nửa"
    desk.go("commitments", wanted="missing")
    desk.into(desk.box.filter)
    desk.press(K.Key_Return, K.Key_Escape, K.Key_Tab)
    desk.write("Hiến máu 02 lần")
    desk.press(K.Key_F10)
    assert desk.stored(found[0].member.full_name)[0].content == "Hiến máu 02 lần"
    assert desk.page.name == found[1].member.full_name
    assert focused() is desk.item.boxes["group"].editor.inner


def test_the_history_tells_what_one_save_changed_and_takes_it_back(desk: Desk) -> None:
    before = desk.stored(OTHER)
    desk.open("ta thi binh")
    desk.press(K.Key_F2, K.Key_Delete)
    desk.save()
    desk.page.show_tab(HISTORY)
    desk.settle()
    past = desk.page.part(HISTORY)
    assert isinstance(past, Past)
    said = [each.text() for each in past.findChildren(QLabel) if each.isVisible()]
    assert f"Sửa cam kết năm {THIS} của {OTHER}" in said
    assert "Kết quả năm: – → Hoàn thành" in said
    assert "Xóa nội dung:" in said
    button = next(each for each in past.findChildren(Button) if each.isVisible())
    desk.into(button)
    desk.press(K.Key_Return)
    assert desk.stored(OTHER) == before


def test_next_years_items_are_not_assessed(desk: Desk) -> None:
    member = desk.member(OTHER)
    with desk.book.change("ghi") as session:
        values = {"member": member, "year": THIS + 1, "content": "Đọc 12 bài"}
        store.save(session, COMMITMENTS, values)
    desk.go("commitments", member=member, year=THIS + 1)
    desk.press(K.Key_F2, K.Key_F5)
    assert not desk.form.dirty
    assert desk.stored(OTHER, THIS + 1)[0].outcome is None


def test_a_page_closes_when_its_member_is_taken_out_of_the_book(desk: Desk) -> None:
    with desk.book.change("ghi") as session:
        store.save(session, MEMBERS, {"full_name": "Lê Văn Nhầm"})
    desk.settle()
    desk.open("le van nham")
    desk.context.undo()
    desk.settle()
    assert desk.screen.panel.isHidden()


def test_the_member_whose_items_are_all_fulfilled_needs_nothing(desk: Desk) -> None:
    done = desk.year().members[DONE]
    desk.open(done.member.full_name)
    assert not desk.form.tools.fulfil.isVisible()
