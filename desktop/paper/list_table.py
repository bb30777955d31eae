"""The table of a list, a page's rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from db.vietnamese import clean
from desktop.paper.fitting import LEADING, Fitted, flow
from desktop.paper.fonts import serif
from desktop.paper.layout import PartyLayout
from desktop.paper.list_columns import Columns, Needs, choose
from desktop.paper.list_data import ListColumn, ListData
from desktop.paper.paging import Block
from desktop.paper.pen import MM, Align, Pen, width
from desktop.paper.ruled import Edge, Ruled


@dataclass(frozen=True)
class _Piece:
    """Lines of a row that stay together; a row on one page is drawn as one."""

    block: Block
    cells: tuple[Fitted, ...]
    opens: bool
    closes: bool


def columns_for(data: ListData, layout: PartyLayout) -> Columns:
    """Return the page, the size of type and the widths that a list's columns need."""
    face = serif()
    body = cache(lambda text: width(text, face.regular, 1))
    bold = cache(lambda text: width(text, face.bold, 1))
    needs = Needs.of(_columns(data, layout), list(_numbered(data)), body, bold)
    return choose(needs, layout, 2 * layout.cell_padding * MM)


class ListTable:
    """Rows laid into their columns; blocks tells their heights to whoever breaks pages."""

    def __init__(self, pen: Pen, data: ListData, columns: Columns) -> None:
        self._pen = pen
        self._size = columns.size
        self._columns = _columns(data, pen.layout)
        self._ruled = Ruled(pen, columns.widths)
        self._inner = [each - 2 * self._ruled.padding for each in columns.widths]
        self._headings = [column.heading for column in self._columns]
        self.heading_height = self._heading_height()
        self._pieces = [piece for row in _numbered(data) for piece in self._pieces_of(row)]

    @property
    def blocks(self) -> list[Block]:
        """Return what of the rows stays together, as a page sees it, in order."""
        return [piece.block for piece in self._pieces]

    def draw(self, pieces: range, at: float) -> float:
        """Draw the headings and these pieces from the height `at`; return the end."""
        edges = [Edge(at)]
        at = self._ruled.draw_heading(
            self._headings, at, self.heading_height, size=self._size, air=self._ruled.padding
        )
        edges.append(Edge(at))
        if not self._pieces:
            at = self._draw_nothing(at)
            edges.append(Edge(at, columned=False))
        for place in pieces:
            piece = self._pieces[place]
            opens_page = place == pieces.start
            at = self._draw_piece(piece, at + (piece.block.lead if opens_page else 0))
            if piece.closes:
                edges.append(Edge(at))
        if pieces and not self._pieces[pieces[-1]].closes:
            at += self._ruled.padding
            edges.append(Edge(at))
        self._ruled.draw_lines(edges)
        return at

    def _heading_height(self) -> float:
        bold = self._pen.type.bold
        tallest = max(
            flow(
                text, lambda part, size: self._pen.width(part, bold, size), room, self._size
            ).height
            for text, room in zip(self._headings, self._inner, strict=True)
        )
        return tallest + 2 * self._ruled.padding

    def _pieces_of(self, row: Sequence[str]) -> Iterator[_Piece]:
        """Give the parts of a row that a page may not break."""
        layout, size, padding = self._pen.layout.register, self._size, self._ruled.padding
        cells = [
            flow(text, self._measure, room, size)
            for text, room in zip(row, self._inner, strict=True)
        ]
        count = max(len(cell.lines) for cell in cells)
        together = count <= layout.lines_together
        step = layout.lines_apart
        for start in range(0, count, step):
            stop = min(start + step, count)
            opens, closes = start == 0, stop == count
            height = (stop - start) * size * LEADING + padding * (opens + closes)
            if opens and closes:
                height = max(height, layout.least_row * MM)
            keeps_next = together and not closes
            lead = 0 if opens else padding
            lines = tuple(Fitted(cell.lines[start:stop], size) for cell in cells)
            yield _Piece(Block(height, keeps_next=keeps_next, lead=lead), lines, opens, closes)

    def _measure(self, text: str, size: float) -> float:
        return self._pen.width(text, self._pen.type.regular, size)

    def _draw_piece(self, piece: _Piece, at: float) -> float:
        pen, padding, font = self._pen, self._ruled.padding, self._pen.type.regular
        lines = max(len(cell.lines) for cell in piece.cells) * self._size * LEADING
        # A row of one line stands in the middle of its least height.
        air = padding if piece.opens else 0
        if piece.opens and piece.closes:
            air = (piece.block.height - lines) / 2
        columns = zip(piece.cells, self._columns, self._ruled.columns(), strict=True)
        for cell, column, (x, room) in columns:
            middle, start = at + air + cell.height / 2, self._ruled.start(x, room, column.align)
            pen.lines(start, middle, cell, font, align=column.align)
        return at + piece.block.height

    def _draw_nothing(self, at: float) -> float:
        pen, layout = self._pen, self._pen.layout.register
        height = layout.least_row * MM
        pen.centred(pen.middle, at + height / 2, layout.nothing, pen.type.italic, self._size)
        return at + height


def _columns(data: ListData, layout: PartyLayout) -> list[ListColumn]:
    number = ListColumn(layout.register.number, Align.CENTRE)
    return [number, *data.columns] if data.numbered else [*data.columns]


def _numbered(data: ListData) -> Iterator[list[str]]:
    for number, row in enumerate(data.rows, start=1):
        texts = ["\n".join(map(clean, text.splitlines())) for text in row]
        yield [str(number), *texts] if data.numbered else texts
