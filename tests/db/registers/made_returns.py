"""Returns for tests, made in few words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from db.book import Book
from db.periods import Period
from db.registers.handed_in import NewReturn, ReturnRow, remember, return_by_id

QUARTER = Period.parse("2026-Q1")


def new_return(**values: Any) -> NewReturn:
    """Return a return of the first quarter of 2026, but for the values given."""
    usual: dict[str, Any] = {
        "form": "KL01",
        "form_version": "1",
        "period": QUARTER,
        "revision": 1,
        "superior": "Đảng ủy phường Ô Môn",
        "addressee": "Ban Xây dựng Đảng",
        "made_at": datetime(2026, 4, 2, 8, 30, tzinfo=UTC),
        "made_by": "Đào",
        "file_name": "KL01_KV3_2026-01-01_2026-03-31_v1.xlsx",
        "file": b"workbook",
        "content": "0" * 64,
        "step": 1,
        "behind": {},
    }
    return NewReturn(**usual | values)


def make(book: Book, **values: Any) -> int:
    """Remember a return in a change of its own and return its id."""
    with book.change("lập báo cáo") as session:
        return remember(session, new_return(**values))


def row(book: Book, return_id: int) -> ReturnRow:
    with book.read() as session:
        return return_by_id(session, return_id)
