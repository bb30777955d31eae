"""A return leaves for a stick or a folder, and files from outside are checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from db.registers import locks
from desktop.files.locked import is_locked
from desktop.files.sticks import Stick
from desktop.returns import check_return
from desktop.ui.jobs import READERS
from desktop.ui.screens.returns.checking import CheckedPanel
from desktop.ui.screens.returns.leaving import SentPanel
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.widgets.form import Form
from tests.desktop.ui import hands
from tests.desktop.ui.screens.returns.desk import Desk

K = Qt.Key


def told(panel: SendPanel | SentPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel))


def test_a_return_goes_to_the_stick_once_and_is_read_back(desk: Desk) -> None:
    desk.page.keys["F9"]()
    desk.settle()
    panel = desk.panel(SendPanel)
    assert "1 lỗi chưa sửa" in told(panel)
    assert "họ tên đảng viên" in told(panel)
    assert hands.focused() is panel.places[0]
    assert "KINGSTON" in panel.places[0].text()
    panel.places[0].click()
    panel.places[0].click()
    assert len(desk.context.jobs.running) == 1
    desk.settle()
    assert "Có thể rút USB" in told(desk.panel(SentPanel))
    (file,) = desk.stick.glob("*/*")
    assert file.parent.name == "OM-KV3 2026-Q4"
    assert file.name == "KL01_OM-KV3_2026-10-01_2026-12-31_v1.xlsx"
    assert check_return(file).intact
    own = desk.path.with_name("so-bao-cao") / file.name
    assert own.read_bytes() == file.read_bytes()


def test_a_stick_that_takes_nothing_is_told_plainly_and_nothing_is_lost(desk: Desk) -> None:
    desk.page.leaving.find = lambda: [Stick("CŨ", desk.stick, 8 << 30, 16 << 30, True)]
    desk.page.send()
    desk.settle()
    panel = desk.panel(SendPanel)
    panel.places[0].click()
    desk.settle()
    assert "chống ghi" in desk.alerts[-1].text
    assert list(desk.stick.iterdir()) == []
    assert desk.page.panel.content is panel
    desk.page.leaving.find = lambda: [Stick("CŨ", desk.stick, 8 << 30, 16 << 30, False)]
    panel.look()
    desk.settle()
    panel.places[0].click()
    desk.settle()
    assert len(list(desk.stick.glob("*/*.xlsx"))) == 1


def test_a_stick_plugged_in_later_appears_by_itself(desk: Desk) -> None:
    found: Sequence[Stick] = []
    desk.page.leaving.find = lambda: found
    desk.page.send()
    desk.settle()
    panel = desk.panel(SendPanel)
    assert "Chưa thấy USB nào" in told(panel)
    found = [Stick("MỚI", desk.stick, 8 << 30, 16 << 30, False)]
    panel.look()
    desk.settle()
    assert "MỚI" in panel.places[0].text()


def test_the_last_folder_is_offered_and_gets_the_file_itself(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "nop"
    folder.mkdir()
    desk.context.settings.choices["returns_folder"] = str(folder)
    desk.page.send()
    desk.settle()
    desk.panel(SendPanel).places[1].click()
    desk.settle()
    (file,) = folder.iterdir()
    assert check_return(file).intact


def test_writing_is_stopped_between_its_steps_and_leaves_nothing(desk: Desk) -> None:
    desk.page.send()
    desk.settle()
    panel = desk.panel(SendPanel)
    panel.places[0].click()
    (job,) = desk.context.jobs.running
    assert job.can_cancel
    job.progress.cancel()
    desk.settle()
    assert desk.alerts[-1].text == "Đã dừng. Chưa ghi gì."
    assert desk.numbers() == []
    assert list(desk.stick.iterdir()) == []
    panel.places[0].click()
    desk.settle()
    desk.panel(SentPanel)


def test_a_number_made_and_stopped_on_its_way_to_the_stick_is_carried_later(desk: Desk) -> None:
    desk.page.send()
    desk.settle()
    panel = desk.panel(SendPanel)
    held = Event()
    jobs = desk.context.jobs
    before = [
        jobs.run("", lambda _progress: held.wait(), lambda _held: None) for _one in range(READERS)
    ]
    panel.places[0].click()
    desk.context.writer.drain()
    (job,) = (each for each in jobs.running if each not in before)
    job.progress.cancel()
    held.set()
    desk.settle()
    assert "Báo cáo số 1 đã lập nhưng chưa ghi ra USB" in desk.alerts[-1].text
    assert list(desk.stick.iterdir()) == []
    panel.places[0].click()
    desk.settle()
    assert [each.revision for each in desk.numbers()] == [1]
    assert len(list(desk.stick.rglob("*.xlsx"))) == 1


def test_a_return_is_locked_where_a_password_is_agreed(desk: Desk) -> None:
    addressee = desk.reading.draft.addressee
    desk.change(lambda session: locks.set_password(session, addressee, "hoa sen"))
    file = desk.write_to_stick()
    assert is_locked(file.read_bytes())
    desk.page.file_check.check(file)
    desk.settle()
    assert desk.panel(CheckedPanel).verdict.text == "Còn nguyên"
    desk.page.send()
    desk.settle()
    panel = desk.panel(SendPanel)
    assert panel.lock is not None
    panel.lock.set_value(value=False)
    panel.places[0].click()
    desk.settle()
    assert not is_locked(file.read_bytes())
    assert check_return(file).intact


def test_a_file_locked_by_others_asks_for_its_password(desk: Desk) -> None:
    addressee = desk.reading.draft.addressee
    desk.change(lambda session: locks.set_password(session, addressee, "hoa sen"))
    file = desk.write_to_stick()
    desk.change(lambda session: locks.set_password(session, addressee, ""))
    desk.page.file_check.check(file)
    desk.settle()
    desk.write("sai")
    desk.panel(Form).try_save()
    desk.settle()
    assert desk.panel(Form).verdict.isVisible()
    desk.write("hoa sen")
    desk.panel(Form).try_save()
    desk.settle()
    assert desk.panel(CheckedPanel).verdict.text == "Còn nguyên"


def test_a_file_edited_by_hand_is_told_cell_by_cell(desk: Desk) -> None:
    file = desk.write_to_stick()
    workbook = load_workbook(file)
    cell = next(
        each for row in workbook["Biểu tổng hợp"] for each in row if isinstance(each.value, int)
    )
    was, cell.value = cell.value, 999
    workbook.save(file)
    desk.page.file_check.check(file)
    desk.settle()
    panel = desk.panel(CheckedPanel)
    assert panel.verdict.text == "Đã bị sửa bằng tay"
    first = panel.list.rows[0].entry.text
    assert first == f"Biểu tổng hợp {cell.coordinate}: trước {was}, nay 999"
