"""The attendance sheet of a meeting as a PDF: blank for signing, or filled (DOMAIN §7)."""

from __future__ import annotations

from desktop.paper.foot import Foot
from desktop.paper.header import draw_party_header, place_and_date
from desktop.paper.layout import PARTY_LAYOUT, PartyLayout
from desktop.paper.paging import Room, pages
from desktop.paper.pen import DocumentFacts, Pen
from desktop.paper.sheet_data import SheetData
from desktop.paper.sheet_foot import sheet_foot
from desktop.paper.sheet_table import SheetTable
from desktop.paper.sheet_title import draw_title


def attendance_sheet(data: SheetData, layout: PartyLayout = PARTY_LAYOUT) -> bytes:
    """Return the PDF of an attendance sheet, the same bytes for the same data and fonts.

    Texts are printed as they are, whatever signs they hold. The column headings stand on
    every page, and the last page carries rows beside its totals and signatures.
    """
    pen = Pen(layout, DocumentFacts(f"{layout.sheet.title} – {data.meeting}", data.unit))
    at = _draw_head(pen, data)
    table, foot = SheetTable(pen, data), sheet_foot(pen, data)
    for rows in _pages(pen, table, foot, at):
        if rows.start:
            pen.next_page()
            at = pen.top
        at = table.draw(rows, at)
    foot.draw(at)
    return pen.finish()


def names_on_pages(data: SheetData, layout: PartyLayout = PARTY_LAYOUT) -> list[int]:
    """Return how many of the people stand on each page of an attendance sheet."""
    pen = Pen(layout, DocumentFacts("", ""))
    at = _draw_head(pen, data)
    table = SheetTable(pen, data)
    numbered = [place for place, block in enumerate(table.blocks) if not block.keeps_next]
    people = numbered[: len(data.people)]
    return [
        sum(place in rows for place in people)
        for rows in _pages(pen, table, sheet_foot(pen, data), at)
    ]


def _draw_head(pen: Pen, data: SheetData) -> float:
    at = draw_party_header(
        pen,
        superior=data.superior,
        issuer=data.unit,
        place_and_date=place_and_date(data.place, data.day),
    )
    return draw_title(pen, data, at)


def _pages(pen: Pen, table: SheetTable, foot: Foot, at: float) -> list[range]:
    room = Room(
        first=pen.bottom - at - table.heading_height,
        later=pen.bottom - pen.top - table.heading_height,
        foot=foot.height,
    )
    return pages(table.blocks, room, pen.layout.sheet.least_names_on_last_page)
