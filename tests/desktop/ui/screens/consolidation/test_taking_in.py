"""Files are looked over, decided upon and taken in at once; the sums are those expected."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from db.book import Book, Founding
from db.periods import Period
from db.registers import received
from desktop.exchange import import_workbook
from desktop.files.locked import is_locked, lock
from desktop.returns.json_parts import number_out
from desktop.ui.screens.consolidation import ConsolidationScreen, IntakeScreen
from desktop.ui.screens.consolidation.file_panel import FilePanel
from desktop.ui.screens.consolidation.parts import Tab
from desktop.ui.screens.consolidation.words import Outcome
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.widgets.form import Form
from tests.cases import CASES, chapters
from tests.desktop.returns.consolidation.committee import (
    LATER,
    NOW,
    a_unit,
    add_up,
    edit,
    expected,
    half_a_year,
    list_units,
    send_case,
)
from tests.desktop.ui.screens.consolidation.desk import Desk
from tests.thorough import THOROUGH


def test_an_edited_file_waits_until_somebody_accepts_it_for_a_reason(desk: Desk) -> None:
    edit(desk.file_of("CB2"))
    shutil.copy(desk.file_of("CB1"), desk.stick / "ban sao.xlsx")
    openpyxl.Workbook().save(desk.stick / "danh sach.xlsx")
    room = desk.look_over()
    assert [outcome for _unit, outcome in desk.outcomes()] == [
        Outcome.DECIDE,
        Outcome.REFUSED,
        Outcome.NEW,
        Outcome.NEW,
        Outcome.SAME,
    ]
    assert room.take_button.text() == "Nhận 2 báo cáo"
    assert "đã bị sửa bằng tay 2 ô" in room.reason.text()
    assert desk.kept() == []

    desk.press(Qt.Key.Key_Return)
    desk.settle()
    panel = desk.panel(FilePanel)
    told = {row.entry.notes: row.entry.text for row in panel.list.rows}
    assert len(told) == 2
    assert told["Biểu tổng hợp D11",].startswith("Tổng số đảng viên: trước 6, nay 76")
    panel.accept()
    assert panel.fault.isVisible()
    assert room.take_button.text() == "Nhận 2 báo cáo"
    desk.write("chỉ gõ nhầm lúc xem")
    panel.accept()
    desk.settle()
    assert room.take_button.text() == "Nhận 3 báo cáo"
    room.keys["F10"]()
    desk.settle()
    assert desk.in_room(ConsolidationScreen).badge.text == "Đã nhận 3/4"
    accepted = {each.unit_code: (each.edited, each.reason) for each in desk.kept()}
    assert accepted == {
        "CB1": (False, ""),
        "CB2": (True, "chỉ gõ nhầm lúc xem"),
        "CB3": (False, ""),
    }
    assert "Còn 1 tệp" in desk.alerts[-1].text


def test_a_newer_number_shows_cell_by_cell_what_it_changes(full: Desk, tmp_path: Path) -> None:
    with a_unit(tmp_path / "don vi", "CB1", "Chi bộ 1") as unit:
        half_a_year(unit, 1)
        unit.send()
        unit.chapter.meeting("2026-05-05")
        newer = unit.send(reason="bổ sung cuộc họp tháng 5", now=LATER)
    shutil.copy(newer, full.stick)
    full.look_over()
    assert full.outcomes()[0] == ("Chi bộ 1", Outcome.REPLACES)
    full.press(Qt.Key.Key_Return)
    told = {row.entry.text: row.entry.notes for row in full.panel(FilePanel).list.rows}
    assert told["Cuộc sinh hoạt chi bộ: trước 4, nay 5"] == ("Biểu tổng hợp D19",)
    assert told["Biểu 02 D15: trước trống, nay Thường kỳ"] == ()
    assert "Biểu 02 C15: trước trống, nay 05/05/2026" in told
    full.screen.panel.shut()
    full.screen.keys["F10"]()
    full.settle()
    assert {each.unit_code: each.revision for each in full.kept()}["CB1"] == 2


def test_locked_returns_are_taken_in_with_their_password_once_it_is_right(desk: Desk) -> None:
    for code in ("CB1", "CB2"):
        file = desk.file_of(code)
        file.write_bytes(lock(file.read_bytes(), "hoa sen"))
    room = desk.look_over()
    assert [outcome for _unit, outcome in desk.outcomes()] == [
        Outcome.REFUSED,
        Outcome.REFUSED,
        Outcome.NEW,
    ]
    desk.press(Qt.Key.Key_Return)
    ask = desk.panel(FilePanel).buttons[0]
    assert ask.text() == "Gõ mật khẩu…"
    ask.click()
    desk.save_form(password="hoa mai")
    assert "khóa bằng mật khẩu khác" in said(desk.panel(Form))
    assert room.take_button.text() == "Nhận 1 báo cáo"
    desk.save_form(password="hoa sen")
    assert room.panel.isHidden()
    assert room.take_button.text() == "Nhận 3 báo cáo"
    room.keys["F10"]()
    desk.settle()
    assert [each.unit_code for each in desk.kept()] == ["CB1", "CB2", "CB3"]
    kept = desk.read(lambda session: received.file_of(session, desk.kept()[0].id))
    assert not is_locked(kept)


def test_stopped_in_the_midst_nothing_is_taken_in(desk: Desk) -> None:
    drop(desk.home, desk.stick)
    room = desk.in_room(IntakeScreen)
    room.keys["Esc"]()
    desk.settle()
    assert desk.in_room(ConsolidationScreen)
    assert "Đã dừng" in desk.alerts[-1].text
    room = desk.look_over()
    room.keys["F10"]()
    desk.context.jobs.running[-1].progress.cancel()
    desk.settle()
    assert desk.in_room(IntakeScreen).take_button.isEnabled()
    assert desk.kept() == []


def test_replies_on_the_stick_are_passed_over_in_one_line(full: Desk) -> None:
    full.home.reply()
    full.settle()
    full.panel(SendPanel).places[0].click()
    full.settle()
    full.go("consolidation")
    room = full.look_over()
    assert [outcome for _unit, outcome in full.outcomes()] == [Outcome.SAME] * 3
    assert room.box.note.text().startswith("Bỏ qua 3 tệp")
    assert room.take_button.isHidden()
    summed = add_up([full.stick], full.stick.parent / "tong.xlsx")
    assert (len(summed.standing.received), summed.standing.left_out) == (3, ())
    (told,) = [each for each in summed.problems if each.rule == "files_passed_over"]
    assert str(told.message).startswith("Đã bỏ qua 3 tệp")


def test_files_that_were_left_do_not_come_back(desk: Desk) -> None:
    room = desk.look_over()
    room.refresh()
    room.keys["Esc"]()
    desk.settle()
    assert room.intake is None
    assert desk.home.notice.isHidden()


def test_files_are_judged_again_once_the_list_of_units_is_mended(
    desk: Desk, tmp_path: Path
) -> None:
    with a_unit(tmp_path / "don vi", "CB9", "Chi bộ 9") as unit:
        half_a_year(unit, 9)
        shutil.copy(unit.send(), desk.stick)
    desk.look_over()
    assert ("Chi bộ 9", Outcome.REFUSED) in desk.outcomes()
    desk.find_in(desk.in_room(IntakeScreen).box, "chi bo 9")
    desk.press(Qt.Key.Key_Return)
    add = desk.panel(FilePanel).buttons[0]
    assert add.text() == "Thêm vào danh sách đơn vị"
    add.click()
    desk.settle()
    desk.save()
    desk.go("consolidation")
    assert "4 tệp đã xem mà chưa nhận" in desk.home.notice.words.text()
    desk.home.notice.button.click()
    desk.settle()
    desk.in_room(IntakeScreen).box.clear_filter()
    assert ("Chi bộ 9", Outcome.NEW) in desk.outcomes()
    desk.screen.keys["F10"]()
    desk.settle()
    assert "CB9" in [each.unit_code for each in desk.kept()]
    assert desk.home.notice.isHidden()


def said(form: Form) -> str:
    return "\n".join(each.text() for each in form.findChildren(QLabel))


def drop(room: QWidget, path: Path) -> None:
    """Let go of a folder over a room."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    room.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, Qt.KeyboardModifier.NoModifier))


