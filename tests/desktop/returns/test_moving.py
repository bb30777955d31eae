"""Where rows come to stand when some are repeated, and what refers to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.returns.moving import RowMoves

TIMES = st.dictionaries(st.integers(1, 30), st.integers(1, 9), max_size=5)


def test_rows_after_a_repeated_one_move_down() -> None:
    moves = RowMoves.repeating({5: 3, 8: 2})
    assert [moves.first(row) for row in (1, 5, 6, 8, 9)] == [1, 5, 8, 10, 12]
    assert list(moves.all(5)) == [5, 6, 7]
    assert moves.last(8) == 11


@given(TIMES)
def test_every_row_has_its_place_and_none_is_left_over(times: dict[int, int]) -> None:
    moves = RowMoves.repeating(times)
    places = [new for row in range(1, 41) for new in moves.all(row)]
    assert places == list(range(1, len(places) + 1))


def test_a_block_within_the_row_stands_in_every_copy_and_one_around_it_grows() -> None:
    moves = RowMoves.repeating({5: 3})
    assert moves.span(5, 5) == [(5, 5), (6, 6), (7, 7)]
    assert moves.span(4, 6) == [(4, 8)]
    assert moves.span(9, 10) == [(11, 12)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A5", "A5"),
        ("$A$9", "$A$11"),
        ("A5:B5", "A5:B7"),
        ("SUM(A4:A9)", "SUM(A4:A11)"),
        ("'Biểu 01'!$A$9", "'Biểu 01'!$A$11"),
        ("Khác!A9", "Khác!A9"),
        ("'Biểu ''khác'''!A9", "'Biểu ''khác'''!A9"),
        ('"A9"&A9', '"A9"&A11'),
        ("LOG10(A9)", "LOG10(A11)"),
        ("TAB9_x", "TAB9_x"),
    ],
)
def test_references_follow_their_rows(before: str, after: str) -> None:
    assert RowMoves.repeating({5: 3}).formula(before, "Biểu 01", here="Biểu 01") == after


def test_a_reference_without_a_sheet_means_the_sheet_it_stands_on() -> None:
    moves = RowMoves.repeating({5: 3})
    assert moves.formula("A9", "Biểu 01", here="Khác") == "A9"
    assert moves.formula("'Biểu 01'!A9", "Biểu 01", here="Khác") == "'Biểu 01'!A11"
