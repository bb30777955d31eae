"""Numbers, dates and texts as Excel shows them on a PC set to Vietnamese."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.numbers import parse_number
from desktop.returns.number_format import show_value

COUNT = "#,##0_);-#,##0_);0_);@_)"
RATE = "0.00_);-0.00_);0.00_);@_)"


MOMENT = dt.datetime.fromisoformat("2026-03-05T14:07:09")


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3232, "#,##0", "3.232"),
        (-3232, "#,##0", "-3.232"),
        (27, COUNT, "27"),
        (-1500, COUNT, "-1.500"),
        (0, COUNT, "0"),
        ("không có", COUNT, "không có"),
        ("–", RATE, "–"),
        (99.38, RATE, "99,38"),
        (100, "0.00", "100,00"),
        (96.425, "0.00", "96,43"),
        (-0.001, "0.00", "0,00"),
        (0.9938, "0.00%", "99,38%"),
        (1234567, "#,##0,", "1.235"),
        (1.5, "0.0#", "1,5"),
        (0, "#", ""),
        (7, "00", "07"),
        (27, '0" người"', "27 người"),
        (27, "General", "27"),
        (3232.5, "General", "3232,5"),
        (1 / 3, "General", "0,33333333333"),
        (1e15, "General", "1,00000E+15"),
        (27, "@", "27"),
        (0.5, "# ?/?", "0,5"),
        (27, ";;;", ""),
        ("Cộng", ";;;", ""),
        ("Cộng", "#,##0", "Cộng"),
        (1500000, "#,##0 [$₫-42A]", "1.500.000 ₫"),
        (True, "General", "TRUE"),
        (None, "0", ""),
    ],
)
def test_a_value_is_shown_by_its_format(value: object, number_format: str, shown: str) -> None:
    assert show_value(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd/mm/yyyy", "05/03/2026"),
        ("d/m/yy;@", "5/3/26"),
        ("mm-dd-yy", "05/03/2026"),
        ("[$-42A]mm/yyyy", "03/2026"),
        ('"ngày" dd "tháng" mm', "ngày 05 tháng 03"),
        ("yyyy-mm-dd hh:mm", "2026-03-05 14:07"),
        ("General", "05/03/2026"),
    ],
)
def test_a_day_is_shown_by_its_format(number_format: str, shown: str) -> None:
    assert show_value(MOMENT, number_format) == shown


def test_minutes_are_told_from_months() -> None:
    assert show_value(dt.time(14, 7, 9), "h:mm") == "14:07"
    assert show_value(dt.time(14, 7, 9), "mm:ss") == "07:09"
    assert show_value(dt.timedelta(hours=12), "[h]:mm") == "0,5"


@given(st.integers(-(10**10), 10**10))
def test_a_count_is_read_back_as_it_was(count: int) -> None:
    assert parse_number(show_value(count, COUNT)) == count


@given(st.text(alphabet='0#?,.;"@%_*\\[]$<=E/dmyhs Ga', max_size=12))
def test_no_format_is_too_odd_to_be_shown(number_format: str) -> None:
    for value in (27, -0.5, "chữ", MOMENT, dt.time(14)):
        assert isinstance(show_value(value, number_format), str)
