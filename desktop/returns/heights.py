"""How high a row must be for the text put into it: a form's own height is the least.

Spreadsheets fit a row to wrapped text only while someone types, and never for merged cells.
The width of text is estimated from the type size, a little generously: an empty line is
better than a name cut off in print.
"""

from __future__ import annotations

import math
import textwrap
from typing import Any

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
_DIGITS = {"times new roman": 0.5, "calibri": 0.507, "cambria": 0.554, "tahoma": 0.546}
_OTHER_DIGIT = 0.556
"""The width of a digit of Arial and most other faces, in type sizes."""
_POINTS_A_PIXEL = 0.75
MOST_HEIGHT = 409
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
        self.sheet = sheet
        self._across = {
            (each.min_row, each.min_col): each.max_col for each in sheet.merged_cells.ranges
        }
        self._widths: dict[int, float] = {}

    def grow(self, cell: Cell) -> None:
        """Make the cell's row high enough for its wrapped text, never lower than it was."""
        if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
            return
        needed = self.lines_of(cell) * _size(cell) * _LEADING + _PADDING
        if needed > row_height(self.sheet, cell.row):
            self.sheet.row_dimensions[cell.row].height = min(math.ceil(needed), MOST_HEIGHT)

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
            self._widths[column] = column_width(self.sheet, column)
        return self._widths[column]


def _lines(text: str, room: int) -> int:
    return 1 if len(text) <= room else len(textwrap.wrap(text, room))


def _size(cell: Cell) -> float:
    return float(cell.font.size or _DEFAULT_SIZE)


def digit_width(face: str | None, size: float | None) -> float:
    """Return how wide a digit of a face is, in points."""
    return float(size or _DEFAULT_SIZE) * _DIGITS.get((face or "").casefold(), _OTHER_DIGIT)


def column_unit(sheet: Worksheet) -> float:
    """Return the unit of column widths in points: a digit of the workbook's own face.

    It is whole pixels wide, as Excel counts: 6 points in Times New Roman of 12.
    """
    book: Any = sheet.parent
    # The stubs do not know the styles by name; openpyxl sees to it that this one is there.
    font = book._named_styles["Normal"].font
    return round(digit_width(font.name, font.size) / _POINTS_A_PIXEL) * _POINTS_A_PIXEL


def column_width(sheet: Worksheet, column: int) -> float:
    """Return a column's width in points."""
    return _units(sheet, column) * column_unit(sheet)


def _units(sheet: Worksheet, column: int) -> float:
    letter = get_column_letter(column)
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            return float(dimension.width or _DEFAULT_WIDTH)
    if letter in sheet.column_dimensions:
        return float(sheet.column_dimensions[letter].width or _DEFAULT_WIDTH)
    return float(sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH)
