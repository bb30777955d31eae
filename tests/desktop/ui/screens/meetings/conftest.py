"""The meetings of the worked example, and an empty book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.ui.screens.meetings.desk import Meetings


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Meetings]:
    made = Meetings(tmp_path / "a.sochibo")
    yield made
    made.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Meetings]:
    made = Meetings(tmp_path / "a.sochibo", empty=True)
    yield made
    made.close()
