"""The list of a register as a PDF: on as many pages as it takes (DOMAIN §7)."""

from __future__ import annotations

from desktop.paper.foot import Foot, Signature
from desktop.paper.header import draw_party_header, place_and_date
from desktop.paper.layout import PARTY_LAYOUT, PartyLayout
from desktop.paper.list_data import ListData
from desktop.paper.list_table import ListTable, columns_for
from desktop.paper.paging import Room, pages
from desktop.paper.pen import DocumentFacts, Pen
from desktop.paper.title import draw_centred, draw_kind


def list_sheet(data: ListData, layout: PartyLayout = PARTY_LAYOUT) -> bytes:
    """Return the PDF of a list, the same bytes for the same data and fonts.

    The page lies across where the columns need it; the headings stand on every page, and the
    last page carries rows beside its totals and signatures.
    """
    columns = columns_for(data, layout)
    pen = Pen(columns.layout, _facts(data, layout))
    at = _draw_head(pen, data)
    table, foot = ListTable(pen, data, columns), _foot(pen, data)
    room = Room(
        first=pen.bottom - at - table.heading_height,
        later=pen.bottom - pen.top - table.heading_height,
        foot=foot.height,
    )
    for pieces in pages(table.blocks, room, layout.register.least_rows_on_last_page):
        if pieces.start:
            pen.next_page()
            at = pen.top
        at = table.draw(pieces, at)
    foot.draw(at)
    return pen.finish()


def _facts(data: ListData, layout: PartyLayout) -> DocumentFacts:
    return DocumentFacts(f"{layout.register.kind} – {data.about}", data.unit)


def _draw_head(pen: Pen, data: ListData) -> float:
    layout = pen.layout
    at = draw_party_header(
        pen,
        superior=data.superior,
        issuer=data.unit,
        place_and_date=place_and_date(data.place, data.day),
    )
    at = draw_kind(pen, layout.register.kind, data.about, at) + layout.paragraph_gap / 2
    for text in filter(None, (data.period, data.note)):
        at = draw_centred(pen, text, pen.type.italic, layout.register.note_size, at)
    return at + 2 * layout.paragraph_gap


def _foot(pen: Pen, data: ListData) -> Foot:
    layout, words = pen.layout, pen.layout.register
    chapter = Signature(words.for_chapter, data.office, data.signer, italic=False)
    return Foot(pen, data.totals, (Signature(words.preparer, layout.sign_here), chapter))
