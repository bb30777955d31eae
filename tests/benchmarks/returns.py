"""Filling the standard form for the largest example chapter, and for twenty years of one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from db.book import Book, Founding
from db.periods import Period
from desktop.exchange import import_workbook
from desktop.returns.draft import draft
from desktop.returns.forms import Form, standard_form
from desktop.returns.saving import saved
from tests.benchmarks.measuring import measure
from tests.cases import CASES

FORM = "KL01"
MOST = 2
NOW = datetime(2026, 11, 23, tzinfo=UTC)
NAMES = {"2021-05-18..2023-05-18": "two years", "2022": "a year"}


def measure_returns(folder: Path, twenty_years: Path) -> None:
    """Fill the form beside loading and saving it, and make all of a return."""
    for period, name in NAMES.items():
        if CASES.is_dir():
            with _largest_chapter(folder / f"{period}.sochibo") as book:
                _Filling(book, Period.parse(period)).measure(f"largest chapter, {name}")
    with Book.open(twenty_years) as book:
        _Filling(book, Period.parse("2026")).measure("20 years, a year")


def _largest_chapter(path: Path) -> Book:
    source = max(CASES.glob("*/units/*.xlsx"), key=lambda each: each.stat().st_size)
    book = Book.create(path, Founding(source.stem, "Chi bộ"))
    import_workbook(book, source, today=NOW.date())
    return book


class _Filling:
    """One book's return of one period, drafted again and again."""

    def __init__(self, book: Book, period: Period) -> None:
        self._book = book
        self._period = period
        self._form: Form | None = None

    def measure(self, name: str) -> None:
        """Measure the filling alone, and from nothing to the finished file."""
        floor = f"loading {FORM} and saving it"
        measure(f"{FORM} filled: {name}", self._fill, floor, _floor, before=self._load, times=MOST)
        measure(f"{FORM} made: {name}", self._make, floor, _floor)

    def _load(self) -> None:
        self._form = standard_form(FORM)

    def _fill(self) -> None:
        assert self._form is not None
        with self._book.read() as session:
            draft(session, self._form, self._period, NOW, "")

    def _make(self) -> None:
        with self._book.read() as session:
            made = draft(session, standard_form(FORM), self._period, NOW, "")
        made.workbook_as(1, "")


def _floor() -> None:
    saved(standard_form(FORM).workbook, NOW)
