"""Sealing a filled workbook: what each visible cell holds, and the hidden sheet that says so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.files.canonical import digest
from desktop.files.cells import Cell
from desktop.returns.hidden_sheet import SHEET
from desktop.returns.manifest import Grid, Place
from desktop.returns.values import Sealed, seal

Cells = tuple[str, Place]
"""A sheet's name and a place on it."""
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def sealed_cells(workbook: Workbook, formulas: Collection[Cells]) -> dict[str, Grid]:
    """Return the value of every filled cell but those that hold formulas, sheet by sheet."""
    return {sheet.title: dict(_filled(sheet, formulas)) for sheet in workbook.worksheets}


def _filled(sheet: Worksheet, formulas: Collection[Cells]) -> Iterator[tuple[Place, Sealed]]:
    for row, values in enumerate(sheet.iter_rows(values_only=True)):
        for column, value in enumerate(values):
            sealed = seal(_value(value))
            if sealed is not None and (sheet.title, (row, column)) not in formulas:
                yield (row, column), sealed


def formula_cells(workbook: Workbook) -> frozenset[Cells]:
    """Return the cells that hold a formula, row and column counted from 0."""
    return frozenset(
        (sheet.title, (row, column))
        for sheet in workbook.worksheets
        for row, cells in enumerate(sheet.iter_rows())
        for column, cell in enumerate(cells)
        if cell.data_type == "f"
    )


def prints_of(workbook: Workbook) -> dict[str, str]:
    """Return a digest of every sheet's values as whoever reads the file will find them."""
    return {
        sheet.title: digest(
            [_as_read(value) for value in row] for row in sheet.iter_rows(values_only=True)
        )
        for sheet in workbook.worksheets
    }


def _as_read(value: object) -> object:
    """Return a cell's value in the words of `digest`."""
    if value is None:
        return ""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _value(value: object) -> Cell:
    """Return a cell's value as files are read: a duration is the number of its days."""
    if isinstance(value, dt.timedelta):
        return value / dt.timedelta(days=1)
    if isinstance(value, str | int | float | dt.date | dt.time):
        return value
    return None


def add_hidden_sheet(workbook: Workbook, rows: Iterable[tuple[str, ...]]) -> None:
    """Add the hidden sheet with its rows of text."""
    sheet = workbook.create_sheet(SHEET)
    sheet.sheet_state = Worksheet.SHEETSTATE_HIDDEN
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            cell: Any = sheet.cell(row, column)
            cell.value = text
            cell.data_type = "s"


def escape_codes(workbook: Workbook) -> None:
    """Write _x0041_ so that spreadsheets, which read it as the letter A, show it as it is."""
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and _CODE.search(cell.value):
                    kind = cell.data_type
                    cell.value = _CODE.sub("_x005F_", cell.value)
                    cell.data_type = kind
