"""Registers written as the sheets of an .xlsx file that a person can go on filling in."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from db.registers import Field, FieldKind, Register
from desktop.exchange.writing_cells import Written

GENERAL, AS_TEXT, AS_DATE, AS_TIME = "General", "@", "dd/mm/yyyy", "hh:mm"
FORMATS = {
    FieldKind.DATE: AS_DATE,
    FieldKind.PARTIAL_DATE: AS_DATE,
    FieldKind.TIME: AS_TIME,
    FieldKind.INTEGER: GENERAL,
    FieldKind.DECIMAL: GENERAL,
    FieldKind.YEAR: GENERAL,
}
"""How the cells of a column look, and what Excel makes of text typed into them; else text."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""In .xlsx "_x0041_" within text means the letter A."""


@dataclass(frozen=True)
class Page:
    """A register's sheet to be: its rows in the order of the register's fields."""

    register: Register
    rows: list[list[Written]]


def write_xlsx(pages: list[Page], path: Path) -> None:
    """Write the pages: headings bold and frozen, dates true dates, text never a formula."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    workbook.properties.creator = ""
    with _temporary_files_beside(path):
        for page in pages:
            _write_page(workbook.create_sheet(page.register.sheet), page)
        workbook.save(path)


@contextmanager
def _temporary_files_beside(path: Path) -> Iterator[None]:
    """Keep openpyxl's own temporary files, which hold the sheets in clear, beside a file."""
    usual = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix=".sochibo-tmp-", dir=path.parent) as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = usual


def _write_page(sheet: Any, page: Page) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    fields = page.register.fields
    for at, field in enumerate(fields, 1):
        column = sheet.column_dimensions[get_column_letter(at)]
        column.width = field.width
        column.number_format = FORMATS.get(field.kind, AS_TEXT)
    sheet.freeze_panes = "A2"
    headings = []
    for field in fields:
        cell = _cell(sheet, field.heading)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        headings.append(cell)
    sheet.append(headings)
    for row in page.rows:
        sheet.append([_styled(sheet, field, cell) for field, cell in zip(fields, row, strict=True)])


def _styled(sheet: Any, field: Field, value: Written) -> Any:
    from openpyxl.styles import Alignment

    if value is None:
        return None
    cell = _cell(sheet, value)
    if isinstance(value, date | time):
        cell.number_format = FORMATS[field.kind]
    elif field.kind is FieldKind.LONG_TEXT:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, value: Written) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = _LIKE_AN_ESCAPE.sub("_x005F_", _NOT_IN_XML.sub("", value))
        # Text that begins with "=" would otherwise become a formula (CONTRACT §4).
        cell.data_type = "s"
    else:
        cell.value = value
    return cell
