"""The looks of the program's own printed sheets: those of the standard form, set by the program."""

from __future__ import annotations

from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

FACE = "Times New Roman"
_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_A4 = 9
_MM_AN_INCH = 25.4
_MARGINS = {"left": 30, "right": 15, "top": 20, "bottom": 20, "header": 10, "footer": 10}
_BASE_SIZE = 12

Across = Literal["left", "center", "right"]
Down = Literal["top", "center", "bottom"]


def font(size: float = _BASE_SIZE, *, bold: bool = False, italic: bool = False) -> Font:
    """Return the face of every sheet."""
    return Font(name=FACE, size=size, bold=bold, italic=italic)


def aligned(across: Across = "left", down: Down = "center") -> Alignment:
    """Return where text stands; it goes on in a new line where it is too long."""
    return Alignment(horizontal=across, vertical=down, wrap_text=True)


def new_workbook(title: str) -> tuple[Workbook, Worksheet]:
    """Return a workbook of one sheet, its columns counted in digits of our own face."""
    workbook = Workbook()
    untyped: Any = workbook
    untyped._named_styles["Normal"].font = font()
    workbook.properties.creator = ""
    sheet = workbook.worksheets[0]
    sheet.title = title
    return workbook, sheet


def merged(sheet: Worksheet, row: int, first: int, last: int) -> Cell:
    """Return the cell that some columns of a row become together."""
    if last > first:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    cell = sheet.cell(row, first)
    assert isinstance(cell, Cell)  # the first of those merged
    return cell


def set_up_page(sheet: Worksheet, titles: tuple[int, int] | None = None) -> None:
    """Set a sheet up for print: A4 lying, the page number on top from page 2 on (DOMAIN §7).

    `titles` are the first and last row repeated on every page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    inches = {side: size / _MM_AN_INCH for side, size in _MARGINS.items()}
    sheet.page_margins = PageMargins(**inches)
    untyped: Any = sheet
    untyped.HeaderFooter.differentFirst = True
    untyped.oddHeader.center.text = f'&"{FACE},Regular"&12&P'
    untyped.page_setup.firstPageNumber = 1
    untyped.page_setup.useFirstPageNumber = True
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False
    if titles is not None:
        sheet.print_title_rows = f"{titles[0]}:{titles[1]}"
