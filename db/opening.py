"""What is looked at before a book is opened, not one of its bytes changed."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path
from typing import Any

from db import drives, engine, pc, vault
from db.messages import N_, BookError
from db.migrations import APPLICATION_ID, SCHEMA_VERSION

SUFFIX = ".sochibo"
PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_BYTES = 4096
"""What SQLCipher writes at a time."""
NOT_A_BOOK = N_(
    "Tệp {name} không phải là sổ chi bộ. Chọn đúng tệp sổ, đuôi .sochibo, hoặc khôi phục từ bản "
    "sao lưu."
)


class OpeningError(BookError):
    """The book was not opened; not one of its bytes was changed."""


class Doubt(StrEnum):
    """A reason to ask before opening; the caller may accept it."""

    OLDER = "older"
    FORKED = "forked"


class DoubtfulBookError(OpeningError):
    """This copy of the book differs from what this PC last saw."""

    def __init__(self, doubt: Doubt, template: str, **args: Any) -> None:
        super().__init__(template, **args)
        self.doubt = doubt


def refuse_place(path: Path) -> None:
    """Refuse a place where a book can break while it is written: a network path or a stick."""
    kind = drives.drive_kind(path)
    if kind is drives.DriveKind.NETWORK:
        raise OpeningError(
            N_(
                "Sổ {name} nằm trên ổ mạng, mất mạng giữa chừng có thể hỏng sổ. Chép sổ và tệp "
                "khóa về ổ đĩa của máy này rồi mở."
            ),
            name=path.name,
        )
    if kind is drives.DriveKind.REMOVABLE:
        raise OpeningError(
            N_(
                "Sổ {name} nằm trên USB, rút ra giữa chừng có thể hỏng sổ. Chép sổ và tệp khóa "
                "về ổ đĩa của máy này rồi mở."
            ),
            name=path.name,
        )


def refuse_file(path: Path) -> None:
    """Refuse what can be told from outside, in the order a person would look."""
    name = path.name
    if not path.is_file():
        raise OpeningError(
            N_("Không thấy tệp sổ {name}. Kiểm tra lại tên và thư mục."), name=str(path)
        )
    refuse_place(path)
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except OSError as error:
        raise OpeningError(
            N_("Máy không cho đọc tệp {name}. Kiểm tra quyền của tài khoản Windows này."),
            name=name,
        ) from error
    if head == PLAIN_HEADER or not (vault.keys_path(path).exists() or _looks_like_a_book(path)):
        raise OpeningError(NOT_A_BOOK, name=name)
    if not path.stat().st_mode & stat.S_IWUSR or not path.parent.stat().st_mode & stat.S_IWUSR:
        raise OpeningError(
            N_(
                "Sổ {name} đang bị đặt chỉ đọc nên không ghi được. Bỏ dấu 'Chỉ đọc' của tệp và "
                "thư mục, hoặc chép sổ sang thư mục khác rồi mở."
            ),
            name=name,
        )


def _looks_like_a_book(path: Path) -> bool:
    """Tell whether a file could be a book whose keys are missing: its name, and whole pages."""
    size = path.stat().st_size
    return path.suffix == SUFFIX and size > 0 and size % PAGE_BYTES == 0


def look(path: Path, key: bytes, accept: frozenset[Doubt], timeout: float) -> int:
    """Return the schema version, having read kind and identity without writing a byte."""
    connection = engine.peek(path, key, timeout=timeout)
    try:
        (kind,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if kind != APPLICATION_ID:
            raise OpeningError(NOT_A_BOOK, name=path.name)
        if version > SCHEMA_VERSION:
            raise OpeningError(
                N_(
                    "Sổ {name} do bản chương trình mới hơn ghi nên bản này không mở. Cài bản "
                    "mới của chương trình rồi mở lại."
                ),
                name=path.name,
            )
        _compare(path, connection, accept)
    finally:
        connection.close()
    return int(version)


def _compare(path: Path, connection: Any, accept: frozenset[Doubt]) -> None:
    """Hold the book against what this PC last saw of it."""
    (book_id,) = connection.execute("SELECT book_id FROM book_meta").fetchone()
    seen = pc.last_seen(book_id)
    if seen is None:
        return
    (newest,) = connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()
    if newest < seen.change and Doubt.OLDER not in accept:
        raise DoubtfulBookError(
            Doubt.OLDER,
            N_(
                "Sổ {name} cũ hơn bản máy này đã mở lần trước (thiếu {count} thay đổi). Tìm bản "
                "mới hơn; nếu đây đúng là bản cần dùng thì chọn vẫn mở."
            ),
            name=path.name,
            count=seen.change - newest,
        )
    row = connection.execute("SELECT token FROM change WHERE id = ?", (seen.change,)).fetchone()
    if newest >= seen.change and row != (seen.token,) and Doubt.FORKED not in accept:
        raise DoubtfulBookError(
            Doubt.FORKED,
            N_(
                "Sổ {name} đã rẽ nhánh: bản này và bản máy này mở lần trước có thay đổi khác "
                "nhau. Chọn một bản để ghi tiếp; nếu là bản này thì chọn vẫn mở."
            ),
            name=path.name,
        )
