"""Books that tests begin with: each made once in a process, copied for every test."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from db import vault
from db.book import Book


def made_once(make: Callable[[Path], None]) -> Callable[[Path], Book]:
    """Return what opens, at any path, a copy of the book that `make` makes."""

    @functools.cache
    def made() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
        place = tempfile.TemporaryDirectory()
        path = Path(place.name) / "v.sochibo"
        make(path)
        return path, place

    def opened(path: Path) -> Book:
        source, _place = made()
        shutil.copy(source, path)
        shutil.copy(vault.keys_path(source), vault.keys_path(path))
        return Book.open(path)

    return opened
