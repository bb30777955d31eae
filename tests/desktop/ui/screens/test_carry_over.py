"""At a year's end one page asks once what becomes of every model that still runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from db.registers import model_life, store
from db.registers.model_life import ModelLife
from db.registers.models import MODELS, RESULTS
from desktop.ui.screens.carry_over import CarryOverScreen
from desktop.ui.screens.carry_over.model_line import ModelLine
from desktop.ui.screens.carry_over.screen import AT_ONCE
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.hands import focused
from tests.desktop.ui.screens.opened import Opened

K = Qt.Key
LONG = "Giúp phụ nữ có hoàn cảnh khó khăn, yếu thế có việc làm ổn định"
REGISTERED = date(2025, 5, 19)


class CarryOver(Opened):
    """The page of 2026 on a book with three running models, one of them suspended."""

    def __init__(self, path: Path, **look: Any) -> None:
        super().__init__(path, "carry_over", empty=True, **look)
        self.write_models()
        self.go("carry_over", year=2026)

    def write_models(self) -> None:
        told: list[dict[str, Any]] = [{}, {"suspended": date(2026, 7, 1)}, {}]
        with self.book.change("ghi") as session:
            for name, more in zip(("Chợ 0 đồng", "Chuyến xe", LONG), told, strict=True):
                values = {"name": name, "registered": REGISTERED, **more}
                last = store.save(session, MODELS, values)
            store.save(session, RESULTS, {"model": last, "day": date(2026, 9, 2)})

    @property
    def page(self) -> CarryOverScreen:
        assert isinstance(self.screen, CarryOverScreen)
        return self.screen

    def line(self, name: str) -> ModelLine:
        return next(each for each in self.page.lines if each.row.name == name)

    def choose(self, name: str, steps: int, day: str | None = None) -> None:
        """Choose the fate so many steps down, or up, all by keys; then type a day."""
        line = self.line(name)
        self.into(line.fate.combo)
        self.press(*[K.Key_Down if steps > 0 else K.Key_Up] * abs(steps))
        if day is not None:
            self.into(line.day.line)
            line.day.line.selectAll()
            self.press(K.Key_Delete)
            self.write(day)
            self.press(K.Key_Tab)

    def lives(self) -> dict[str, ModelLife]:
        return {row.name: row.life for row in self.read(model_life.models)}


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[CarryOver]:
    made = CarryOver(tmp_path / "a.sochibo")
    yield made
    made.close()


def test_one_press_saves_what_becomes_of_all_and_one_undo_takes_it_back(
    opened: CarryOver,
) -> None:
    before = opened.lives()
    opened.choose("Chợ 0 đồng", 2, "5/11")
    opened.press(K.Key_S, control=True)
    lives = opened.lives()
    assert lives["Chợ 0 đồng"] == ModelLife(registered=REGISTERED, completed=date(2026, 11, 5))
    assert {name: lives[name] for name in ("Chuyến xe", LONG)} == {
        name: before[name] for name in ("Chuyến xe", LONG)
    }
    assert opened.alerts[-1].text == (
        "Đã ghi quyết định về 03 mô hình, trong đó 01 mô hình tiếp tục."
    )
    assert opened.page.lines == []
    assert focused().accessibleName() == "Mở sổ mô hình"
    step = opened.book.undo()
    assert step is not None
    assert str(step.title) == "duy trì mô hình sang năm 2027"
    assert opened.lives() == before


def test_a_suspended_model_may_run_again_and_another_be_suspended_or_stopped(
    opened: CarryOver,
) -> None:
    opened.choose("Chuyến xe", -1)
    opened.choose("Chợ 0 đồng", 1, "1/10")
    opened.choose(LONG, 3)
    opened.press(K.Key_S, control=True)
    lives = opened.lives()
    assert lives["Chuyến xe"].suspended is None
    assert lives["Chợ 0 đồng"].suspended == date(2026, 10, 1)
    assert lives[LONG].stopped == date(2026, 11, 23)


def test_an_end_without_a_day_or_with_no_day_is_led_to_and_nothing_is_saved(
    opened: CarryOver,
) -> None:
    line = opened.line(LONG)
    for steps, typed, said in ((2, "", "Ghi ngày, ví dụ 31/12."), (0, "32/12", "“32/12”")):
        opened.choose(LONG, steps, typed)
        opened.press(K.Key_S, control=True)
        assert line.note.text().startswith(said)
        assert line.note.property("role") == "fault"
        assert line.day.line.hasFocus()
    opened.choose(LONG, 0, "1/1/2020")
    assert line.note.text() == "Trước ngày đăng ký 19/05/2025. Xem lại ngày."
    assert opened.lives()[LONG].completed is None


def test_leaving_asks_only_where_something_chosen_would_be_lost(opened: CarryOver) -> None:
    left: list[bool] = []
    asked: list[Any] = []
    opened.context.alerts.asked.connect(asked.append)
    opened.page.leave(lambda: left.append(True))
    assert (left, asked) == ([True], [])
    opened.choose(LONG, 2)
    opened.page.leave(lambda: left.append(True))
    assert len(left) == len(asked) == 1
    asked[0].act()
    opened.settle()
    assert len(left) == 2
    assert not opened.page.dirty


def test_what_is_chosen_stays_when_the_book_changes_meanwhile(opened: CarryOver) -> None:
    opened.choose(LONG, 2, "5/11")

    def write() -> None:
        with opened.book.change("ghi") as session:
            store.save(session, MODELS, {"name": "Vườn", "registered": REGISTERED})

    opened.context.writer.submit(write)
    opened.settle()
    assert len(opened.page.lines) == 4
    assert opened.line(LONG).answer().day == date(2026, 11, 5)


def test_of_many_models_all_are_saved_also_those_not_yet_in_view(opened: CarryOver) -> None:
    with opened.book.change("ghi") as session:
        for number in range(AT_ONCE * 2):
            values = {"name": f"Mô hình {number}", "registered": REGISTERED}
            store.save(session, MODELS, values | {"suspended": date(2026, 1, 1)})
    opened.page.refresh()
    opened.context.settle()
    opened.page.save()
    opened.settle()
    assert "về 27 mô hình" in opened.alerts[-1].text
    assert opened.lives()["Mô hình 23"].suspended == date(2026, 1, 1)


def test_a_year_answered_says_when_and_a_book_without_models_says_so(opened: CarryOver) -> None:
    opened.press(K.Key_S, control=True)
    assert opened.page._blank_text.text() == (
        "Việc duy trì mô hình sang năm 2027 đã quyết định ngày 23/11/2026."
    )
    opened.go("carry_over", year=2024)
    assert "không có mô hình nào" in opened.page._blank_text.text()
    opened.into(opened.page._open_button)
    opened.press(K.Key_Return)
    assert opened.asked[-1] == ("models", {})


def test_without_a_year_the_one_that_waits_is_asked_about(opened: CarryOver) -> None:
    opened.go("carry_over")
    assert opened.page.year == 2025
    assert len(opened.page.lines) == 3
    opened.into(opened.page.lines[0].fate)
    opened.press(K.Key_Tab, K.Key_Return)
    assert opened.asked[-1][0] == "models"


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(tmp_path: Path, size: str, mode: str) -> None:
    opened = CarryOver(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    opened.choose("Chợ 0 đồng", 2, "1/1/2020")
    found = faults(opened.window)
    picture(opened.window, f"carry-over-{size}-{mode}")
    opened.close()
    assert found == []
