"""What a register's screen shows goes out as it is shown: on paper, or as an exchange sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from db.periods import Period
from db.registers import by_name, store
from desktop.ui.screens.register import RegisterScreen
from desktop.ui.screens.register.filters import Wanted
from desktop.ui.screens.register.outgoing import export_to
from desktop.ui.screens.register.paper import ListPaperScreen
from desktop.ui.theme import Tone
from tests.cases import read_here
from tests.desktop.exchange.desk import rows_of
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key
DOCUMENTS = by_name("documents")


class Register(Opened):
    """The window on a register in which five documents were written down."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "documents", **look)
        with self.book.change("ghi") as session:
            for number in range(1, 6):
                row = {
                    "type": "KH" if number % 2 else "BC",
                    "number": f"{number:02d}",
                    "day": date(2021 + number, 3, 2),
                    "abstract": f"Việc trồng cây lần {number}",
                }
                store.save(session, DOCUMENTS, row)
        self.settle()
        self.into(self.register.box.filter)
        self.write("trong cay")

    @property
    def register(self) -> RegisterScreen:
        assert isinstance(self.screen, RegisterScreen)
        return self.screen

    @property
    def paper(self) -> ListPaperScreen:
        assert isinstance(self.screen, ListPaperScreen)
        return self.screen

    def printed(self) -> str:
        """Return what the paper in view says."""
        self.settle()
        assert self.paper.made is not None
        pages = PdfReader(io.BytesIO(self.paper.made.pdf)).pages
        return " ".join("\n".join(page.extract_text() for page in pages).split())

    def numbers(self) -> list[str]:
        """Return the numbers of the documents in view, in the order shown."""
        return [line.values["number"] for line in self.register.shown]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Register]:
    made = Register(tmp_path / "a.sochibo")
    yield made
    made.close()


def test_ctrl_p_shows_the_lines_in_view_as_they_will_be_printed(opened: Register) -> None:
    opened.register.filters.want(Wanted(Period.parse("2022-01-01..2025-12-31"), {"type": "KH"}))
    opened.settle()
    assert opened.numbers() == ["03", "01"]
    opened.press(K.Key_P, control=True)
    said = opened.printed()
    assert "(Từ ngày 01/01/2022 đến ngày 31/12/2025) (Loại: KH; có chữ “trong cay”)" in said
    assert said.index("1 KH 03 02/03/2024") < said.index("2 KH 01 02/03/2022")
    assert "Tổng số: 02 mục" in said
    assert opened.paper._beside.text() == "trang 1/1"
    made = opened.paper.made
    assert made is not None
    assert made.name == "danh-sach-van-ban-2026-11-23"


def test_esc_goes_back_to_the_list_as_it_was_left(opened: Register) -> None:
    assert opened.window.frame is not None
    opened.press(K.Key_P, control=True)
    assert opened.window.frame.rail.buttons["documents"].chosen
    opened.press(K.Key_Escape)
    assert opened.numbers() == ["05", "04", "03", "02", "01"]
    assert opened.register.box.filter.text() == "trong cay"


def test_another_list_never_stands_under_this_ones_title(opened: Register) -> None:
    opened.press(K.Key_P, control=True)
    assert opened.paper.pages._sizes
    opened.context.open_room("paper", register="subjects", ids=())
    assert opened.paper._title.text() == "Chủ đề"
    assert not opened.paper.pages._sizes
    assert "Không có mục nào." in opened.printed()


def test_what_changes_meanwhile_changes_the_paper(opened: Register) -> None:
    last = opened.register.shown[0].id
    opened.press(K.Key_P, control=True)
    assert "trồng cây lần 5" in opened.printed()
    with opened.book.change("xóa") as session:
        store.delete(session, DOCUMENTS, [last])
    assert "trồng cây lần 5" not in opened.printed()
    assert "Tổng số: 04 mục" in opened.printed()


def test_the_lines_in_view_go_into_a_file_of_their_own(opened: Register, tmp_path: Path) -> None:
    opened.context.settings.choices["folder.xlsx"] = str(tmp_path)
    opened.into(opened.register.export_button)
    opened.press(K.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.accept()
    opened.settle()
    path = tmp_path / "van-ban-2026-11-23-OM-KV3.xlsx"
    (sheet,) = read_here(path)
    assert sheet.name == "Văn bản"
    assert [row["Số"] for row in rows_of(sheet)] == opened.numbers()
    assert opened.alerts[-1].text == f"Đã xuất 5 dòng ra {path.name}."
    assert [action.text for action in opened.alerts[-1].actions] == ["Mở tệp", "Mở thư mục"]


def test_a_file_open_in_excel_is_named_and_stays_whole(opened: Register, tmp_path: Path) -> None:
    path = tmp_path / "van-ban.xlsx"
    path.write_bytes(b"earlier")
    (tmp_path / ".~lock.van-ban.xlsx#").touch()
    export_to(opened.context, DOCUMENTS, [opened.register.shown[0].id], path)
    opened.settle()
    assert opened.alerts[-1].tone is Tone.FAULT
    assert "van-ban.xlsx" in opened.alerts[-1].text
    assert path.read_bytes() == b"earlier"


def test_subjects_go_out_the_same_way(opened: Register) -> None:
    opened.go("subjects")
    opened.write("ket luan")
    opened.press(K.Key_P, control=True)
    said = opened.printed()
    assert "1 KL01 Kết luận số 01-KL/TW của Bộ Chính trị Văn bản 2021" in said
    assert "(có chữ “ket luan”)" in said


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Register(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = faults(opened.window)
    opened.press(K.Key_P, control=True)
    picture(opened.window, f"paper-{size}-{mode}")
    found += faults(opened.window)
    opened.close()
    assert found == []
