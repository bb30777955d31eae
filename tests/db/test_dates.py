"""Dates are day, month, year, never guessed the other way round (DOMAIN §9)."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import (
    DateError,
    PartialDate,
    parse_date,
    parse_partial,
    parse_typed,
    prose_date,
    show_date,
)

TODAY = date(2026, 11, 5)


def typed_today(text: str) -> date:
    return parse_typed(text, TODAY)


READERS: list[Callable[[str], object]] = [parse_date, parse_partial, typed_today]


@pytest.mark.parametrize(
    "text",
    [
        "05/03/2026",
        "5/3/2026",
        "5-3-2026",
        "05.03.2026",
        " 5 / 3 / 2026\u00a0",
        "05/03-2026",
    ],
)
@pytest.mark.parametrize("read", READERS)
def test_a_date_is_day_then_month_then_year(read: Callable[[str], object], text: str) -> None:
    day = read(text)
    assert (day.first if isinstance(day, PartialDate) else day) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("03/25/2026", "không có tháng 25. Hãy ghi ngày trước, tháng sau"),
        ("01/13/2026", "không có tháng 13"),
        ("01/00/2026", "không có tháng 0"),
        ("29/02/2026", "tháng 2/2026 có từ ngày 1 đến ngày 28"),
        ("30/2/2024", "tháng 2/2024 có từ ngày 1 đến ngày 29"),
        ("31/04/2026", "tháng 4/2026 có từ ngày 1 đến ngày 30"),
        ("32/01/2026", "tháng 1/2026 có từ ngày 1 đến ngày 31"),
        ("00/01/2026", "tháng 1/2026 có từ ngày 1 đến ngày 31"),
        ("31/12/1899", "năm 1899 không thể đúng. Hãy ghi năm từ 1900 đến 2100"),
        ("01/01/2101", "năm 2101 không thể đúng"),
    ],
)
@pytest.mark.parametrize("read", READERS)
def test_a_day_that_never_was_is_refused_with_the_reason(
    read: Callable[[str], object], text: str, cause: str
) -> None:
    with pytest.raises(DateError) as refusal:
        read(text)
    assert str(refusal.value).startswith(f"“{text}”: {cause}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm nay",
        "2026-03-05",
        "5/3/026",
        "005/3/2026",
        "5/3/2026 8:00",
        "5//3/2026",
        "٥/٣/٢٠٢٦",
    ],
)
@pytest.mark.parametrize("read", READERS)
def test_what_fits_no_reading_is_refused_with_an_example(
    read: Callable[[str], object], text: str
) -> None:
    with pytest.raises(DateError) as refusal:
        read(text)
    assert f"“{text}” không phải là ngày" in str(refusal.value)
    assert "ngày/tháng/năm" in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["1959", "05/1959", "5/3", "5/3/26", "050326", "05032026", "45000"]
)
def test_a_full_date_is_never_filled_up_by_guessing(text: str) -> None:
    with pytest.raises(DateError, match="không phải là ngày"):
        parse_date(text)


def test_the_first_and_last_years_are_taken() -> None:
    assert parse_date("01/01/1900") == date(1900, 1, 1)
    assert parse_date("31/12/2100") == date(2100, 12, 31)
    assert parse_date("29/02/2024") == date(2024, 2, 29)


# Partial dates


@pytest.mark.parametrize(
    ("text", "iso", "first"),
    [
        ("1959", "1959", date(1959, 1, 1)),
        (" 1959 ", "1959", date(1959, 1, 1)),
        ("05/1959", "1959-05", date(1959, 5, 1)),
        ("5-1959", "1959-05", date(1959, 5, 1)),
        ("5.1959", "1959-05", date(1959, 5, 1)),
        ("12/1959", "1959-12", date(1959, 12, 1)),
        ("3/5/1959", "1959-05-03", date(1959, 5, 3)),
    ],
)
def test_a_partial_date_may_be_a_year_or_a_month_and_counts_as_its_first_day(
    text: str, iso: str, first: date
) -> None:
    day = parse_partial(text)
    assert day.iso == iso
    assert day.first == first


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("13/1959", "không có tháng 13"),
        ("0/1959", "không có tháng 0"),
        ("1899", "năm 1899 không thể đúng"),
        ("5/2101", "năm 2101 không thể đúng"),
    ],
)
def test_a_partial_date_that_cannot_be_is_refused(text: str, cause: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_partial(text)
    assert f"“{text}”: {cause}" in str(refusal.value)


@pytest.mark.parametrize("text", ["59", "195", "19590", "5/59", "1959/05"])
def test_a_partial_date_has_a_year_of_four_digits_at_its_end(text: str) -> None:
    with pytest.raises(DateError, match=r"năm \(1959\), tháng/năm \(05/1959\)"):
        parse_partial(text)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (PartialDate(1959), "1959"),
        (PartialDate(1959, 5), "05/1959"),
        (PartialDate(1959, 5, 3), "03/05/1959"),
    ],
)
def test_a_partial_date_is_shown_as_far_as_it_is_known(day: PartialDate, text: str) -> None:
    assert day.show() == text


def test_partial_dates_stand_in_order_of_their_first_day_the_less_exact_first() -> None:
    days = [
        PartialDate(1958, 12, 31),
        PartialDate(1959),
        PartialDate(1959, 1),
        PartialDate(1959, 1, 1),
        PartialDate(1959, 1, 2),
        PartialDate(1959, 2),
        PartialDate(1959, 10),
    ]
    for one, other in itertools.pairwise(days):
        assert one < other
        assert not other < one
    assert PartialDate(1959) <= PartialDate(1959)
    assert not PartialDate(1959) < PartialDate(1959)
    assert PartialDate(1960) > PartialDate(1959, 12)


def test_a_partial_date_can_be_a_key() -> None:
    assert {PartialDate(1959, 5): 1}[PartialDate(1959, 5)] == 1


@pytest.mark.parametrize(("month", "day"), [(None, 3), (0, None), (13, None), (2, 29), (5, 0)])
def test_a_partial_date_that_is_none_cannot_be_made(month: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match=r"month|day"):
        PartialDate(1959, month, day)


@pytest.mark.parametrize("iso", ["", "59", "1959-5", "1959-13", "1959-05-3", "05/1959", "1959-00"])
def test_only_a_partial_iso_date_is_read_from_storage(iso: str) -> None:
    with pytest.raises(ValueError, match=r"month|partial ISO"):
        PartialDate.from_iso(iso)


possible_days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
partial_dates = st.builds(
    lambda day, parts: PartialDate(*(day.year, day.month, day.day)[:parts]),
    possible_days,
    st.integers(1, 3),
)


@settings(max_examples=100)
@given(partial_dates)
def test_a_partial_date_is_read_back_from_what_is_shown_and_stored(day: PartialDate) -> None:
    assert parse_partial(day.show()) == day
    assert PartialDate.from_iso(day.iso) == day


@settings(max_examples=100)
@given(partial_dates, partial_dates)
def test_the_order_of_partial_dates_is_that_of_their_first_days(
    one: PartialDate, other: PartialDate
) -> None:
    if one.first != other.first:
        assert (one < other) == (one.first < other.first)
        assert (one.iso < other.iso) == (one < other)


@settings(max_examples=100)
@given(possible_days)
def test_a_date_shown_is_read_back(day: date) -> None:
    assert parse_date(show_date(day)) == day
    assert parse_typed(show_date(day), TODAY) == day
    assert PartialDate.from_date(day).first == day
    assert show_date(day) == day.strftime("%d/%m/%Y")


# Typed in short


@pytest.mark.parametrize(
    "text", ["5/3", "05/03", "5-3", "5.3", "5/3/26", "5.3.26", "050326", "05032026"]
)
def test_a_date_may_be_typed_in_short(text: str) -> None:
    assert parse_typed(text, TODAY) == date(2026, 3, 5)


def test_without_a_year_it_is_this_year_also_when_that_is_still_to_come() -> None:
    assert parse_typed("31/12", TODAY) == date(2026, 12, 31)
    assert parse_typed("31/12", date(2023, 1, 1)) == date(2023, 12, 31)
    with pytest.raises(DateError, match="tháng 2/2026 có từ ngày 1 đến ngày 28"):
        parse_typed("29/2", TODAY)


@pytest.mark.parametrize(
    ("year", "meant"),
    [("00", 2000), ("26", 2026), ("27", 2027), ("28", 1928), ("59", 1959), ("99", 1999)],
)
def test_two_digits_mean_a_year_up_to_the_next_one(year: str, meant: int) -> None:
    assert parse_typed(f"5/3/{year}", TODAY) == date(meant, 3, 5)
    assert parse_typed(f"0503{year}", TODAY) == date(meant, 3, 5)


def test_the_century_of_two_digits_moves_with_today() -> None:
    assert parse_typed("5/3/28", date(2027, 1, 1)) == date(2028, 3, 5)
    assert parse_typed("5/3/29", date(2027, 1, 1)) == date(1929, 3, 5)


@pytest.mark.parametrize("text", ["5/3/0026", "05030026", "5/3/0100"])
def test_a_year_of_four_digits_is_that_year(text: str) -> None:
    with pytest.raises(DateError, match="không thể đúng"):
        parse_typed(text, TODAY)


@pytest.mark.parametrize(
    "text", ["5", "0503", "50326", "5/3/", "5/3/6", "5032026", "5/2026", "1959"]
)
def test_short_forms_that_could_be_two_dates_are_refused(text: str) -> None:
    with pytest.raises(DateError, match="05032026"):
        parse_typed(text, TODAY)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "ngày 15 tháng 3 năm 2026"),
        (date(2026, 11, 1), "ngày 01 tháng 11 năm 2026"),
    ],
)
def test_days_under_ten_and_months_one_and_two_are_padded(day: date, words: str) -> None:
    assert prose_date(day) == words
