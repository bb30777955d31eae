"""Every room of the window opened on a book of twenty years, beside a bare table as long."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView

from db.book import Book
from desktop.ui.app import application, dress
from desktop.ui.context import AppContext
from desktop.ui.main_window import MainWindow, rooms
from desktop.ui.pc_settings import PcSettings
from tests.benchmarks.measuring import measure

ROWS = 1200
ROUNDS = 5
LATER = frozenset({"returns", "form_check"})
"""Rooms that say what is coming when they open: a whole form is filled meanwhile."""


def measure_rooms(book: Book, today: date) -> None:
    """Open every room from nothing until it is painted, again and again."""
    dress(application(["benchmarks"]), PcSettings())
    for each in rooms():
        visit = _Visit(book, today, each.name)
        measure(
            f"room {each.name} opened",
            visit.work,
            f"a bare table of {ROWS}",
            _bare_table,
            aim=100,
            rounds=ROUNDS,
            before=visit.prepare,
        )
        visit.leave()


class _Visit:
    """One room opened in a new window each time, from another room."""

    def __init__(self, book: Book, today: date, room: str) -> None:
        self._book = book
        self._today = today
        self._room = room
        self._context: AppContext | None = None
        self._window = MainWindow()

    def prepare(self) -> None:
        """Open a window in another room: the frame around the room is not measured."""
        self.leave()
        context = AppContext(self._book, PcSettings(), today=lambda: self._today)
        elsewhere = "settings" if self._room == "help" else "help"
        self._window = MainWindow()
        self._window.enter(context, sorted(rooms(), key=lambda each: each.name != elsewhere), {})
        self._window.resize(1366, 697)
        self._window.show()
        context.settle()
        QApplication.processEvents()
        self._context = context

    def work(self) -> None:
        """Open the room and paint it."""
        assert self._context is not None
        self._context.open_room(self._room)
        if self._room not in LATER:
            self._context.settle()
        QApplication.processEvents()
        self._window.grab()

    def leave(self) -> None:
        """Put the window away."""
        if self._context is not None:
            self._context.close()
            self._context = None
            self._window.close()
            self._window.deleteLater()


def _bare_table() -> None:
    model = QStandardItemModel(ROWS, 0)
    model.appendColumn([QStandardItem(f"{number} Nguyễn Văn A") for number in range(ROWS)])
    table = QTableView()
    table.setModel(model)
    table.resize(1154, 600)
    table.show()
    QApplication.processEvents()
    table.grab()
