"""The room of a consolidation, opened, and the returns of three of its units."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import vault
from db.book import Book
from desktop.returns.consolidation.taking_in import look_over, take_in
from tests.desktop.returns.consolidation.committee import NOW, PERIOD
from tests.desktop.returns.consolidation.conftest import below
from tests.desktop.ui.screens.consolidation.desk import Desk, open_committee

__all__ = ["below"]


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory, below: Path) -> Path:
    """Give the committee's book with the three returns taken in; tests copy it."""
    path = tmp_path_factory.mktemp("taken") / "so.sochibo"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(path.parent / "home"))
        with open_committee(path) as book:
            take_in(book, look_over(book, "KL01", PERIOD, [below]), NOW)
    return path


@pytest.fixture
def desk(tmp_path: Path, below: Path) -> Iterator[Desk]:
    """Give the room before anything is taken in; the returns lie on the stick."""
    made = Desk(tmp_path, below)
    yield made
    made.close()


@pytest.fixture
def full(tmp_path: Path, below: Path, taken_in: Path) -> Iterator[Desk]:
    """Give the room with all three returns taken in."""

    def copied(path: Path) -> Book:
        shutil.copy(taken_in, path)
        shutil.copy(vault.keys_path(taken_in), vault.keys_path(path))
        return Book.open(path)

    made = Desk(tmp_path, below, make=copied)
    yield made
    made.close()
