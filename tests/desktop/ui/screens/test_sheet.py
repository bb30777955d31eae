"""The sheet on screen, on paper and as a file."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit

from db.registers import attendance, meetings
from db.registers.meetings import MeetingRow, MeetingState
from db.schema import Audience
from desktop.paper.meeting_sheet import meeting_sheet
from desktop.ui import pc_settings
from desktop.ui.pdf import page_sizes
from desktop.ui.screens.sheet import SheetScreen
from desktop.ui.theme import Tone
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key


class Sheet(Opened):
    """The window with a meeting's sheet in view."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "sheet", **look)

    @property
    def page(self) -> SheetScreen:
        assert isinstance(self.screen, SheetScreen)
        return self.screen

    @property
    def pdf(self) -> bytes:
        self.settle()
        assert self.page.made is not None
        return self.page.made.pdf

    def text(self) -> str:
        pages = PdfReader(io.BytesIO(self.pdf)).pages
        return "\n".join(page.extract_text() for page in pages)

    def rows(self) -> list[MeetingRow]:
        return self.read(meetings.meetings)

    def one(self, state: MeetingState) -> MeetingRow:
        return next(row for row in self.rows() if row.state is state)

    def drawn(self) -> bool:
        """Tell whether the first page stands on screen as large as its place."""
        self.settle()
        image = self.page.pages.picture(0)
        place = self.page.pages._places[0]
        return image is not None and image.size() == place.size()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Sheet]:
    made = Sheet(tmp_path / "a.sochibo")
    yield made
    made.close()


# What is shown


def test_an_open_meeting_has_a_blank_sheet_and_a_taken_one_a_filled(opened: Sheet) -> None:
    opened.go("sheet", meeting=opened.one(MeetingState.NOT_TAKEN).id)
    assert "Có mặt: ……" in opened.text()
    assert not opened.page.options.filled.combo.isEnabled()
    assert opened.page.options.notice.text() != ""
    taken = opened.one(MeetingState.TAKEN)
    opened.go("sheet", meeting=taken.id)
    assert f"Có mặt: {taken.present}" in opened.text()
    opened.go("sheet", meeting=taken.id, filled=False)
    assert "Có mặt: ……" in opened.text()


def test_the_meeting_most_likely_wanted_stands_there_at_once(opened: Sheet) -> None:
    assert opened.page.options.row == opened.rows()[0]


