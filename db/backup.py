"""Backups: checked copies of a book, each one file that holds all it takes to open it.

A backup is a zip archive of two parts, neither compressed: the book, encrypted as ever, and its
keys file. The wrapped key must be readable before anything is decrypted, and inside the book's
own file there is no place for it: the header that SQLCipher can leave in clear is SQLite's, and
what stands after the last page its check calls damage. An archive tells by check sums whether
each part is as it was written, and whoever unpacks one with any program holds a book that opens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from sqlcipher3 import dbapi2

from db import engine, files, vault
from db.messages import N_, BookError

SUFFIX = ".saoluu"
BOOK_PART = "so.sochibo"
KEYS_PART = BOOK_PART + vault.SUFFIX
"""Unpacked by hand, the two lie beside each other under the names a book and its keys need."""


class BackupError(BookError):
    """No backup was made; the book is as it was."""


def folder_of(book: Path) -> Path:
    """Return where the backups of a book lie (sao lưu)."""
    return book.with_name(f"{book.stem}-sao-luu")


def make(book: Path, key: bytes) -> Path:
    """Make a backup of a book in its folder and return it, read back and found whole.

    Its name says the book, the schema and the time, and was free before: no backup takes the
    place of another, and what bears such a name is whole. Raises BackupError,
    engine.StorageError or vault.KeysError, the book untouched and nothing half-written left.
    """
    keys = vault.read(book)
    folder = folder_of(book)
    with engine.plain_errors(), _told(book, folder):
        folder.mkdir(exist_ok=True)
        files.sweep(folder)
        with files.temporary(folder, ".tmp") as copy, files.temporary(folder, ".tmp") as whole:
            copied = _copy(book, key, copy)
            _pack(copy, keys, whole)
            if not _reads_back(whole, key, copied, copy):
                raise _unsound(book, key)
            now = datetime.now(UTC).astimezone()
            name = f"{book.stem}-v{copied.schema}-{now:%Y-%m-%d-%H%M%S}"
            made = _give_name(whole, folder, name)
        files.settle_folder(folder)
    return made


@dataclass(frozen=True)
class _Held:
    """What a book holds: its schema, and how many rows each table has."""

    schema: int
    rows: Mapping[str, int]


def _copy(book: Path, key: bytes, copy: Path) -> _Held:
    """Copy what a book holds at one moment, and return it."""
    with closing(engine.peek(book, key)) as source, closing(engine.connect(copy, key)) as target:
        source.execute("BEGIN")
        held = _held(source)
        try:
            source.backup(target)
        except dbapi2.Error as error:
            # The driver gives no code here; the book could be read just now, so it is the copy.
            raise OSError(str(error)) from error
        target.execute("PRAGMA journal_mode = DELETE")
    return held


def _held(connection: Any) -> _Held:
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    counts = (connection.execute(f'SELECT count(*) FROM "{name}"') for (name,) in tables)
    rows = {name: counted.fetchone()[0] for (name,), counted in zip(tables, counts, strict=True)}
    return _Held(int(schema), rows)


def _pack(copy: Path, keys: vault.Keys, whole: Path) -> None:
    """Put a copy and its keys into one file and bring it to disk."""
    with ZipFile(whole, "w") as archive:
        # Parts without a time: an archive refuses that of a clock set before 1980.
        archive.writestr(ZipInfo(KEYS_PART), vault.as_text(keys))
        archive.writestr(ZipInfo(BOOK_PART), copy.read_bytes())
    files.settle(whole)


def _reads_back(whole: Path, key: bytes, copied: _Held, place: Path) -> bool:
    """Tell whether the book unpacked from a backup, at a place for it, holds what was copied."""
    try:
        with ZipFile(whole) as archive:
            archive.read(KEYS_PART)
            place.write_bytes(archive.read(BOOK_PART))
    except BadZipFile:
        return False
    with closing(engine.connect(place, key, mode="ro")) as found:
        return not any(engine.damages(found.execute)) and _held(found) == copied


def _give_name(whole: Path, folder: Path, name: str) -> Path:
    """Give a finished backup its name, with a number behind it where that is taken."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    while True:
        target = folder / f"{next(names)}{SUFFIX}"
        with suppress(FileExistsError):
            files.take_free_name(whole, target)
            return target


def _unsound(book: Path, key: bytes) -> BookError:
    """Return what to say of a copy that is not as it should be: the book's fault, or the disk's."""
    with closing(engine.peek(book, key)) as source:
        if any(engine.damages(source.execute)):
            return engine.DamagedError(engine.DAMAGED)
    return BackupError(
        N_(
            "Bản sao vừa tạo của sổ {name} đọc lại không đúng nên đã bỏ. Sổ còn nguyên như trước. "
            "Kiểm tra ổ đĩa rồi làm lại."
        ),
        name=book.name,
    )


@contextmanager
def _told(book: Path, folder: Path) -> Iterator[None]:
    """Say in a sentence what the system refuses."""
    try:
        yield
    except OSError as error:
        raise BackupError(
            N_(
                "Không ghi được vào thư mục {place} nên chưa sao lưu được sổ {name}. Sổ còn nguyên "
                "như trước. Kiểm tra chỗ trống và quyền ghi của thư mục rồi làm lại."
            ),
            place=str(folder),
            name=book.name,
        ) from error
