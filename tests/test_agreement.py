"""The program and a plain second reading of CONTRACT §3 agree on whatever a book may hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from db import figures
from db.book import Book, Founding
from db.periods import Period
from desktop.exchange import recognise, take_in_all
from tests.cases import as_if_of
from tests.desktop.exchange.desk import as_sheets
from tests.reference import figures as reference
from tests.reference.random_books import UNIT_CODE, make_book, random_period
from tests.reference.workbook import to_sheets

BOOKS = 500
PARTS = 4


@pytest.fixture
def new_book(tmp_path: Path, own_home: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding(UNIT_CODE, "Chi bộ Thử")) as book:
        yield book


def ready(numbers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: float(number) if isinstance(number, Decimal) else number
        for name, number in numbers.items()
    }


@pytest.mark.parametrize("part", range(PARTS))
def test_figures_agree_with_the_reference_on_500_random_books(new_book: Book, part: int) -> None:
    for seed in range(part, BOOKS, PARTS):
        rng = Random(seed)
        book, period = make_book(rng), random_period(rng)
        incoming = recognise(as_sheets(to_sheets(book, rng)), "so.xlsx")
        with as_if_of(new_book, UNIT_CODE) as session:
            report = take_in_all(session, incoming, today=date(2026, 11, 20))
            values = figures.compute(session, Period(period.first, period.last))
        assert not report.refused, seed
        found = {each.id: each.number for each in values.values()}
        assert ready(found) == ready(reference.figures(book, period)), (seed, period)
