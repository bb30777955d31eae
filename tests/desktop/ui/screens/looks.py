"""Looks through the states of a screen for what is clipped, unreachable or unnamed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from tests.desktop.ui.audit import faults
from tests.desktop.ui.conftest import picture
from tests.desktop.ui.screens.opened import Opened

Desk = TypeVar("Desk", bound=Opened)


def wrong(
    desk: Desk,
    name: str,
    states: Mapping[str, Callable[[Desk], object]],
    *,
    before: Callable[[Desk], object] = lambda _desk: None,
    levels: int = 1,
) -> dict[str, list[str]]:
    """Return what is wrong in each state, a picture taken of every one, and close the window.

    `before` puts the screen back before a state; what grows is given its room in `levels`.
    """
    found = {}
    for state, show in states.items():
        before(desk)
        show(desk)
        for _level in range(levels):
            desk.settle()
        picture(desk.window, f"{name}-{state}")
        if faulty := faults(desk.window):
            found[state] = faulty
    desk.close()
    return found
