"""How high a row must be for the text put into it: a form's own height is the least.

Spreadsheets fit a row to wrapped text only while someone types, and never for merged cells.
The width of text is estimated from the type size, a little generously: an empty line is
better than a name cut off in print.
"""

from __future__ import annotations

import math
import textwrap

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_LETTER = 0.46
"""Mean width of a letter of Vietnamese text in Times New Roman, in type sizes."""
_CAPITAL = 0.66
_BOLD = 1.06
_LEADING = 1.18
_PADDING = 3.0
_INDENT = 9.0
_POINTS_A_COLUMN_UNIT = 6.0
"""A column's width counts digits of the workbook's own face; at 12 points each is 6 wide."""
_MOST = 409
"""No row of Excel is higher."""
_DEFAULT_WIDTH = 8.43
_DEFAULT_SIZE = 11.0
_DEFAULT_HEIGHT = 15.0


def row_height(sheet: Worksheet, row: int) -> float:
    """Return a row's height in points."""
    if row in sheet.row_dimensions and sheet.row_dimensions[row].height is not None:
        return float(sheet.row_dimensions[row].height)
    return float(sheet.sheet_format.defaultRowHeight or _DEFAULT_HEIGHT)


class Heights:
    """The rows of one sheet, made high enough for what is put into them."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._across = {
            (each.min_row, each.min_col): each.max_col for each in sheet.merged_cells.ranges
        }
        self._widths: dict[int, float] = {}

    def grow(self, cell: Cell) -> None:
        """Make the cell's row high enough for its wrapped text, never lower than it was."""
        if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
            return
        needed = self.lines_of(cell) * _size(cell) * _LEADING + _PADDING
        if needed > row_height(self._sheet, cell.row):
            self._sheet.row_dimensions[cell.row].height = min(math.ceil(needed), _MOST)

    def lines_of(self, cell: Cell) -> int:
        """Return how many lines a cell's text takes in its width, or that of its merged cells."""
        text = str(cell.value)
        capitals = sum(letter.isupper() for letter in text) / max(len(text), 1)
        letter = _LETTER + (_CAPITAL - _LETTER) * capitals
        width = _size(cell) * letter * (_BOLD if cell.font.bold else 1)
        indent = _INDENT * float(cell.alignment.indent or 0)
        room = max(int((self.width(cell) - _PADDING - indent) / width), 1)
        return sum(_lines(line, room) for line in text.split("\n"))

    def width(self, cell: Cell) -> float:
        """Return the width in points that a cell's value has, merged cells included."""
        last = self._across.get((cell.row, cell.column), cell.column)
        return sum(self._column(each) for each in range(cell.column, last + 1))

    def _column(self, column: int) -> float:
        if column not in self._widths:
            self._widths[column] = column_width(self._sheet, column)
        return self._widths[column]


def _lines(text: str, room: int) -> int:
    return 1 if len(text) <= room else len(textwrap.wrap(text, room))


def _size(cell: Cell) -> float:
    return float(cell.font.size or _DEFAULT_SIZE)


def column_width(sheet: Worksheet, column: int) -> float:
    """Return a column's width in points."""
    return _units(sheet, column) * _POINTS_A_COLUMN_UNIT


def _units(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            return float(dimension.width or _DEFAULT_WIDTH)
    if letter in sheet.column_dimensions:
        return float(sheet.column_dimensions[letter].width or _DEFAULT_WIDTH)
    return float(sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH)
