"""Belonging and being due on a day, sentence by sentence of CONTRACT §3."""

from __future__ import annotations

import itertools
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.standing import Life, Standing, StandingEvent, StandingKind, life

ARRIVED, TRANSFERRED, LEFT, DIED = (
    StandingKind.ARRIVED,
    StandingKind.TRANSFERRED,
    StandingKind.LEFT,
    StandingKind.DIED,
)
EXEMPT, AWAY, HERE = StandingKind.EXEMPT, StandingKind.AWAY, StandingKind.HERE
LEAVINGS = (TRANSFERRED, LEFT, DIED)

JOINED = date(2010, 1, 1)


def day(number: int) -> date:
    """Return the n-th day of March 2020, counted on beyond it and back before it."""
    return date(2020, 3, 1) + timedelta(days=number - 1)


def row(kind: StandingKind, start: int, end: int | None = None) -> StandingEvent:
    return StandingEvent(kind, day(start), None if end is None else day(end))


def belonging(person: Life, first: int = 1, last: int = 31) -> list[int]:
    return [number for number in range(first, last + 1) if person.belongs(day(number))]


# Belonging


def test_belonging_starts_with_the_day_of_joining() -> None:
    assert life(day(5), None, []).stays == ((day(5), date.max),)


def test_without_a_day_of_joining_it_starts_from_the_start() -> None:
    assert life(None, None, []).stays == ((date.min, date.max),)


@pytest.mark.parametrize("joined", [None, JOINED, day(20)])
def test_it_starts_with_the_first_arrival_where_that_comes_before_any_leaving(
    joined: date | None,
) -> None:
    assert life(joined, None, [row(ARRIVED, 10)]).stays == ((day(10), date.max),)


@pytest.mark.parametrize("kind", LEAVINGS)
def test_it_ends_the_day_before_a_leaving(kind: StandingKind) -> None:
    assert life(JOINED, None, [row(kind, 10)]).stays == ((JOINED, day(9)),)


def test_an_arrival_after_a_leaving_does_not_move_the_start() -> None:
    person = life(JOINED, None, [row(TRANSFERRED, 10), row(ARRIVED, 20)])
    assert person.stays == ((JOINED, day(9)), (day(20), date.max))


def test_each_later_arrival_opens_a_new_stay() -> None:
    rows = [row(ARRIVED, 2), row(LEFT, 5), row(ARRIVED, 10), row(TRANSFERRED, 12), row(ARRIVED, 20)]
    assert life(JOINED, None, rows).stays == (
        (day(2), day(4)),
        (day(10), day(11)),
        (day(20), date.max),
    )


def test_a_second_arrival_during_a_stay_changes_nothing() -> None:
    assert life(JOINED, None, [row(ARRIVED, 2), row(ARRIVED, 9)]).stays == ((day(2), date.max),)


def test_a_second_leaving_changes_nothing() -> None:
    assert life(JOINED, None, [row(LEFT, 9), row(DIED, 12)]).stays == ((JOINED, day(8)),)


@pytest.mark.parametrize("joined", [9, 10])
def test_who_leaves_on_or_before_the_day_of_joining_never_belonged(joined: int) -> None:
    assert life(day(joined), None, [row(LEFT, 9)]).stays == ()


def test_who_joins_the_day_before_leaving_belonged_for_one_day() -> None:
    assert life(day(8), None, [row(LEFT, 9)]).stays == ((day(8), day(8)),)


@pytest.mark.parametrize("kind", LEAVINGS)
def test_on_one_day_a_leaving_comes_before_an_arrival(kind: StandingKind) -> None:
    for rows in ([row(ARRIVED, 10), row(kind, 10)], [row(kind, 10), row(ARRIVED, 10)]):
        person = life(JOINED, None, rows)
        assert person.stays == ((JOINED, day(9)), (day(10), date.max))


@pytest.mark.parametrize("kind", LEAVINGS)
def test_on_one_day_a_leaving_comes_before_coming_as_a_guest(kind: StandingKind) -> None:
    for rows in ([row(HERE, 10), row(kind, 10)], [row(kind, 10), row(HERE, 10)]):
        person = life(JOINED, None, rows)
        assert person.stays == ((JOINED, day(9)),)
        assert person.is_here(day(10))


@pytest.mark.parametrize("joined", [None, JOINED, day(20)])
def test_whose_first_row_is_here_belongs_only_from_an_arrival(joined: date | None) -> None:
    assert life(joined, None, [row(HERE, 5)]).stays == ()
    assert life(joined, None, [row(HERE, 5), row(LEFT, 8)]).stays == ()
    rows = [row(HERE, 5), row(ARRIVED, 10), row(LEFT, 15)]
    assert life(joined, None, rows).stays == ((day(10), day(14)),)


