"""What stands beside the list at every size: whole, reachable, named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.screens.members.person import Tab
from desktop.ui.theme import Mode
from tests.desktop.ui.conftest import SIZES, at_each_look
from tests.desktop.ui.screens.looks import wrong
from tests.desktop.ui.screens.members.desk import Desk
from tests.desktop.ui.screens.members.test_paste import ROWS, paste

K = Qt.Key


def _turn(desk: Desk) -> None:
    desk.find("hoang khai")
    desk.press(K.Key_T, control=True)
    desk.choose("kind", 1, desk.turn_form())
    desk.fill("from_date", "1/1/1960", desk.turn_form())


def _tab(tab: Tab) -> Callable[[Desk], None]:
    def show(desk: Desk) -> None:
        desk.open("minh ung")
        desk.page.show_tab(tab)
        desk.page.focus_first()

    return show


def _warned(desk: Desk) -> None:
    desk.press(K.Key_N, control=True)
    desk.fill("full_name", "Nguyễn Hữu Hòa")
    desk.fill("joined", "2010")
    desk.fill("birth", "2000")


STATES: dict[str, Callable[[Desk], object]] = {
    "turn": _turn,
    "turns": _tab(Tab.TURNS),
    "posts": _tab(Tab.POSTS),
    "attended": _tab(Tab.ATTENDED),
    "warned": _warned,
    "pasted": lambda desk: paste(desk, *ROWS),
    "named": lambda desk: desk.go("members", ids=(3, 9)),
    "nobody": lambda desk: desk.find("khong co ai"),
}


def _back(desk: Desk) -> None:
    desk.go("members")
    desk.screen.panel.shut()
    desk.box.clear_filter()


@at_each_look
def test_every_state_is_whole_reachable_and_named(
    qapp: QApplication, tmp_path: Path, size: str, mode: Mode
) -> None:
    desk = Desk(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    assert wrong(desk, f"members-{size}", STATES, before=_back) == {}
