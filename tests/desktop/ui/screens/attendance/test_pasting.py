"""A block copied in Excel becomes marks, after a look at them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from db.registers import store
from db.registers.members import MEMBERS
from db.schema import Mark
from desktop.ui.screens.attendance.pasting import PasteForm
from tests.desktop.ui.screens.attendance.desk import EXEMPT, TAM, Desk

Key = Qt.Key
PRESENT, ONLINE, EXCUSED, UNEXCUSED = Mark


def paste(desk: Desk, *lines: Sequence[str]) -> PasteForm | None:
    text = "\n".join("\t".join(line) for line in lines) + "\n"
    QGuiApplication.clipboard().setText(text)
    desk.press(Key.Key_V, control=True)
    desk.settle()
    form = desk.screen.panel.content
    return form if isinstance(form, PasteForm) else None


def test_marks_are_shown_first_and_written_as_one_change(desk: Desk) -> None:
    desk.go()
    form = paste(
        desk,
        ("TT", "Họ và tên", "Kết quả", "Lý do"),
        ("1", "LÊ VĂN TÁM", "vắng có lý do", "Ốm"),
        ("2", "Trần Minh Ưng", "Vắng không lý do", ""),
        ("3", "Phạm Ngọc Đào", "Có mặt", ""),
        ("", "", "", ""),
    )
    assert form is not None
    assert desk.stored() == {}
    assert form.write.text() == "Ghi 2 dấu"
    desk.press(Key.Key_Return)
    assert desk.stored() == {TAM: (EXCUSED, "Ốm"), "Trần Minh Ưng": (UNEXCUSED, None)}
    assert desk.total("present") == "28 / 30"
    desk.press(Key.Key_Z, control=True)
    assert desk.stored() == {}


def test_the_list_copied_and_pasted_says_nothing_new(desk: Desk) -> None:
    screen = desk.go()
    desk.mark("tám", Key.Key_F2)
    screen.people.fold.click()
    screen.people.table.copy(screen.people.table.rows.shown)
    desk.press(Key.Key_V, control=True)
    desk.settle()
    assert screen.panel.isHidden()
    assert desk.alerts[-1].text == "Khối vừa dán không có dấu nào khác danh sách này."


def test_lines_nobody_can_be_found_for_are_named(desk: Desk) -> None:
    with desk.book.change("người trùng tên") as session:
        store.save(session, MEMBERS, {"full_name": "Trần Minh Ưng"})
    desk.go()
    form = paste(
        desk,
        ("Trần Minh Ưng", "Trực tuyến"),
        ("Nguyễn Văn Lạ", "Trực tuyến"),
        ("Cao Văn Sang", ""),
        ("DV001", "Trực tuyến"),
        (EXEMPT, "Được miễn"),
    )
    assert form is not None
    shown = [each.text() for each in form.lines]
    assert shown == [
        "Lê Văn Tám: trực tuyến",
        "Dòng 1: có 2 người tên Trần Minh Ưng, thêm cột mã đảng viên.",
        "Dòng 2: không có ai trong danh sách là “Nguyễn Văn Lạ Trực tuyến”.",
        "Dòng 3: Cao Văn Sang chưa có kết quả.",
    ]
    form.give_up.click()
    assert desk.stored() == {}


def test_a_block_of_strangers_is_refused_by_its_first_line(desk: Desk) -> None:
    desk.go()
    assert paste(desk, ("Nguyễn Văn Lạ", "Trực tuyến"), ("x", "y")) is None
    assert desk.alerts[-1].text.startswith("Dòng 1: không có ai")


def test_one_cell_is_plain_text_for_the_search(desk: Desk) -> None:
    screen = desk.go()
    QGuiApplication.clipboard().setText("ung")
    desk.press(Key.Key_V, control=True)
    assert screen.people.search.text() == "ung"
