"""A file from outside: chosen, read away from the window, its password asked for if need be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QFileDialog, QLineEdit

from db.book import Book
from db.messages import N_
from db.registers import locks
from db.registers.fields import Field
from desktop.files.refusals import LockedFileError
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.form import Form

T = TypeVar("T")

_PASSWORD = Field(
    "password",
    N_("Mật khẩu của tệp"),
    required=True,
    help=N_("Mật khẩu mà đơn vị gửi tệp đã thống nhất với đơn vị nhận."),
)


@dataclass(frozen=True)
class OpeningWords:
    """How the choice of a file and the reading of it are called: `reading` has a {name}."""

    choose: str
    kind: str
    reading: str


class FileOpening(Generic[T]):
    """Leads through opening a file, in the screen's panel where a password is asked for.

    `read` gets the file and the passwords to try, in a thread; `done` what it returned.
    """

    def __init__(
        self,
        screen: Screen,
        words: OpeningWords,
        read: Callable[[Path, Sequence[str]], T],
        done: Callable[[T], None],
    ) -> None:
        self._screen = screen
        self._context = screen.context
        self._words = words
        self._read = read
        self._done = done

    def ask(self) -> None:
        """Ask which file to open."""
        name, _kind = QFileDialog.getOpenFileName(
            self._screen, self._words.choose, "", f"{self._words.kind} (*.xlsx)"
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path, password: str = "") -> None:
        """Read a file; the book's passwords are tried, then the one given."""
        book = self.book
        self._context.jobs.run(
            self._words.reading.format(name=path.name),
            lambda _progress: self._read(path, _passwords(book, password)),
            self._done,
            partial(self._not_read, path, password),
            can_cancel=False,
        )

    @property
    def book(self) -> Book:
        """Return the open book."""
        book = self._context.book
        assert isinstance(book, Book)
        return book

    def _not_read(self, path: Path, tried: str, error: Exception) -> None:
        if not isinstance(error, LockedFileError):
            self._context.alerts.fault(error)
            return
        form = password_form(self._context)
        if tried:
            form.show_error(error)
        form.save_wanted.connect(lambda values: self._try(form, path, values["password"]))
        form.close_wanted.connect(self._screen.panel.shut)
        self._screen.panel.open(_("Tệp có mật khẩu"), form)
        form.focus_first()

    def _try(self, form: Form, path: Path, password: str) -> None:
        form.mark_saved()
        self.open(path, password)


def _passwords(book: Book, password: str) -> tuple[str, ...]:
    with book.read() as session:
        known = locks.passwords(session)
    return (*known, password) if password else known


def password_form(context: AppContext) -> Form:
    """Return the form that asks for the password of a file: its only value is "password"."""
    editor = LineEditor()
    editor.line.setEchoMode(QLineEdit.EchoMode.Password)
    form = Form([_PASSWORD], context.alerts, context.today, editors={"password": editor})
    form.save_button.setText(_("Mở tệp"))
    form.save_button.set_tip(_("Mở tệp bằng mật khẩu này"))
    form.load({})
    return form
