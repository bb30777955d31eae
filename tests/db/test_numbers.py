"""Percentages are exact; numbers are written and read the Vietnamese way (DOMAIN §7)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.numbers import (
    NumberError,
    parse_number,
    percent,
    roman,
    show_count,
    show_int,
    show_number,
    show_percent,
)


@pytest.mark.parametrize(
    ("part", "whole", "rate"),
    [
        (3232, 3252, "99.38"),  # the district's own published figure
        (0, 7, "0.00"),
        (7, 7, "100.00"),
        (1, 3, "33.33"),
        (2, 3, "66.67"),
        (1, 800, "0.13"),  # 0.125 exactly
        (1, 1600, "0.06"),  # 0.0625
        (201, 20000, "1.01"),  # 1.005 exactly: binary fractions and half-even both give 1.00
        (20_099_999, 2_000_000_000, "1.00"),
        (1, 15_000, "0.01"),
        (-1, 15_000, "-0.01"),
        (1, -2, "-50.00"),
        (9, 8, "112.50"),
        (-1, 800, "-0.13"),
        (-1, 3, "-33.33"),
        (-1, 10**9, "0.00"),
        (Decimal("1.5"), Decimal("4.5"), "33.33"),
    ],
)
def test_a_percentage_is_rounded_half_up_from_the_exact_quotient(
    part: int | Decimal, whole: int | Decimal, rate: str
) -> None:
    assert str(percent(part, whole)) == rate


@pytest.mark.parametrize("whole", [0, Decimal("0.00")])
def test_a_percentage_of_nothing_is_none(whole: int | Decimal) -> None:
    assert percent(0, whole) is None
    assert percent(5, whole) is None


@settings(max_examples=200)
@given(st.integers(0, 10**40), st.integers(1, 10**40))
def test_a_percentage_lies_within_half_a_hundredth_the_half_upwards(part: int, whole: int) -> None:
    rate = percent(part, whole)
    assert rate is not None
    assert rate.as_tuple().exponent == -2
    error = Fraction(rate) - Fraction(100 * part, whole)
    assert -Fraction(1, 200) < error <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (5, "5"), (999, "999"), (3232, "3.232"), (1234567, "1.234.567"), (-4500, "-4.500")],
)
def test_thousands_are_set_apart_by_points(number: int, text: str) -> None:
    assert show_int(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3232, "3.232"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("1200.00"), "1.200"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("0.125"), "0,125"),
        (Decimal("-0.5"), "-0,5"),
    ],
)
def test_a_quantity_shows_the_decimals_it_has(number: int | Decimal, text: str) -> None:
    assert show_number(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("99.38", "99,38%"),
        ("100.00", "100,00%"),
        ("0.00", "0,00%"),
        ("1234.50", "1.234,50%"),
        ("50", "50%"),
    ],
)
def test_a_percentage_shows_its_decimals_after_a_comma(number: str, text: str) -> None:
    assert show_percent(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "00"), (2, "02"), (9, "09"), (10, "10"), (147, "147"), (8300, "8.300"), (-1, "-1")],
)
def test_a_count_under_ten_has_a_nought_before_it(number: int, text: str) -> None:
    assert show_count(number) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5", "5"),
        ("05", "5"),
        ("0", "0"),
        ("3232", "3232"),
        ("3.232", "3232"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("123.456", "123456"),
        ("1,234", "1.234"),
        ("0,5", "0.5"),
        ("1000,25", "1000.25"),
        ("-4.500", "-4500"),
        (" 12\u00a0", "12"),
    ],
)
def test_a_number_is_read_the_vietnamese_way(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "abc",
        "1.5",
        "0.5",
        "0.125",
        "012.345",
        "1.23",
        "1.2345",
        "1234.567",
        "1.234567",
        "1,234,567",
        "1,234.5",
        "1.234.5",
        ",5",
        "5,",
        "1.",
        "1 234",
        "12%",
        "1e3",
        "1..234",
        "5 tấn",
        "٣",
        "NaN",
    ],
)
def test_any_other_way_of_writing_is_refused(text: str) -> None:
    with pytest.raises(NumberError) as refusal:
        parse_number(text)
    assert f"“{text}” không đọc được là số" in str(refusal.value)
    assert "1.234,5" in str(refusal.value)


@settings(max_examples=100)
@given(st.decimals(-(10**12), 10**12, places=3) | st.integers(-(10**12), 10**12))
def test_a_number_shown_is_read_back(number: int | Decimal) -> None:
    assert parse_number(show_number(number)) == number


@settings(max_examples=100)
@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_shown_is_read_back(number: int) -> None:
    assert parse_number(show_int(number)) == number
    assert parse_number(show_count(number)) == number


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX"), (2026, "MMXXVI")],
)
def test_sections_are_counted_in_roman_figures(number: int, letters: str) -> None:
    assert roman(number) == letters
