"""The day offered for a new meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.periods import Period
from db.schema import MeetingKind
from desktop.ui.screens.meetings.days import default_day, usual_day

TODAY = date(2026, 11, 23)
ORDINARY, STUDY = MeetingKind.ORDINARY, MeetingKind.STUDY


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("before", "offered"),
    [
        (["2026-10-05", "2026-09-05"], "2026-11-05"),  # this month has none yet
        (["2026-11-05", "2026-10-05"], "2026-12-05"),  # it has
        (["2026-12-05"], "2027-01-05"),  # written down ahead, over the year's end
        (["2026-11-07", "2026-10-03", "2026-09-05"], "2026-12-05"),  # first Saturday
        (["2026-10-31", "2026-08-29", "2026-05-30"], "2026-11-28"),  # fifth Saturday: no such
        (["2026-10-31"], "2026-11-30"),  # a month too short
        (["2026-10-07", "2026-09-05"], "2026-11-07"),  # no habit: the last one's day
    ],
)
def test_a_monthly_meeting_falls_on_its_usual_day(before: list[str], offered: str) -> None:
    assert default_day(ORDINARY, days(*before), TODAY) == date.fromisoformat(offered)


def test_other_kinds_and_the_first_of_all_are_today() -> None:
    assert default_day(STUDY, days("2026-10-05"), TODAY) == TODAY
    assert default_day(ORDINARY, [], TODAY) == TODAY


@pytest.mark.parametrize(
    ("kind", "period", "offered"),
    [
        (ORDINARY, "2026-09", "2026-09-05"),
        (ORDINARY, "2026-Q4", "2026-12-05"),
        (ORDINARY, "2026-09-20..2026-09-30", "2026-09-20"),
        (STUDY, "2026-Q4", "2026-11-23"),
        (STUDY, "2027-Q1", "2027-01-01"),
    ],
)
def test_a_period_asked_for_holds_the_day(kind: MeetingKind, period: str, offered: str) -> None:
    found = default_day(kind, days("2026-08-05"), TODAY, Period.parse(period))
    assert found == date.fromisoformat(offered)


@given(
    st.sampled_from(MeetingKind),
    st.lists(st.dates(date(2000, 1, 1), date(2090, 1, 1)), max_size=3),
    st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    st.integers(0, 800),
)
def test_whatever_came_before_the_day_lies_in_the_period(
    kind: MeetingKind, before: list[date], start: date, length: int
) -> None:
    period = Period(start, start + timedelta(days=length))
    assert period.contains(default_day(kind, sorted(before, reverse=True), TODAY, period))


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2090, 1, 1)), min_size=1, max_size=3),
    st.integers(2000, 2090),
    st.integers(1, 12),
)
def test_the_usual_day_lies_in_its_month(before: list[date], year: int, month: int) -> None:
    found = usual_day(before, year, month)
    assert (found.year, found.month) == (year, month)
