"""A window on the registers of the worked example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.ui.screens.register.desk import Desk

Open = Callable[..., Desk]


@pytest.fixture
def open_at(qapp: QApplication, tmp_path: Path) -> Iterator[Open]:
    """Open the window in the room of a register."""
    made: list[Desk] = []

    def opened(room: str, **look: Any) -> Desk:
        made.append(Desk(tmp_path / "a.sochibo", room, **look))
        return made[-1]

    yield opened
    for each in made:
        each.close()
