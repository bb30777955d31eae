"""The rooms of a consolidation at every size of LOOK, in their states."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from db.periods import Period
from desktop.ui.screens.consolidation import IntakeScreen
from desktop.ui.screens.consolidation.asking import SEND_BACK
from desktop.ui.screens.consolidation.parts import Tab
from desktop.ui.screens.consolidation.places import FIGURE
from desktop.ui.theme import Mode
from desktop.ui.widgets.labels import Elided
from tests.desktop.returns.consolidation.committee import edit
from tests.desktop.ui.conftest import SIZES, at_each_look
from tests.desktop.ui.screens.consolidation.desk import Desk
from tests.desktop.ui.screens.consolidation.test_asking import open_unit
from tests.desktop.ui.screens.looks import wrong


def look_over_edited(desk: Desk) -> None:
    edit(desk.file_of("CB2"))
    desk.home.take_files([desk.stick])
    desk.settle()


def open_first(desk: Desk) -> None:
    room = desk.in_room(IntakeScreen)
    room.open_file(room.box.table.rows.shown[0])


def open_total(desk: Desk) -> None:
    where = {"form": "KL01", "period": desk.period, "figure": "meetings.present"}
    desk.go(FIGURE, **where)


@at_each_look
def test_the_rooms_are_whole(tmp_path: Path, below: Path, size: str, mode: Mode) -> None:
    desk = Desk(tmp_path, below, size=SIZES[size], mode=mode)
    states: dict[str, Callable[[Desk], object]] = {
        "receive": lambda desk: desk.home.receive(),
        "intake": look_over_edited,
        "file": open_first,
        "taken": lambda desk: desk.in_room(IntakeScreen).take_in(),
        **{tab.value: partial(_show, tab=tab) for tab in Tab},
        "send": lambda desk: desk.home.send(),
        "reply": lambda desk: desk.home.reply(),
        "total": open_total,
        "unit": lambda desk: open_unit(desk, "CB1", "meetings.present"),
        "ask": lambda desk: open_unit(desk, "CB1").ask(),
        "decide": lambda desk: open_unit(desk, "CB1").decide(SEND_BACK),
        "numbers": lambda desk: open_unit(desk, "CB1").show_numbers(),
    }
    assert not wrong(desk, f"consolidation-{mode.value}-{size}", states, levels=3)


@pytest.mark.parametrize("size", SIZES)
def test_both_days_of_a_long_period_stand_in_the_title(tmp_path: Path, size: str) -> None:
    period = Period.parse("2021-05-18..2023-05-18")
    desk = Desk(tmp_path, size=SIZES[size], period=period)
    long = "Tổng hợp KL01 · 18/05/2021 – 18/05/2023"
    (title,) = [each for each in desk.home.findChildren(Elided) if each.text() == long]
    assert title.shown() in (long, "KL01 · 18/05/2021 – 18/05/2023")
    desk.close()


def _show(desk: Desk, tab: Tab) -> None:
    desk.show(tab)
