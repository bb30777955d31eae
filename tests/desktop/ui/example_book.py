"""The worked example for tests: made once in a process, copied for each test."""

from __future__ import annotations

import functools
import shutil
import tempfile
from datetime import date
from pathlib import Path

from db import vault
from db.book import Book
from desktop.example import make_example

TODAY = date(2026, 11, 23)


@functools.cache
def _made() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    place = tempfile.TemporaryDirectory()
    path = Path(place.name) / "v.sochibo"
    make_example(path, TODAY).close()
    return path, place


def open_example(path: Path) -> Book:
    """Return the worked example of TODAY as a book of its own, open."""
    source, _place = _made()
    shutil.copy(source, path)
    shutil.copy(vault.keys_path(source), vault.keys_path(path))
    return Book.open(path)
