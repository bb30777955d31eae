"""A closed list gives back the very value it was given."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.schema import Audience
from desktop.ui.widgets.editors import ChoiceEditor

CHOICES = [(each, each.value) for each in Audience]


def test_a_word_of_an_enumeration_stays_one(qtbot: QtBot) -> None:
    editor = ChoiceEditor(CHOICES, required=True)
    qtbot.addWidget(editor)
    editor.set_value(Audience.CADRES)
    assert editor.value() is Audience.CADRES
    QTest.keyClick(editor.combo, Qt.Key.Key_Down)
    assert editor.value() is Audience.PUBLIC


def test_nothing_can_be_chosen_only_where_nothing_is_required(qtbot: QtBot) -> None:
    for required in (True, False):
        editor = ChoiceEditor(CHOICES, required=required)
        qtbot.addWidget(editor)
        assert editor.combo.count() == len(CHOICES) + (not required)
        editor.set_value("unknown")
        assert editor.value() is None
        assert editor.combo.currentIndex() == -1