def test_the_whole_page_is_drawn_in_the_size_it_is_shown(opened: Sheet, qtbot: Any) -> None:
    qtbot.waitUntil(opened.drawn)
    image = opened.page.pages.picture(0)
    assert image is not None
    width, height = image.width(), image.height()
    assert height / width == pytest.approx(842 / 595, abs=0.01)
    edge = [image.pixelColor(x, 5).lightness() for x in range(width)]
    middle = [image.pixelColor(x, height // 2).lightness() for x in range(width)]
    assert min(edge) > 250
    assert min(middle) < 100
    opened.into(opened.page.zoom)
    opened.press(K.Key_Return)
    qtbot.waitUntil(opened.drawn)
    assert opened.page.pages._places[0].height() <= opened.page.pages.viewport().height()


def test_keys_scroll_through_the_pages(opened: Sheet) -> None:
    opened.into(opened.page.pages)
    opened.press(K.Key_End)
    assert "trang 2/2" in opened.page._beside.text()
    opened.press(K.Key_Home)
    assert "trang 1/2" in opened.page._beside.text()
    before = opened.page.pages.verticalScrollBar().value()
    opened.press(K.Key_PageDown)
    assert opened.page.pages.verticalScrollBar().value() > before


def test_order_and_guest_lines_are_chosen_and_remembered(opened: Sheet) -> None:
    opened.go("sheet", meeting=opened.one(MeetingState.NOT_TAKEN).id)
    assert opened.text().index("Nguyễn Thị Ánh") < opened.text().index("Nguyễn Hữu Hòa")
    opened.into(opened.page.options.order)
    opened.press(K.Key_Down)
    assert opened.text().index("Nguyễn Hữu Hòa") < opened.text().index("Nguyễn Thị Ánh")
    opened.press(K.Key_Down)
    assert "Tổ 2" in opened.text()
    before = len(PdfReader(io.BytesIO(opened.pdf)).pages)
    line = opened.page.options.guests.line
    opened.into(line)
    line.selectAll()
    opened.write("40")
    opened.settle()
    assert len(PdfReader(io.BytesIO(opened.pdf)).pages) > before
    kept = pc_settings.load().choices
    assert (kept["sheet.order"], kept["sheet.guests"]) == ("group", "40")


def test_more_guests_than_a_hall_holds_make_no_sheet(opened: Sheet) -> None:
    meeting = opened.one(MeetingState.NOT_TAKEN).id
    opened.go("sheet", meeting=meeting)
    line = opened.page.options.guests.line
    opened.into(line)
    line.selectAll()
    opened.write("4000")
    opened.press(K.Key_Tab)
    assert opened.pdf == opened.read(
        lambda session: meeting_sheet(session, meeting, guest_lines=40)
    )
    assert opened.page.options.boxes["guests"].note.text() == "Nhiều nhất 60 dòng."


def test_another_meeting_is_found_by_typing_or_in_the_list(opened: Sheet) -> None:
    opened.into(opened.page.options.meeting)
    focused_line = focused()
    assert isinstance(focused_line, QLineEdit)
    focused_line.selectAll()
    opened.write("ket hop")
    opened.press(K.Key_Return)
    row = opened.page.options.row
    assert row is not None
    assert row.day.month in (3, 6, 9)
    assert "kết hợp sinh hoạt chuyên đề" in opened.text()
    focused_line.clear()
    opened.press(K.Key_Down, K.Key_Down, K.Key_Return)
    assert opened.page.options.row == opened.rows()[1]


def test_a_meeting_without_names_is_signed_on_blank_lines(opened: Sheet) -> None:
    public = next(row for row in opened.rows() if row.audience is Audience.PUBLIC)
    opened.go("sheet", meeting=public.id)
    assert public.content in opened.text()
    assert opened.page.options.boxes["order"].isHidden()
    assert opened.page.options.boxes["guests"].isHidden()


def test_attendance_taken_meanwhile_shows(opened: Sheet) -> None:
    row = opened.one(MeetingState.NOT_TAKEN)
    opened.go("sheet", meeting=row.id)
    with opened.book.change("điểm danh") as session:
        attendance.take(session, row.id)
    opened.settle()
    assert opened.page.options.filled.combo.isEnabled()


def test_a_meeting_that_is_gone_is_said(opened: Sheet) -> None:
    opened.go("sheet", meeting=999)
    assert opened.alerts[-1].text == "Cuộc họp này không còn trong sổ."
    assert opened.page.options.row is not None


# As a file


def press_save(opened: Sheet) -> QFileDialog:
    opened.press(K.Key_S, control=True)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    return dialog


def test_it_is_saved_under_the_name_offered(opened: Sheet, tmp_path: Path) -> None:
    opened.context.settings.choices["folder.pdf"] = str(tmp_path)
    row = opened.one(MeetingState.NOT_TAKEN)
    opened.go("sheet", meeting=row.id)
    made = opened.pdf
    dialog = press_save(opened)
    dialog.accept()
    opened.settle()
    path = tmp_path / f"danh-sach-{row.code}-{row.day:%Y-%m-%d}.pdf"
    assert path.read_bytes() == made
    assert opened.alerts[-1].tone is Tone.GOOD
    assert [action.text for action in opened.alerts[-1].actions] == ["Mở tệp", "Mở thư mục"]


def test_a_file_open_elsewhere_is_named_and_stays_whole(opened: Sheet, tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.pdf"
    path.write_bytes(b"earlier")
    (tmp_path / ".~lock.danh-sach.pdf#").touch()
    opened.settle()
    made = opened.page.made
    assert made is not None
    opened.page.save_to(path, made)
    opened.settle()
    assert opened.alerts[-1].tone is Tone.FAULT
    assert "danh-sach.pdf" in opened.alerts[-1].text
    assert path.read_bytes() == b"earlier"


# On paper


def test_without_a_printer_it_says_what_to_do(
    opened: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    opened.press(K.Key_P, control=True)
    assert "chưa cài máy in" in opened.alerts[-1].text
    assert QApplication.activeModalWidget() is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows a dialog of its own")
def test_what_is_shown_is_printed_whole(
    opened: Sheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Máy in phòng họp"])
    shown = page_sizes(opened.pdf)
    opened.press(K.Key_P, control=True)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    path = tmp_path / "giay.pdf"
    printers = dialog.findChild(QComboBox, "printers")
    file = dialog.findChild(QLineEdit, "filename")
    assert printers is not None
    assert file is not None
    printers.setCurrentIndex(printers.findText("In ra tệp PDF"))
    file.setText(str(path))
    dialog.accept()
    opened.settle()
    printed = page_sizes(path.read_bytes())
    assert len(printed) == len(shown)
    for one, other in zip(printed, shown, strict=True):
        assert one.width() == pytest.approx(other.width(), abs=1)
        assert one.height() == pytest.approx(other.height(), abs=1)
    assert "giay.pdf" in opened.alerts[-1].text


# How it looks


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Sheet(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = [faults(opened.window)]
    picture(opened.window, f"sheet-{size}-{mode}")
    if opened.page._fold.isVisible():
        opened.into(opened.page._fold_button)
        opened.press(K.Key_Return)
        found.append(faults(opened.window))
        picture(opened.window, f"sheet-{size}-{mode}-open")
    opened.close()
    assert [fault for each in found for fault in each] == []


def test_an_empty_book_leads_to_the_first_meeting(tmp_path: Path) -> None:
    opened = Sheet(tmp_path / "a.sochibo", empty=True)
    assert faults(opened.window) == []
    opened.page.focus_start()
    opened.press(K.Key_Return)
    assert opened.asked == [("meetings", {"new": True})]
    opened.close()
