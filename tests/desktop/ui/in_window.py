"""What stands in the sample window, for tests of the frame."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.banners import AskBox
from tests.desktop.ui.sample import MembersScreen


def members(window: MainWindow) -> MembersScreen:
    assert window.frame is not None
    window.frame.open_room("members")
    screen = window.frame.in_view
    assert isinstance(screen, MembersScreen)
    return screen


def question() -> AskBox:
    boxes = [one for one in QApplication.topLevelWidgets() if isinstance(one, AskBox)]
    assert len(boxes) == 1
    return boxes[0]


def questions() -> int:
    return sum(isinstance(one, AskBox) for one in QApplication.topLevelWidgets())


def room(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.room
