"""The screen at every size and in both themes: whole, reachable, the primary action in view."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.standing import StandingKind
from desktop.ui.theme import Mode
from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import SIZES, at_each_look, picture
from tests.desktop.ui.screens.attendance.desk import EARLIER, Desk
from tests.desktop.ui.screens.attendance.test_reconcile import begin
from tests.desktop.ui.screens.attendance.test_taking import change_standing

Key = Qt.Key


@at_each_look
def test_nothing_is_cut_or_covered_at_any_size(
    qapp: QApplication, path: Path, size: str, mode: Mode
) -> None:
    desk = Desk(path, size=SIZES[size], mode=mode)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        desk.settle()
        picture(desk.window, f"attendance-{name}-{size}-{mode}")
        found[name] = faults(desk.window)

    screen = desk.go()
    look("open")
    assert screen.rect().contains(screen.done.geometry().translated(screen.done.pos()))
    desk.write("tam")
    desk.press(Key.Key_Return)
    look("strip")
    assert screen.rect().contains(screen.strip.geometry())
    desk.press(Key.Key_Return)
    look("reasons")
    assert screen.rect().contains(screen.strip.geometry())
    desk.press(Key.Key_Return)
    desk.mark("ung", Key.Key_F3)
    screen.people.fold.click()
    look("draft")
    desk.press(Key.Key_F10)
    look("taken")
    begin(desk, "27")
    look("reconcile")
    desk.go(EARLIER)
    change_standing(desk, "Lê Văn Tám", StandingKind.AWAY, date(2026, 10, 1))
    look("stale")
    desk.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
