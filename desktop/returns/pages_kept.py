"""The pages of a return that the book keeps, in whatever kind of file it came.

A file that openpyxl does not know (.xls, .ods) is shown as a plain table: what stands in each
cell is right, the looks of the form are gone.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.returns.preview import PreviewSheet, preview
from desktop.returns.sealed_rows import SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_OF_OPENPYXL = "[Content_Types].xml"
_NARROWEST, _WIDEST = 5, 24
"""The width of a column in letters."""
_FEWEST = 3
"""How many cells of a table's row are filled."""
_DAY = "dd/mm/yyyy"

_Rows = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Pages:
    """A file's visible sheets; `plain` tells that they are not as they are printed."""

    sheets: tuple[PreviewSheet, ...]
    plain: bool = False


def pages_of(file: bytes) -> Pages:
    """Return the pages of a return that was read and judged before."""
    import openpyxl

    if _is_of_openpyxl(file):
        return Pages(preview(openpyxl.load_workbook(io.BytesIO(file))))
    return Pages(preview(_plain(file)), plain=True)


def _is_of_openpyxl(file: bytes) -> bool:
    if not zipfile.is_zipfile(io.BytesIO(file)):
        return False
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return _OF_OPENPYXL in archive.namelist()


def _plain(file: bytes) -> Workbook:
    """Return a workbook with what stands in the cells of another kind of file."""
    import python_calamine as calamine
    from openpyxl import Workbook

    source = calamine.CalamineWorkbook.from_filelike(io.BytesIO(file))
    made = Workbook()
    made.remove(made.worksheets[0])
    for each in source.sheets_metadata:
        if each.name != SHEET and each.visible is calamine.SheetVisibleEnum.Visible:
            rows = source.get_sheet_by_name(each.name).to_python(skip_empty_area=False)
            _fill(made.create_sheet(each.name), rows)
    return made


def _fill(sheet: Worksheet, rows: _Rows) -> None:
    from openpyxl.styles import Alignment, Border, Side
    from openpyxl.utils import get_column_letter

    from desktop.returns.heights import Heights

    for column, width in enumerate(_widths(rows), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    thin = Side("thin")
    lines = Border(thin, thin, thin, thin)
    across = max(map(len, rows), default=0)
    written = []
    for at, row in enumerate(rows, start=1):
        filled = list(_filled(row))
        ends = [*(column for column, _value in filled[1:]), across]
        for (column, value), end in zip(filled, ends, strict=False):
            cell = sheet.cell(at, column + 1, value)
            cell.alignment = Alignment(vertical="center", wrap_text=isinstance(value, str))
            if hasattr(value, "year"):
                cell.number_format = _DAY
            if not _is_table(filled) and end > column + 1:
                sheet.merge_cells(None, at, column + 1, at, end)
            written.append(cell)
        for column in range(filled[0][0], filled[-1][0] + 1) if _is_table(filled) else ():
            sheet.cell(at, column + 1).border = lines
    heights = Heights(sheet)
    for cell in written:
        heights.grow(cell)


def _filled(row: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Give what stands in a row, and in which column."""
    return ((column, value) for column, value in enumerate(row) if value not in ("", None))


def _is_table(filled: Sequence[tuple[int, Any]]) -> bool:
    """Tell whether a row is one of a table: headings and signatures have two texts at most."""
    return len(filled) >= _FEWEST


def _widths(rows: _Rows) -> Iterator[int]:
    """Give the width each column needs for the rows of tables."""
    needed = [_NARROWEST] * max(map(len, rows), default=0)
    for row in rows:
        filled = list(_filled(row))
        for column, value in filled if _is_table(filled) else ():
            needed[column] = max(needed[column], len(str(value)) + 2)
    return (min(width, _WIDEST) for width in needed)
