"""Criteria and bands in dated versions: which holds when, and how a version is made."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest

from db.book import Book
from db.registers import criteria, scoring, store
from db.registers.criteria import DEFAULT_FROM, BandRow, Grader, Version, word_for
from db.registers.fields import Register
from db.registers.quality import BANDS, CRITERIA
from tests.db.chapter import Chapter, day

OWN = day("2026-07-01")


def on(book: Book, when: str) -> Version:
    with book.read() as session:
        return criteria.version_on(session, day(when))


def make(book: Book, when: str) -> Version:
    with book.change("lập bộ tiêu chí") as session:
        return criteria.new_version(session, day(when))


def test_the_default_gives_a_hundred_points_in_its_seven_groups(book: Book) -> None:
    version = on(book, "2026-07-05")
    groups: dict[str, Decimal] = defaultdict(Decimal)
    for each in version.criteria:
        groups[each.group] += each.most
    assert version.since is None
    assert list(groups.values()) == [5, 5, 10, 40, 5, 30, 5]
    assert version.full == 100


@pytest.mark.parametrize(
    ("total", "word"),
    [
        ("100", "Tốt"), ("90", "Tốt"), ("89.99", "Khá"), ("70", "Khá"), ("69.99", "Trung bình"),
        ("50", "Trung bình"), ("49.99", "Kém"), ("0", "Kém"),
    ],
)  # fmt: skip
def test_the_default_bands(book: Book, total: str, word: str) -> None:
    assert on(book, "2026-07-05").word(Decimal(total)) == word


def test_below_every_band_the_lowest_one_is_the_word() -> None:
    bands = [BandRow("Vừa", Decimal(50)), BandRow("Hay", Decimal(80))]
    assert word_for(Decimal(10), bands) == "Vừa"
    assert word_for(Decimal(80), bands) == "Hay"
    assert word_for(Decimal(10), []) == ""


def test_the_latest_version_until_a_day_holds_on_it(book: Book) -> None:
    with book.change("lập bộ tiêu chí") as session:
        for since, text in (("2026-01-01", "Cũ"), ("2026-07-01", "Mới")):
            values = {"valid_from": day(since), "group": "A", "text": text, "most": Decimal(100)}
            store.save(session, CRITERIA, values)
            band = {"valid_from": day(since), "word": f"{text} nhất", "least": Decimal(0)}
            store.save(session, BANDS, band)
    for when, since, text in (
        ("2026-01-01", "2026-01-01", "Cũ"),
        ("2026-06-30", "2026-01-01", "Cũ"),
        ("2026-07-01", "2026-07-01", "Mới"),
    ):
        version = on(book, when)
        assert version.since == day(since)
        assert [each.text for each in version.criteria] == [text]
        assert version.word(Decimal(1)) == f"{text} nhất"
    assert on(book, "2025-12-31").since is None
    with book.read() as session:
        grader = Grader(session)
        for when, word in (("2026-07-01", "Mới nhất"), ("2026-06-30", "Cũ nhất")):
            assert grader.word(Decimal(1), day(when)) == word
        assert grader.word(Decimal(1), day("2025-12-31")) == "Kém"
        assert grader.word(None, day("2026-07-01")) == ""


def test_an_own_version_copies_what_held_and_leaves_earlier_days_alone(book: Book) -> None:
    before = on(book, "2026-06-30")
    made = make(book, "2026-07-01")
    assert made.since == OWN
    assert [(each.text, each.most, each.known) for each in made.criteria] == [
        (each.text, each.most, each.known) for each in before.criteria
    ]
    assert [(each.word, each.least) for each in made.bands] == [
        (each.word, each.least) for each in before.bands
    ]
    with book.change("sửa tiêu chí") as session:
        store.save(session, CRITERIA, {"most": Decimal(9)}, made.criteria[0].id)
    assert on(book, "2026-07-01").full == 107
    assert on(book, "2026-06-30").full == 100
    assert on(book, "2026-06-30").since == DEFAULT_FROM


def test_a_version_of_the_same_day_is_taken_as_it_is(book: Book) -> None:
    made = make(book, "2026-07-01")
    assert make(book, "2026-07-01") == made
    later = make(book, "2026-09-01")
    assert later.since == day("2026-09-01")
    assert {each.id for each in later.criteria}.isdisjoint(each.id for each in made.criteria)


def test_one_undo_takes_a_new_version_back_whole(book: Book) -> None:
    make(book, "2026-07-01")
    book.undo()
    assert on(book, "2026-07-01").since is None


def test_the_default_is_kept_from_before_the_first_meeting_on(book: Book) -> None:
    with book.change("giữ") as session:
        assert criteria.keep_default(session, date(1998, 5, 5)).since == date(1998, 5, 5)
        assert criteria.keep_default(session, date(2026, 5, 5)).since == date(1998, 5, 5)


def test_a_version_is_used_once_a_meeting_is_scored_by_it(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    made = make(book, "2026-07-01")
    with book.read() as session:
        assert not criteria.is_used(session, made.since)
        assert not criteria.is_used(session, None)
    with book.change("chấm") as session:
        scoring.save(session, meeting, {made.criteria[0]: Decimal(1)})
    with book.read() as session:
        assert criteria.is_used(session, made.since)
        assert not criteria.is_used(session, DEFAULT_FROM)


@pytest.mark.parametrize(("register", "name"), [(CRITERIA, "most"), (BANDS, "least")])
def test_points_below_nought_are_refused(register: Register, name: str) -> None:
    assert register.problems({name: Decimal("-0.5")}, OWN)
    assert not register.problems({name: Decimal(0)}, OWN)
    assert not register.problems({}, OWN)
