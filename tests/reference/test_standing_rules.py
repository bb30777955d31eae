"""CONTRACT §3, "Belonging … Due on a day", sentence by sentence."""

from __future__ import annotations

from datetime import date

from tests.reference.records import Book, Fate, Member, Position, Turn
from tests.reference.rules import (
    belongs,
    is_away,
    is_due,
    is_exempt,
    is_here,
    is_official,
    positions_on,
)

JOINED = date(2010, 3, 1)
NEW_YEAR = date(2022, 1, 1)
NEW_YEARS_EVE = date(2021, 12, 31)
SUMMER = date(2022, 6, 1)
DAY_BEFORE_SUMMER = date(2022, 5, 31)


def book_of(*turns: tuple[Fate, date] | tuple[Fate, date, date], joined: date | None) -> Book:
    """A book of one member with these turns."""
    return Book(
        members=[Member("DV001", joined=joined)], turns=[Turn("DV001", *turn) for turn in turns]
    )


def member_belongs(book: Book, *days: date) -> list[bool]:
    return [belongs(book, book.members[0], day) for day in days]


def test_belongs_from_the_day_of_joining() -> None:
    book = book_of(joined=JOINED)
    assert member_belongs(book, date(2010, 2, 28), JOINED, SUMMER) == [False, True, True]


def test_without_a_day_of_joining_belongs_from_the_start() -> None:
    assert member_belongs(book_of(joined=None), date(1930, 2, 3), SUMMER) == [True, True]


def test_belongs_until_the_day_before_leaving() -> None:
    for fate in (Fate.TRANSFERRED, Fate.LEFT, Fate.DIED):
        book = book_of((fate, NEW_YEAR), joined=JOINED)
        assert member_belongs(book, NEW_YEARS_EVE, NEW_YEAR) == [True, False]


def test_arriving_before_any_leaving_belongs_from_the_arrival_not_the_joining() -> None:
    book = book_of((Fate.ARRIVED, NEW_YEAR), joined=JOINED)
    assert member_belongs(book, JOINED, NEW_YEARS_EVE, NEW_YEAR) == [False, False, True]


def test_each_later_arrival_opens_a_new_stay() -> None:
    book = book_of(
        (Fate.TRANSFERRED, NEW_YEAR),
        (Fate.ARRIVED, SUMMER),
        (Fate.LEFT, date(2023, 1, 1)),
        joined=JOINED,
    )
    days = (NEW_YEARS_EVE, NEW_YEAR, DAY_BEFORE_SUMMER, SUMMER, date(2022, 12, 31))
    assert member_belongs(book, *days) == [True, False, False, True, True]
    assert member_belongs(book, date(2023, 1, 1)) == [False]


def test_on_one_day_a_leaving_comes_before_an_arrival() -> None:
    book = book_of((Fate.ARRIVED, NEW_YEAR), (Fate.TRANSFERRED, NEW_YEAR), joined=JOINED)
    assert member_belongs(book, JOINED, NEW_YEARS_EVE, NEW_YEAR, SUMMER) == [True] * 4


def test_on_one_day_a_leaving_comes_before_a_temporary_arrival() -> None:
    book = book_of((Fate.HERE, NEW_YEAR), (Fate.TRANSFERRED, NEW_YEAR), joined=JOINED)
    assert member_belongs(book, NEW_YEARS_EVE, NEW_YEAR) == [True, False]
    assert is_here(book, book.members[0], NEW_YEAR)


def test_first_temporarily_here_belongs_only_from_an_arrival() -> None:
    book = book_of((Fate.HERE, NEW_YEAR), (Fate.ARRIVED, SUMMER), joined=JOINED)
    assert member_belongs(book, JOINED, NEW_YEAR, DAY_BEFORE_SUMMER) == [False] * 3
    assert member_belongs(book, SUMMER) == [True]


def test_who_left_before_joining_never_belongs() -> None:
    book = book_of((Fate.LEFT, NEW_YEAR), joined=SUMMER)
    assert member_belongs(book, NEW_YEARS_EVE, NEW_YEAR, SUMMER) == [False] * 3


def test_here_holds_both_days_counted_and_only_while_the_person_does_not_belong() -> None:
    book = book_of((Fate.HERE, NEW_YEAR, SUMMER), joined=JOINED)
    member = book.members[0]
    days = (NEW_YEARS_EVE, NEW_YEAR, SUMMER, date(2022, 6, 2))
    assert [is_here(book, member, day) for day in days] == [False, True, True, False]
    book.turns.append(Turn("DV001", Fate.ARRIVED, SUMMER))
    assert [is_here(book, member, day) for day in days] == [False, True, False, False]


def test_exempt_and_away_hold_both_days_counted_and_open_ended_without_an_end() -> None:
    for fate, holds in ((Fate.EXEMPT, is_exempt), (Fate.AWAY, is_away)):
        ended = book_of((fate, NEW_YEAR, SUMMER), joined=JOINED)
        days = (NEW_YEARS_EVE, NEW_YEAR, SUMMER, date(2022, 6, 2))
        found = [holds(ended, ended.members[0], day) for day in days]
        assert found == [False, True, True, False]
        open_ended = book_of((fate, NEW_YEAR), joined=JOINED)
        assert holds(open_ended, open_ended.members[0], date(2099, 1, 1))


def test_due_belongs_or_is_here_and_is_neither_exempt_nor_away() -> None:
    belonging = book_of(joined=JOINED)
    here = book_of((Fate.HERE, NEW_YEAR), joined=JOINED)
    for book in (belonging, here):
        member = book.members[0]
        assert is_due(book, member, SUMMER)
        for fate in (Fate.EXEMPT, Fate.AWAY):
            book.turns.append(Turn("DV001", fate, SUMMER, SUMMER))
            assert not is_due(book, member, SUMMER)
            assert is_due(book, member, DAY_BEFORE_SUMMER)
            book.turns.pop()
    assert not is_due(here, here.members[0], NEW_YEARS_EVE)


def test_official_from_the_day_made_official_and_always_without_a_day_of_joining() -> None:
    made_official = Member("DV001", joined=JOINED, official=NEW_YEAR)
    assert not is_official(made_official, NEW_YEARS_EVE)
    assert is_official(made_official, NEW_YEAR)
    assert not is_official(Member("DV002", joined=JOINED), SUMMER)
    assert is_official(Member("DV003", joined=None, official=NEW_YEAR), JOINED)


def test_sheet_positions_decides_for_a_member_with_rows_there() -> None:
    book = book_of(joined=JOINED)
    member = book.members[0]
    member.position = "Bí thư"
    assert positions_on(book, member, SUMMER) == ["Bí thư"]
    book.positions.append(Position("DV001", "Phó Bí thư", end=NEW_YEARS_EVE))
    assert positions_on(book, member, NEW_YEARS_EVE) == ["Phó Bí thư"]
    assert positions_on(book, member, NEW_YEAR) == []