def test_a_guest_who_arrives_on_the_same_day_belongs_from_it() -> None:
    assert life(JOINED, None, [row(HERE, 5), row(ARRIVED, 5)]).stays == ((day(5), date.max),)


@pytest.mark.parametrize("kind", [EXEMPT, AWAY])
def test_exempt_and_away_rows_do_not_move_belonging(kind: StandingKind) -> None:
    assert life(JOINED, None, [row(kind, 1), row(HERE, 5)]).stays == ()
    assert life(JOINED, None, [row(kind, 1), row(LEFT, 5)]).stays == ((JOINED, day(4)),)


def test_a_here_row_after_a_leaving_takes_no_belonging_away() -> None:
    assert life(JOINED, None, [row(LEFT, 5), row(HERE, 8)]).stays == ((JOINED, day(4)),)


def test_the_end_of_a_leaving_or_arrival_means_nothing() -> None:
    rows = [row(LEFT, 5, 8), row(ARRIVED, 20, 22)]
    assert life(JOINED, None, rows).stays == ((JOINED, day(4)), (day(20), date.max))


def test_a_life_and_its_rows_cannot_be_changed_afterwards() -> None:
    person: Any = life(JOINED, None, [])
    event: Any = row(LEFT, 5)
    with pytest.raises(FrozenInstanceError):
        person.stays = ()
    with pytest.raises(FrozenInstanceError):
        event.start = JOINED


# Official


def test_official_from_its_date_and_probationary_before() -> None:
    person = life(JOINED, day(10), [])
    assert not person.is_official(day(9))
    assert person.is_official(day(10))
    assert person.is_official(day(11))


def test_probationary_where_no_date_is_known() -> None:
    assert not life(JOINED, None, []).is_official(date.max)


@pytest.mark.parametrize("official", [None, day(10)])
def test_always_official_without_a_day_of_joining(official: date | None) -> None:
    assert life(None, official, []).is_official(date.min)


# Exempt, away, here


@pytest.mark.parametrize("kind", [EXEMPT, AWAY, HERE])
def test_a_standing_holds_from_its_first_to_its_last_day_both_counted(kind: StandingKind) -> None:
    person = life(JOINED, None, [row(LEFT, 1), row(kind, 10, 12), row(kind, 20, 20), row(kind, 30)])
    tells = {EXEMPT: person.is_exempt, AWAY: person.is_away, HERE: person.is_here}
    held = {kind_: [n for n in range(1, 32) if tell(day(n))] for kind_, tell in tells.items()}
    assert held == {EXEMPT: [], AWAY: [], HERE: []} | {kind: [10, 11, 12, 20, 30, 31]}
    assert tells[kind](date.max)


def test_here_holds_only_while_the_person_does_not_belong() -> None:
    person = life(JOINED, None, [row(HERE, 5), row(ARRIVED, 10), row(LEFT, 20)])
    assert [n for n in range(1, 32) if person.is_here(day(n))] == [*range(5, 10), *range(20, 32)]


def test_exempt_and_away_hold_whether_or_not_the_person_belongs() -> None:
    person = life(JOINED, None, [row(EXEMPT, 5), row(AWAY, 6), row(LEFT, 10)])
    assert person.is_exempt(day(12))
    assert person.is_away(day(12))


# Due


def test_due_is_who_belongs() -> None:
    person = life(JOINED, None, [row(LEFT, 10)])
    assert person.is_due(day(9))
    assert not person.is_due(day(10))
    assert not person.is_due(JOINED - timedelta(days=1))


def test_due_is_who_is_here() -> None:
    person = life(JOINED, None, [row(HERE, 10, 12)])
    assert [n for n in range(1, 32) if person.is_due(day(n))] == [10, 11, 12]


@pytest.mark.parametrize("kind", [EXEMPT, AWAY])
def test_neither_exempt_nor_away_is_due(kind: StandingKind) -> None:
    member = life(JOINED, None, [row(kind, 10, 12)])
    guest = life(JOINED, None, [row(HERE, 1, 31), row(kind, 10, 12)])
    for person in (member, guest):
        assert [n for n in range(8, 15) if not person.is_due(day(n))] == [10, 11, 12]


# The word shown


def test_the_word_of_a_member_is_official_or_probationary() -> None:
    person = life(day(1), day(10), [])
    assert [person.word(day(n)) for n in (0, 1, 9, 10)] == [
        Standing.NOT_YET,
        Standing.PROBATIONARY,
        Standing.PROBATIONARY,
        Standing.OFFICIAL,
    ]


