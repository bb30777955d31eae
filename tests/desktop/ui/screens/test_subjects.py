"""Subjects on screen: what is in force, what replaced one, and what serves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from db.registers import store, subject_uses, subjects
from db.registers.models import MODELS
from db.registers.subjects import SUBJECTS, SubjectRow
from db.schema import SubjectKind
from desktop.ui.screens.register.form import RegisterForm
from desktop.ui.screens.register.record import RecordPage
from desktop.ui.screens.subjects import USES, SubjectsScreen, UsesPart
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.pickers import PickEditor
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key
KNOWN = "KL01"


class Subjects(Opened):
    """The window with the list of subjects in view: KL01, and two directives before it."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "home", **look)
        with self.book.change("chỉ thị") as session:
            found = store.by_code(session, SUBJECTS, KNOWN)
            kind, year = SubjectKind.DOCUMENT, 2010
            for name in ("Chỉ thị 03", "Chỉ thị 05"):
                year += 1
                store.save(session, SUBJECTS, {"name": name, "kind": kind, "year": year})
            if found is not None:
                store.save(session, MODELS, {"name": "Chợ 0 đồng", "subjects": (found.id,)})
        self.go("subjects")

    @property
    def page(self) -> SubjectsScreen:
        assert isinstance(self.screen, SubjectsScreen)
        return self.screen

    @property
    def record(self) -> RecordPage:
        page = self.page.page
        assert page is not None
        return page

    @property
    def form(self) -> RegisterForm:
        return self.record.form

    @property
    def uses(self) -> UsesPart:
        self.record.show_tab(USES)
        self.settle()
        part = self.record.part(USES)
        assert isinstance(part, UsesPart)
        return part

    def fill(self, name: str, text: str) -> None:
        line = self.form.boxes[name].editor.inner
        assert isinstance(line, QLineEdit)
        self.into(line)
        line.selectAll()
        self.write(text)
        self.press(K.Key_Tab)

    def save(self) -> None:
        self.press(K.Key_S, control=True)

    def row(self, name: str) -> SubjectRow:
        return next(row for row in self.read(subjects.subjects) if name in (row.name, row.code))

    def open(self, name: str) -> None:
        self.go("subjects", subject=self.row(name).id)

    def told(self, name: str) -> list[str]:
        """Return what the columns after name and kind say of a subject."""
        rows = self.page.box.table.rows
        line = next(each for each in rows.shown if each.name == name)
        return [column.text(line) for column in rows.columns[3:]]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Subjects]:
    made = Subjects(tmp_path / "a.sochibo")
    yield made
    made.close()


def test_the_list_tells_years_what_is_in_force_and_how_much_serves_it(opened: Subjects) -> None:
    known = opened.row(KNOWN)
    served = opened.read(subject_uses.use_counts)[known.id]
    assert opened.told(known.name) == ["2021", "Còn hiệu lực", str(served)]
    assert opened.told("Chỉ thị 03") == ["2011", "Còn hiệu lực", "0"]


def test_a_later_one_replaces_an_earlier_one_in_its_form(opened: Subjects) -> None:
    opened.open("Chỉ thị 05")
    opened.fill("last_year", "2030")
    line = opened.form.boxes["replaces"].editor.inner
    opened.into(line)
    opened.write("chi thi 0")
    opened.settle()
    opened.press(K.Key_Return)
    opened.save()
    old, new = opened.row("Chỉ thị 03"), opened.row("Chỉ thị 05")
    assert (old.replaced_by, old.replaced_from) == (new.id, 2012)
    assert opened.told("Chỉ thị 03") == ["2011", f"Được thay bằng {new.code}", "0"]
    assert opened.told("Chỉ thị 05")[0] == "2012–2030"
    opened.open("Chỉ thị 03")
    (see,) = (each for each in opened.form.findChildren(Button) if each.text() == "Xem")
    opened.into(see)
    opened.press(K.Key_Return)
    assert opened.asked == [("subjects", {"subject": new.id})]


def test_what_would_make_a_circle_is_not_offered(opened: Subjects) -> None:
    old, new = opened.row("Chỉ thị 03").id, opened.row("Chỉ thị 05").id
    with opened.book.change("thay") as session:
        store.save(session, SUBJECTS, {"replaces": old}, new)
    opened.page.refresh()
    opened.settle()
    for name, own, missing in (("Chỉ thị 03", old, {old, new}), ("Chỉ thị 05", new, {new})):
        opened.open(name)
        editor = opened.form.boxes["replaces"].editor
        assert isinstance(editor, PickEditor)
        offered = {one.value for one in editor.options()}
        everyone = {row.id for row in opened.read(subjects.subjects)}
        assert everyone - offered == missing, own


def test_years_that_cannot_be_are_said_under_their_field(opened: Subjects) -> None:
    opened.open("Chỉ thị 05")
    opened.fill("last_year", "2000")
    opened.settle()
    assert "đứng trước Năm 2012" in opened.form.boxes["last_year"].note.text()
    opened.save()
    assert opened.row("Chỉ thị 05").last_year is None


def test_a_new_one_needs_only_its_name_and_a_second_so_called_is_pointed_out(
    opened: Subjects,
) -> None:
    opened.press(K.Key_N, control=True)
    opened.fill("name", "Nghị quyết số 57-NQ/TW")
    opened.save()
    made = opened.row("Nghị quyết số 57-NQ/TW")
    assert (made.kind, made.year, made.code) == (SubjectKind.DOCUMENT, 2026, "CD029")
    assert opened.page.box.current().id == made.id
    opened.press(K.Key_N, control=True)
    opened.fill("name", "nghị quyết số 57-nq/tw")
    opened.form.look_around()
    opened.settle()
    assert opened.form.boxes["name"].note.text() == "Đã có chủ đề cùng tên, mã CD029."


def test_everything_that_serves_one_opens_from_its_page(opened: Subjects) -> None:
    opened.open(KNOWN)
    uses = opened.uses
    told = uses.box.table.rows.shown
    assert len(told) == opened.read(subject_uses.use_counts)[opened.row(KNOWN).id]
    assert [use.name for use in told][-1] == "Chợ 0 đồng"
    uses.box.table.choose(("models", told[-1].id))
    opened.into(uses.box.table)
    opened.press(K.Key_Return)
    assert opened.asked == [("models", {"record": told[-1].id})]


def test_one_in_use_stays_and_another_comes_back_after_deleting(opened: Subjects) -> None:
    count = len(opened.read(subjects.subjects))
    for name, deleted in ((KNOWN, 0), ("Chỉ thị 05", 1)):
        opened.page.box.table.choose(opened.row(name).id)
        opened.into(opened.page.box.table)
        opened.press(K.Key_Delete)
        assert len(opened.read(subjects.subjects)) == count - deleted
    assert any("không xóa được" in alert.text for alert in opened.alerts)
    opened.act("Hoàn tác")
    assert len(opened.read(subjects.subjects)) == count


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = Subjects(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found = [faults(opened.window)]
    picture(opened.window, f"subjects-{size}-{mode}")
    opened.open(KNOWN)
    found.append(faults(opened.window))
    picture(opened.window, f"subjects-{size}-{mode}-form")
    assert opened.uses
    found.append(faults(opened.window))
    picture(opened.window, f"subjects-{size}-{mode}-uses")
    opened.close()
    assert found == [[], [], []]
