"""The table of an attendance sheet, a page's rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.vietnamese import clean
from desktop.paper.fitting import Box, Fitted
from desktop.paper.layout import Column
from desktop.paper.paging import Block
from desktop.paper.pen import MM, Pen
from desktop.paper.sheet_data import SheetData, SheetPerson


@dataclass(frozen=True)
class _Row:
    """A row ready to draw: one text over the whole width, or one for each column."""

    block: Block
    cells: tuple[Fitted, ...]
    group: str = ""

    @property
    def is_caption(self) -> bool:
        return len(self.cells) == 1


class SheetTable:
    """Rows fitted to their columns; blocks tells their heights to whoever breaks pages."""

    def __init__(self, pen: Pen, data: SheetData) -> None:
        self._pen = pen
        self._layout = pen.layout.sheet
        self._filled = data.totals is not None
        self._widths = self._column_widths()
        self._rows = [*self._people(data.people), *self._guests(data.guest_lines)]
        self.heading_height = self._layout.heading_height * MM

    @property
    def blocks(self) -> list[Block]:
        """Return the rows as a page sees them, in order."""
        return [row.block for row in self._rows]

    def draw(self, rows: range, at: float) -> float:
        """Draw the column headings and these rows from the height `at`; return the end."""
        edges = [(at, True)]
        at = self._draw_heading(at)
        edges.append((at, True))
        first = self._rows[rows.start] if rows else None
        if first and first.block.lead:
            continued = self._caption(f"{first.group} {self._layout.continued}")
            at = self._draw_row(continued, at)
            edges.append((at, False))
        for index in rows:
            at = self._draw_row(self._rows[index], at)
            edges.append((at, not self._rows[index].is_caption))
        self._draw_grid(edges)
        return at

    def _column_widths(self) -> list[float]:
        widths = [self._width(column) for column in self._layout.columns]
        scale = self._pen.layout.text_width * MM / sum(widths)
        return [width * scale for width in widths]

    def _width(self, column: Column) -> float:
        return column.filled_width if self._filled else column.width

    def _people(self, people: Sequence[SheetPerson]) -> Iterator[_Row]:
        group = ""
        for number, person in enumerate(people, start=1):
            if clean(person.group) != group:
                group = clean(person.group)
                if group:
                    yield self._caption(group)
            yield self._numbered(self._texts(number, person), group)

    def _guests(self, lines: int) -> Iterator[_Row]:
        if not lines:
            return
        yield self._caption(self._layout.guests)
        for number in range(1, lines + 1):
            empty = [""] * (len(self._layout.columns) - 1)
            named = lines >= self._layout.guest_lines_alone
            yield self._numbered([str(number), *empty], self._layout.guests, named=named)

    def _texts(self, number: int, person: SheetPerson) -> list[str]:
        layout = self._layout
        mark, reason = (person.mark, person.reason) if self._filled else ("", "")
        return [
            str(number),
            person.name,
            person.birth_year,
            layout.official if person.official else layout.probationary,
            person.position,
            mark,
            "; ".join(filter(None, map(clean, (person.note, reason)))),
        ]

    def _numbered(self, texts: Sequence[str], group: str, *, named: bool = True) -> _Row:
        layout = self._layout
        columns = zip(texts, layout.columns, self._widths, strict=True)
        cells = tuple(self._cell(clean(text), column, width) for text, column, width in columns)
        tallest = max(cell.height for cell in cells)
        height = layout.row_height * MM
        if tallest + layout.least_air > height:
            height = tallest + 2 * layout.cell_padding * MM
        lead = layout.caption_height * MM if group else 0
        return _Row(Block(height, named=named, lead=lead), cells, group)

    def _cell(self, text: str, column: Column, width: float) -> Fitted:
        layout = self._layout
        box = Box(
            width - 2 * layout.cell_padding * MM,
            layout.row_height * MM - layout.least_air,
            (layout.tallest_row - 2 * layout.cell_padding) * MM,
            column.size,
            min(layout.least_cell_size, column.size),
        )
        return self._pen.fit(text, self._pen.type.regular, box)

    def _caption(self, text: str) -> _Row:
        layout = self._layout
        width = self._pen.layout.text_width - 2 * layout.cell_padding
        size, height = layout.caption_size, layout.caption_height * MM
        box = Box(width * MM, height, height, size, layout.least_cell_size)
        cell = self._pen.fit(text, self._pen.type.bold, box)
        return _Row(Block(height, named=False, keeps_next=True), (cell,))

    def _draw_heading(self, at: float) -> float:
        pen, layout, font = self._pen, self._layout, self._pen.type.bold
        x = pen.left
        for column, width in zip(layout.columns, self._widths, strict=True):
            text = (self._filled and column.filled_heading) or column.heading
            box = Box(
                width - 2 * layout.least_air,
                self.heading_height,
                self.heading_height,
                layout.heading_size,
                layout.heading_size,
            )
            fitted = pen.fit(text, font, box)
            pen.lines(x + width / 2, at + self.heading_height / 2, fitted, font)
            x += width
        return at + self.heading_height

    def _draw_row(self, row: _Row, at: float) -> float:
        pen, padding = self._pen, self._layout.cell_padding * MM
        middle, x = at + row.block.height / 2, pen.left
        largest = max(column.size for column in self._layout.columns)
        if row.is_caption:
            pen.lines(x + padding, middle, row.cells[0], pen.type.bold, centred=False)
            return at + row.block.height
        for cell, column, width in zip(row.cells, self._layout.columns, self._widths, strict=True):
            start = x + (width / 2 if column.centred else padding)
            pen.lines(start, middle, cell, pen.type.regular, centred=column.centred, beside=largest)
            x += width
        return at + row.block.height

    def _draw_grid(self, edges: Sequence[tuple[float, bool]]) -> None:
        """Draw a line under every row, and lines between columns where the row has them."""
        left, right = self._pen.left, self._pen.right
        rules = [(left, at, right, at) for at, _ in edges]
        rules += [(x, edges[0][0], x, edges[-1][0]) for x in (left, right)]
        inner = [left + sum(self._widths[:count]) for count in range(1, len(self._widths))]
        top = edges[0][0]
        for (above, _), (below, columned) in pairwise(edges):
            if not columned:
                rules += [(x, top, x, above) for x in inner if above > top]
                top = below
        rules += [(x, top, x, edges[-1][0]) for x in inner]
        self._pen.rules(rules, self._layout.border)
