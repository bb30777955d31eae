"""Periods as the commands name them (CONTRACT §1), and those compared with them (CONTRACT §4)."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from db.periods import Period, PeriodError


def period(start: str, end: str) -> Period:
    return Period(date.fromisoformat(start), date.fromisoformat(end))


NAMED = [
    ("2023-05", "2023-05-01", "2023-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2023-12", "2023-12-01", "2023-12-31"),
    ("2023-Q1", "2023-01-01", "2023-03-31"),
    ("2023-Q2", "2023-04-01", "2023-06-30"),
    ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2023-Q4", "2023-10-01", "2023-12-31"),
    ("2023-H1", "2023-01-01", "2023-06-30"),
    ("2023-H2", "2023-07-01", "2023-12-31"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("1900", "1900-01-01", "1900-12-31"),
    ("2100", "2100-01-01", "2100-12-31"),
    ("2021-05-18..2023-05-18", "2021-05-18", "2023-05-18"),
    ("2023-05-18..2023-05-18", "2023-05-18", "2023-05-18"),
    ("2023-05-01..2023-05-30", "2023-05-01", "2023-05-30"),
    ("2023-05-02..2023-05-31", "2023-05-02", "2023-05-31"),
    ("2023-02-01..2023-04-30", "2023-02-01", "2023-04-30"),
    ("2022-01-01..2023-12-31", "2022-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), NAMED)
def test_a_period_is_read_with_both_days_counted(text: str, start: str, end: str) -> None:
    assert Period.parse(text) == period(start, end)


@pytest.mark.parametrize(("text", "start", "end"), NAMED)
def test_its_text_is_the_shortest_that_names_it(text: str, start: str, end: str) -> None:
    assert period(start, end).text == text


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (" 2023-q2 ", "2023-Q2"),
        ("2023-h1", "2023-H1"),
        ("2023-01..2023", None),
        ("2023-05-18 .. 2023-06-18", "2023-05-18..2023-06-18"),
        ("2023-05-01..2023-05-31", "2023-05"),
    ],
)
def test_case_and_spaces_do_not_matter(text: str, same: str | None) -> None:
    if same is None:
        with pytest.raises(PeriodError):
            Period.parse(text)
    else:
        assert Period.parse(text).text == same


@pytest.mark.parametrize(
    "text",
    [
        "",
        "năm 2023",
        "23",
        "2023-5",
        "2023-Q0",
        "2023-Q5",
        "2023-H0",
        "2023-H3",
        "2023Q1",
        "2023-",
        "05/2023",
        "2023-05-18",
        "2023-05-18..",
        "2023-05-18...2023-05-19",
        "18/05/2021..18/05/2023",
        "٢٠٢٣",
    ],
)
def test_what_names_no_period_is_refused_with_the_forms_there_are(text: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        Period.parse(text)
    sentence = str(refusal.value)
    assert f"“{text}” không phải là kỳ số liệu" in sentence
    for form in ("2023-05", "2023-Q2", "2023-H1", "(2023)", "2021-05-18..2023-05-18"):
        assert form in sentence


@pytest.mark.parametrize(
    "text",
    [
        "2023-13",
        "2023-00",
        "0000",
        "2023-02-29..2023-03-01",
        "2023-02-01..2023-02-30",
    ],
)
def test_months_and_days_not_in_the_calendar_are_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="không có trong lịch") as refusal:
        Period.parse(text)
    assert text in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["1899", "2101", "1899-12-31..1900-01-31", "2100-12-01..2101-01-01"]
)
def test_years_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(PeriodError, match="từ 1900 đến 2100") as refusal:
        Period.parse(text)
    assert text in str(refusal.value)


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(PeriodError) as refusal:
        Period.parse("2023-05-18..2023-05-17")
    assert "từ 18/05/2023 đến 17/05/2023 có ngày cuối trước ngày đầu" in str(refusal.value)
    with pytest.raises(PeriodError):
        period("2023-05-18", "2023-05-17")


def test_periods_are_made_from_a_year_and_its_part() -> None:
    assert Period.month(2024, 2) == Period.parse("2024-02")
    assert Period.quarter(2024, 3) == Period.parse("2024-Q3")
    assert Period.half(2024, 2) == Period.parse("2024-H2")
    assert Period.year(2024) == Period.parse("2024")


def test_periods_stand_in_order_of_their_start_then_end() -> None:
    texts = ["2022", "2023-01", "2023-Q1", "2023-H1", "2023", "2023-02"]
    assert [p.text for p in sorted(Period.parse(t) for t in reversed(texts))] == texts


def test_days_and_contents_count_both_ends() -> None:
    fortnight = period("2023-05-18", "2023-05-31")
    assert fortnight.days == 14
    inside = [n for n in range(1, 32) if fortnight.contains(date(2023, 5, n))]
    assert inside == list(range(18, 32))
    assert not fortnight.contains(date(2023, 6, 1))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("2023-05", ["2023-05"]),
        ("2023-Q1", ["2023-01", "2023-02", "2023-03"]),
        (
            "2022-11-20..2023-02-10",
            ["2022-11-20..2022-11-30", "2022-12", "2023-01", "2023-02-01..2023-02-10"],
        ),
        ("2023-05-18..2023-05-18", ["2023-05-18..2023-05-18"]),
        ("2023-05-30..2023-06-01", ["2023-05-30..2023-05-31", "2023-06-01..2023-06-01"]),
    ],
)
def test_months_are_the_pieces_between_calendar_months(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in Period.parse(text).months()] == pieces


@pytest.mark.parametrize(
    ("text", "to_date"),
    [
        ("2023-05", "2023-01-01..2023-05-31"),
        ("2023-Q2", "2023-H1"),
        ("2023", "2023"),
        ("2021-05-18..2023-05-18", "2023-01-01..2023-05-18"),
    ],
)
def test_the_year_to_date_runs_from_january_of_the_last_days_year(text: str, to_date: str) -> None:
    assert Period.parse(text).year_to_date().text == to_date


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2023-05", "2022-05"),
        ("2023", "2022"),
        ("2023-05-18..2023-06-18", "2022-05-18..2022-06-18"),
        ("2024-02", "2023-02"),
        ("2024-02-29..2024-02-29", "2023-02-28..2023-02-28"),
        ("2024-02-28..2024-03-29", "2023-02-28..2023-03-29"),
        ("2024-01-29..2024-02-28", "2023-01-29..2023-02-28"),
        ("2025-02", "2024-02-01..2024-02-28"),  # the same days, not the same month
    ],
)
def test_the_year_before_is_the_same_days_one_year_back(text: str, before: str) -> None:
    assert Period.parse(text).year_before().text == before


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2023-05", "2023-04"),
        ("2024-03", "2024-02"),
        ("2024-01", "2023-12"),
        ("2023-Q2", "2023-Q1"),
        ("2023-Q1", "2022-Q4"),
        ("2023-H2", "2023-H1"),
        ("2023-H1", "2022-H2"),
        ("2023", "2022"),
        ("2023-05-01..2023-05-30", None),
        ("2023-02-01..2023-04-30", None),
        ("2022-01-01..2023-12-31", None),
        ("2021-05-18..2023-05-18", None),
    ],
)
def test_the_period_before_is_the_one_of_its_kind_that_ends_the_day_before(
    text: str, before: str | None
) -> None:
    found = Period.parse(text).before()
    assert (found and found.text) == before


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2026", "Năm 2026"),
        ("2026-H1", "6 tháng đầu năm 2026"),
        ("2026-H2", "6 tháng cuối năm 2026"),
        ("2026-Q4", "Quý IV năm 2026"),
        ("2026-02", "Tháng 2 năm 2026"),
        ("2021-05-18..2023-05-18", "Từ ngày 18/05/2021 đến ngày 18/05/2023"),
    ],
)
def test_a_period_is_called_as_people_call_it(text: str, name: str) -> None:
    assert str(Period.parse(text).name) == name


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("2023", False),
        ("2024", False),
        ("2023-05", False),
        ("2021-05-18..2022-05-17", False),
        ("2021-05-18..2022-05-18", True),
        ("2021-05-18..2023-05-18", True),
        ("2020-02-29..2021-02-28", False),
        ("2020-02-29..2021-03-01", True),
        ("2023-03-01..2024-02-29", False),
        ("2023-03-01..2024-03-01", True),
        ("2023-02-28..2024-02-27", False),
        ("2023-02-28..2024-02-28", True),
    ],
)
def test_over_a_year_is_longer_than_twelve_months(text: str, over: bool) -> None:
    assert Period.parse(text).over_a_year is over


spans = st.builds(
    lambda start, length: Period(start, min(start + timedelta(days=length), date(2100, 12, 31))),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.integers(0, 1500),
)
calendar_periods = (
    st.builds(Period.year, st.integers(1900, 2100))
    | st.builds(Period.half, st.integers(1900, 2100), st.integers(1, 2))
    | st.builds(Period.quarter, st.integers(1900, 2100), st.integers(1, 4))
    | st.builds(Period.month, st.integers(1900, 2100), st.integers(1, 12))
)


@settings(max_examples=200)
@given(spans | calendar_periods)
def test_every_period_is_read_back_from_its_text(any_period: Period) -> None:
    assert Period.parse(any_period.text) == any_period
    assert Period.parse(any_period.text.lower()) == any_period


@settings(max_examples=100)
@given(spans)
@example(period("2023-01-31", "2023-03-01"))
def test_months_lie_end_to_end_and_each_within_one_month(any_period: Period) -> None:
    pieces = any_period.months()
    assert (pieces[0].start, pieces[-1].end) == (any_period.start, any_period.end)
    for piece, following in itertools.pairwise(pieces):
        assert piece.end + timedelta(days=1) == following.start
        assert following.start.day == 1
    assert all(p.start.replace(day=1) == p.end.replace(day=1) for p in pieces)
    assert sum(p.days for p in pieces) == any_period.days


@settings(max_examples=100)
@given(spans)
def test_a_period_of_up_to_a_year_does_not_meet_the_year_before(any_period: Period) -> None:
    meets = any_period.year_before().end >= any_period.start
    assert meets == any_period.over_a_year
