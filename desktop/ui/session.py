"""From a start to an open book: the first page, opening, doubts, one window a user."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from db import pc, vault
from db.book import Book, Founding
from db.messages import BookError, Message
from db.migrations import BROUGHT_UP_TO_DATE
from db.opening import Doubt, DoubtfulBookError
from db.registers.search import search
from db.registers.unit import unit_on
from desktop.example import make_example
from desktop.text import _, translate
from desktop.ui import app as application
from desktop.ui import pc_settings
from desktop.ui.alerts import CRASH, log_crash
from desktop.ui.context import AppContext, Heading, Hit
from desktop.ui.jobs import Reader
from desktop.ui.main_window import MainWindow, first_page, rooms
from desktop.ui.places import place_of
from desktop.ui.single import SingleInstance

EXAMPLE = ("vi-du", "chi-bo-vi-du.sochibo")


def start(path: Path | None) -> int:
    """Show the window until it is closed; a second start only raises the first one's."""
    qt = application.application()
    application.keep_log()
    single = SingleInstance()
    if not single.first("" if path is None else str(path.absolute())):
        return 0
    session = Session()
    single.asked.connect(session.asked)
    application.catch_crashes(session.tell_crash)
    session.begin(path)
    code = qt.exec()
    session.end()
    single.close()
    return code


class Session(QObject):
    """The window and the book in it, from one start to its end."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.today = today
        self.settings = pc_settings.load()
        self.context: AppContext | None = None
        self.book: Book | None = None
        self.window = MainWindow()
        self._opener = Reader(self)
        qt = application.application()
        application.dress(qt, self.settings)
        self._unfollow = application.follow_system_theme(qt, self.settings, self._look_changed)
        self.page = first_page(self.settings)
        self._connect_page()

    def begin(self, path: Path | None) -> None:
        """Show the window, on the book asked for, or the one used last, or on the first page."""
        self.window.restore_place(self.settings.geometry)
        last = next((Path(each) for each in self.settings.recent if Path(each).is_file()), None)
        wanted = path or last
        self._cover()
        self.window.show()
        if wanted is not None:
            self.open(wanted)

    def end(self) -> None:
        """Close the book, everything asked before written."""
        self._unfollow()
        self._leave_book()
        self._opener.close()

    def asked(self, path: str) -> None:
        """Raise the window for a later start, and open the book it brought."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.activateWindow()
        wanted = Path(path) if path else None
        if wanted is not None and (self.book is None or self.book.path != wanted):
            self.change_book(partial(self.open, wanted))

    def open(self, path: Path, password: str = "", accept: frozenset[Doubt] = frozenset()) -> None:
        """Open a book away from the window's thread; what stands in the way is said on the page."""
        self.page.set_busy(True)
        self._opener.ask(
            lambda: Book.open(path, password=password, accept=accept),
            self._enter,
            lambda error: self._refused(path, password, accept, error),
        )

    def make(self, path: Path, founding: Founding, password: str) -> None:
        """Make a new book and enter it."""
        self.page.set_busy(True)
        self._opener.ask(
            lambda: Book.create(path, founding, password=password), self._enter, self._failed
        )

    def play(self) -> None:
        """Enter the worked example, made on first use."""
        path = pc.home().joinpath(*EXAMPLE)
        if path.is_file():
            self.open(path)
            return
        self.page.set_busy(True)
        self._opener.ask(lambda: make_example(path, self.today()), self._enter, self._failed)

    def change_book(self, then: Callable[[], object]) -> None:
        """Leave the open book, once nothing is lost, and go on."""
        frame = self.window.frame
        screen = None if frame is None else frame.in_view

        def left() -> None:
            self._leave_book()
            self._cover()
            then()

        if screen is None:
            left()
        else:
            screen.leave(left)

    def tell_crash(self, error: Exception) -> None:
        """Say in one sentence that something unforeseen happened."""
        if self.context is not None:
            self.context.alerts.fault(error)
            return
        log_crash(error)
        self.page.show_fault(translate(Message(CRASH)))

    def _enter(self, book: Book) -> None:
        self.page.set_busy(False)
        self.book = book
        self.settings.remember_book(book.path)
        self.context = AppContext(
            book,
            self.settings,
            heading=self._heading(book),
            find=partial(find, book),
            today=self.today,
            parent=self,
        )
        self.context.changed.connect(self._heard)
        self.context.book_wanted.connect(self._other_book)
        self.window.enter(self.context, rooms())
        if book.backup is not None:
            alerts = self.context.alerts
            told = Message(BROUGHT_UP_TO_DATE, {"place": book.backup.parent.name})
            alerts.info(told, alerts.to_folder(book.backup))

    def _other_book(self, path: object) -> None:
        self.change_book(partial(self.open, path) if isinstance(path, Path) else _nothing)

    def _heading(self, book: Book) -> Heading:
        with book.read() as session:
            unit = unit_on(session, self.today())
        return Heading(unit.name, unit.parent or unit.superior)

    def _heard(self, tables: frozenset[str]) -> None:
        if "unit_fact" in tables and self.context is not None and self.book is not None:
            self.context.set_heading(self._heading(self.book))

    def _refused(
        self, path: Path, password: str, accept: frozenset[Doubt], error: Exception
    ) -> None:
        self.page.set_busy(False)
        if isinstance(error, vault.WrongPasswordError):
            self.page.ask_password(path, accept, translate(error.message) if password else "")
        elif isinstance(error, DoubtfulBookError):
            again = partial(self.open, path, password, accept | {error.doubt})
            self.page.ask_doubt(translate(error.message), again)
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.page.set_busy(False)
        if isinstance(error, BookError):
            self.page.show_fault(translate(error.message))
        else:
            self.tell_crash(error)

    def _cover(self) -> None:
        self.page = first_page(self.settings)
        self._connect_page()
        self.window.cover(self.page)
        self.page.focus_start()

    def _connect_page(self) -> None:
        self.page.open_wanted.connect(self.open)
        self.page.make_wanted.connect(self.make)
        self.page.example_wanted.connect(self.play)

    def _leave_book(self) -> None:
        if self.context is not None:
            self.context.close()
            self.context = None
        if self.book is not None:
            self.book.close()
            self.book = None

    def _look_changed(self) -> None:
        if self.context is not None:
            self.context.look_changed.emit()
        else:
            self._cover()


def find(book: Book, words: str) -> list[Hit]:
    """Return what the search for everything finds, each with the room that shows it."""
    known = {room.name for room in rooms()}
    with book.read() as session:
        found = [
            (each, place_of(session, each.register, each.id))
            for each in search(session, words, say=_)
        ]
    return [
        Hit(each.title, each.note, place.room, dict(place.where))
        for each, place in found
        if place.room in known
    ]


def _nothing() -> None:
    """Stay on the first page."""
