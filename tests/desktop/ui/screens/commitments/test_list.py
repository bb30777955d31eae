"""The list of a year: who has committed, what waits, and the ways to one member's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from db.periods import Period
from db.registers import declarations, store
from db.registers.commitments import COMMITMENTS
from desktop.ui.records import RecordList
from desktop.ui.screens.commitments.listing import Wanted
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.table_paint import TotalsRow
from tests.desktop.ui.screens.commitments.desk import LAST, LATE, NONE_YET, THIS, Desk

K = Qt.Key


def number(desk: Desk, wanted: Wanted) -> int:
    """Return the number on a condition."""
    return int(desk.box.conditions.chips[wanted].text().split()[-1])


def test_every_condition_lists_as_many_as_it_says_and_the_rest_is_hidden(desk: Desk) -> None:
    found = desk.year()
    everybody = [each.member.full_name for each in found.members]
    late = found.members[LATE].member.full_name
    assert desk.names() == everybody
    assert number(desk, Wanted.MISSING) == found.summary.missing == NONE_YET
    assert number(desk, Wanted.VAGUE) == found.summary.vague_members > 0
    for wanted in Wanted:
        desk.into(desk.box.conditions.chips[wanted])
        desk.press(K.Key_Return)
        assert len(desk.names()) == number(desk, wanted)
    desk.go("commitments", wanted="missing")
    assert desk.names() == everybody[:NONE_YET]
    desk.go("commitments", wanted="overdue")
    assert desk.names() == [late]


def test_the_totals_and_the_right_column_say_what_the_book_adds_up_to(desk: Desk) -> None:
    counted = desk.year().summary
    shown = desk.box.findChildren(TotalsRow)[0].accessibleName()
    assert f"{counted.made} / {counted.due} đã cam kết" in shown
    assert f"{counted.vague} nội dung" in shown
    glance = desk.room.side.glance
    made = desk.room.side.figures.numbers["commitments.made"]
    assert made.text() == str(counted.made)
    assert glance.parts[Wanted.MISSING].names.text() == ", ".join(desk.names()[:NONE_YET])
    desk.into(glance.parts[Wanted.OVERDUE].button)
    desk.press(K.Key_Return)
    assert desk.names() == [desk.year().members[LATE].member.full_name]


def test_a_name_is_found_without_dau_under_every_condition(desk: Desk) -> None:
    desk.find("kim em")
    assert desk.names() == ["Huỳnh Thị Kim Em"]
    desk.go("commitments", wanted=Wanted.MISSING)
    assert desk.names() == []
    desk.go("commitments", member=desk.member("Huỳnh Thị Kim Em"))
    assert desk.box.table.current().row.member.full_name == "Huỳnh Thị Kim Em"


def test_another_year_is_chosen_by_keys_and_the_coming_one_may_be_begun(desk: Desk) -> None:
    desk.into(desk.box.years)
    desk.press(K.Key_Down)
    assert desk.box.years.year == LAST
    assert not number(desk, Wanted.MISSING)
    desk.press(K.Key_Up, K.Key_Up)
    assert desk.box.years.year == THIS + 1
    assert number(desk, Wanted.MISSING) == len(desk.names())
    assert not desk.room.assess_button.isVisible()
    desk.open("ho van bao")
    desk.press(K.Key_N, control=True)
    desk.press(K.Key_Escape)
    desk.fill("content", "Hiến máu 02 lần")
    desk.fill("due", "30/6")
    desk.save()
    (item,) = desk.stored("Hồ Văn Bảo", THIS + 1)
    assert item.due is not None
    assert item.due.year == THIS + 1


def test_the_room_opens_at_a_member_an_item_or_the_members_named(desk: Desk) -> None:
    item = desk.stored("Tạ Thị Bình", LAST)[1]
    desk.go("commitments", record=item.id)
    assert desk.room.year == LAST
    assert desk.page.name == "Tạ Thị Bình"
    assert desk.item.item_id == item.id
    both = ["Hồ Văn Bảo", "Tạ Thị Bình"]
    items = [desk.stored(name, LAST)[0].id for name in both]
    desk.go("commitments", ids=items)
    assert desk.names() == both
    assert desk.room.year == LAST
    desk.go("commitments", members=[desk.member(name) for name in both], period=str(THIS))
    assert desk.names() == both
    assert desk.screen.panel.isHidden()
    desk.into(desk.box.only)
    desk.press(K.Key_Return)
    assert len(desk.names()) == len(desk.year().members)
    with desk.book.change("xóa") as session:
        store.delete(session, COMMITMENTS, [item.id])
    desk.go("commitments", record=item.id)
    assert "không còn trong sổ" in desk.alerts[-1].text


def test_the_list_is_copied_for_excel(desk: Desk) -> None:
    desk.find("ho van bao")
    desk.press(K.Key_C, control=True)
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[0] == "Họ và tên"
    assert row.split("\t")[:2] == ["Hồ Văn Bảo", "Chưa có"]


def test_a_chapter_without_members_is_told_what_comes_first(
    qapp: QApplication, tmp_path: Path
) -> None:
    desk = Desk(tmp_path / "a.sochibo", empty=True)
    desk.into(desk.box.filter)
    desk.press(K.Key_N, control=True)
    assert "không có ai" in desk.alerts[-1].text
    button = next(each for each in desk.box.findChildren(Button) if "đảng viên" in each.text())
    desk.into(button)
    desk.press(K.Key_Return)
    assert desk.asked[-1] == ("members", {"new": True})
    desk.close()


def test_what_is_listed_goes_to_the_printer_and_the_way_back_is_short(desk: Desk) -> None:
    desk.go("commitments", wanted="overdue")
    wanted = {item.id for item in desk.year().members[LATE].items}
    desk.press(K.Key_P, control=True)
    room, where = desk.asked[-1]
    assert room == "paper"
    assert set(where["ids"]) == wanted
    assert where["narrowed"].values == {"year": THIS}
    desk.press(K.Key_Escape)
    assert len(desk.names()) == 1


def test_a_figure_opens_its_members_beside_the_list(desk: Desk) -> None:
    desk.into(desk.room.side.figures.numbers["commitments.made"])
    desk.press(K.Key_Return)
    listed = desk.screen.panel.content
    assert isinstance(listed, RecordList)
    assert len(listed.box.table.rows.shown) == desk.year().summary.made


def test_a_year_without_commitments_is_declared_so_and_the_word_taken_back(desk: Desk) -> None:
    year = Period.year(LAST - 1)
    desk.go("commitments", year=LAST - 1)
    desk.into(desk.room.declaring.declare_button)
    desk.press(K.Key_Return)
    assert "commitments" in desk.read(lambda session: declarations.covered(session, year))
    desk.into(desk.room.declaring.withdraw_button)
    desk.press(K.Key_Return)
    assert "commitments" not in desk.read(lambda session: declarations.covered(session, year))
    desk.go("commitments", year=THIS)
    assert desk.room.declaring.isHidden()
