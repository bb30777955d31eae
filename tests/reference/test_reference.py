"""The reference agrees with the case sets, and its random books are what they claim to be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import permutations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.reference.figures import Figures, as_json, figures
from tests.reference.periods import Period
from tests.reference.random_books import make_book, random_period
from tests.reference.records import Book, Fate, SaidDue
from tests.reference.rules import due_list
from tests.reference.together import together
from tests.reference.workbook import read_book, read_xlsx, to_sheets, write_xlsx

CASES = Path(__file__).parents[2].parent / "shared" / "cases"
SEEDS = range(500)


@pytest.fixture(params=["awkward", "o_mon"], scope="module")
def case_set(request: pytest.FixtureRequest) -> tuple[dict[str, Book], dict[str, Any]]:
    """The books of one case set by unit, and what is expected of them."""
    folder = CASES / request.param
    if not folder.is_dir():
        pytest.skip(f"no case sets beside the repository ({folder})")
    files = [folder / "own.xlsx", *sorted((folder / "units").glob("*.xlsx"))]
    books = [read_book(read_xlsx(file)) for file in files]
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return {book.code: book for book in books}, expected


def differences(found: Figures, expected: Mapping[str, object]) -> dict[str, object]:
    """Figures that differ: what was found, and what was expected."""
    numbers = as_json(found)
    return {
        figure: (numbers.get(figure, "missing"), expected.get(figure, "missing"))
        for figure in numbers.keys() | expected.keys()
        if numbers.get(figure, "missing") != expected.get(figure, "missing")
    }


def test_every_figure_of_every_chapter_and_their_sum_are_as_expected(
    case_set: tuple[dict[str, Book], dict[str, Any]],
) -> None:
    books, expected = case_set
    for period, of_period in expected.items():
        found = {code: figures(book, Period.parse(period)) for code, book in books.items()}
        assert found.keys() == of_period["units"].keys()
        wrong = {
            (period, code): different
            for code, numbers in found.items()
            if (different := differences(numbers, of_period["units"][code]))
        }
        assert not wrong
        assert not differences(together(found.values()), of_period["total"])


def test_a_random_book_reads_back_the_same_however_its_cells_are_spelled() -> None:
    for seed in range(60):
        book = make_book(Random(seed))
        assert read_book(to_sheets(book)) == book
        assert read_book(to_sheets(book, Random(seed))) == book


def test_a_random_book_reads_back_the_same_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    for seed in range(20):
        book = make_book(Random(seed))
        write_xlsx(to_sheets(book, Random(seed)), path)
        assert read_book(read_xlsx(path)) == book


def test_in_every_book_the_parts_add_up_and_no_rate_passes_100() -> None:
    for seed in SEEDS:
        rng = Random(seed)
        book, period = make_book(rng), random_period(rng)
        found = figures(book, period)
        number = {figure: value or 0 for figure, value in found.items()}
        assert number["members.total"] == (
            number["members.official"] + number["members.probationary"]
        )
        assert number["meetings.due"] == (
            number["meetings.present"] + number["meetings.excused"] + number["meetings.unexcused"]
        )
        assert number["study.people_present"] <= number["study.people_due"]
        assert number["commitments.due"] == (
            number["commitments.due[position=yes]"] + number["commitments.due[position=no]"]
        )
        assert all(value <= 100 for figure, value in number.items() if "rate" in figure)


def test_random_books_hold_every_kind_of_mark_and_of_turns_on_one_day() -> None:
    """A comparison on books without the awkward cases would prove little."""
    marks, one_day = set(), set()
    for seed in SEEDS:
        book = make_book(Random(seed))
        for meeting in book.meetings:
            due = [member.code for member in due_list(book, meeting)]
            for mark in book.marks:
                if mark.meeting == meeting.code:
                    marks.add((meeting.taken, mark.member in due, mark.due))
        for turn, other in permutations(book.turns, 2):
            if (turn.member, turn.start) == (other.member, other.start):
                one_day.add((turn.fate, other.fate))
    by_rule = {(taken, due, None) for taken in (True, False) for due in (True, False)}
    by_word = {(t, d is SaidDue.YES, d) for t in (True, False) for d in SaidDue}
    assert marks == by_rule | by_word
    assert one_day == set(product(Fate, repeat=2))
