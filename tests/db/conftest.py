"""A small real book for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import vault
from db.book import Book, Founding
from tests.db.chapter import Chapter

NAME = "kv3.sochibo"


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a closed empty book, to be copied."""
    place = tmp_path_factory.mktemp("empty")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        founding = Founding("KV3", "Chi bộ Khu vực 3", parent="Đảng bộ phường Ô Môn")
        Book.create(place / NAME, founding).close()
    return place / NAME


@pytest.fixture
def book(empty_book: Path, tmp_path: Path, own_home: Path) -> Iterator[Book]:
    """Give an empty book of one chapter, open, without a password."""
    path = tmp_path / NAME
    for part in (empty_book, vault.keys_path(empty_book)):
        shutil.copy(part, path.with_name(part.name))
    with Book.open(path) as opened:
        yield opened


@pytest.fixture
def chapter(book: Book) -> Chapter:
    """Give short words to fill the book with."""
    return Chapter(book)
