"""The example chapters: taken in whole, their figures as worked out by separate code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from db import figures
from db.book import Book, Founding
from db.periods import Period
from desktop.exchange import ImportReport, recognise, take_in_all
from tests.cases import CASES, as_if_of, chapters, expected, read_here
from tests.reference.together import together
from tests.thorough import sample

TODAY = date(2026, 11, 20)

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone"),
]


@pytest.fixture
def new_book(tmp_path: Path, own_home: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding("CB", "Chi bộ")) as book:
        yield book


def told(case: str, book: Book) -> tuple[dict[str, ImportReport], dict[str, dict[str, Any]]]:
    """Take the chapters in; return the reports, and by period and unit the figures."""
    reports: dict[str, ImportReport] = {}
    found: dict[str, dict[str, Any]] = {text: {} for text in expected(case)}
    for code, path in sample(chapters(case).items(), 10 if case == "o_mon" else 1):
        with as_if_of(book, code) as session:
            incoming = recognise(read_here(path), path.name)
            reports[code] = take_in_all(session, incoming, today=TODAY)
            session.flush()
            for text, units in found.items():
                values = figures.compute(session, Period.parse(text))
                units[code] = {each.id: each.number for each in values.values()}
    return reports, found


def ready(numbers: dict[str, Any]) -> dict[str, Any]:
    return {
        name: float(number) if isinstance(number, Decimal) else number
        for name, number in numbers.items()
    }


@pytest.mark.parametrize("case", ["awkward", "o_mon"])
def test_every_chapter_is_taken_in_and_has_the_figures_expected(case: str, new_book: Book) -> None:
    reports, found = told(case, new_book)

    assert {code: each.refused for code, each in reports.items() if each.refused} == {}
    for text, wanted in expected(case).items():
        for code, numbers in found[text].items():
            assert ready(numbers) == ready(wanted["units"][code]), (text, code)
        if found[text].keys() == wanted["units"].keys():
            assert ready(together(found[text].values())) == ready(wanted["total"]), text
