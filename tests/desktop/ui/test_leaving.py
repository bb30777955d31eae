"""Leaving a form and closing the window: nothing is lost without a question."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.messages import BookError
from desktop.ui.context import AppContext
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.banners import AskBox
from tests.desktop.ui.hands import type_
from tests.desktop.ui.in_window import members, question, room
from tests.desktop.ui.sample import people


def test_leaving_a_form_with_unsaved_typing_asks_first(window: MainWindow) -> None:
    assert window.frame is not None
    screen = members(window)
    screen.edit(people()[3])
    screen.form.boxes["name"].editor.setFocus()
    type_("x")
    window.frame.open_room("home")
    assert room(window) == "members"
    question().reject()
    assert room(window) == "members"
    window.frame.open_room("home")
    box = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, AskBox) and one.isVisible()
    )
    box.yes.click()
    assert room(window) == "home"
    assert not screen.panel.isVisible()


def test_saying_no_once_is_forgotten_when_the_form_is_closed_later(window: MainWindow) -> None:
    assert window.frame is not None
    screen = members(window)
    screen.edit(people()[3])
    screen.form.boxes["name"].editor.setFocus()
    type_("x")
    window.frame.open_room("home")
    question().reject()
    screen.form.boxes["name"].reset()
    screen.form.try_close()
    assert room(window) == "members"


def test_closing_waits_for_what_is_being_written(window: MainWindow, context: AppContext) -> None:
    written: list[int] = []
    for number in range(5):
        context.writer.submit(partial(written.append, number))
    assert window.close()
    assert written == [0, 1, 2, 3, 4]


def test_a_write_that_fails_while_closing_keeps_the_window_open(
    window: MainWindow, context: AppContext
) -> None:
    assert window.frame is not None

    def fail() -> None:
        raise BookError("Ổ đĩa đầy.")

    context.writer.submit(fail)
    assert not window.close()
    assert window.frame.banners.shown[0].alert.text == "Ổ đĩa đầy."
    assert window.close()


def test_closing_with_unsaved_typing_asks_and_then_closes(window: MainWindow, qtbot: QtBot) -> None:
    screen = members(window)
    screen.edit(people()[3])
    screen.form.boxes["name"].editor.setFocus()
    type_("x")
    assert not window.close()
    assert window.isVisible()
    question().yes.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_window_comes_back_where_it_was(window: MainWindow, context: AppContext) -> None:
    window.setGeometry(20, 30, 740, 480)
    window.close()
    again = MainWindow()
    again.restore_place(context.settings.geometry)
    assert again.size() == window.size()
    again.restore_place("nonsense")
