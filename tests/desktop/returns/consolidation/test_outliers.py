"""What stands apart from units of its like: each digit mistyped, and few enough to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.figures import CATALOGUE, State, Value
from desktop.returns.before import Before
from desktop.returns.consolidation.outliers import Outlier, Why, outliers
from desktop.returns.consolidation.summing import OfUnit, Part
from tests.desktop.returns.consolidation.committee import NOW

SOME = st.lists(st.integers(40, 80), min_size=8, max_size=40)
PUBLIC, HELD = "study.public_attendances", "meetings.held"


def unit(place: int, members: int = 20, **more: Any) -> OfUnit:
    """Return a unit of some members, its figures written with __ for the dot."""
    figures = {name.replace("__", "."): number for name, number in more.items()}
    code = f"CB{place:02}"
    part = Part(code, f"Chi bộ {place}", 1, NOW, b"", content="")
    told = {id_: (number, State.COUNTED) for id_, number in figures.items()}
    return OfUnit(part, {"members.total": (members, State.COUNTED), **told}, members)


def with_figure(numbers: Sequence[int], figure: str = PUBLIC, members: int = 20) -> list[OfUnit]:
    told = [{figure.replace(".", "__"): each} for each in numbers]
    return [unit(place, members, **each) for place, each in enumerate(told)]


def found(units: Sequence[OfUnit]) -> list[Outlier]:
    ids = dict.fromkeys(id_ for each in units for id_ in each.figures)
    totals: Mapping[str, Value] = {
        id_: Value(id_, 0, CATALOGUE[id_.partition("[")[0]].unit, State.COUNTED) for id_ in ids
    }
    return outliers(units, totals, list(totals), Before())


def asked(units: Sequence[OfUnit]) -> list[tuple[str, str]]:
    return [(each.code, each.figure) for each in found(units)]


@settings(max_examples=40, deadline=None)
@given(SOME, st.sampled_from([PUBLIC, HELD, "members.total"]), st.data())
def test_a_digit_too_many_in_one_unit_is_asked_about_and_nothing_else(
    numbers: list[int], figure: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(numbers) - 1))
    wrong = [number * 10 if place == at else number for place, number in enumerate(numbers)]
    assert asked(with_figure(numbers, figure)) == []
    assert asked(with_figure(wrong, figure)) == [(f"CB{at:02}", figure)]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(60, 80), min_size=8, max_size=40), st.data())
def test_a_digit_lost_in_one_unit_is_asked_about(numbers: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(numbers) - 1))
    lost = [number // 10 if place == at else number for place, number in enumerate(numbers)]
    assert asked(with_figure(lost)) == [(f"CB{at:02}", PUBLIC)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(60, 6000), min_size=8, max_size=40), st.integers(2, 50))
def test_all_counted_in_other_measures_stands_apart_as_before(
    numbers: list[int], times: int
) -> None:
    before = asked(with_figure(numbers))
    assert asked(with_figure([each * times for each in numbers])) == before
    assert asked(with_figure([each * times for each in numbers], members=20 * times)) == before


@given(st.integers(0, 10_000), st.integers(8, 30), st.integers(1, 500))
@settings(max_examples=25, deadline=None)
def test_units_alike_give_nothing_to_ask(number: int, units: int, members: int) -> None:
    assert asked(with_figure([number] * units, members=members)) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 10**6), min_size=8, max_size=60))
def test_what_is_common_is_passed_by(numbers: list[int]) -> None:
    assert len(found(with_figure(numbers))) <= 2 * max(2, len(numbers) // 20)


def test_a_figure_many_times_more_in_some_units_than_in_others_is_not_asked_about_by_that() -> None:
    """As beneficiaries of models are: none in half of the units, from 14 to 339 in the rest."""
    skewed = [0] * 33 + [14, 19, 34, 37, 38, 40, 69, 73, 75, 77, 88, 94, 109, 110, 115, 117, 119]
    skewed += [120, 121, 123, 131, 158, 160, 169, 173, 174, 185, 189, 195, 198, 235, 271, 290, 339]
    assert asked(with_figure(skewed)) == []
    assert asked(with_figure([*skewed, 3390])) == [("CB67", PUBLIC)]


def test_fewer_units_than_eight_tell_nothing() -> None:
    assert asked(with_figure([50] * 6 + [500])) == []
    assert asked(with_figure([50] * 7 + [500])) == [("CB07", PUBLIC)]


def test_people_are_held_against_the_units_members_and_what_is_usual_is_reckoned_so() -> None:
    sizes = [10, 12, 15, 18, 20, 24, 28, 30, 34, 40]
    units = [
        unit(place, size, study__public_attendances=size * (4 if place % 2 else 2))
        for place, size in enumerate(sizes)
    ]
    assert asked(units) == []
    wrong = replace(units[4], figures={**units[4].figures, PUBLIC: (800, State.COUNTED)})
    (odd,) = found([*units[:4], wrong, *units[5:]])
    assert (odd.why, odd.number, odd.usual, odd.low, odd.high) == (Why.LIKE, 800, 80, 40, 80)


def test_a_committee_is_not_held_against_chapters() -> None:
    chapters = [unit(place, 12 + place, meetings__held=12) for place in range(12)]
    above = [unit(place, 300 + place, meetings__held=140) for place in range(20, 29)]
    assert [each for each in asked([*chapters, *above]) if each[1] == HELD] == []
    lost = [*above[:8], unit(28, 308, meetings__held=12)]
    assert (("CB28", HELD)) in asked([*chapters, *lost])


@pytest.mark.parametrize(("number", "told"), [(0, True), (5, True), (10, False)])
def test_hardly_any_where_all_others_have_many(number: int, told: bool) -> None:
    units = with_figure([24] * 20 + [number], HELD)
    assert asked(units) == ([("CB20", HELD)] if told else [])


@pytest.mark.parametrize(
    ("due", "rate", "told"), [(400, "60.00", True), (400, "85.00", False), (3, "33.33", False)]
)
def test_a_rate_stands_apart_by_points_and_by_more_than_a_handful_of_people(
    due: int, rate: str, told: bool
) -> None:
    usual: dict[str, Any] = {"meetings__due": due, "meetings__rate": Decimal("98.00")}
    units = [unit(place, **usual) for place in range(12)]
    units.append(unit(12, meetings__due=due, meetings__rate=Decimal(rate)))
    assert asked(units) == ([("CB12", "meetings.rate")] if told else [])


def test_the_units_own_past_is_told_before_its_like() -> None:
    units = with_figure([50] * 10 + [500])
    units[10] = replace(units[10], far={PUBLIC: 45})
    (odd,) = found(units)
    assert (odd.why, odd.usual, odd.low, odd.high) == (Why.PAST, 45, 45, 45)
