"""Settings: dated facts of the chapter, looks of this PC, thresholds of the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from db.book import Book, Founding
from db.registers import locks, store, thresholds
from db.registers.unit import UNIT, facts, unit_on
from db.schema import FactKey
from desktop.ui import pc_settings
from desktop.ui.alerts import Alert
from desktop.ui.context import AppContext
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.settings import SettingsScreen
from desktop.ui.screens.settings.locks import read_locks
from desktop.ui.theme import Mode, current
from desktop.ui.widgets.form import Form

TODAY = date(2026, 11, 23)
CHAPTER = Founding("OM-3", "Chi bộ Khu vực 3", superior="Quận ủy Ô Môn")


class Desk:
    """The screen on a new book, and what it said and asked for."""

    def __init__(self, path: Path) -> None:
        self.book = Book.create(path, CHAPTER)
        self.context = AppContext(self.book, PcSettings(theme=Mode.LIGHT), today=lambda: TODAY)
        self.said: list[Alert] = []
        self.asked: list[object] = []
        self.context.alerts.shown.connect(self.said.append)
        self.context.book_wanted.connect(self.asked.append)
        self.screen = SettingsScreen(self.context)
        self.screen.resize(1154, 600)
        self.screen.show()
        self.context.settle()

    @property
    def form(self) -> Form:
        form = self.screen.panel.content
        assert isinstance(form, Form)
        return form

    def save(self, values: dict[str, Any]) -> None:
        for name, value in values.items():
            self.form.boxes[name].offer(value)
        self.form.try_save()
        self.context.settle()
        QApplication.processEvents()

    def superior(self, day: date) -> str:
        with self.book.read() as session:
            return unit_on(session, day).superior

    def close(self) -> None:
        self.context.close()
        self.book.close()


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "so.sochibo")
    yield made
    made.close()


def test_walking_through_the_settings_writes_nothing(desk: Desk) -> None:
    writes: list[int] = []
    desk.context.writer.pending_changed.connect(writes.append)
    desk.screen.activateWindow()
    QTest.qWaitForWindowActive(desk.screen)
    desk.screen.focus_start()
    assert desk.screen.focusWidget() is desk.screen.facts.table
    for _step in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert writes == []


def test_a_new_superior_from_a_day_leaves_the_old_one_for_earlier_papers(desk: Desk) -> None:
    desk.screen.add()
    values = {"key": FactKey.SUPERIOR, "value": "Đảng ủy phường Ô Môn"}
    desk.save(values | {"from_date": date(2025, 7, 1)})
    assert desk.superior(date(2025, 6, 30)) == "Quận ủy Ô Môn"
    assert desk.superior(date(2025, 7, 1)) == "Đảng ủy phường Ô Môn"
    assert len(desk.screen.facts.table.rows.shown) == 4


def test_a_fact_is_opened_corrected_and_deleted_and_comes_back(desk: Desk) -> None:
    desk.screen.facts.table.choose(2)
    QTest.keyClick(desk.screen.facts.table, Qt.Key.Key_Return)
    desk.save({"value": "Chi bộ Khu vực 5"})
    with desk.book.read() as session:
        assert unit_on(session, TODAY).name == "Chi bộ Khu vực 5"
        row = next(each for each in facts(session) if each.key is FactKey.SUPERIOR)
    desk.screen._remove(row)
    desk.context.settle()
    assert desk.superior(TODAY) == ""
    desk.book.undo()
    assert desk.superior(TODAY) == "Quận ủy Ô Môn"


def test_a_fact_without_a_value_is_not_saved(desk: Desk) -> None:
    desk.screen.add()
    desk.save({"key": FactKey.PLACE})
    assert "Chưa ghi" in desk.form.boxes["value"].note.text()


def test_text_size_and_theme_take_effect_at_once_and_stay(desk: Desk) -> None:
    before = current().scale
    combo = desk.screen.look.editors["text_size"].editor.inner
    QTest.keyClick(combo, Qt.Key.Key_Down)
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert current().scale > before
    theme = desk.screen.look.editors["theme"].editor.inner
    QTest.keyClick(theme, Qt.Key.Key_Down)
    stored = pc_settings.load()
    assert (stored.text_size, stored.theme) == (120, Mode.DARK)


def test_a_threshold_is_kept_in_the_book_and_an_impossible_one_is_said_so(desk: Desk) -> None:
    editor = desk.screen.thresholds.editors[thresholds.ABSENCES.name]
    editor.set_value(5)
    editor.left.emit()
    desk.context.settle()
    with desk.book.read() as session:
        assert thresholds.ABSENCES.read(session) == 5
    editor.set_value(99)
    editor.left.emit()
    desk.context.settle()
    assert "từ 1 đến 12" in desk.said[-1].text
    assert editor.value() == 5


def test_the_fields_of_a_form_stand_as_close_when_new_as_later(desk: Desk) -> None:
    desk.screen.add()
    QApplication.processEvents()
    boxes = desk.form.boxes.values()
    assert [box.height() for box in boxes] == [box.sizeHint().height() for box in boxes]


def test_the_book_is_read_through_on_demand(desk: Desk) -> None:
    QTest.keyClick(desk.screen.verify_button, Qt.Key.Key_Return)
    desk.context.settle()
    assert "nguyên vẹn" in desk.said[-1].text


def password(desk: Desk, superior: str = "Quận ủy Ô Môn") -> str:
    with desk.book.read() as session:
        return locks.password_for(session, superior)


def words_of(desk: Desk) -> set[str]:
    return {each.text() for each in desk.screen.locks.findChildren(QLabel) if each.isVisible()}


def press(desk: Desk, button: str) -> None:
    desk.screen.locks.buttons["Quận ủy Ô Môn", button].click()
    desk.context.settle()
    QApplication.processEvents()


def test_a_password_is_agreed_with_a_superior_and_seen_on_request_only(desk: Desk) -> None:
    press(desk, "set")
    line = desk.form.boxes["password"].editor.inner
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    desk.save({"password": "O  Mon 2026"})
    assert password(desk) == "O  Mon 2026"
    assert "O  Mon 2026" not in words_of(desk)
    press(desk, "show")
    assert "O  Mon 2026" in words_of(desk)
    press(desk, "remove")
    assert password(desk) == ""
    assert ("Quận ủy Ô Môn", "show") not in desk.screen.locks.buttons
    desk.book.undo()
    assert password(desk) == "O  Mon 2026"


def test_a_password_hard_to_type_elsewhere_is_pointed_out_and_none_is_refused(desk: Desk) -> None:
    press(desk, "set")
    desk.save({})
    assert password(desk) == ""
    desk.save({"password": "mật khẩu"})
    assert password(desk) == "mật khẩu"
    press(desk, "set")
    box = desk.form.boxes["password"]
    box.offer("mật khẩu")
    box.check()
    assert "chữ có dấu" in box.note.text()


def test_each_addressee_of_a_form_has_a_lock_of_its_own_once(desk: Desk) -> None:
    store_facts = [(date(2025, 7, 1), "Đảng ủy phường Ô Môn"), (date(2026, 1, 1), "QUẬN ỦY Ô MÔN")]
    with desk.book.change("cấp trên") as session:
        for day, value in store_facts:
            told = {"key": FactKey.SUPERIOR, "value": value, "from_date": day}
            store.save(session, UNIT, told)
    with desk.book.read() as session:
        named = [each.superior for each in read_locks(session)]
    assert named == ["QUẬN ỦY Ô MÔN", "Đảng ủy phường Ô Môn"]
