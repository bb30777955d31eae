"""The lines and headings of a table: what every table on paper shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from desktop.paper.fitting import Box
from desktop.paper.pen import MM, Align, Pen


@dataclass(frozen=True)
class Edge:
    """The foot of a row, or the head of the table; points from the top of the page.

    A row that is not `columned` runs over the whole width, without lines between columns.
    """

    at: float
    columned: bool = True


class Ruled:
    """A table's columns, from the left margin on; widths are points."""

    def __init__(self, pen: Pen, widths: Sequence[float]) -> None:
        self._pen = pen
        self.widths = widths
        self.padding = pen.layout.cell_padding * MM

    def columns(self) -> Iterator[tuple[float, float]]:
        """Give where each column begins, and its width."""
        starts = accumulate(self.widths, initial=self._pen.left)
        yield from zip(starts, self.widths, strict=False)

    def start(self, x: float, width: float, align: Align) -> float:
        """Return the point to which a column's text is aligned, given where it begins."""
        return {
            Align.LEFT: x + self.padding,
            Align.CENTRE: x + width / 2,
            Align.RIGHT: x + width - self.padding,
        }[align]

    def draw_heading(
        self, texts: Sequence[str], at: float, height: float, *, size: float, air: float
    ) -> float:
        """Draw a bold heading in each column, `air` to each side; return where they end."""
        pen, font = self._pen, self._pen.type.bold
        for text, (x, width) in zip(texts, self.columns(), strict=True):
            fitted = pen.fit(text, font, Box(width - 2 * air, height, height, size, size))
            pen.lines(x + width / 2, at + height / 2, fitted, font)
        return at + height

    def draw_lines(self, edges: Sequence[Edge]) -> None:
        """Draw a line at every edge, and lines between columns where the rows have them."""
        left, right = self._pen.left, self._pen.right
        rules = [(left, edge.at, right, edge.at) for edge in edges]
        rules += [(x, edges[0].at, x, edges[-1].at) for x in (left, right)]
        inner = [x for x, _width in self.columns()][1:]
        top = edges[0].at
        for above, below in pairwise(edges):
            if not below.columned:
                rules += [(x, top, x, above.at) for x in inner if above.at > top]
                top = below.at
        rules += [(x, top, x, edges[-1].at) for x in inner if edges[-1].at > top]
        self._pen.rules(rules, self._pen.layout.border)
