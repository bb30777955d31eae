"""The register of units below: what it refuses and points out, and the list it makes."""

from __future__ import annotations

from typing import Any

import pytest

from db.book import Book
from db.registers.units_below import UNITS_BELOW, odd_among, units_below
from db.units import UnitSpan
from tests.db.chapter import day
from tests.db.registers.oddities import TODAY, add, odd, said

OVERLAP, UNKNOWN, ITSELF, NOT_ENDED = (
    {rule}
    for rule in ("units_overlap", "successor_unknown", "replaced_by_itself", "replaced_not_ended")
)


def told(code: str, start: str = "", end: str = "", by: str = "", name: str = "") -> dict[str, Any]:
    """Return a unit's values as they are typed: what is blank is not there."""
    values = {
        "unit_code": code,
        "name": name or f"Chi bộ {code}",
        "from_date": day(start) if start else None,
        "to_date": day(end) if end else None,
        "replaced_by": by,
    }
    return {name: value for name, value in values.items() if value}


def test_the_list_stands_as_it_was_written_down(book: Book) -> None:
    add(book, UNITS_BELOW, **told(" OM-2 ", end="2025-06-30", by="OM-1", name="Chi bộ  Hai"))
    add(book, UNITS_BELOW, **told("OM-1", "2025-07-01"))
    with book.read() as session:
        assert units_below(session).spans == (
            UnitSpan("OM-2", "Chi bộ Hai", None, day("2025-06-30"), "OM-1"),
            UnitSpan("OM-1", "Chi bộ OM-1", day("2025-07-01")),
        )


def test_a_unit_does_not_end_before_it_begins() -> None:
    values = told("OM-1", "2025-07-01", "2025-06-30")
    assert [str(each) for each in UNITS_BELOW.problems(values, TODAY)] == [
        "Đến ngày 30/06/2025 đứng trước Từ ngày 01/07/2025. Sửa lại một trong hai ngày."
    ]
    assert UNITS_BELOW.problems(told("OM-1", "2025-07-01", "2025-07-01"), TODAY) == []


@pytest.mark.parametrize(
    ("start", "end", "rules"),
    [
        ("", "", OVERLAP),
        ("", "2024-12-31", set()),
        ("", "2025-01-01", OVERLAP),
        ("2025-06-30", "", OVERLAP),
        ("2025-07-01", "", set()),
        ("2025-02-01", "2025-03-01", OVERLAP),
    ],
)
def test_a_unit_is_not_two_at_a_time(book: Book, start: str, end: str, rules: set[str]) -> None:
    own = add(book, UNITS_BELOW, **told("OM-1", "2025-01-01", "2025-06-30"))
    assert odd(book, UNITS_BELOW, **told("om-1", start, end)) == rules
    assert odd(book, UNITS_BELOW, own, **told("om-1", start, end)) == set()
    assert odd(book, UNITS_BELOW, **told("OM-2", start, end)) == set()


@pytest.mark.parametrize(
    ("start", "end", "stretch"),
    [
        ("", "", "từ trước đến nay"),
        ("2025-07-01", "", "từ 01/07/2025"),
        ("", "2025-07-01", "đến hết 01/07/2025"),
        ("2025-07-01", "2025-12-31", "từ 01/07/2025 đến 31/12/2025"),
    ],
)
def test_the_span_that_overlaps_is_named(book: Book, start: str, end: str, stretch: str) -> None:
    add(book, UNITS_BELOW, **told("OM-1", start, end))
    assert said(book, UNITS_BELOW, **told("OM-1")) == {
        "units_overlap": f"Trùng thời gian với Chi bộ OM-1, cùng mã, {stretch}. "
        "Xem lại Từ ngày, Đến ngày."
    }


def test_a_successor_has_to_be_in_the_register(book: Book) -> None:
    add(book, UNITS_BELOW, **told("OM-1"))
    ended = {"end": "2025-06-30"}
    assert said(book, UNITS_BELOW, **told("OM-2", **ended, by="OM-3")) == {
        "successor_unknown": "Chưa có đơn vị mã OM-3 trong danh sách. Xem lại mã, hoặc ghi thêm "
        "đơn vị ấy."
    }
    assert odd(book, UNITS_BELOW, **told("OM-2", **ended, by=" om-1")) == set()
    assert odd(book, UNITS_BELOW) == set()


def test_what_has_a_successor_has_ended(book: Book) -> None:
    add(book, UNITS_BELOW, **told("OM-1"))
    assert said(book, UNITS_BELOW, **told("OM-2", by="OM-1")) == {
        "replaced_not_ended": "Đã ghi Thay bằng mà chưa ghi Đến ngày nên đơn vị vẫn phải gửi báo "
        "cáo. Ghi ngày thôi."
    }


def test_no_unit_takes_its_own_place_not_even_through_others(book: Book) -> None:
    ended = {"start": "2025-01-01", "end": "2025-06-30"}
    own = add(book, UNITS_BELOW, **told("OM-1", **ended))
    add(book, UNITS_BELOW, **told("OM-2", **ended, by="OM-1"))
    assert odd(book, UNITS_BELOW, own, **told("OM-1", **ended, by="om-1")) == ITSELF
    assert said(book, UNITS_BELOW, own, **told("OM-1", **ended, by="OM-2")) == {
        "replaced_by_itself": "Chi bộ OM-1 lại được thay bằng chính mình, kể cả qua đơn vị khác. "
        "Xem lại Thay bằng."
    }
    add(book, UNITS_BELOW, **told("OM-1", "2026-01-01"))
    assert odd(book, UNITS_BELOW, own, **told("OM-1", **ended, by="OM-2")) == set()


def test_a_list_outside_any_book_is_judged_as_the_register_is(book: Book) -> None:
    ended = {"start": "2025-01-01", "end": "2025-06-30"}
    listed = [
        told("OM-1", **ended, by="OM-2"),
        told("OM-2", **ended, by="om-1"),
        told("OM-3", by="OM-9"),
        told("OM-4", **ended, by="OM-1"),
        told("OM-4", "2025-06-01"),
    ]
    ids = [add(book, UNITS_BELOW, **each) for each in listed]
    with book.read() as session:
        found = list(odd_among(units_below(session).spans))
    by_hand = [said(book, UNITS_BELOW, own, **each) for own, each in zip(ids, listed, strict=True)]
    assert [
        {each.rule: str(each.reason) for each in found if each.place == place}
        for place in range(len(listed))
    ] == by_hand
    assert {(each.place, each.field, each.rule) for each in found} == {
        (0, "replaced_by", "replaced_by_itself"),
        (1, "replaced_by", "replaced_by_itself"),
        (2, "replaced_by", "successor_unknown"),
        (2, "to_date", "replaced_not_ended"),
        (3, "from_date", "units_overlap"),
        (4, "from_date", "units_overlap"),
    }
