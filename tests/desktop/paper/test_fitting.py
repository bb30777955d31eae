from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.paper.fitting import Box, fit

BOX = Box(width=100, height=24, tallest=60, size=13, least=10)


def measure(text: str, size: float) -> float:
    """Every letter half as wide as it is high."""
    return len(text) * size / 2


texts = st.lists(st.text("aăđệ", min_size=1, max_size=30), max_size=60).map(" ".join)


@given(texts)
def test_nothing_stands_outside_the_box(text: str) -> None:
    fitted = fit(text, measure, BOX)
    assert all(measure(line, fitted.size) <= BOX.width for line in fitted.lines)
    assert fitted.height <= BOX.tallest


@given(texts)
def test_every_letter_is_kept_in_order_unless_an_ellipsis_says_so(text: str) -> None:
    letters = "".join(fit(text, measure, BOX).lines).replace(" ", "")
    whole = text.replace(" ", "")
    assert letters == whole or (letters.endswith("…") and whole.startswith(letters[:-1]))


@pytest.mark.parametrize(
    ("text", "lines", "size"),
    [
        ("", (), 13),
        ("mười lăm chữ ạ", ("mười lăm chữ ạ",), 13),
        ("hai mươi chữ cái ạ ạ", ("hai mươi chữ cái ạ ạ",), 10),
        ("hai mươi lăm chữ cái ạ ạạ", ("hai mươi lăm", "chữ cái ạ ạạ"), 10),
        ("a" * 25, ("a" * 20, "a" * 5), 10),
    ],
)
def test_one_line_shrinks_before_two_are_made(
    text: str, lines: tuple[str, ...], size: float
) -> None:
    fitted = fit(text, measure, BOX)
    assert (fitted.lines, fitted.size) == (lines, size)


def test_the_box_grows_before_type_goes_below_the_least() -> None:
    fitted = fit("sáu chữ " * 10, measure, BOX)
    assert fitted.size == 10
    assert BOX.height < fitted.height <= BOX.tallest


def test_what_fills_the_tallest_box_goes_below_the_least_before_it_is_cut() -> None:
    longer = fit("sáu chữ " * 18, measure, BOX)
    assert longer.size < 10
    assert "…" not in "".join(longer.lines)
    for endless in ("sáu chữ " * 90, "a" * 2000):
        cut = fit(endless, measure, BOX)
        assert cut.lines[-1].endswith("…")
        assert measure(cut.lines[-1], cut.size) <= BOX.width
