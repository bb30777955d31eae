"""The example chapters beside the repository, and a book to take them into one after another."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from db.book import Book
from db.schema import FactKey, UnitFact
from desktop.files import child
from desktop.files.answer import decode
from desktop.files.cells import Sheet
from desktop.files.limits import Limits

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"


def chapters(case: str) -> dict[str, Path]:
    """Return the workbook of every unit of a case, the district's own among them."""
    folder = CASES / case
    own = {unit["own"]: folder / "own.xlsx" for unit in expected(case).values()}
    return own | {path.stem: path for path in sorted((folder / "units").glob("*.xlsx"))}


def expected(case: str) -> dict[str, dict[str, Any]]:
    """Return by period what the figures of every unit must be."""
    found: dict[str, dict[str, Any]] = json.loads((CASES / case / "expected.json").read_text())
    return found


def read_here(path: Path) -> list[Sheet]:
    """Read a workbook as the child process does, without starting one."""
    answer = io.BytesIO()
    child.answer(path, answer, Limits())
    return decode(answer.getvalue(), Limits()).sheets


class _NothingKeptError(Exception):
    pass


@contextmanager
def as_if_of(book: Book, code: str) -> Iterator[Session]:
    """Give a session in which a new book is another unit's; nothing of it is kept."""
    try:
        with book.change("thử") as session:
            own = update(UnitFact).where(UnitFact.key == FactKey.CODE)
            session.execute(own.values(value=code))
            yield session
            _keep_nothing()
    except _NothingKeptError:
        pass


def _keep_nothing() -> None:
    raise _NothingKeptError
