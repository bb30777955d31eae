"""The table of an attendance sheet, a page's rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.vietnamese import clean
from desktop.paper.fitting import Box, Fitted
from desktop.paper.layout import Column
from desktop.paper.paging import Block
from desktop.paper.pen import MM, Align, Pen
from desktop.paper.ruled import Edge, Ruled
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
        self._ruled = Ruled(pen, self._column_widths())
        self._rows = [*self._people(data.people), *self._guests(data.guest_lines)]
        self.heading_height = self._layout.heading_height * MM

    @property
    def blocks(self) -> list[Block]:
        """Return the rows as a page sees them, in order."""
        return [row.block for row in self._rows]

    def draw(self, rows: range, at: float) -> float:
        """Draw the column headings and these rows from the height `at`; return the end."""
        layout, edges = self._layout, [Edge(at)]
        headings = [
            (self._filled and column.filled_heading) or column.heading for column in layout.columns
        ]
        at = self._ruled.draw_heading(
            headings, at, self.heading_height, size=layout.heading_size, air=layout.least_air
        )
        edges.append(Edge(at))
        first = self._rows[rows.start] if rows else None
        if first and first.block.lead:
            continued = self._caption(f"{first.group} {layout.continued}")
            at = self._draw_row(continued, at)
            edges.append(Edge(at, columned=False))
        for index in rows:
            at = self._draw_row(self._rows[index], at)
            edges.append(Edge(at, columned=not self._rows[index].is_caption))
        self._ruled.draw_lines(edges)
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
        columns = zip(texts, layout.columns, self._ruled.widths, strict=True)
        cells = tuple(self._cell(clean(text), column, width) for text, column, width in columns)
        tallest = max(cell.height for cell in cells)
        height = layout.row_height * MM
        if tallest + layout.least_air > height:
            height = tallest + 2 * self._ruled.padding
        lead = layout.caption_height * MM if group else 0
        return _Row(Block(height, named=named, lead=lead), cells, group)

    def _cell(self, text: str, column: Column, width: float) -> Fitted:
        layout = self._layout
        box = Box(
            width - 2 * self._ruled.padding,
            layout.row_height * MM - layout.least_air,
            layout.tallest_row * MM - 2 * self._ruled.padding,
            column.size,
            min(layout.least_cell_size, column.size),
        )
        return self._pen.fit(text, self._pen.type.regular, box)

    def _caption(self, text: str) -> _Row:
        layout = self._layout
        width = self._pen.layout.text_width * MM - 2 * self._ruled.padding
        size, height = layout.caption_size, layout.caption_height * MM
        box = Box(width, height, height, size, layout.least_cell_size)
        cell = self._pen.fit(text, self._pen.type.bold, box)
        return _Row(Block(height, named=False, keeps_next=True), (cell,))

    def _draw_row(self, row: _Row, at: float) -> float:
        pen, padding = self._pen, self._ruled.padding
        middle = at + row.block.height / 2
        largest = max(column.size for column in self._layout.columns)
        if row.is_caption:
            pen.lines(pen.left + padding, middle, row.cells[0], pen.type.bold, align=Align.LEFT)
            return at + row.block.height
        columns = zip(row.cells, self._layout.columns, self._ruled.columns(), strict=True)
        for cell, column, (x, width) in columns:
            align = Align.CENTRE if column.centred else Align.LEFT
            start = self._ruled.start(x, width, align)
            pen.lines(start, middle, cell, pen.type.regular, align=align, beside=largest)
        return at + row.block.height
