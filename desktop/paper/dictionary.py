"""The dictionary of figures as a PDF: tables under headings, on as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Protocol

from db.numbers import roman
from desktop.paper.fitting import Fitted, flow
from desktop.paper.fonts import serif
from desktop.paper.layout import PARTY_LAYOUT, PartyLayout
from desktop.paper.list_columns import Columns, Needs
from desktop.paper.list_data import ListColumn, ListData
from desktop.paper.list_table import ListTable
from desktop.paper.paging import Room, pages
from desktop.paper.pen import MM, DocumentFacts, Pen, width
from desktop.paper.title import draw_kind

_ROWS_UNDER_A_HEADING = 2
_LETTERS = 30
_HAIR = 0.01
_MOST_OF_FIRST = 0.45
"""The most of a page's width that what one writes may take."""


class Section(Protocol):
    """One table: the part it belongs to, its title, a note or none, headings, rows of texts."""

    @property
    def part(self) -> str:
        """The heading over all tables of one part."""

    @property
    def title(self) -> str:
        """What the table is about."""

    @property
    def note(self) -> object:
        """What is to be known of all its rows; its text is empty for nothing."""

    @property
    def headings(self) -> Sequence[str]:
        """The columns' headings."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """A text for each column; the first is written in one piece."""


def dictionary_paper(sections: Sequence[Section], layout: PartyLayout = PARTY_LAYOUT) -> bytes:
    """Return the PDF of a dictionary, the same bytes for the same sections and fonts.

    A heading never ends a page, and every page repeats the headings of its table.
    """
    words = layout.dictionary
    layout = replace(layout, register=replace(layout.register, least_row=words.least_row))
    pen = Pen(layout, DocumentFacts(f"{words.kind} – {words.about}", ""))
    printing = _Printing(pen, draw_kind(pen, words.kind, words.about, pen.top))
    widths = {each: _columns(layout, alike) for each, alike in _alike(sections).items()}
    parts = list(dict.fromkeys(each.part for each in sections))
    for place, section in enumerate(sections):
        number = parts.index(section.part)
        opens = not place or sections[place - 1].part != section.part
        heading = f"{roman(number + 1)}. {section.part}" if opens else ""
        printing.draw(section, heading, widths[_key(section)])
    return pen.finish()


@dataclass(frozen=True)
class _Heading:
    """Lines over a table in one kind of type, and the air above them."""

    fitted: Fitted
    font: str
    above: float


class _Printing:
    """Tables one below the other; `_at` is where the next begins."""

    def __init__(self, pen: Pen, at: float) -> None:
        self._pen = pen
        self._at = at

    def draw(self, section: Section, part: str, columns: Columns) -> None:
        """Draw a table under its headings, the part's too where it is the part's first."""
        pen, table = self._pen, _table(self._pen, section, columns)
        headings = list(self._headings(section, part))
        height = sum(each.above + each.fitted.height for each in headings) + self._gap
        first = sum(block.height for block in table.blocks[:_ROWS_UNDER_A_HEADING])
        if self._at + height + table.heading_height + first > pen.bottom:
            pen.next_page()
            self._at = pen.top - headings[0].above
        for each in headings:
            self._draw_heading(each)
        self._at += self._gap
        room = Room(
            first=pen.bottom - self._at - table.heading_height,
            later=pen.bottom - pen.top - table.heading_height,
            foot=0,
        )
        for rows in pages(table.blocks, room, _ROWS_UNDER_A_HEADING):
            if rows.start:
                pen.next_page()
                self._at = pen.top
            self._at = table.draw(rows, self._at)

    @property
    def _gap(self) -> float:
        return self._pen.layout.paragraph_gap

    def _headings(self, section: Section, part: str) -> Iterator[_Heading]:
        face, words, gap = self._pen.type, self._pen.layout.dictionary, self._gap
        if part:
            yield self._heading(part, face.bold, words.part_size, 4 * gap)
        yield self._heading(section.title, face.bold, words.title_size, (2 if part else 3) * gap)
        if note := str(section.note):
            yield self._heading(note, face.italic, words.size, gap / 2)

    def _heading(self, text: str, font: str, size: float, above: float) -> _Heading:
        room = self._pen.right - self._pen.left
        fitted = flow(text, lambda part, size: self._pen.width(part, font, size), room, size)
        return _Heading(fitted, font, above)

    def _draw_heading(self, heading: _Heading) -> None:
        fitted = heading.fitted
        self._at += heading.above
        for line in fitted.lines:
            middle = self._at + fitted.leading / 2
            self._pen.text(self._pen.left, middle, line, heading.font, fitted.size)
            self._at += fitted.leading


def _key(section: Section) -> tuple[str, ...]:
    return section.part, *section.headings


def _alike(sections: Sequence[Section]) -> Mapping[tuple[str, ...], list[Section]]:
    """Return the tables that have their columns in common: they stand one below the other."""
    found: dict[tuple[str, ...], list[Section]] = {}
    for each in sections:
        found.setdefault(_key(each), []).append(each)
    return found


def _columns(layout: PartyLayout, sections: Sequence[Section]) -> Columns:
    """Return widths for several tables: the first column as wide as it needs, the others share."""
    size, face = layout.dictionary.size, serif()
    body = cache(lambda text: width(text, face.regular, 1))
    bold = cache(lambda text: width(text, face.bold, 1))
    columns, rows = _headed(sections[0]), [row for each in sections for row in _texts(each)]
    padding = 2 * layout.cell_padding * MM
    room = (layout.text_width * MM - padding * len(columns)) / size
    first = max(bold(columns[0].heading), *(body(row[0]) for row in rows)) + _HAIR
    first = min(first, room * _MOST_OF_FIRST)
    needs = Needs.of(columns[1:], [row[1:] for row in rows], body, bold)
    widths = (first, *needs.widths(room - first))
    return Columns(layout, size, tuple(each * size + padding for each in widths))


def _table(pen: Pen, section: Section, columns: Columns) -> ListTable:
    data = ListData(
        superior="",
        unit="",
        place="",
        day=date.min,
        about=section.title,
        columns=_headed(section),
        rows=_texts(section),
        numbered=False,
    )
    return ListTable(pen, data, columns)


def _headed(section: Section) -> tuple[ListColumn, ...]:
    return tuple(ListColumn(heading, letters=_LETTERS) for heading in section.headings)


def _texts(section: Section) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, row)) for row in section.rows)
