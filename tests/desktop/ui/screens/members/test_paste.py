"""Rows copied in Excel and pasted into members: looked at, then written as one change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.exchange.pasting import Fate
from desktop.ui.screens.members.paste import PastePage
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.members.desk import Desk

K = Qt.Key
ROWS = (
    "TT\tHọ và tên\tNăm sinh\tNgày vào Đảng",
    "1\tLê Văn Mới\t1990\t03/02/2015",
    "2\tNguyễn Hữu Hoà\t1985\t2016",
    "3\tTrần Thị Bông\t31/02/1990\t",
)


def paste(desk: Desk, *rows: str) -> PastePage:
    desk.copy_in_excel(*rows)
    desk.press(K.Key_V, control=True)
    page = desk.screen.panel.content
    assert isinstance(page, PastePage)
    return page


def fates(page: PastePage) -> list[Fate]:
    return [each.row.fate for each in page.box.table.rows.shown]


def test_a_block_is_looked_at_before_anything_is_written(desk: Desk) -> None:
    page = paste(desk, *ROWS)
    assert fates(page) == [Fate.NEW, Fate.SAME_NAME, Fate.REFUSED]
    assert "người mới 1" in page.summary.text()
    assert page.write_button.text() == "Ghi 1 người"
    assert len(desk.everybody()) == 32


def test_what_is_taken_in_is_one_change_and_goes_back_as_one(desk: Desk) -> None:
    page = paste(desk, *ROWS)
    desk.press(K.Key_Down)
    assert "DV001" in page.reason.text()
    desk.press(K.Key_Return)
    assert page.write_button.text() == "Ghi 2 người"
    desk.save()
    people = desk.everybody()
    assert {"Lê Văn Mới", "Nguyễn Hữu Hoà", "Nguyễn Hữu Hòa"} <= people.keys()
    assert "Trần Thị Bông" not in people
    assert "Lê Văn Mới" in desk.names()
    assert desk.context.undo_step is not None
    assert str(desk.context.undo_step.title) == "dán 2 đảng viên từ Excel"
    told = next(each for each in reversed(desk.alerts) if "2 người" in each.text)
    told.actions[0].act()
    desk.settle()
    assert len(desk.everybody()) == 32


def test_a_row_that_cannot_be_read_says_why_and_cannot_be_taken_in(desk: Desk) -> None:
    page = paste(desk, *ROWS)
    desk.press(K.Key_Down, K.Key_Down)
    assert "31/02/1990" in page.reason.text()
    assert not page.toggle_button.isEnabled()
    desk.press(K.Key_Return)
    assert page.write_button.text() == "Ghi 1 người"


def test_a_row_can_be_left_out_until_none_is_left_to_write(desk: Desk) -> None:
    page = paste(desk, *ROWS)
    desk.press(K.Key_Space)
    assert not page.write_button.isEnabled()
    desk.save()
    assert len(desk.everybody()) == 32
    desk.press(K.Key_Escape)
    assert desk.screen.panel.isHidden()


def test_names_alone_need_no_heading(desk: Desk) -> None:
    page = paste(desk, "Lê Văn Mới\t1990", "Trần Thị Bông\t1991")
    assert fates(page) == [Fate.NEW, Fate.NEW]
    desk.save()
    assert {"Lê Văn Mới", "Trần Thị Bông"} <= desk.everybody().keys()


def test_columns_in_doubt_are_asked_for_with_their_headings(desk: Desk) -> None:
    desk.copy_in_excel("Lê Văn Mới\t03/02/1990\tBí thư", "Trần Thị Bông\t\t")
    desk.press(K.Key_V, control=True)
    assert "dòng tiêu đề" in desk.alerts[-1].text
    assert desk.screen.panel.isHidden()


def test_one_cell_is_pasted_into_the_filter_as_words(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("danh sà")
    desk.press(K.Key_V, control=True)
    assert desk.box.filter.text() == "danh sà"
    assert desk.screen.panel.isHidden()


def test_pasting_asks_first_for_what_is_typed_in_a_form(desk: Desk) -> None:
    desk.open("huu hoa")
    desk.fill("party_group", "Tổ 9")
    desk.copy_in_excel(*ROWS)
    desk.into(desk.box.filter)
    desk.press(K.Key_V, control=True)
    desk.answer(yes=True)
    assert isinstance(desk.screen.panel.content, PastePage)


def test_pasting_into_an_empty_book_begins_it(empty: Desk) -> None:
    page = paste(empty, *ROWS)
    assert fates(page) == [Fate.NEW, Fate.NEW, Fate.REFUSED]
    empty.save()
    assert empty.names() == ["Nguyễn Hữu Hoà", "Lê Văn Mới"]
    assert focused() is empty.box.filter


def test_meetings_whose_list_no_longer_fits_are_named_after_pasting(desk: Desk) -> None:
    paste(desk, *ROWS[:2])
    desk.save()
    assert any("không còn khớp" in each.text for each in desk.alerts)
