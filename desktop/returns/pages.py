"""Keeping rows that belong together, such as totals and signatures, on one printed page."""

from __future__ import annotations

from openpyxl.utils import range_boundaries
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.returns.heights import row_height

_POINTS_AN_INCH = 72
_A4 = (595.3, 841.9)
_PAPER = {"8": (841.9, 1190.6), "9": _A4, "1": (612.0, 792.0)}
_SURE = 0.97
"""Printers and programs differ a little: a page is counted as somewhat shorter than it is."""


def keep_together(sheet: Worksheet, first: int) -> None:
    """Begin a new page before a row, where it and all below would else be split over two.

    Nothing is done for a sheet that is fitted to pages: Excel then heeds no break of ours.
    """
    fitted = sheet.sheet_properties.pageSetUpPr
    if fitted is not None and fitted.fitToPage:
        return
    top, last = _printed_rows(sheet)
    heights = {row: row_height(sheet, row) for row in range(top, last + 1)}
    block = sum(heights[row] for row in range(first, last + 1))
    room, used = _room(sheet), 0.0
    titles = sum(heights.get(row, 0.0) for row in _title_rows(sheet))
    broken = {each.id + 1 for each in sheet.row_breaks.brk}
    for row in range(top, first):
        if row in broken or used + heights[row] > room:
            used = titles
        used += heights[row]
    if used + block > room and titles + block <= room:
        sheet.row_breaks.append(Break(id=first - 1))


def _room(sheet: Worksheet) -> float:
    paper = _PAPER.get(str(sheet.page_setup.paperSize), _A4)
    across = sheet.page_setup.orientation == "landscape"
    margins = sheet.page_margins
    free = paper[0 if across else 1] - (margins.top + margins.bottom) * _POINTS_AN_INCH
    return float(free * _SURE * 100 / (sheet.page_setup.scale or 100))


def _printed_rows(sheet: Worksheet) -> tuple[int, int]:
    area = (sheet.print_area or "").split(",")[0].rpartition("!")[2]
    if not area:
        return 1, sheet.max_row
    _left, top, _right, bottom = range_boundaries(area)
    return top or 1, bottom or sheet.max_row


def _title_rows(sheet: Worksheet) -> range:
    if not sheet.print_title_rows:
        return range(0)
    top, bottom = (int(part) for part in sheet.print_title_rows.replace("$", "").split(":"))
    return range(top, bottom + 1)
