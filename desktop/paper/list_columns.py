"""How wide the columns of a list are: room goes where it makes rows shorter.

The page stands upright and the type is large as long as rows stay about as short as small type
on a page laid across would make them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from desktop.paper.layout import PartyLayout
from desktop.paper.list_data import ListColumn
from desktop.paper.pen import MM

Width = Callable[[str], float]
"""How wide a text runs in type of one point."""

_LETTER = 0.5
"""The width of a usual letter in type of one point."""
_LONGEST_WORD = 9.0
"""What is wider at one point is no word of a language: it may be broken."""
_HAIR = 0.01
_ROWS_LOOKED_AT = 100
_STEPS = 80
_SHORT_ROW = 4.0
_NOT_MUCH_LONGER = 1.35
_LOST = 0.8
"""What a line usually leaves empty at its end in type of one point: half a word."""


@dataclass(frozen=True)
class Needs:
    """What columns ask for, in type of one point, without their padding.

    `least` is what breaks no word. Each of `rows`, the heading first, holds how long the text
    of each column runs on one line; 0 where it takes no more than the least anyway.
    """

    least: tuple[float, ...]
    rows: tuple[tuple[float, ...], ...]
    stretches: tuple[float, ...]

    @classmethod
    def of(
        cls, columns: Sequence[ListColumn], rows: Sequence[Sequence[str]], body: Width, bold: Width
    ) -> Needs:
        """Return what a list's columns need for their headings and texts."""
        least = []
        for place, column in enumerate(columns):
            texts = [row[place] for row in rows]
            parts = [text.split() if column.letters else text.splitlines() for text in texts]
            words = [body(word) for words in parts for word in words]
            words += map(bold, column.heading.split())
            least.append(min(max(words, default=0), _LONGEST_WORD) + _HAIR)
        wraps = [column.letters is not None for column in columns]
        lengths = [tuple(bold(column.heading) for column in columns)]
        for row in rows[:: ceil(len(rows) / _ROWS_LOOKED_AT) or 1]:
            lengths.append(
                tuple(body(text) if wrap else 0 for text, wrap in zip(row, wraps, strict=True))
            )
        stretches = tuple(_LETTER * (column.letters or 0) for column in columns)
        return cls(tuple(least), tuple(lengths), stretches)

    def lines(self, widths: Sequence[float]) -> float:
        """Return about how many lines a row has, headings too, with columns of these widths."""
        counted = [max(_lines(row, widths)) for row in self.rows]
        return sum(counted) / len(counted)

    def widths(self, room: float) -> list[float]:
        """Return widths that fill the room: no word broken, then rows as short as they go."""
        spare = room - sum(self.least)
        if spare <= 0:
            return [each * room / sum(self.least) for each in self.least]
        widths, step = list(self.least), spare / _STEPS
        for _step in range(_STEPS):
            gains = [0.0] * len(widths)
            for place, gain in self._gains(widths):
                gains[place] += gain
            best = max(gains)
            if not best:
                return self._stretched(widths, room)
            widths[gains.index(best)] += step
        return widths

    def _gains(self, widths: Sequence[float]) -> Iterator[tuple[int, float]]:
        """Give the column that makes each row as tall as it is, and what room would save."""
        for row in self.rows:
            lines = _lines(row, widths)
            tallest = max(lines)
            if tallest > 1:
                place = lines.index(tallest)
                yield place, tallest / widths[place]

    def _stretched(self, widths: Sequence[float], room: float) -> list[float]:
        """Return widths that fill the room where every row is short already."""
        shares = self.stretches if any(self.stretches) else self.least
        over = (room - sum(widths)) / sum(shares)
        return [width + share * over for width, share in zip(widths, shares, strict=True)]


@dataclass(frozen=True)
class Columns:
    """A page, a size of type, and the widths that fill the page; points."""

    layout: PartyLayout
    size: float
    widths: tuple[float, ...]


def choose(needs: Needs, layout: PartyLayout, padding: float) -> Columns:
    """Return the first way to lay columns out that reads well, else the last there is.

    `padding` is what each column keeps free in all, in points.
    """
    across = layout.across()
    ways = [(layout, size) for size in layout.register.upright_sizes]
    ways += [(across, size) for size in layout.register.across_sizes]
    laid = []
    for page, size in ways:
        room = (page.text_width * MM - padding * len(needs.least)) / size
        laid.append((page, size, room, needs.widths(room)))
    shortest = needs.lines(laid[-1][-1])
    page, size, _room, widths = next(
        way
        for way in laid
        if way is laid[-1] or _reads_well(needs, room=way[2], widths=way[3], shortest=shortest)
    )
    return Columns(page, size, tuple(width * size + padding for width in widths))


def _reads_well(needs: Needs, *, room: float, widths: Sequence[float], shortest: float) -> bool:
    if sum(needs.least) > room:
        return False
    return needs.lines(widths) <= max(_SHORT_ROW, shortest * _NOT_MUCH_LONGER)


def _lines(row: Sequence[float], widths: Sequence[float]) -> list[float]:
    return [
        length / (max(width - _LOST, width / 2) if length > width else width)
        for length, width in zip(row, widths, strict=True)
    ]
