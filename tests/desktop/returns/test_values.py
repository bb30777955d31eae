"""Values as the seal compares them (CONTRACT §4)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.cells import Cell, ErrorCell
from desktop.returns.values import plain, seal, to_number


def test_an_empty_cell_holds_nothing() -> None:
    assert seal(None) is None
    assert seal("") is None
    assert seal(" \n") is None
    assert plain(None) is None


def test_line_ends_are_one_and_other_spaces_stay() -> None:
    assert seal("a\r\nb\rc\n ") == seal("a\nb\nc\n ")
    assert seal("a ") != seal("a")


def test_numbers_are_compared_to_fifteen_digits() -> None:
    assert seal(0.1 + 0.2) == seal(0.3)
    assert seal(1 / 3) == seal(0.333333333333333)
    assert seal(123456789012345) != seal(123456789012346)
    assert seal(27) == seal(27.0)
    assert seal(-0.0) == seal(0)


def test_a_number_is_not_the_text_that_looks_like_it() -> None:
    assert seal(27) != seal("27")
    assert seal(True) != seal(1)
    assert seal(ErrorCell("#REF!")) != seal("#REF!")


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        (dt.date(1900, 1, 28), 28),
        (dt.date(1900, 3, 1), 61),
        (dt.date(2026, 1, 2), 46024),
        (dt.datetime.fromisoformat("2023-01-01T06:00"), 44927.25),
        (dt.time(12), 0.5),
    ],
)
def test_a_number_shown_as_a_date_is_the_same_value(moment: Cell, number: float) -> None:
    assert seal(moment) == seal(number)


@given(st.one_of(st.integers(-(10**14), 10**14), st.text(), st.booleans()))
def test_a_seal_gives_its_value_back(value: int | str | bool) -> None:
    expected: object = value
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        expected = lines if value.strip() else None
    assert plain(seal(value)) == expected


@given(st.floats(-1e300, 1e300))
def test_any_number_of_a_spreadsheet_has_a_seal(number: float) -> None:
    back = plain(seal(number))
    assert isinstance(back, int | float)
    assert f"{back:.15g}" == f"{number or 0:.15g}"


@pytest.mark.parametrize("text", ["1e9", "1e999999999", "nan", "x", "1,5"])
def test_what_a_seal_never_writes_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        to_number(text)
