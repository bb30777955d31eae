"""A new book for each test, copied from one made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db import vault
from db.book import Book, Founding
from tests.desktop.exchange.desk import Desk

UNIT_CODE = "CB-01"


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a book with nothing but its founding facts."""
    folder = tmp_path_factory.mktemp("founded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(folder / "home"))
        path = folder / "moi.sochibo"
        Book.create(path, Founding(UNIT_CODE, "Chi bộ Thử")).close()
    return path


@pytest.fixture
def new_book(founded: Path, tmp_path: Path, own_home: Path) -> Iterator[Callable[[], Book]]:
    """Give a way to as many new books as a test needs, closed at its end."""
    books: list[Book] = []

    def make() -> Book:
        path = tmp_path / f"so{len(books)}.sochibo"
        shutil.copyfile(founded, path)
        shutil.copyfile(vault.keys_path(founded), vault.keys_path(path))
        books.append(Book.open(path))
        return books[-1]

    yield make
    for book in books:
        book.close()


@pytest.fixture
def desk(new_book: Callable[[], Book], tmp_path: Path) -> Desk:
    """Give a desk with a new book on it."""
    return Desk(new_book(), tmp_path)
