"""The driver: encrypted SQLite through SQLAlchemy, its pragmas, and errors made plain."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from db.messages import N_, BookError

BUSY_SECONDS = 5.0
READERS = 4


class StorageError(BookError):
    """The file or the disk would not do what was asked."""


class DamagedError(StorageError):
    """What is stored does not read back as a book."""


class LockedError(StorageError):
    """Another program holds the book."""


_SENTENCES: dict[int, tuple[type[StorageError], str]] = {
    sqlite3.SQLITE_FULL: (
        StorageError,
        N_("Ổ đĩa đã đầy nên chưa ghi được. Sổ còn nguyên như trước. Xóa bớt tệp rồi làm lại."),
    ),
    sqlite3.SQLITE_READONLY: (
        StorageError,
        N_(
            "Sổ đang bị đặt chỉ đọc nên chưa ghi được. Bỏ dấu 'Chỉ đọc' của tệp và thư mục "
            "rồi mở lại."
        ),
    ),
    sqlite3.SQLITE_BUSY: (
        LockedError,
        N_(
            "Một chương trình khác đang giữ sổ. Sổ không bị thay đổi. Đóng chương trình kia "
            "rồi thử lại."
        ),
    ),
    sqlite3.SQLITE_IOERR: (
        StorageError,
        N_(
            "Ổ đĩa báo lỗi khi đọc, ghi sổ. Thao tác vừa rồi chưa được ghi. Kiểm tra ổ đĩa và "
            "khôi phục từ bản sao lưu nếu lỗi lặp lại."
        ),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        StorageError,
        N_(
            "Không mở được tệp sổ. Kiểm tra thư mục còn đó và tài khoản Windows này được phép "
            "ghi vào."
        ),
    ),
}
_SENTENCES[sqlite3.SQLITE_LOCKED] = _SENTENCES[sqlite3.SQLITE_BUSY]
DAMAGED = N_(
    "Tệp sổ bị hỏng hoặc không phải là sổ chi bộ. Tệp được để nguyên. Khôi phục từ bản sao lưu "
    "gần nhất."
)
_DAMAGE_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def plain_error(error: Exception) -> StorageError | None:
    """Return the sentence for a driver error a person can act on, else None."""
    original = error.orig if isinstance(error, DBAPIError) else error
    primary = getattr(original, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    if primary in _DAMAGE_CODES:
        return DamagedError(DAMAGED)
    if primary in _SENTENCES:
        kind, sentence = _SENTENCES[primary]
        return kind(sentence)
    return None


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn driver errors a person can act on into StorageError; let all others pass."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        plain = plain_error(error)
        if plain is None:
            raise
        raise plain from error


def connect(path: Path, key: bytes, *, mode: str = "rw", timeout: float = BUSY_SECONDS) -> Any:
    """Return a raw connection to an encrypted book; `mode` is SQLite's ro, rw, rwc or immutable."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = dbapi2.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=timeout,
    )
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def peek(path: Path, key: bytes, *, timeout: float = BUSY_SECONDS) -> Any:
    """Return a raw connection for reading that changes no byte of a book left in order.

    What a program that died in the middle of a change left half-written is first put back.
    """
    if path.with_name(path.name + "-journal").exists():
        mode = "rw"
    else:
        # Without a log the file alone is the book; with one, its latest pages must be read too.
        mode = "ro" if path.with_name(path.name + "-wal").exists() else "immutable"
    return connect(path, key, mode=mode, timeout=timeout)


def damages(execute: Callable[[str], Iterable[Any]]) -> Iterator[str]:
    """Give what SQLite finds damaged in a whole file, in its own words."""
    for check in ("cipher_integrity_check", "integrity_check"):
        for (what,) in execute(f"PRAGMA {check}"):
            if what != "ok":
                yield what


def reading_engine(path: Path, key: bytes) -> Engine:
    """Return an engine whose connections can only read, each block one deferred transaction."""

    def creator() -> Any:
        connection = connect(path, key)
        connection.execute("PRAGMA query_only = ON")
        return connection

    return _engine(creator, "BEGIN", READERS)


def writing_engine(path: Path, key: bytes, timeout: float = BUSY_SECONDS) -> Engine:
    """Return an engine with one connection, each block one immediate transaction.

    A block waits `timeout` seconds for another program's to end.
    """
    return _engine(lambda: connect(path, key, timeout=timeout), "BEGIN IMMEDIATE", 1)


class BookDialect(SQLiteDialect_pysqlite):
    """SQLite as every book speaks it.

    Any two are equal, so that what one engine compiled serves the other engine of the book, and
    every book opened later. Compiling is most of what a first question costs.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.book", __name__, BookDialect.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)


def _engine(creator: Any, begin: str, size: int) -> Engine:
    engine = create_engine(
        "sqlite+book://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        # The connection used last still has its pages read and decrypted.
        pool_use_lifo=True,
        max_overflow=0 if size == 1 else size,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
