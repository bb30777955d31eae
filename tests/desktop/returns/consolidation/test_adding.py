"""Adding figures up: sums, percentages anew, people and attendances never mixed (CONTRACT §3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from db.figures import CATALOGUE, Rate, State, Unit, Value
from db.numbers import percent
from desktop.returns.consolidation.adding import BeforeSum, FigureSum, added_state

COUNTS = [each for each in CATALOGUE.values() if not isinstance(each.how, Rate)]
STATES = st.sampled_from(list(State))


def unit_with(**numbers: int) -> list[Value]:
    """Give some figures of a unit, by ids written with _ for the dot."""
    return [
        Value(id_, number, CATALOGUE[id_.partition("[")[0]].unit, State.COUNTED)
        for name, number in numbers.items()
        for id_ in [name.replace("__", ".", 1)]
    ]


def summed(*units: Sequence[Value]) -> Mapping[str, Value]:
    whole = FigureSum()
    for order, unit in enumerate(units):
        whole.add(unit, str(order))
    return whole.values()


@settings(max_examples=50)
@given(st.lists(st.fixed_dictionaries({each.id: st.integers(0, 999) for each in COUNTS})))
def test_every_count_is_the_sum_and_every_rate_is_worked_out_anew(
    units: list[dict[str, int]],
) -> None:
    found = summed(
        *(
            [Value(id_, n, CATALOGUE[id_].unit, State.COUNTED) for id_, n in unit.items()]
            for unit in units
        )
    )
    for figure in CATALOGUE.values():
        if not units:
            assert figure.id not in found
        elif isinstance(figure.how, Rate):
            part, whole = (
                sum(unit[each] for unit in units) for each in (figure.how.part, figure.how.whole)
            )
            assert found[figure.id].number == percent(part, whole)
            assert found[figure.id].unit is Unit.PERCENT
        else:
            assert found[figure.id].number == sum(unit[figure.id] for unit in units)
            assert found[figure.id].unit is figure.unit


def test_the_published_rate_comes_of_its_two_sums_not_of_the_units_rates() -> None:
    # The mean of 100 % and 99 % would be 99,50.
    found = summed(
        unit_with(meetings__due=1252, meetings__present=1252),
        unit_with(meetings__due=2000, meetings__present=1980),
    )
    assert found["meetings.rate"].number == Decimal("99.38")


def test_a_rate_over_nothing_has_no_number() -> None:
    found = summed(unit_with(meetings__due=0, meetings__present=0))
    assert found["meetings.rate"].number is None


def test_what_narrows_a_figure_is_compared_without_case_and_written_as_first_met() -> None:
    def sessions(code: str, number: int) -> list[Value]:
        return [Value(f"study.sessions[subject={code}]", number, Unit.THINGS, State.COUNTED)]

    found = summed(sessions("Kl01", 2), sessions("KL01", 3), sessions("nq57", 1))
    assert {id_: each.number for id_, each in found.items()} == {
        "study.sessions[subject=Kl01]": 5,
        "study.sessions[subject=nq57]": 1,
    }


def test_of_two_spellings_that_of_the_unit_first_in_order_stays_whichever_comes_first() -> None:
    whole = FigureSum()
    whole.add([Value("documents.issued[type=bc]", 1, Unit.THINGS, State.COUNTED)], "2")
    whole.add([Value("documents.issued[type=BC]", 1, Unit.THINGS, State.COUNTED)], "1")
    assert list(whole.values()) == ["documents.issued[type=BC]"]


def test_figures_come_as_the_catalogue_has_them_unfiltered_first() -> None:
    found = summed(
        [
            Value(id_, 1, Unit.THINGS, State.COUNTED)
            for id_ in (
                "documents.issued[type=KH]",
                "models.new[kind=dvk]",
                "documents.issued",
                "meetings.held",
                "models.new",
            )
        ]
    )
    assert list(found) == [
        "meetings.held",
        "models.new",
        "models.new[kind=dvk]",
        "documents.issued",
        "documents.issued[type=KH]",
    ]


@given(st.lists(STATES, min_size=1))
def test_a_sum_is_counted_where_one_part_is_and_declared_none_where_all_are(
    states: list[State],
) -> None:
    wanted = State.NOT_FILLED
    if State.COUNTED in states:
        wanted = State.COUNTED
    elif all(each is State.DECLARED for each in states):
        wanted = State.DECLARED
    assert added_state(states) is wanted


def test_the_period_before_is_compared_where_every_unit_has_it() -> None:
    parts: list[dict[str, int | Decimal]] = [
        {"meetings.due": 10, "meetings.present": 9, "meetings.rate": Decimal(90), "models.new": 1},
        {"meetings.due": 10, "meetings.present": 10, "meetings.rate": Decimal(100)},
    ]
    whole = BeforeSum()
    for each in parts:
        whole.add(each)
    assert whole.numbers() == {
        "meetings.due": 20,
        "meetings.present": 19,
        "meetings.rate": Decimal("95.00"),
    }
