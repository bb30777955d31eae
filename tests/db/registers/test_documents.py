"""Documents are numbered from 01 for each type within a term of the committee (DOMAIN §6)."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from db.book import Book
from db.registers.documents import DOCUMENTS, Number, Numbering, doubtful_numbers, next_number
from db.registers.terms import TERMS
from tests.db.registers.oddities import add, odd, said


def write(book: Book, *numbers: str, type_: str = "BC", day: str = "2026-03-05") -> list[int]:
    return [
        add(book, DOCUMENTS, type=type_, number=number, day=date.fromisoformat(day), abstract="Họp")
        for number in numbers
    ]


def term(book: Book, name: str, start: str, end: str | None = None) -> int:
    until = None if end is None else date.fromisoformat(end)
    return add(book, TERMS, name=name, from_date=date.fromisoformat(start), to_date=until)


def offered(book: Book, type_: str = "BC", day: str = "2026-11-23") -> str:
    with book.read() as session:
        return next_number(session, type_, date.fromisoformat(day))


def typed(book: Book, number: str, day: str = "2026-11-23", type_: str = "BC") -> set[str]:
    return odd(book, DOCUMENTS, type=type_, number=number, day=date.fromisoformat(day))


def doubtful(book: Book, day: str = "2026-11-23") -> list[Numbering]:
    with book.read() as session:
        return doubtful_numbers(session, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("text", "leading", "place", "tenth"),
    [
        ("07", 7, (7, ""), "10"),
        ("7", 7, (7, ""), "10"),
        ("007-BC/CB", 7, (7, ""), "010-BC/CB"),
        ("07a-BC/CB", 7, (7, "a"), "10-BC/CB"),
        ("07Đ", 7, (7, "đ"), "10"),
        ("07BC", 7, (7, ""), "10BC"),
        ("không số", 0, (0, ""), "10"),
        ("", 0, (0, ""), "10"),
    ],
)
def test_a_number_is_read_from_its_beginning_and_keeps_its_style(
    text: str, leading: int, place: tuple[int, str], tenth: str
) -> None:
    number = Number(text)
    assert (number.leading, number.place, number.followed_by(10)) == (leading, place, tenth)


def test_the_next_number_follows_the_highest_of_its_type_whatever_its_case(book: Book) -> None:
    assert offered(book) == "01"
    write(book, "09", "10-BC/CB", "02", "bổ sung")
    write(book, "30", type_="NQ")
    assert offered(book) == offered(book, "bc") == "11-BC/CB"
    assert offered(book, "NQ") == "31"


def test_a_new_document_is_offered_its_number_once_type_and_day_are_known(book: Book) -> None:
    write(book, "09")
    day = date(2026, 11, 23)
    with book.read() as session:
        offer = partial(DOCUMENTS.offers["number"], session)
        assert offer({"type": "BC", "day": day}, day) == "10"
        assert offer({"type": "BC"}, day) is None
        assert offer({"day": day}, day) is None


def test_each_term_begins_anew_in_the_style_used_last(book: Book) -> None:
    term(book, "2020-2025", "2020-05-01")
    term(book, "2025-2030", "2025-04-10")
    write(book, "41-BC/CB", day="2025-04-09")
    assert offered(book, day="2025-04-09") == "42-BC/CB"
    assert offered(book, day="2025-04-10") == "01-BC/CB"
    write(book, "01-BC/ChB", day="2025-04-10")
    assert offered(book) == "02-BC/ChB"


def test_days_of_no_term_are_runs_of_their_own(book: Book) -> None:
    term(book, "Cũ", "2015-01-01", "2019-12-31")
    term(book, "Mới", "2021-01-01", "2025-12-31")
    for day, number in (("2014-12-31", "50"), ("2020-06-01", "60"), ("2026-01-01", "70")):
        write(book, number, day=day)
    days = ("2010-01-01", "2015-01-01", "2020-12-31", "2021-01-01", "2030-01-01")
    assert [offered(book, day=day) for day in days] == ["51", "01", "61", "01", "71"]


def test_a_term_within_a_term_parts_it(book: Book) -> None:
    term(book, "Dài", "2015-01-01")
    term(book, "Ngắn", "2017-01-01", "2017-12-31")
    for day, number in (("2016-01-01", "05"), ("2017-06-01", "15"), ("2018-01-01", "25")):
        write(book, number, day=day)
    assert [offered(book, day=f"{year}-07-01") for year in (2016, 2017, 2018)] == ["06", "16", "26"]


def test_a_number_left_out_is_pointed_out_with_the_document_before(book: Book) -> None:
    first, *_rest = write(book, "06", "07")
    assert typed(book, "08") == typed(book, "07a") == typed(book, "05") == set()
    remarks = said(book, DOCUMENTS, type="BC", number="09", day=date(2026, 11, 23))
    assert remarks == {
        "number_gap": "Trước số 09 còn bỏ trống: BC liền trước trong sổ là số 07, 05/03/2026."
    }
    assert typed(book, "09", type_="NQ") == set()
    day = date(2026, 3, 5)
    assert odd(book, DOCUMENTS, first, type="BC", number="06", day=day) == set()


def test_in_a_known_term_numbers_begin_with_01(book: Book) -> None:
    assert typed(book, "31") == set()
    term(book, "2025-2030", "2025-04-10")
    assert typed(book, "31") == {"number_gap"}
    assert typed(book, "31", "2025-04-09") == typed(book, "01") == set()


def test_a_number_used_twice_is_pointed_out_with_the_other_document(book: Book) -> None:
    (own,) = write(book, "07-BC/CB")
    remarks = said(book, DOCUMENTS, type="bc", number="7", day=date(2026, 11, 23))
    assert remarks == {
        "number_repeated": "Số 07-BC/CB đã dùng cho BC 05/03/2026: “Họp”. Số tiếp theo là 08-BC/CB."
    }
    assert typed(book, "07a") == typed(book, "07", type_="KH") == set()
    day = date(2026, 3, 5)
    assert odd(book, DOCUMENTS, own, type="BC", number="07-BC/CB", day=day) == set()


@pytest.mark.parametrize(
    "values",
    [
        {"type": None, "number": "07", "day": date(2026, 3, 5)},
        {"type": "BC", "number": None, "day": date(2026, 3, 5)},
        {"type": "BC", "number": "07"},
    ],
)
def test_without_type_number_or_day_nothing_is_said(book: Book, values: dict[str, object]) -> None:
    write(book, "03", "07")
    assert odd(book, DOCUMENTS, **values) == set()


def test_gaps_and_repeats_of_the_running_term_are_named_by_type(book: Book) -> None:
    write(book, "01", "09", day="2025-12-31")
    term(book, "2026", "2026-01-01")
    write(book, "02", "03", "không số", type_="KH")
    report = write(book, "01", "04", "05", "05", "05a", "09")
    assert doubtful(book) == [
        Numbering("BC", ((2, 3), (6, 8)), ("05",), (report[1], report[5]), tuple(report[2:4]))
    ]
    assert [each.missing for each in doubtful(book, "2025-12-31")] == [((2, 8),)]
