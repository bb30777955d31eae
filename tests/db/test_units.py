"""Units below: whose return a period wants, what a unit is called, and who took its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.periods import Period
from db.schema import code_key
from db.units import UnitList, UnitSpan, UnitStanding

QUARTER = Period.parse("2026-Q1")
IN_BEING, WITHIN, BEFORE, NOT_YET, UNKNOWN = UnitStanding
few = settings(max_examples=60, deadline=None)


def span(
    code: str, start: str | None = None, end: str | None = None, by: str = "", name: str = ""
) -> UnitSpan:
    first, last = (None if day is None else date.fromisoformat(day) for day in (start, end))
    return UnitSpan(code, name or f"Chi bộ {code}", first, last, by)


def units(*spans: UnitSpan) -> UnitList:
    return UnitList(spans)


def keys(spans: Sequence[UnitSpan]) -> list[str]:
    return [code_key(each.code) for each in spans]


@pytest.mark.parametrize(
    ("start", "end", "standing"),
    [
        (None, None, IN_BEING),
        (None, "2026-03-31", IN_BEING),
        (None, "2026-03-30", WITHIN),
        (None, "2026-01-01", WITHIN),
        (None, "2025-12-31", BEFORE),
        ("2026-03-31", None, IN_BEING),
        ("2026-04-01", None, NOT_YET),
        ("2026-02-01", "2026-02-02", WITHIN),
    ],
)
def test_a_period_wants_the_return_of_who_is_in_being_on_its_last_day(
    start: str | None, end: str | None, standing: UnitStanding
) -> None:
    listed = units(span("A", start, end))
    assert listed.standing("A", QUARTER) is standing
    assert keys(listed.expected(QUARTER)) == (["a"] if standing is IN_BEING else [])
    assert keys(listed.ended_within(QUARTER)) == (["a"] if standing is WITHIN else [])


def test_a_unit_out_of_the_list_is_unknown_and_has_no_name() -> None:
    listed = units(span("A"))
    assert listed.standing("B", QUARTER) is UNKNOWN
    assert listed.name("B", QUARTER) == ""
    assert listed.successor("B") is listed.span_on("B", QUARTER.end) is None


def test_units_stand_in_the_order_of_the_list_each_once_as_it_is_called_that_day() -> None:
    listed = units(
        span("B", end="2026-02-28", name="Tên cũ"),
        span("A"),
        span("b ", "2026-03-01", name="Tên mới"),
    )
    assert [each.name for each in listed.expected(QUARTER)] == ["Tên mới", "Chi bộ A"]
    assert listed.standing(" b", QUARTER) is IN_BEING
    assert listed.name("B", Period.parse("2025")) == "Tên cũ"
    assert listed.ended_within(QUARTER) == []


def test_of_spans_that_overlap_the_latest_begun_is_the_unit() -> None:
    listed = units(span("A", "2026-02-01", name="Sau"), span("A", end="2026-03-31", name="Trước"))
    assert listed.name("A", QUARTER) == "Sau"
    assert len(listed.expected(QUARTER)) == 1


def test_a_unit_that_is_not_there_has_its_last_name_or_the_one_it_will_have() -> None:
    listed = units(span("A", "2024-01-01", "2024-12-31", name="Xưa"), span("B", "2027-01-01"))
    assert listed.name("A", QUARTER) == "Xưa"
    assert listed.name("B", QUARTER) == "Chi bộ B"


def test_a_unit_that_came_back_after_it_ended_within_is_not_missed_before_it_does() -> None:
    listed = units(span("A", end="2026-01-31", name="Trước"), span("A", "2026-06-01", name="Sau"))
    assert listed.standing("A", QUARTER) is WITHIN
    assert [each.name for each in listed.ended_within(QUARTER)] == ["Trước"]
    assert listed.expected(Period.parse("2026-Q2")) == [listed.spans[1]]


def test_a_successor_is_followed_to_the_last() -> None:
    listed = units(
        span("A", end="2025-06-30", by="b"),
        span("B", "2025-07-01", "2025-12-31", by="C"),
        span("C", "2026-01-01", name="Tên cũ"),
        span("C", "2026-03-01", name="Tên mới"),
        span("D", end="2025-06-30", by="không có"),
    )
    found = listed.successor("A")
    assert found is not None
    assert found.name == "Tên mới"
    assert listed.successor("B") == found
    assert listed.successor("C") is listed.successor("D") is None


def test_a_unit_that_came_back_has_no_successor() -> None:
    listed = units(
        span("A", end="2024-12-31", by="B"),
        span("B", "2025-01-01", "2025-12-31", by="A"),
        span("A", "2026-01-01"),
    )
    assert listed.successor("A") is None
    assert listed.successor("B") == listed.spans[2]


days = st.none() | st.dates(date(2025, 6, 1), date(2026, 9, 30))


@st.composite
def spans(draw: st.DrawFn) -> UnitSpan:
    code = draw(st.sampled_from(["A", "a ", "B", "C", "Đ"]))
    by = draw(st.sampled_from(["", "A", "b", "C", "Đ", "X"]))
    first, last = draw(days), draw(days)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return UnitSpan(code, draw(st.sampled_from(["Một", "Hai"])), first, last, by)


lists = st.lists(spans(), max_size=6)


@few
@given(lists)
def test_every_unit_is_expected_or_ended_within_or_neither(found: list[UnitSpan]) -> None:
    listed = units(*found)
    expected, ended = listed.expected(QUARTER), listed.ended_within(QUARTER)
    for group, standing in ((expected, IN_BEING), (ended, WITHIN)):
        so = [each for each in found if listed.standing(each.code, QUARTER) is standing]
        assert keys(group) == list(dict.fromkeys(keys(so)))
    assert all(each.covers(QUARTER.end) for each in expected)


@few
@given(lists, st.randoms(use_true_random=False))
def test_whose_return_is_wanted_does_not_hang_on_the_order_of_the_list(
    found: list[UnitSpan], dice: Random
) -> None:
    shuffled = list(found)
    dice.shuffle(shuffled)
    for each in found:
        one, other = units(*found), units(*shuffled)
        assert one.standing(each.code, QUARTER) is other.standing(each.code, QUARTER)
        assert one.name(each.code, QUARTER) != ""


@few
@given(lists, st.dates(date(2025, 6, 2), date(2026, 9, 29)))
def test_a_unit_renamed_on_any_day_owes_the_same_returns(
    found: list[UnitSpan], change: date
) -> None:
    renamed = [
        part
        for each in found
        for part in (
            (
                replace(each, end=change - timedelta(days=1), replaced_by=""),
                replace(each, start=change, name="Tên mới"),
            )
            if each.first < change <= each.last
            else (each,)
        )
    ]
    one, other = units(*found), units(*renamed)
    assert keys(one.expected(QUARTER)) == keys(other.expected(QUARTER))
    for each in found:
        assert one.standing(each.code, QUARTER) is other.standing(each.code, QUARTER)


@few
@given(lists)
def test_a_successor_is_another_unit_of_the_list_whatever_circles_it_holds(
    found: list[UnitSpan],
) -> None:
    listed = units(*found)
    for each in found:
        last = listed.successor(each.code)
        if last is not None:
            assert last in found
            assert code_key(last.code) != code_key(each.code)
