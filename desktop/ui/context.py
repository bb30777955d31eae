"""What every screen is given: the open book, its threads, settings, messages, other rooms."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.messages import N_, Message
from desktop.ui.alerts import Alerts
from desktop.ui.jobs import Jobs, Reader, Writer
from desktop.ui.pc_settings import PcSettings

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Step(Protocol):
    """A named change of the book."""

    @property
    def title(self) -> Message:
        """Return its name, as undo shows it."""

    @property
    def tables(self) -> frozenset[str]:
        """Return the registers it touched."""


class Book(Protocol):
    """What the window needs of an open book."""

    path: Path
    clerk: str

    def read(self) -> AbstractContextManager[Session]:
        """Give a session that only reads."""

    def change(self, template: str, **args: Any) -> AbstractContextManager[Session]:
        """Give a session for one named change."""

    def undo(self) -> Step | None:
        """Take the newest change back."""

    def redo(self) -> Step | None:
        """Make it again."""

    def undoable(self) -> Step | None:
        """Return what undo would take back."""

    def redoable(self) -> Step | None:
        """Return what redo would make again."""

    def verify(self) -> list[Message]:
        """Return what is wrong with the stored book."""

    def listen(self, listener: Callable[[Any], None]) -> None:
        """Call after every commit, in the thread that wrote."""


@dataclass(frozen=True)
class Heading:
    """Whose book it is, for the top of the window."""

    chapter: str
    committee: str = ""


@dataclass(frozen=True)
class Hit:
    """One finding of the search for everything: what, in which room, and where there."""

    title: str
    note: str
    room: str
    where: dict[str, Any]


class AppContext(QObject):
    """The open book and everything a screen may ask for.

    `changed` gives the registers (table names) of each commit, `undo_changed` what Ctrl+Z and
    Ctrl+Y would now do, `room_wanted` a room's name and where in it, `waiting` a room and how
    many things wait there, `heading_changed` the names on top, `backup_told` the words about
    the last backup, `book_wanted` another book's path, or None for the first page. Screens are
    made on the `stage`, where they will stand: Qt dresses anew all that moves.
    """

    changed = Signal(frozenset)
    undo_changed = Signal(object, object)
    room_wanted = Signal(str, object)
    waiting = Signal(str, int)
    heading_changed = Signal(object)
    backup_told = Signal(str)
    look_changed = Signal()
    book_wanted = Signal(object)
    _committed = Signal(frozenset)

    def __init__(
        self,
        book: Book,
        settings: PcSettings,
        *,
        heading: Heading = Heading(""),
        find: Callable[[str], list[Hit]] = lambda _words: [],
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.book = book
        self.settings = settings
        self.heading = heading
        self.find = find
        self.today = today
        self.writer = Writer(self)
        self.reader = Reader(self)
        self.workers = Reader(self)
        self.jobs = Jobs(self.writer, self.workers, self)
        self.alerts = Alerts(self)
        self.stage: QWidget | None = None
        self.undo_step: Step | None = None
        self.redo_step: Step | None = None
        self.writer.failed.connect(self.alerts.fault)
        self.reader.failed.connect(self.alerts.fault)
        self.workers.failed.connect(self.alerts.fault)
        self._committed.connect(self._tell)
        book.listen(self._heard)
        self._look_back()

    def open_room(self, name: str, **where: Any) -> None:
        """Go to a room, and there to the record or form `where` names."""
        self.room_wanted.emit(name, where)

    def set_heading(self, heading: Heading) -> None:
        """Show other names on top."""
        self.heading = heading
        self.heading_changed.emit(heading)

    def undo(self) -> None:
        """Take the book's newest change back and say which."""
        self.writer.submit(self.book.undo, self._undone)

    def redo(self) -> None:
        """Make the change last taken back again and say which."""
        self.writer.submit(self.book.redo, self._redone)

    def settle(self) -> None:
        """Block until all reads and writes are done and told: for closing and for tests."""
        desks = (self.writer, self.reader, self.workers)
        while any(each.pending for each in desks):
            for each in desks:
                each.drain()

    def close(self) -> None:
        """Wait for the queue, stop what long work can be stopped, and end the threads."""
        self.jobs.stop()
        self.writer.close()
        self.workers.close()
        self.reader.close()

    def _heard(self, step: Step) -> None:
        self._committed.emit(step.tables)

    def _tell(self, tables: frozenset[str]) -> None:
        self._look_back()
        self.changed.emit(tables)

    def _look_back(self) -> None:
        self.undo_step, self.redo_step = self.book.undoable(), self.book.redoable()
        self.undo_changed.emit(self.undo_step, self.redo_step)

    def _undone(self, step: Step | None) -> None:
        if step is None:
            self.alerts.info(Message(N_("Không còn việc nào để hoàn tác.")))
        else:
            self._say_turned(N_("Đã hoàn tác: {what}."), step)

    def _redone(self, step: Step | None) -> None:
        if step is None:
            self.alerts.info(Message(N_("Không còn việc nào để làm lại.")))
        else:
            self._say_turned(N_("Đã làm lại: {what}."), step)

    def _say_turned(self, words: str, step: Step) -> None:
        """Say what was undone or redone; messages of what was so before are no longer true."""
        self.alerts.sweep()
        self.alerts.good(Message(words, {"what": step.title}))
