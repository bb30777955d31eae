"""The frame and the kit's widgets at every size, in both themes: nothing clipped or lost."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.context import AppContext
from desktop.ui.theme import Mode
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, Show, at_each_look, picture
from tests.desktop.ui.sample import MembersScreen, SampleBook, people


@at_each_look
def test_nothing_is_clipped_overlaps_or_lies_outside(
    show: Show, context: AppContext, book: SampleBook, mode: Mode, size: str
) -> None:
    with book.change("điểm danh {name}", name="Lê Văn Tám"):
        pass
    width, height, percent = SIZES[size]
    window = show(width, height, mode=mode, percent=percent)
    context.waiting.emit("meetings", 12)
    context.backup_told.emit("Sao lưu gần nhất: hôm nay 09:30, đã kiểm tra")
    assert (window.width(), window.height()) == (width, height)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        QApplication.processEvents()
        picture(window, f"{mode.value}-{size}-{name}")
        if wrong := faults(window):
            found[name] = wrong

    look("home")
    context.open_room("members")
    look("members")
    assert window.frame is not None
    screen = window.frame.in_view
    assert isinstance(screen, MembersScreen)
    screen.edit(people()[3])
    form = screen.form
    look("form")
    form.boxes["joined"].editor.setFocus()
    QTest.keyClicks(form.boxes["joined"].editor.inner, "5/13")
    form.try_save()
    look("form-fault")
    form.boxes["joined"].reset()
    screen.panel.shut()
    context.alerts.file_made("Đã ghi danh sách ký tên.", Path("danh-sach.pdf"))
    context.alerts.fault("Chưa ghi được ra USB vì đã đầy. Tệp cũ trên USB còn nguyên.")
    look("banners")
    screen.box.set_rows([])
    look("empty")
    assert not found
