"""The chapter's facts, each true from a day on, and the choices kept in its book."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.registers import store, unit
from db.registers.unit import UNIT, Unit
from db.schema import FactKey

MERGED = date(2025, 7, 1)


def tell(book: Book, key: FactKey, value: str, from_date: date | None = None) -> int:
    with book.change("đơn vị") as session:
        return store.save(session, UNIT, {"key": key, "value": value, "from_date": from_date})


def on(book: Book, day: date) -> Unit:
    with book.read() as session:
        return unit.unit_on(session, day)


def test_a_return_of_an_earlier_year_names_the_superior_of_that_time(book: Book) -> None:
    tell(book, FactKey.SUPERIOR, "Quận ủy Ô Môn")
    tell(book, FactKey.SUPERIOR, "Đảng ủy phường Ô Môn", MERGED)
    assert on(book, date(2023, 5, 18)).superior == "Quận ủy Ô Môn"
    assert on(book, date(2025, 6, 30)).superior == "Quận ủy Ô Môn"
    assert on(book, MERGED).superior == "Đảng ủy phường Ô Môn"
    assert on(book, date(2026, 11, 1)).superior == "Đảng ủy phường Ô Môn"


def test_before_the_first_dated_fact_that_first_one_stands(book: Book) -> None:
    tell(book, FactKey.SUPERIOR, "Đảng ủy phường", date(2025, 7, 1))
    tell(book, FactKey.SUPERIOR, "Quận ủy", date(2020, 1, 1))
    assert on(book, date(2019, 1, 1)).superior == "Quận ủy"


def test_what_nobody_said_is_empty(book: Book) -> None:
    assert on(book, MERGED) == Unit("KV3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", "", "")


def test_facts_are_listed_by_kind_and_then_by_day(book: Book) -> None:
    tell(book, FactKey.PLACE, "Ô Môn")
    tell(book, FactKey.NAME, "Chi bộ Khu vực 3A", MERGED)
    with book.read() as session:
        found = [(fact.key, fact.value, fact.from_date) for fact in unit.facts(session)]
    assert found == [
        (FactKey.CODE, "KV3", None),
        (FactKey.NAME, "Chi bộ Khu vực 3", None),
        (FactKey.NAME, "Chi bộ Khu vực 3A", MERGED),
        (FactKey.PARENT, "Đảng bộ phường Ô Môn", None),
        (FactKey.PLACE, "Ô Môn", None),
    ]


def test_a_choice_is_kept_in_the_book_and_replaced(book: Book) -> None:
    def choice() -> str:
        with book.read() as session:
            return unit.setting(session, "nguong", "3")

    assert choice() == "3"
    for value in ("4", "5"):
        with book.change("cài đặt") as session:
            unit.set_setting(session, "nguong", value)
        assert choice() == value
    book.undo()
    assert choice() == "4"
