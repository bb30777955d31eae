"""What every test stands on: a home of its own, and where the example chapters lie."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what the program remembers of this PC inside the test's own folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("SOCHIBO_HOME", str(home))
    return home


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests of the whole, the longest: so both processes end together."""
    items.sort(key=lambda item: item.path.parent != Path(__file__).parent)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Leave what was imported out of every later sweep: it stays to the end of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
