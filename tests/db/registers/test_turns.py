"""Turns and posts of one member: how they are listed, and what is odd about a new one."""

from __future__ import annotations

import pytest

from db.book import Book
from db.registers import turns
from db.standing import StandingEvent, StandingKind
from tests.db.chapter import Chapter, day

K = StandingKind


def doubt(
    book: Book, member: int, kind: StandingKind, start: str, but: int | None = None
) -> str | None:
    with book.read() as session:
        found = turns.doubt(session, member, StandingEvent(kind, day(start)), but)
    return None if found is None else str(found)


def test_turns_come_newest_first(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    chapter.standing(chapter.member(), K.DIED, "2022-01-01")
    away = chapter.standing(member, K.AWAY, "2020-01-01", "2020-06-30")
    gone = chapter.standing(member, K.TRANSFERRED, "2021-01-01")
    with book.read() as session:
        assert turns.turns_of(session, member) == [
            turns.TurnRow(gone, K.TRANSFERRED, day("2021-01-01"), None),
            turns.TurnRow(away, K.AWAY, day("2020-01-01"), day("2020-06-30")),
        ]


def test_posts_come_newest_first_and_those_without_a_start_last(
    book: Book, chapter: Chapter
) -> None:
    member = chapter.member()
    first = chapter.position(member, "Chi ủy viên", None, "2019-12-31")
    second = chapter.position(member, "Bí thư", "2020-01-01")
    with book.read() as session:
        assert turns.posts_of(session, member) == [
            turns.PostRow(second, "Bí thư", day("2020-01-01"), None),
            turns.PostRow(first, "Chi ủy viên", None, day("2019-12-31")),
        ]


def test_every_kind_says_what_it_means() -> None:
    assert set(turns.MEANINGS) == set(StandingKind)


@pytest.mark.parametrize("kind", sorted(set(StandingKind) - {K.HERE}))
def test_a_first_turn_of_somebody_who_belongs_is_not_odd(
    book: Book, chapter: Chapter, kind: StandingKind
) -> None:
    assert doubt(book, chapter.member(), kind, "2020-01-01") is None


def test_making_a_member_a_guest_is_pointed_out(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    assert "khách" in (doubt(book, member, K.HERE, "2020-01-01") or "")
    chapter.standing(member, K.HERE, "2019-01-01", "2019-06-30")
    assert doubt(book, member, K.HERE, "2020-01-01") is None


@pytest.mark.parametrize("kind", [K.TRANSFERRED, K.LEFT, K.DIED])
def test_leaving_twice_changes_nothing(book: Book, chapter: Chapter, kind: StandingKind) -> None:
    member = chapter.member()
    chapter.standing(member, K.TRANSFERRED, "2020-01-01")
    assert "không thuộc chi bộ" in (doubt(book, member, kind, "2020-06-01") or "")
    assert doubt(book, member, kind, "2019-06-01") is None


def test_arriving_again_without_having_left_changes_nothing(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    chapter.standing(member, K.ARRIVED, "2015-01-01")
    assert "đã thuộc chi bộ" in (doubt(book, member, K.ARRIVED, "2020-01-01") or "")
    chapter.standing(member, K.TRANSFERRED, "2018-01-01")
    assert doubt(book, member, K.ARRIVED, "2020-01-01") is None


def test_being_exempt_before_joining_or_after_leaving_is_odd(book: Book, chapter: Chapter) -> None:
    member = chapter.member(joined="2010-01-01")
    chapter.standing(member, K.LEFT, "2020-01-01")
    for start in ("2009-01-01", "2020-01-01"):
        assert "không ở chi bộ" in (doubt(book, member, K.EXEMPT, start) or "")


def test_a_guest_may_be_away_but_a_member_is_no_guest(book: Book, chapter: Chapter) -> None:
    guest, member = chapter.member(), chapter.member()
    chapter.standing(guest, K.HERE, "2020-01-01")
    chapter.standing(member, K.ARRIVED, "2015-01-01")
    assert doubt(book, guest, K.AWAY, "2020-02-01") is None
    assert "thuộc chi bộ" in (doubt(book, member, K.HERE, "2020-02-01") or "")


@pytest.mark.parametrize("kind", [K.EXEMPT, K.AWAY, K.HERE])
def test_two_turns_of_a_kind_on_one_day_are_odd_but_a_row_is_not_its_own_second(
    book: Book, chapter: Chapter, kind: StandingKind
) -> None:
    member = chapter.member()
    row = chapter.standing(member, kind, "2020-01-01")
    assert "dòng khác" in (doubt(book, member, kind, "2020-02-01") or "")
    assert "dòng khác" not in (doubt(book, member, kind, "2020-02-01", but=row) or "")


def test_a_member_who_is_gone_is_said_so(book: Book) -> None:
    with pytest.raises(LookupError):
        doubt(book, 99, K.AWAY, "2020-01-01")
