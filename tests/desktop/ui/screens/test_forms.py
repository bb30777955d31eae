"""Forms come by file, are looked through and tried, taken in, given out and taken out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

import resources
from db.registers import stored_forms
from desktop.returns.library import file_of
from desktop.ui.screens.forms import DictionaryScreen, FormCheckScreen, FormsScreen
from desktop.ui.screens.forms.dictionary import lines
from desktop.ui.widgets.form import Form
from tests.desktop.ui.conftest import SIZES, at_each_look
from tests.desktop.ui.screens.looks import wrong
from tests.desktop.ui.screens.opened import Opened

KL01 = resources.path("forms", "KL01.xlsx")


class Forms(Opened):
    """The window in the room of forms, and files that come to it."""

    def __init__(self, path: Path, **options: Any) -> None:
        super().__init__(path, "forms", **options)
        self.folder = path.parent

    def district_form(self, version: str = "1", **cells: str) -> Path:
        """Write a form of the district: the standard one's first sheet with cells changed."""
        workbook = openpyxl.load_workbook(KL01)
        about = workbook["Biểu mẫu"]
        told: Mapping[str, Any] = {
            "Mã biểu mẫu": "TH02",
            "Phiên bản": version,
            "Tên": "Báo cáo học tập",
            "Kỳ báo cáo": "quý",
            "Kỳ phải nộp": None,
            "Nơi nhận": "Mặt trận Tổ quốc phường",
        }
        for row in about.iter_rows(max_col=2):
            if row[0].value in told:
                row[1].value = told[str(row[0].value)]
        for name in workbook.sheetnames:
            if name not in ("Biểu 01", "Biểu mẫu"):
                del workbook[name]
        for cell, value in cells.items():
            workbook["Biểu 01"][cell] = value
        path = self.folder / f"th02-{version}.xlsx"
        workbook.save(path)
        return path

    def look_at(self, path: Path) -> FormCheckScreen:
        self.go("form_check", path=str(path))
        screen = self.screen
        assert isinstance(screen, FormCheckScreen)
        return screen

    def add(self, version: str = "1") -> None:
        self.look_at(self.district_form(version))
        self.press(Qt.Key.Key_F10)

    @property
    def room(self) -> FormsScreen:
        screen = self.screen
        assert isinstance(screen, FormsScreen)
        return screen

    def listed(self) -> list[tuple[str, str]]:
        rows = self.room.box.table.rows.shown
        return [(line.about.code, line.about.version) for line in rows]

    def form(self, code: str) -> Form:
        """Open what can be chosen for a form by its row."""
        self.go("forms", form=code)
        content = self.room.panel.content
        assert isinstance(content, Form)
        return content


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Forms]:
    made = Forms(tmp_path / "v.sochibo")
    yield made
    made.close()


def test_a_districts_form_is_shown_filled_and_taken_in_with_one_key(desk: Forms) -> None:
    screen = desk.look_at(desk.district_form())
    (sheet,) = screen.examined.sheets if screen.examined else ()
    assert "CHI BỘ KHU VỰC 3" in {cell.text for cell in sheet.cells}
    desk.press(Qt.Key.Key_F10)
    assert ("TH02", "1") in desk.listed()
    content = desk.room.panel.content
    assert isinstance(content, Form)
    assert content.values() == {"quarter": True, "since": None}
    assert desk.read(lambda session: file_of(session, "th02")).startswith(b"PK")


def test_a_broken_form_is_kept_out_and_each_fault_leads_to_its_cell(desk: Forms) -> None:
    screen = desk.look_at(desk.district_form(C14="{{figure study.sesions}}", D15="{{column nme}}"))
    texts = [row.entry.text for row in screen.entries.rows]
    assert any("ô C14" in text and "study.sessions" in text for text in texts)
    assert not screen.take_button.isVisible()
    desk.press(Qt.Key.Key_F10)
    assert not desk.read(stored_forms.forms)
    row = next(each for each in screen.entries.rows if "ô D15" in each.entry.text)
    row.entry.acts[0].act()
    assert screen.sheets.place == ("Biểu 01", 14, 3)
    desk.district_form()
    desk.press(Qt.Key.Key_F5)
    assert screen.take_button.isVisible()


def test_what_is_no_form_at_all_is_said_and_nothing_is_shown(desk: Forms) -> None:
    path = desk.folder / "thu.xlsx"
    path.write_bytes(b"khong phai")
    screen = desk.look_at(path)
    assert len(screen.entries.rows) == 1
    assert not screen.sheets.isVisible()
    screen = desk.look_at(desk.folder / "khong-co.xlsx")
    assert not screen.take_button.isVisible()
    assert "khong-co.xlsx" in str(desk.alerts[-1].text)


def test_a_newer_version_takes_the_place_and_a_form_is_taken_out_once_agreed(desk: Forms) -> None:
    desk.add()
    desk.add("2")
    assert desk.listed() == [("KL01", desk.listed()[0][1]), ("TH02", "2")]
    line = next(each for each in desk.room.box.table.rows.shown if each.form.own)
    desk.room.remove(line)
    desk.settle()
    assert "TH02" in desk.questions()[-1]
    desk.answer(yes=True)
    assert [code for code, _version in desk.listed()] == ["KL01"]


def test_the_periods_owed_are_ticked_and_kept(desk: Forms) -> None:
    form = desk.form("KL01")
    assert set(form.boxes) == {"month", "quarter", "half", "year", "since"}
    form.load({"month": False, "quarter": False, "half": False, "year": False})
    desk.into(form.boxes["half"].editor)
    desk.press(Qt.Key.Key_Space)
    desk.over(form.boxes["since"].editor.inner, "1/7/2026")
    desk.save()
    assert desk.read(lambda session: stored_forms.owed(session, "KL01")) == frozenset({"half"})
    row = desk.room.box.table.rows.shown[0]
    assert f"{row.since:%d/%m/%Y}" == "01/07/2026"
    assert desk.room.panel.isHidden()


def test_a_form_goes_out_as_the_workbook_it_is(desk: Forms) -> None:
    line = desk.room.box.table.rows.shown[0]
    target = desk.folder / "ra.xlsx"
    desk.room.export_to(line, target)
    desk.settle()
    assert target.read_bytes() == KL01.read_bytes()
    assert "KL01" in str(desk.alerts[-1].text)


def test_a_word_of_the_dictionary_is_found_without_dau_and_copied_as_a_tag(desk: Forms) -> None:
    desk.go("dictionary")
    screen = desk.screen
    assert isinstance(screen, DictionaryScreen)
    desk.find_in(screen.box, "mo hinh dang ky moi")
    desk.press(Qt.Key.Key_C, control=True)
    assert QGuiApplication.clipboard().text() == "{{figure models.new}}"
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert isinstance(desk.screen, FormsScreen)


def test_every_line_of_the_dictionary_can_be_told_from_the_others() -> None:
    found = lines()
    assert len({line.id for line in found}) == len(found)
    assert all(line.meaning for line in found if line.row)


STATES = {
    "list": lambda desk: desk.go("forms"),
    "owed": lambda desk: desk.form("KL01"),
    "filled": lambda desk: desk.look_at(desk.district_form()),
    "broken": lambda desk: desk.look_at(desk.district_form(C14="{{figure study.sesions}}")),
    "dictionary": lambda desk: desk.go("dictionary"),
}


@at_each_look
def test_the_rooms_of_forms_are_whole(tmp_path: Path, size: str, mode: Any) -> None:
    desk = Forms(tmp_path / "v.sochibo", size=SIZES[size], mode=mode)
    assert not wrong(desk, f"forms-{size}-{mode.value}", STATES)
