"""Making text fit a box: shrink a little, then wrap, then let the box grow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

LEADING = 1.15
_STEP = 0.5
_SMALLEST = 7.0
_A_LITTLE = 0.01

Measure = Callable[[str, float], float]


@dataclass(frozen=True)
class Fitted:
    """Lines of text at one size, none wider than the box they were fitted to; points."""

    lines: tuple[str, ...]
    size: float

    @property
    def leading(self) -> float:
        """Distance between baselines."""
        return self.size * LEADING

    @property
    def height(self) -> float:
        """What the lines need in all."""
        return len(self.lines) * self.leading


@dataclass(frozen=True)
class Box:
    """Room for a text: it may grow from height to tallest before type goes below least."""

    width: float
    height: float
    tallest: float
    size: float
    least: float


def fit(text: str, measure: Measure, box: Box) -> Fitted:
    """Return the text laid into the box, as large as it goes.

    One line down to the least size is better than two; two lines inside the height better
    than a taller box; a taller box better than type below the least size. Only what fills
    even the tallest box at the smallest size is cut, ending in an ellipsis.
    """
    if not text:
        return Fitted((), box.size)
    words = text.split()
    for size in _sizes(box.size, box.least):
        if measure(text, size) <= box.width:
            return Fitted((text,), size)
    for size in _sizes(box.size, box.least):
        if size > box.least and any(measure(word, size) > box.width for word in words):
            continue
        fitted = _wrapped(words, measure, box.width, size)
        if fitted.height <= box.height:
            return fitted
    for size in _sizes(box.least, min(box.least, _SMALLEST)):
        fitted = _wrapped(words, measure, box.width, size)
        if fitted.height <= box.tallest:
            return fitted
    return _cut(fitted, measure, box)


def flow(text: str, measure: Measure, width: float, size: float) -> Fitted:
    """Return a text in as many lines as it needs at one size, its own line ends kept."""
    lines = [
        line for part in text.splitlines() for line in wrap(part.split(), measure, width, size)
    ]
    return Fitted(tuple(lines), size)


def wrap(words: list[str], measure: Measure, width: float, size: float) -> list[str]:
    """Return lines no wider than the width, a word too long for a line broken inside."""
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if measure(longer, size) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        if measure(word, size) > width:
            *whole, line = _pieces(word, measure, width, size)
            lines.extend(whole)
    return [*lines, line]


def _sizes(size: float, least: float) -> Iterator[float]:
    while size >= least:
        yield size
        size -= _STEP


def _wrapped(words: list[str], measure: Measure, width: float, size: float) -> Fitted:
    lines = wrap(words, measure, width, size)
    # As many lines of nearly one length look better than a last line of one short word.
    widest_word = max(measure(word, size) for word in words)
    narrower = lines
    while len(narrower) == len(lines) > 1:
        lines = narrower
        width = max(measure(line, size) for line in lines) - _A_LITTLE
        if width < widest_word:
            break
        narrower = wrap(words, measure, width, size)
    return Fitted(tuple(lines), size)


def _pieces(word: str, measure: Measure, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and measure(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(fitted: Fitted, measure: Measure, box: Box) -> Fitted:
    kept = fitted.lines[: max(1, int(box.tallest // fitted.leading))]
    last = kept[-1]
    while last and measure(f"{last}…", fitted.size) > box.width:
        last = last[:-1]
    return Fitted((*kept[:-1], f"{last}…"), fitted.size)
