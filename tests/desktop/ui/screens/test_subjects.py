"""Subjects on screen: the list, the form, and the meetings that served one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.registers import meetings, subjects
from db.registers.subjects import SubjectRow
from db.schema import SubjectKind
from desktop.ui.screens.subjects import SubjectsScreen
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.form import Form
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import LOOKS, SIZES, picture
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key


class Subjects(Opened):
    """The window with the list of subjects in view."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "subjects", **look)

    @property
    def page(self) -> SubjectsScreen:
        assert isinstance(self.screen, SubjectsScreen)
        return self.screen

    @property
    def form(self) -> Form:
        form = self.page.panel.content
        assert isinstance(form, Form)
        return form

    def fill(self, name: str, text: str) -> None:
        line = self.form.boxes[name].editor.inner
        assert isinstance(line, QLineEdit)
        self.into(line)
        line.selectAll()
        self.write(text)
        self.press(K.Key_Tab)

    def button(self, words: str) -> Button:
        buttons = self.page.panel.findChildren(Button)
        return next(each for each in buttons if words in each.text())

    def rows(self) -> list[SubjectRow]:
        return self.read(subjects.subjects)

    def shown(self) -> list[tuple[str, ...]]:
        rows = self.page.box.table.rows
        return [tuple(column.text(line) for column in rows.columns) for line in rows.shown]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Subjects]:
    made = Subjects(tmp_path / "a.sochibo")
    yield made
    made.close()


def test_each_subject_says_how_many_meetings_served_it(opened: Subjects) -> None:
    held = opened.read(meetings.meetings)
    for row, line in zip(opened.rows(), opened.shown(), strict=True):
        number = sum(row.id in each.subject_ids for each in held)
        assert (line[0], line[3], line[4]) == (row.name, str(row.year), str(number))


def test_a_new_one_needs_only_its_name(opened: Subjects) -> None:
    opened.press(K.Key_N, control=True)
    opened.write("Nghị quyết số 57-NQ/TW")
    opened.press(K.Key_S, control=True)
    made = next(row for row in opened.rows() if row.name == "Nghị quyết số 57-NQ/TW")
    assert (made.kind, made.year, made.code) == (SubjectKind.DOCUMENT, 2026, "CD027")
    assert opened.page.box.current().id == made.id


def test_the_same_name_is_pointed_out_and_a_code_twice_refused(opened: Subjects) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("name", "Chuyên đề năm 2026")
    opened.form.boxes["name"].check()
    assert opened.form.boxes["name"].note.text() == "Đã có chủ đề cùng tên, mã CD26."
    opened.fill("code", "kl01")
    opened.press(K.Key_S, control=True)
    assert opened.form.verdict.text() == "Mã kl01 đã có. Chọn mã khác."
    assert len(opened.rows()) == 2


def test_what_is_changed_is_saved(opened: Subjects) -> None:
    opened.press(K.Key_Return)
    opened.fill("year", "2025")
    opened.press(K.Key_S, control=True)
    assert opened.rows()[0].year == 2025


def test_the_meetings_it_served_open_from_its_form(opened: Subjects) -> None:
    known = next(row for row in opened.rows() if row.code == "KL01")
    opened.go("subjects", subject=known.id)
    newest = next(row for row in opened.read(meetings.meetings) if known.id in row.subject_ids)
    opened.into(opened.button(f"{newest.day:%d/%m/%Y}"))
    opened.press(K.Key_Return)
    assert opened.asked == [("meetings", {"meeting": newest.id})]
    opened.go("subjects", subject=known.id)
    opened.into(opened.button("Xem cả"))
    opened.press(K.Key_Return)
    assert opened.asked == [("meetings", {"subject": known.id})]


def test_one_in_use_stays_and_one_without_meetings_comes_back_after_deleting(
    opened: Subjects,
) -> None:
    opened.into(opened.page.box.table)
    opened.press(K.Key_End, K.Key_Delete)
    assert len(opened.rows()) == 2
    assert "không xóa được" in opened.alerts[-1].text
    opened.press(K.Key_N, control=True)
    opened.write("Phong trào trồng cây")
    opened.press(K.Key_S, control=True)
    opened.press(K.Key_Return)
    opened.into(opened.button("Xóa"))
    opened.press(K.Key_Return)
    assert len(opened.rows()) == 2
    opened.act("Hoàn tác")
    assert len(opened.rows()) == 3


@pytest.mark.parametrize(("size", "mode"), LOOKS)
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Subjects(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = [faults(opened.window)]
    picture(opened.window, f"subjects-{size}-{mode}")
    opened.go("subjects", subject=1)
    found.append(faults(opened.window))
    picture(opened.window, f"subjects-{size}-{mode}-form")
    opened.close()
    assert found == [[], []]


def test_an_empty_book_says_what_to_do_first(tmp_path: Path) -> None:
    opened = Subjects(tmp_path / "a.sochibo", empty=True)
    assert faults(opened.window) == []
    picture(opened.window, "subjects-empty")
    opened.into(opened.page.box._blank_button)
    opened.press(K.Key_Return)
    assert opened.form.boxes["name"].isVisible()
    opened.close()
