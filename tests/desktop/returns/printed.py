"""A return as LibreOffice prints it, read back row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PageObject, PdfReader

from desktop.returns.heights import column_width, row_height
from desktop.returns.hidden_sheet import SHEET
from desktop.returns.pages import printed_area, title_rows

INCH = 72.0
A4 = (595.3, 841.9)


class Fragment(NamedTuple):
    """Some text on a page, by the left end of its baseline in points from the lower left."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class PrintedRow:
    """A row of a sheet on a page: where it lies, and what stands between its edges."""

    row: int
    top: float
    bottom: float
    fragments: tuple[Fragment, ...]

    @property
    def letters(self) -> str:
        return letters("".join(each.text for each in self.fragments))


@dataclass(frozen=True)
class PrintedPage:
    """A page of a sheet: its repeated rows, and those of its own."""

    sheet: Worksheet
    width: float
    height: float
    fragments: tuple[Fragment, ...]
    titles: tuple[PrintedRow, ...]
    rows: tuple[PrintedRow, ...]

    @property
    def body(self) -> list[PrintedRow]:
        """Return the page's own rows below the headings."""
        return [each for each in self.rows if each.row > title_rows(self.sheet)[-1]]


def letters(text: str) -> str:
    """Return the letters of a text in order of the alphabet, without blanks."""
    return "".join(sorted("".join(text.split())))


def pages(workbook: Path, pdf: Path) -> dict[str, list[PrintedPage]]:
    """Return every sheet's pages; the breaks in the workbook say which rows stand on each."""
    book: Any = load_workbook(workbook)
    paper = iter(PdfReader(pdf).pages)
    found = {
        sheet.title: [_page(sheet, next(paper), rows) for rows in _rows_of_pages(sheet)]
        for sheet in book.worksheets
        if sheet.title != SHEET
    }
    assert next(paper, None) is None, "a page ends where the workbook has no break"
    return found


def _rows_of_pages(sheet: Worksheet) -> Iterator[range]:
    _left, top, _right, bottom = printed_area(sheet)
    breaks = sorted(each.id for each in sheet.row_breaks.brk)
    for first, last in pairwise([top - 1, *breaks, bottom]):
        yield range(first + 1, last + 1)


def _page(sheet: Worksheet, page: PageObject, rows: range) -> PrintedPage:
    fragments = _fragments(page)
    titles = title_rows(sheet)
    shown = list(rows) if titles[0] in rows else [*titles, *rows]
    (anchor,) = [each for each in fragments if each.text.strip() == "(1)"]
    number_row = titles[-1]
    # The figures of the row of column numbers stand in its middle.
    top = anchor.y + anchor.size * 0.33 + row_height(sheet, number_row) / 2
    top += sum(row_height(sheet, row) for row in shown[: shown.index(number_row)])
    printed = []
    for row in shown:
        bottom = top - row_height(sheet, row)
        inside = tuple(each for each in fragments if bottom <= each.y < top)
        printed.append(PrintedRow(row, top, bottom, inside))
        top = bottom
    of_titles = tuple(each for each in printed if each.row in titles)
    own = tuple(each for each in printed if each.row in rows)
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    return PrintedPage(sheet, width, height, tuple(fragments), of_titles, own)


def _fragments(page: PageObject) -> list[Fragment]:
    found: list[Fragment] = []

    def note(text: str, _cm: Any, at: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found.append(Fragment(text, at[4], at[5], size))

    page.extract_text(visitor_text=note)
    return found


def width_of_columns(sheet: Worksheet) -> float:
    """Return how wide what is printed of a sheet is, in points."""
    left, _top, right, _bottom = printed_area(sheet)
    return sum(column_width(sheet, column) for column in range(left, right + 1))
