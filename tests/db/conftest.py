"""A small real book for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.book import Book, Founding
from tests.db.chapter import Chapter


@pytest.fixture
def book(tmp_path: Path, own_home: Path) -> Iterator[Book]:
    """Give an empty book of one chapter, open, without a password."""
    founding = Founding("KV3", "Chi bộ Khu vực 3", parent="Đảng bộ phường Ô Môn")
    with Book.create(tmp_path / "kv3.sochibo", founding) as opened:
        yield opened


@pytest.fixture
def chapter(book: Book) -> Chapter:
    """Give short words to fill the book with."""
    return Chapter(book)
