"""A second start hands its book to the first and ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.single import SingleInstance

SECOND = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop.ui.single import SingleInstance
app = QCoreApplication([])
sys.exit(0 if SingleInstance().first(sys.argv[1]) else 3)
"""


def start(path: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, path], env=dict(os.environ))


def test_the_second_start_hands_its_book_over(qapp: QApplication, qtbot: QtBot) -> None:
    first = SingleInstance()
    assert first.first()
    with qtbot.waitSignal(first.asked, timeout=10_000) as told:
        second = start("sổ/khu vực 3.sochibo")
    assert told.args == ["sổ/khu vực 3.sochibo"]
    assert second.wait() == 3
    first.close()


def test_a_start_without_arguments_is_for_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    first = SingleInstance()
    assert first.first()
    with qtbot.waitSignal(first.asked, timeout=20_000) as told:
        second = subprocess.Popen([sys.executable, "-m", "desktop"], env=dict(os.environ))
    assert told.args == [""]
    assert second.wait() == 0
    first.close()


def test_after_the_first_has_ended_another_is_first(qapp: QApplication) -> None:
    first = SingleInstance()
    assert first.first()
    first.close()
    second = SingleInstance()
    assert second.first()
    second.close()


def test_what_a_crash_left_behind_stands_in_nobodys_way(qapp: QApplication) -> None:
    crashed = subprocess.Popen(
        [sys.executable, "-c", SECOND.replace("sys.exit(", "import os; os._exit("), ""]
    )
    assert crashed.wait() == 0
    first = SingleInstance()
    assert first.first()
    first.close()


def test_each_user_has_a_first_start(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = SingleInstance()
    assert mine.first()
    monkeypatch.setenv("SOCHIBO_HOME", str(tmp_path / "another"))
    others = SingleInstance()
    assert others.first()
    mine.close()
    others.close()
