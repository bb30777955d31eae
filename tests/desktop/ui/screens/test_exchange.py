"""A workbook is looked at before it is taken in, and everything can be taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.book import Book, Founding
from db.registers.members import members_on
from desktop.ui.alerts import Alert
from desktop.ui.context import AppContext
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.exchange import ExchangeScreen
from desktop.ui.theme import Tone

TODAY = date(2026, 11, 23)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding("OM-3", "Chi bộ Khu vực 3")) as made:
        yield made


@pytest.fixture
def screen(qapp: QApplication, book: Book) -> Iterator[ExchangeScreen]:
    context = AppContext(book, PcSettings(), today=lambda: TODAY)
    made = ExchangeScreen(context)
    made.resize(1154, 600)
    made.show()
    yield made
    context.close()


def members_file(path: Path, *names: str, birth: str = "1959") -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Đảng viên"
    sheet.append(["Mã", "Họ và tên", "Ngày sinh"])
    for number, name in enumerate(names, 1):
        sheet.append([f"DV{number:03d}", name, birth])
    workbook.save(path)
    return path


def names(book: Book) -> list[str]:
    with book.read() as session:
        return [row.full_name for row in members_on(session, TODAY)]


def read(screen: ExchangeScreen, path: Path) -> None:
    screen.go(path=path)
    screen.context.settle()


def test_before_a_file_is_read_there_is_one_thing_to_do(
    screen: ExchangeScreen, tmp_path: Path
) -> None:
    said: list[Alert] = []
    screen.context.alerts.shown.connect(said.append)
    screen.focus_start()
    assert screen.focusWidget() is screen.choose_button
    assert screen.lines.isHidden()
    text = tmp_path / "van-ban.xlsx"
    text.write_text("xin chào", encoding="utf-8")
    read(screen, text)
    assert [alert.tone for alert in said] == [Tone.FAULT]
    assert screen.lines.isHidden()


def test_a_file_is_only_looked_at_until_it_is_taken_in(
    screen: ExchangeScreen, book: Book, tmp_path: Path
) -> None:
    read(screen, members_file(tmp_path / "ds.xlsx", "Lê Văn Tám", "Trần Minh Ưng"))
    assert names(book) == []
    assert screen.state.text == "Xem trước"
    assert screen.take_button.isVisible()
    QTest.keyClick(screen.take_button, Qt.Key.Key_Return)
    screen.context.settle()
    assert names(book) == ["Lê Văn Tám", "Trần Minh Ưng"]
    assert screen.state.text == "Đã ghi"
    book.undo()
    assert names(book) == []


def test_a_refused_cell_is_named_and_nothing_can_be_taken_in(
    screen: ExchangeScreen, book: Book, tmp_path: Path
) -> None:
    read(screen, members_file(tmp_path / "ds.xlsx", "Lê Văn Tám", birth="31/02/1959"))
    (line,) = screen.lines.table.rows.shown
    assert (line.refused, line.where) == (True, "Đảng viên!C2")
    assert screen.state.text == "Bị từ chối"
    assert screen.lines.isAncestorOf(screen.reason)
    assert screen.reason.text() == line.reason
    assert not screen.take_button.isVisible()
    assert names(book) == []


def test_the_same_file_again_has_nothing_to_take_in(screen: ExchangeScreen, tmp_path: Path) -> None:
    path = members_file(tmp_path / "ds.xlsx", "Lê Văn Tám")
    read(screen, path)
    screen.take_in()
    screen.context.settle()
    read(screen, path)
    assert screen.state.text == "Như cũ"
    assert not screen.take_button.isVisible()


def test_a_file_that_is_no_workbook_is_said_so_and_the_program_lives(
    screen: ExchangeScreen, book: Book, tmp_path: Path
) -> None:
    said: list[Alert] = []
    screen.context.alerts.shown.connect(said.append)
    stranger = tmp_path / "thu.xlsx"
    stranger.write_text("Kính gửi")
    read(screen, stranger)
    assert "thu.xlsx" in said[0].text
    read(screen, members_file(tmp_path / "ds.xlsx", "Lê Văn Tám"))
    assert screen.take_button.isVisible()
    assert screen.focusWidget() is screen.take_button
    read(screen, stranger)
    assert screen.focusWidget() is screen.choose_button


def test_a_workbook_dropped_on_the_screen_is_read(screen: ExchangeScreen, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(members_file(tmp_path / "ds.xlsx", "Lê Văn Tám")))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier)
    screen.dropEvent(drop)
    screen.context.settle()
    assert screen.file_name.text() == "ds.xlsx"


def test_everything_is_taken_out_and_the_file_can_be_opened(
    screen: ExchangeScreen, tmp_path: Path
) -> None:
    said: list[Alert] = []
    screen.context.alerts.shown.connect(said.append)
    target = tmp_path / "xuat.xlsx"
    screen.export_to(target)
    screen.context.settle()
    assert "Đơn vị" in load_workbook(target).sheetnames
    assert [action.text for action in said[0].actions] == ["Mở tệp", "Mở thư mục"]
