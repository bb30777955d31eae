"""The whole window on a real book, for tests of its screens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy.orm import Session

from db.book import Book, Founding
from desktop.ui.alerts import Alert
from desktop.ui.app import application, dress
from desktop.ui.context import AppContext, Heading
from desktop.ui.main_window import MainWindow, rooms
from desktop.ui.page import Screen
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import Mode
from desktop.ui.widgets.banners import AskBox
from desktop.ui.widgets.table_box import TableBox
from tests.desktop.ui import hands
from tests.desktop.ui.example_book import TODAY, open_example

__all__ = ["TODAY", "Opened"]

T = TypeVar("T")


class Opened:
    """A window with every room on a book; keys go to whatever has the keyboard."""

    def __init__(
        self,
        path: Path,
        room: str,
        *,
        empty: bool = False,
        make: Callable[[Path], Book] = open_example,
        size: tuple[int, int, int] = (1366, 697, 100),
        mode: Mode = Mode.LIGHT,
    ) -> None:
        self.path = path
        if empty:
            self.book = Book.create(path, Founding("OM-KV3", "Chi bộ Khu vực 3"))
        else:
            self.book = make(path)
        width, height, percent = size
        settings = PcSettings(theme=mode, text_size=percent)
        dress(application(), settings)
        heading = Heading("Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn")
        self.context = AppContext(self.book, settings, heading=heading, today=lambda: TODAY)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.alerts: list[Alert] = []
        self.context.room_wanted.connect(lambda name, where: self.asked.append((name, where)))
        self.context.alerts.shown.connect(self.alerts.append)
        self.window = MainWindow()
        first = sorted(rooms(), key=lambda each: each.name != room)
        self.window.enter(self.context, first, {})
        self.window.resize(width, height)
        self.window.show()
        QApplication.processEvents()
        self.window.activateWindow()
        self.settle()

    def go(self, room: str, **where: Any) -> None:
        """Open a room at a place."""
        self.context.open_room(room, **where)
        self.settle()
        self.asked.clear()

    @property
    def screen(self) -> Screen:
        """Return the screen in view."""
        assert self.window.frame is not None
        screen = self.window.frame.in_view
        assert screen is not None
        return screen

    def settle(self) -> None:
        """Wait until everything asked is done and shown."""
        QApplication.processEvents()
        self.context.settle()
        QApplication.processEvents()
        self.context.settle()

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        """Press keys one after the other, each answered before the next."""
        for key in keys:
            hands.press(key, hands.CONTROL if control else hands.NONE)
            self.settle()

    def write(self, text: str) -> None:
        """Type a text over what is selected."""
        hands.type_(text)

    def into(self, widget: QWidget) -> None:
        """Give a widget the keyboard."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QApplication.processEvents()

    def over(self, widget: QWidget, text: str) -> None:
        """Type a text over what stands in a line or a paragraph."""
        self.into(widget)
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.selectAll()
        self.write(text)

    def find_in(self, box: TableBox, words: str) -> None:
        """Type into the filter of a table, and go to the first row found."""
        self.over(box.filter, words)
        box.current()

    def save(self) -> None:
        """Press the key that saves."""
        self.press(Qt.Key.Key_S, control=True)

    def questions(self) -> list[str]:
        """Return what the window asks."""
        return [box.words.text() for box in self._asking()]

    def answer(self, *, yes: bool) -> None:
        """Answer the newest question that stands over the window."""
        question = self._asking()[-1]
        (question.yes if yes else question.no).click()
        self.window.activateWindow()
        self.settle()

    def _asking(self) -> list[AskBox]:
        return [box for box in self.window.findChildren(AskBox) if box.isVisible()]

    def act(self, words: str) -> None:
        """Press a button of the newest message."""
        action = next(each for each in self.alerts[-1].actions if each.text == words)
        action.act()
        self.settle()

    def read(self, ask: Callable[[Session], T]) -> T:
        """Return what the book says, read from the file opened anew."""
        self.settle()
        with Book.open(self.path) as again, again.read() as session:
            return ask(session)

    def close(self) -> None:
        """Close window and book."""
        self.context.close()
        self.book.close()
