"""The members' row of CONTRACT §3, sentence by sentence."""

from __future__ import annotations

import pytest

from db.figures import State
from db.standing import StandingKind
from tests.db.chapter import Chapter

EXEMPT, AWAY, HERE = StandingKind.EXEMPT, StandingKind.AWAY, StandingKind.HERE
YEAR = "2024"
FIGURES = ("total", "official", "probationary", "women", "exempt", "away", "here")


def test_the_last_day_of_the_period_decides_who_belongs(chapter: Chapter) -> None:
    chapter.member("Trần Văn An", joined="2024-12-31")
    chapter.member("Trần Văn Bình", joined="2025-01-01")
    left = chapter.member("Trần Văn Cảnh")
    chapter.standing(left, StandingKind.LEFT, "2024-12-31")
    stayed = chapter.member("Trần Văn Danh")
    chapter.standing(stayed, StandingKind.TRANSFERRED, "2025-01-01")
    assert chapter.labels("members.total", YEAR) == ["Trần Văn An", "Trần Văn Danh"]
    assert chapter.number("members.total", YEAR) == 2


@pytest.mark.parametrize("kind", [EXEMPT, AWAY])
def test_the_exempt_and_the_away_are_members_all_the_same(
    chapter: Chapter, kind: StandingKind
) -> None:
    chapter.standing(chapter.member(), kind, "2024-01-01")
    assert chapter.number("members.total", YEAR) == 1
    assert chapter.number("members.official", YEAR) == 1


def test_women_are_those_known_to_be(chapter: Chapter) -> None:
    for name, female in (("Lê Thị Đào", True), ("Lê Văn Tám", False), ("Danh Sà Phoan", None)):
        chapter.member(name, female=female)
    assert chapter.labels("members.women", YEAR) == ["Lê Thị Đào"]


def test_official_from_that_day_on_and_probationary_until_then(chapter: Chapter) -> None:
    chapter.member("Trần Văn An", joined="2023-06-01", official="2024-12-31")
    chapter.member("Trần Văn Bình", joined="2023-06-01", official="2025-01-01")
    chapter.member("Trần Văn Cảnh", joined="2023-06-01", official=None)
    assert chapter.labels("members.official", YEAR) == ["Trần Văn An"]
    assert chapter.labels("members.probationary", YEAR) == ["Trần Văn Bình", "Trần Văn Cảnh"]
    assert chapter.number("members.total", YEAR) == 3


def test_women_exempt_and_away_are_counted_only_of_those_belonging(chapter: Chapter) -> None:
    for name, joined in (("Lê Thị Đào", "2010-01-01"), ("Lê Thị Mận", "2025-01-01")):
        woman = chapter.member(name, joined=joined, official=None, female=True)
        chapter.standing(woman, EXEMPT, "2024-12-31")
        chapter.standing(woman, AWAY, "2024-01-01", "2024-12-31")
    chapter.member("Lê Văn Tám")
    for figure in ("women", "exempt", "away"):
        assert chapter.labels(f"members.{figure}", YEAR) == ["Lê Thị Đào"]


def test_standings_over_before_the_last_day_do_not_count(chapter: Chapter) -> None:
    member = chapter.member()
    chapter.standing(member, EXEMPT, "2024-01-01", "2024-12-30")
    chapter.standing(member, AWAY, "2025-01-01")
    assert chapter.number("members.exempt", YEAR) == 0
    assert chapter.number("members.away", YEAR) == 0


def test_someone_temporarily_here_is_no_member(chapter: Chapter) -> None:
    guest = chapter.member("Danh Sà Phoan", joined="2015-01-01")
    chapter.standing(guest, HERE, "2024-05-01")
    assert chapter.labels("members.here", YEAR) == ["Danh Sà Phoan"]
    assert chapter.number("members.total", YEAR) == 0


def test_here_does_not_hold_while_the_person_belongs(chapter: Chapter) -> None:
    chapter.standing(chapter.member(), StandingKind.ARRIVED, "2024-06-01")
    guest = chapter.member("Danh Sà Phoan")
    chapter.standing(guest, HERE, "2024-05-01")
    chapter.standing(guest, StandingKind.ARRIVED, "2024-06-01")
    assert chapter.number("members.here", "2024-05") == 1
    assert chapter.number("members.here", YEAR) == 0
    assert chapter.number("members.total", YEAR) == 2


@pytest.mark.parametrize("figure", FIGURES)
def test_members_are_counted_once_the_book_has_a_member(chapter: Chapter, figure: str) -> None:
    assert chapter.state(f"members.{figure}", YEAR) is State.NOT_FILLED
    assert chapter.number(f"members.{figure}", YEAR) == 0
    chapter.member(joined="2030-01-01")
    assert chapter.number(f"members.{figure}", YEAR) == 0
    assert chapter.state(f"members.{figure}", YEAR) is State.COUNTED


def test_records_come_in_name_order(chapter: Chapter) -> None:
    for name in ("Lê Văn Tám", "Nguyễn Thị Ân", "Trần Văn An"):
        chapter.member(name)
    assert chapter.labels("members.total", YEAR) == ["Trần Văn An", "Nguyễn Thị Ân", "Lê Văn Tám"]