def test_the_word_is_what_keeps_a_person_from_being_due() -> None:
    person = life(None, None, [row(EXEMPT, 5, 10), row(AWAY, 8, 15)])
    assert [person.word(day(n)) for n in (5, 8, 11, 16)] == [
        Standing.EXEMPT,
        Standing.EXEMPT,
        Standing.AWAY,
        Standing.OFFICIAL,
    ]


def test_the_word_of_a_guest_is_here_unless_exempt_or_away() -> None:
    rows = [row(HERE, 1, 20), row(EXEMPT, 5, 6), row(AWAY, 8, 9)]
    person = life(JOINED, JOINED, rows)
    assert [person.word(day(n)) for n in (0, 1, 5, 8, 20, 21)] == [
        Standing.NOT_YET,
        Standing.HERE,
        Standing.EXEMPT,
        Standing.AWAY,
        Standing.HERE,
        Standing.NOT_YET,
    ]


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        (TRANSFERRED, Standing.TRANSFERRED),
        (LEFT, Standing.LEFT),
        (DIED, Standing.DIED),
    ],
)
def test_the_word_of_who_is_gone_is_the_last_leaving(kind: StandingKind, word: Standing) -> None:
    other = LEFT if kind is TRANSFERRED else TRANSFERRED
    person = life(None, None, [row(kind, 20), row(ARRIVED, 10), row(other, 5)])
    assert person.word(day(5)) == other.value
    assert person.word(day(10)) is Standing.OFFICIAL
    assert person.word(day(20)) is word


def test_who_transferred_and_died_on_one_day_is_said_to_have_died() -> None:
    rows = [row(DIED, 5), row(LEFT, 5), row(TRANSFERRED, 5)]
    assert life(None, None, rows).word(day(5)) is Standing.DIED
    assert life(None, None, rows[1:]).word(day(5)) is Standing.LEFT


def test_a_standing_of_someone_gone_is_not_shown() -> None:
    assert life(None, None, [row(EXEMPT, 1), row(LEFT, 5)]).word(day(6)) is Standing.LEFT


# The same rules said another way, over any history

DAYS = range(0, 16)
numbers = st.integers(1, 14)
rows_of_history = st.lists(
    st.builds(
        lambda kind, start, length: row(kind, start, None if length is None else start + length),
        st.sampled_from(StandingKind),
        numbers,
        st.none() | st.integers(0, 6),
    ),
    max_size=7,
)
days = st.none() | st.builds(day, numbers)


def belongs_by_the_last_move(joined: date | None, rows: list[StandingEvent], on: date) -> bool:
    """Say it from the last arrival or leaving up to a day, without it from the first row."""
    moves = [r for r in rows if r.kind in (ARRIVED, *LEAVINGS) and r.start <= on]
    if moves:
        last = max(r.start for r in moves)
        return ARRIVED in {r.kind for r in moves if r.start == last}
    deciding = [r for r in rows if r.kind in (ARRIVED, HERE, *LEAVINGS)]
    if deciding:
        start = min(r.start for r in deciding)
        if not {r.kind for r in deciding if r.start == start} & set(LEAVINGS):
            return False
    return joined is None or joined <= on


@settings(max_examples=150)
@given(days, days, rows_of_history)
def test_every_day_is_judged_as_the_rules_say(
    joined: date | None, official: date | None, rows: list[StandingEvent]
) -> None:
    person = life(joined, official, rows)
    for number in DAYS:
        on = day(number)
        held = {r.kind for r in rows if r.start <= on and (r.end is None or on <= r.end)}
        belongs = belongs_by_the_last_move(joined, rows, on)
        here = HERE in held and not belongs
        assert person.belongs(on) == belongs
        assert person.is_here(on) == here
        assert person.is_exempt(on) == (EXEMPT in held)
        assert person.is_away(on) == (AWAY in held)
        assert person.is_due(on) == ((belongs or here) and not held & {EXEMPT, AWAY})


@settings(max_examples=100)
@given(days, rows_of_history)
def test_between_two_turns_nobody_becomes_due_or_ceases_to_be(
    joined: date | None, rows: list[StandingEvent]
) -> None:
    person = life(joined, None, rows)
    for before, after in itertools.pairwise(map(day, range(0, 25))):
        assert after in person.turns or person.is_due(before) == person.is_due(after)


@settings(max_examples=100)
@given(days, rows_of_history)
def test_stays_are_in_order_and_apart(joined: date | None, rows: list[StandingEvent]) -> None:
    stays = life(joined, None, rows).stays
    assert all(start <= end for start, end in stays)
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(stays))


@settings(max_examples=100)
@given(days, days, st.data())
def test_the_order_of_rows_does_not_matter(
    joined: date | None, official: date | None, data: st.DataObject
) -> None:
    rows = data.draw(rows_of_history)
    shuffled = data.draw(st.permutations(rows))
    assert life(joined, official, shuffled) == life(joined, official, rows)
