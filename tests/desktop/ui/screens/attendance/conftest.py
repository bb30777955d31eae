"""The book is made once and copied for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.desktop.ui.screens.attendance.desk import Desk, copied, make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(folder / "home"))
        make_template(folder / "template.sochibo")
    return folder / "template.sochibo"


@pytest.fixture
def path(template: Path, tmp_path: Path) -> Path:
    return copied(template, tmp_path)


@pytest.fixture
def desk(qapp: QApplication, path: Path) -> Iterator[Desk]:
    made = Desk(path)
    yield made
    made.close()
