"""What is odd about a member, and the full years between two days (CONTRACT §2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import PartialDate
from db.registers.checks import years_between
from db.registers.members import MEMBERS
from tests.db.chapter import partial

TODAY = date(2026, 11, 20)


def rules(**values: object) -> list[str]:
    remarks = MEMBERS.remarks({"full_name": "Lê Văn Tám"} | values, TODAY)
    assert all("Lê Văn Tám" in str(message) for _rule, message in remarks)
    return [rule for rule, _message in remarks]


@pytest.mark.parametrize(
    ("birth", "joined", "odd"),
    [
        ("2000-06-15", "2018-06-14", True),
        ("2000-06-15", "2018-06-15", False),
        ("2000", "2018", False),
        ("2000", "2017", True),
        ("2000-06", "2018-05", True),
        (None, "2018", False),
        ("2000", None, False),
    ],
)
def test_joining_before_the_age_of_18_is_odd(
    birth: str | None, joined: str | None, odd: bool
) -> None:
    found = rules(birth=partial(birth), joined=partial(joined), official=PartialDate(2026))
    assert found == (["joined_too_young"] if odd else [])


@pytest.mark.parametrize(
    ("joined", "official", "odd"),
    [
        ("2024-11-20", None, True),
        ("2024-11-21", None, False),
        ("2024", None, True),
        ("2000", "2001", False),
        (None, None, False),
    ],
)
def test_no_official_day_two_years_after_joining_is_odd(
    joined: str | None, official: str | None, odd: bool
) -> None:
    found = rules(joined=partial(joined), official=partial(official))
    assert found == (["official_missing"] if odd else [])


def test_a_member_of_whom_little_is_known_is_not_odd() -> None:
    assert rules() == []


days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(days, days)
def test_full_years_are_the_birthdays_passed(born: date, day: date) -> None:
    birth = PartialDate(born.year, born.month, born.day)
    passed = sum(
        (year, born.month, born.day) <= (day.year, day.month, day.day)
        for year in range(born.year + 1, 2102)
    )
    if day >= born:
        assert years_between(birth, day) == passed
