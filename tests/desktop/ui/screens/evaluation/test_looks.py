"""The evaluation at the two hardest sizes: whole, reachable, named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Mode
from tests.desktop.ui.conftest import SIZES, at_each_look
from tests.desktop.ui.screens.evaluation.desk import DUES, NOVEMBER, PUBLIC, Desk
from tests.desktop.ui.screens.evaluation.test_votes import vote
from tests.desktop.ui.screens.looks import wrong

K = Qt.Key


def _wrong_day(desk: Desk) -> None:
    desk.press(K.Key_F2)
    desk.over(desk.card(DUES).boxes["done"].editor.inner, "32/13")
    desk.card(DUES).boxes["done"].check()


def _wrong_points(desk: Desk) -> None:
    desk.press(K.Key_F5)
    desk.write("7")


def _criteria(desk: Desk) -> None:
    desk.page.criteria.click()
    desk.settle()


def _changing(desk: Desk) -> None:
    desk.press(K.Key_Tab, K.Key_Return)


def _new_task(desk: Desk) -> None:
    desk.press(K.Key_F3)
    desk.press(K.Key_N, control=True)


def _quality(desk: Desk) -> None:
    desk.press(K.Key_Escape, K.Key_Escape)
    desk.press(K.Key_F5)


def _vote(desk: Desk) -> None:
    desk.evaluate(NOVEMBER)
    vote(desk, "4", "2")


STATES: dict[str, Callable[[Desk], object]] = {
    "given": lambda desk: desk.press(K.Key_F3),
    "new-task": _new_task,
    "criteria": _criteria,
    "changing": _changing,
    "one-criterion": lambda desk: desk.press(K.Key_Return),
    "quality": _quality,
    "others": lambda desk: desk.evaluate(PUBLIC),
    "vote": _vote,
}


@at_each_look
def test_every_state_is_whole_reachable_and_named(
    qapp: QApplication, tmp_path: Path, size: str, mode: Mode
) -> None:
    desk = Desk(tmp_path / "a.sochibo", size=SIZES[size], mode=mode)
    assert wrong(desk, f"evaluation-{size}", STATES) == {}


@pytest.mark.parametrize("show", [_wrong_day, _wrong_points])
def test_what_is_wrong_is_said_in_full(
    qapp: QApplication, tmp_path: Path, show: Callable[[Desk], None]
) -> None:
    desk = Desk(tmp_path / "a.sochibo", size=SIZES["1093"])
    assert wrong(desk, "evaluation-1093", {show.__name__: show}) == {}
