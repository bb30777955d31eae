"""What stands beside the list at every size: whole, reachable, named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.screens.commitments.listing import Wanted
from desktop.ui.theme import Mode
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import LOOKS, SIZES, picture
from tests.desktop.ui.screens.commitments.desk import LATE, THIS, Desk

K = Qt.Key


def _late(desk: Desk) -> None:
    desk.open(desk.year().members[LATE].member.full_name)
    desk.press(K.Key_F3, K.Key_Delete)


def _new(desk: Desk) -> None:
    desk.find("ho van bao")
    desk.press(K.Key_N, control=True)


def _open(desk: Desk) -> None:
    desk.open("ta thi binh")
    desk.press(K.Key_Return)


def _vague(desk: Desk) -> None:
    _new(desk)
    desk.press(K.Key_Return)
    desk.fill("content", "Tích cực học tập, rèn luyện")
    desk.item.boxes["content"].check()


def _last_year(desk: Desk) -> None:
    desk.open("ho van bao")
    desk.form.offer_last_year()


def _nobody(desk: Desk) -> None:
    desk.find("khong co ai")


LEVELS = 4
"""A remark that grows is given its room level by level."""
STATES: dict[str, Callable[[Desk], object]] = {
    "list": lambda desk: None,
    "late": _late,
    "open": _open,
    "new": _new,
    "vague": _vague,
    "last-year": _last_year,
    "nothing": lambda desk: desk.open("ho van bao"),
    "missing": lambda desk: desk.go("commitments", wanted=Wanted.MISSING),
    "coming": lambda desk: desk.go("commitments", year=THIS + 1),
    "nobody": _nobody,
}


@pytest.mark.parametrize(("size", "mode"), LOOKS)
def test_every_state_is_whole_reachable_and_named(
    qapp: QApplication, tmp_path: Path, size: str, mode: Mode
) -> None:
    desk = Desk(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    found: dict[str, list[str]] = {}
    for name, show in STATES.items():
        desk.screen.panel.shut()
        desk.go("commitments", year=THIS, wanted=Wanted.ALL)
        desk.box.clear_filter()
        show(desk)
        for _level in range(LEVELS):
            desk.settle()
        picture(desk.window, f"commitments-{name}-{size}")
        if wrong := faults(desk.window):
            found[name] = wrong
    desk.close()
    assert found == {}
