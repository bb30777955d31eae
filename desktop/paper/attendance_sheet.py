"""The attendance sheet of a meeting as a PDF: blank for signing, or filled (DOMAIN §7)."""

from __future__ import annotations

from desktop.paper.header import draw_party_header, prose_date
from desktop.paper.layout import PARTY_LAYOUT, PartyLayout
from desktop.paper.paging import Room, pages
from desktop.paper.pen import DocumentFacts, Pen
from desktop.paper.sheet_data import SheetData
from desktop.paper.sheet_foot import Foot
from desktop.paper.sheet_table import SheetTable
from desktop.paper.sheet_title import draw_title


def attendance_sheet(data: SheetData, layout: PartyLayout = PARTY_LAYOUT) -> bytes:
    """Return the PDF of an attendance sheet, the same bytes for the same data and fonts.

    Texts are printed as they are, whatever signs they hold. The column headings stand on
    every page, and the last page carries rows beside its totals and signatures.
    """
    pen = Pen(layout, DocumentFacts(f"{layout.sheet.title} – {data.meeting}", data.unit))
    at = draw_party_header(
        pen,
        superior=data.superior,
        issuer=data.unit,
        place_and_date=", ".join(filter(None, (data.place, prose_date(data.day)))),
    )
    at = draw_title(pen, data, at)
    table, foot = SheetTable(pen, data), Foot(pen, data)
    room = Room(
        first=pen.bottom - at - table.heading_height,
        later=pen.bottom - pen.top - table.heading_height,
        foot=foot.height,
    )
    for rows in pages(table.blocks, room, layout.sheet.least_names_on_last_page):
        if rows.start:
            pen.next_page()
            at = pen.top
        at = table.draw(rows, at)
    foot.draw(at)
    return pen.finish()
