"""A badge shows where it stands, and only there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Tone
from desktop.ui.widgets.labels import Badge


def test_a_badge_is_never_a_window_and_shows_once_it_has_a_place(qtbot: QtBot) -> None:
    made, later, empty = Badge("3", Tone.FAULT), Badge(), Badge()
    later.show_state("Nháp", Tone.ATTENTION)
    for badge in (made, later, empty):
        qtbot.addWidget(badge)
        assert not badge.isVisible()
    place = QWidget()
    qtbot.addWidget(place)
    column = QVBoxLayout(place)
    for badge in (made, later, empty):
        column.addWidget(badge)
    place.show()
    assert (made.isVisible(), later.isVisible(), empty.isVisible()) == (True, True, False)
    made.show_state("", Tone.PLAIN)
    empty.show_state("3", Tone.FAULT)
    assert (made.isVisible(), empty.isVisible()) == (False, True)
