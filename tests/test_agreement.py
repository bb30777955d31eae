"""The program and a plain second reading of CONTRACT §3 agree on whatever a book may hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy.orm import Session

from db import figures
from db.book import Book, Founding
from db.periods import Period
from desktop.exchange import ImportReport, recognise, take_in_all
from tests.cases import as_if_of
from tests.desktop.exchange.desk import as_sheets
from tests.reference import figures as reference
from tests.reference import records as reference_records
from tests.reference.random_books import UNIT_CODE, make_book, random_period
from tests.reference.states import states
from tests.reference.workbook import to_sheets
from tests.thorough import sample

BOOKS = 500
PARTS = 5
"""A quick run looks at one part of the books."""
OPENED = 12


@pytest.fixture
def new_book(tmp_path: Path, own_home: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding(UNIT_CODE, "Chi bộ Thử")) as book:
        yield book


def ready(numbers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: float(number) if isinstance(number, Decimal) else number
        for name, number in numbers.items()
    }


def taken_in(session: Session, book: reference_records.Book, rng: Random) -> ImportReport:
    incoming = recognise(as_sheets(to_sheets(book, rng)), "so.xlsx")
    return take_in_all(session, incoming, today=date(2026, 11, 20))


@pytest.mark.thorough
@pytest.mark.parametrize("part", sample(range(PARTS), PARTS))
def test_figures_agree_with_the_reference_on_random_books(new_book: Book, part: int) -> None:
    for seed in range(part, BOOKS, PARTS):
        rng = Random(seed)
        book, period = make_book(rng), random_period(rng)
        with as_if_of(new_book, UNIT_CODE) as session:
            report = taken_in(session, book, rng)
            values = figures.compute(session, Period(period.first, period.last))
        assert not report.refused, seed
        found = {each.id: each.number for each in values.values()}
        assert ready(found) == ready(reference.figures(book, period)), (seed, period)
        told = {each.id: str(each.state) for each in values.values()}
        assert told == states(book, period), (seed, period)


@pytest.mark.thorough
def test_every_figure_of_a_random_book_is_the_sum_of_its_records(new_book: Book) -> None:
    for seed in sample(range(OPENED), 3):
        rng = Random(seed)
        book, period = make_book(rng), random_period(rng)
        span = Period(period.first, period.last)
        with as_if_of(new_book, UNIT_CODE) as session:
            taken_in(session, book, rng)
            values = figures.compute(session, span)
            behind = {id_: figures.records(session, id_, span) for id_ in values}
        for id_, records in behind.items():
            base, bracket, rest = id_.partition("[")
            how = figures.CATALOGUE[base].how
            counted = f"{how.whole}{bracket}{rest}" if isinstance(how, figures.Rate) else id_
            assert sum(each.amount for each in records) == values[counted].number, (seed, id_)
            assert len({each.id for each in records}) == len(records), (seed, id_)