def whole_cases() -> list[tuple[str, str]]:
    found = [("awkward", "2022")]
    return [*found, ("o_mon", "2021-05-18..2023-05-18")] if THOROUGH else found


@pytest.mark.thorough
@pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone")
@pytest.mark.parametrize(("case", "period"), whole_cases())
def test_the_window_adds_up_what_a_districts_chapters_have_sent(
    case: str, period: str, tmp_path: Path
) -> None:
    wanted, span = expected(case)[period], Period.parse(period)

    def make(path: Path) -> Book:
        book = Book.create(path, Founding(wanted["own"], "Quận ủy Ô Môn"))
        send_case(book, case, span, tmp_path / "usb")
        import_workbook(book, CASES / case / "own.xlsx", today=NOW.date())
        codes = [code for code in chapters(case) if code != wanted["own"]]
        list_units(book, {code: f"Chi bộ {code}" for code in codes})
        return book

    desk = Desk(tmp_path, make=make, period=span)
    desk.take_in()
    count = len(chapters(case)) - 1
    assert desk.home.badge.text == f"Đã nhận {count}/{count}"
    desk.show(Tab.TOTALS)
    lines = [line for line in desk.home.totals.table.rows.shown if line.value is not None]
    assert len(lines) > 30
    assert {line.id: number_out(line.value.number) for line in lines} == {
        line.id: wanted["total"][line.id] for line in lines
    }
    desk.close()
