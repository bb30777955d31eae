"""The book: create, open, close; read and change. The only way in."""

from __future__ import annotations

import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Engine, insert, select, text
from sqlalchemy.orm import Session

from db import engine, history, pc, vault
from db.messages import N_, Message
from db.migrations import SCHEMA_VERSION, bring_up_to_date, mark_newest, stamp
from db.opening import Doubt, OpeningError, look, refuse_file, refuse_place
from db.schema import Base, BookMeta, Change, ChangeKind, FactKey, UnitFact
from db.vietnamese import clean

LOGS = ("-wal", "-shm", "-journal")
"""Endings of what SQLite keeps beside a book while it is open."""
OPENING_SECONDS = 1.0


@dataclass(frozen=True)
class Founding:
    """The chapter's facts when its book is made."""

    code: str
    name: str
    parent: str = ""
    superior: str = ""
    place: str = ""


class Book:
    """One chapter's records. Reading may happen in any thread; writing one at a time.

    `backup` is the copy made of an older book before opening it brought it up to date, else None.
    """

    def __init__(
        self, path: Path, key: bytes, clerk: str, patience: float = engine.BUSY_SECONDS
    ) -> None:
        self.path = path
        self.clerk = clerk
        self.backup: Path | None = None
        self._closed = False
        self._doubtful = False
        self._lock = threading.Lock()
        self._listeners: list[Callable[[history.Step], None]] = []
        self._readers: Engine = engine.reading_engine(path, key)
        self._writer: Engine = engine.writing_engine(path, key, patience)
        # Closing the last reader would throw the write-ahead log away: one stays open.
        self._anchor = engine.connect(path, key)
        with engine.plain_errors():
            self._anchor.execute("PRAGMA journal_mode = WAL")
            with self.read() as session:
                self.id = session.scalars(select(BookMeta.book_id)).one()

    @classmethod
    def create(cls, path: Path, founding: Founding, *, password: str = "", clerk: str = "") -> Book:
        """Make a new book and open it; raises OpeningError where anything stands already."""
        refuse_place(path)
        for taken in (path, vault.keys_path(path)):
            if taken.exists():
                raise OpeningError(
                    N_("Tệp {name} đã có nên không tạo sổ mới đè lên. Chọn tên khác."),
                    name=taken.name,
                )
        key, book_id = vault.new_key(), secrets.token_hex(16)
        with ExitStack() as on_failure, engine.plain_errors():
            on_failure.callback(_sweep, path)
            try:
                _lay_out(path, key, book_id)
                vault.write(path, vault.Keys(book_id, (vault.wrap(key, password, clerk),)))
            except OSError as error:
                raise OpeningError(
                    N_(
                        "Không ghi được vào thư mục {place} nên chưa tạo sổ. Kiểm tra chỗ trống "
                        "và quyền ghi, hoặc chọn thư mục khác."
                    ),
                    place=str(path.parent),
                ) from error
            book = cls(path, key, clerk)
            on_failure.callback(book._release)
            book._found(founding)
            on_failure.pop_all()
        return book

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        password: str = "",
        clerk: str = "",
        accept: frozenset[Doubt] = frozenset(),
        patience: float = engine.BUSY_SECONDS,
    ) -> Book:
        """Open a book, bringing an older schema up to date, a checked backup first.

        Raises OpeningError, MigrationError, vault.KeysError or engine.StorageError with what to
        do, no byte changed; `accept` opens a copy in spite of the doubts named. A change waits
        `patience` seconds for another program's to end, opening itself a second at most.
        """
        refuse_file(path)
        key = vault.unwrap(vault.read(path), password, clerk)
        with engine.plain_errors():
            version = look(path, key, accept, min(patience, OPENING_SECONDS))
            kept = bring_up_to_date(path, key) if version < SCHEMA_VERSION else None
            book = cls(path, key, clerk, patience)
        book._doubtful = bool(accept)
        book.backup = kept
        return book

    def close(self) -> None:
        """Close the book and remember how far this PC saw it; closed already, it stays so.

        A copy opened in spite of a doubt is asked about again, unless something was written in it.
        """
        if self._closed:
            return
        if self._doubtful:
            self._release()
            return
        try:
            # What was seen only ever adds a warning: without it the book closes all the same.
            with suppress(engine.StorageError, OSError), self.read() as session:
                newest = session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).one()
                pc.remember(self.id, pc.Sighting(newest.id, newest.token))
        finally:
            self._release()

    def _release(self) -> None:
        self._closed = True
        self._readers.dispose()
        self._writer.dispose()
        self._anchor.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that can only read and sees one moment of the book."""
        with engine.plain_errors(), Session(self._readers) as session:
            yield session

    @contextmanager
    def change(self, template: str, **args: Any) -> Iterator[Session]:
        """Give a session for one named change: all of it is saved, or nothing.

        `template` and `args` make the name undo shows. Listeners hear of it after the commit.
        """
        with self._transaction(template, args, ChangeKind.DO) as session:
            yield session

    @contextmanager
    def founding(self, template: str, **args: Any) -> Iterator[Session]:
        """Give a session for what a new book starts with: one change, never to be taken back."""
        with self._transaction(template, args, ChangeKind.FOUND) as session:
            yield session

    @contextmanager
    def _transaction(
        self, template: str, args: dict[str, Any], kind: ChangeKind, target: int | None = None
    ) -> Iterator[Session]:
        with self._lock, engine.plain_errors(), Session(self._writer) as session:
            entry = history.begin(session, template, args, self.clerk, kind, target)
            yield session
            step = history.finish(session, entry)
            session.commit()
            self._doubtful = False
        if step is not None:
            for listener in self._listeners:
                listener(step)

    def undo(self) -> history.Step | None:
        """Take the newest change back and return it; None when there is none."""
        return self._turn(history.undoable, history.take_back, ChangeKind.UNDO)

    def redo(self) -> history.Step | None:
        """Make the change last taken back again and return it; None when there is none."""
        return self._turn(history.redoable, history.make_again, ChangeKind.REDO)

    def _turn(
        self,
        find: Callable[[Session], history.Step | None],
        act: Callable[[Session, int], None],
        kind: ChangeKind,
    ) -> history.Step | None:
        with self.read() as session:
            step = find(session)
        if step is None:
            return None
        title: Message = step.title
        with self._transaction(title.template, title.args, kind, step.id) as session:
            act(session, step.id)
        return step

    def undoable(self) -> history.Step | None:
        """Return the change undo would take back."""
        with self.read() as session:
            return history.undoable(session)

    def redoable(self) -> history.Step | None:
        """Return the change redo would make again."""
        with self.read() as session:
            return history.redoable(session)

    def listen(self, listener: Callable[[history.Step], None]) -> None:
        """Call a listener after every commit, in the thread that wrote."""
        self._listeners.append(listener)

    def verify(self) -> list[Message]:
        """Return what is wrong with the stored book; an empty list proves it whole."""
        found: list[Message] = []
        try:
            with self.read() as session:
                damages = engine.damages(lambda check: session.execute(text(check)))
                found.extend(_damage(what) for what in damages)
                for table, *_rest in session.execute(text("PRAGMA foreign_key_check")):
                    found.append(Message(N_("Bản ghi mồ côi trong bảng {what}"), {"what": table}))
        except engine.DamagedError as error:
            found.append(error.message)
        return found

    def _found(self, founding: Founding) -> None:
        facts = {
            FactKey.CODE: founding.code,
            FactKey.NAME: founding.name,
            FactKey.PARENT: founding.parent,
            FactKey.SUPERIOR: founding.superior,
            FactKey.PLACE: founding.place,
        }
        # Not a change to take back: a book without its chapter would be nobody's.
        with self.founding(N_("lập sổ")) as session:
            session.add_all(
                UnitFact(key=key, value=clean(value), from_date=None)
                for key, value in facts.items()
                if clean(value)
            )


def _damage(what: str) -> Message:
    """Return in a clerk's words where SQLite found damage, as far as it says a page."""
    page = re.search(r"page (\d+)", what)
    if page is None:
        return Message(N_("Sổ hỏng, máy báo: {what}"), {"what": what})
    return Message(N_("Sổ hỏng ở trang {page} của tệp."), {"page": page[1]})


def is_part_of_a_book(path: Path) -> bool:
    """Tell whether a name is that of a book with its keys beside it, or of what goes with one.

    Nothing else may be written under such a name.
    """
    endings = ("", *LOGS, vault.SUFFIX, vault.EARLIER)
    names = {path.name.removesuffix(ending) for ending in endings}
    return any(vault.keys_path(path.with_name(name)).exists() for name in names if name)


def _lay_out(path: Path, key: bytes, book_id: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(engine.connect(path, key, mode="rwc")) as making:
        making.execute("PRAGMA journal_mode = WAL")
    writer = engine.writing_engine(path, key)
    try:
        with writer.begin() as connection:
            Base.metadata.create_all(connection)
            history.install_triggers(connection)
            created = datetime.now(UTC).isoformat()
            meta = {"id": 1, "book_id": book_id, "created_at": created}
            connection.execute(insert(BookMeta), meta)
            stamp(connection)
            mark_newest(connection)
    finally:
        writer.dispose()


def _sweep(path: Path) -> None:
    """Remove what the making of a book left behind."""
    for ending in ("", *LOGS, vault.SUFFIX, f"{vault.SUFFIX}.new"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink()
