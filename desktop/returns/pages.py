"""Where a sheet's printed pages end, so that totals and signatures are never torn apart.

Programs and printers differ a little in how much a page holds. So no end is left to them:
every page ends at a break of ours, a little before it is full.
"""

from __future__ import annotations

from collections.abc import Collection

from openpyxl.utils import range_boundaries
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from desktop.returns.heights import row_height

_POINTS_AN_INCH = 72
_A4 = (595.3, 841.9)
_PAPER = {"8": (841.9, 1190.6), "9": _A4, "1": (612.0, 792.0)}
_SURE = 0.97


def break_pages(sheet: Worksheet, together: int, headings: Collection[int] = ()) -> None:
    """End the pages of a sheet so that the row `together` and all below share one page.

    A page does not end after one of the rows `headings`.

    Nothing is done for a sheet that is fitted to pages: Excel then heeds no break of ours.
    """
    fitted = sheet.sheet_properties.pageSetUpPr
    if fitted is not None and fitted.fitToPage:
        return
    known = {each.id for each in sheet.row_breaks.brk}
    for row in _ends(sheet, together, known, headings):
        sheet.row_breaks.append(Break(id=row))


def _ends(sheet: Worksheet, together: int, known: set[int], headings: Collection[int]) -> list[int]:
    """Return the rows after which a page ends, but for those known already."""
    _left, first, _right, last = printed_area(sheet)
    titles = sum(row_height(sheet, row) for row in title_rows(sheet))
    free = room(sheet)
    ends: list[int] = []
    used, fresh = 0.0, True
    block = sum(row_height(sheet, each) for each in range(together, last + 1))
    whole = block + titles <= free

    def needed(row: int) -> float:
        """Return the height that must be free for a row to stand on the page."""
        height = row_height(sheet, row)
        if row == together and whole:
            return block
        return height + needed(row + 1) if row in headings else height

    for row in range(first, last + 1):
        if row - 1 in known:
            used, fresh = titles, True
        if used + needed(row) > free and not fresh:
            ends.append(row - 1)
            used = titles
        used += row_height(sheet, row)
        fresh = False
    return ends


def room(sheet: Worksheet) -> float:
    """Return the height of a page's rows in points, at the scale of printing."""
    paper = _PAPER.get(str(sheet.page_setup.paperSize), _A4)
    across = sheet.page_setup.orientation == "landscape"
    margins = sheet.page_margins
    free = paper[0 if across else 1] - (margins.top + margins.bottom) * _POINTS_AN_INCH
    return float(free * _SURE * 100 / (sheet.page_setup.scale or 100))


def printed_area(sheet: Worksheet) -> tuple[int, int, int, int]:
    """Return the first and last column and row printed: left, top, right, bottom from 1 on.

    Of several areas the first counts; without any the whole sheet is printed.
    """
    area = (sheet.print_area or "").split(",")[0].rpartition("!")[2]
    left, top, right, bottom = range_boundaries(area) if area else (None,) * 4
    return left or 1, top or 1, right or sheet.max_column, bottom or sheet.max_row


def title_rows(sheet: Worksheet) -> range:
    """Return the rows repeated at the top of every page."""
    if not sheet.print_title_rows:
        return range(0)
    top, bottom = (int(part) for part in sheet.print_title_rows.replace("$", "").split(":"))
    return range(top, bottom + 1)
