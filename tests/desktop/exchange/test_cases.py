"""The example chapters through the exchange workbook: twice in, and out into a new book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import update

from db.book import Book
from db.schema import FactKey, UnitFact
from desktop.exchange import export_workbook, import_incoming, import_workbook, recognise
from tests.cases import CASES, chapters, read_here
from tests.desktop.exchange.desk import TODAY, dump
from tests.thorough import sample

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone"),
]


def looked_at() -> list[tuple[str, Path]]:
    if not CASES.exists():
        return []
    return [*sample(chapters("awkward").items(), 2), *sample(chapters("o_mon").items(), 60)]


def book_of(code: str, new_book: Callable[[], Book]) -> Book:
    book = new_book()
    with book.change("mã đơn vị") as session:
        session.execute(update(UnitFact).where(UnitFact.key == FactKey.CODE).values(value=code))
    return book


@pytest.mark.parametrize(("code", "path"), looked_at(), ids=lambda each: str(each)[-24:])
def test_a_chapter_taken_in_twice_and_handed_over_is_the_same(
    code: str, path: Path, new_book: Callable[[], Book], tmp_path: Path
) -> None:
    book = book_of(code, new_book)
    incoming = recognise(read_here(path), path.name)
    first = import_incoming(book, incoming, today=TODAY)
    assert first.applied
    once = dump(book)

    second = import_incoming(book, incoming, today=TODAY)
    assert {(each.new, each.changed, each.refused) for each in second.sheets.values()} == {
        (0, 0, 0)
    }
    assert dump(book) == once

    export_workbook(book, tmp_path / "xuat.xlsx")
    other = book_of(code, new_book)
    assert import_workbook(other, tmp_path / "xuat.xlsx", today=TODAY).applied
    assert dump(other) == once
