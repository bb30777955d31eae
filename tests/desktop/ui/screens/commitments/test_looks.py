"""What stands beside the list at every size: whole, reachable, named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.screens.commitments.listing import Wanted
from desktop.ui.theme import Mode
from tests.desktop.ui.conftest import SIZES, at_each_look
from tests.desktop.ui.screens.commitments.desk import LATE, THIS, Desk
from tests.desktop.ui.screens.looks import wrong

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


def _back(desk: Desk) -> None:
    desk.screen.panel.shut()
    desk.go("commitments", year=THIS, wanted=Wanted.ALL)
    desk.box.clear_filter()


@at_each_look
def test_every_state_is_whole_reachable_and_named(
    qapp: QApplication, tmp_path: Path, size: str, mode: Mode
) -> None:
    desk = Desk(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    assert wrong(desk, f"commitments-{size}", STATES, before=_back, levels=LEVELS) == {}
