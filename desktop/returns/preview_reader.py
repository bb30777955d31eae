"""Reading a filled sheet as it will be printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import column_index_from_string

from desktop.returns.cell_colours import ground, ink
from desktop.returns.heights import column_width, row_height
from desktop.returns.number_format import show_value
from desktop.returns.pages import printed_area, title_rows
from desktop.returns.preview import Edges, Horizontal, PreviewCell, PreviewSheet, Vertical

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles.borders import Side
    from openpyxl.worksheet.worksheet import Worksheet

_Place = tuple[int, int]

_FORMULA = "ƒx"
"""What stands for a formula: its value is Excel's to work out."""
_INDENT = 9.0
_SIZE = 11.0
_LETTER_BELOW_LETTER = 255
_NO_EDGES: Edges = (0.0, 0.0, 0.0, 0.0)
_HORIZONTAL: Mapping[str | None, Horizontal] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "left",
    "distributed": "center",
    "fill": "left",
    "centerContinuous": "center",
}
_VERTICAL: Mapping[str | None, Vertical] = {
    "top": "top",
    "center": "center",
    "bottom": "bottom",
    "justify": "top",
    "distributed": "center",
}
_STROKES = {"medium": 1.5, "mediumDashed": 1.5, "thick": 2.25, "double": 1.5}
_THIN = 0.75


@dataclass(frozen=True)
class _Look:
    """What cells of one style share; `horizontal` is None where the value decides."""

    number_format: str
    bold: bool
    italic: bool
    underline: bool
    size: float
    horizontal: Horizontal | None
    vertical: Vertical
    wrap: bool
    indent: float
    turn: int
    ink: str
    ground: str
    edges: Edges


def read_sheet(sheet: Worksheet) -> PreviewSheet:
    """Return a sheet's printed part, as far as something stands in it."""
    return _Reader(sheet).read()


class _Reader:
    """Reads one sheet; the looks of a style are read once, which is most of the time saved."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._looks: dict[int, _Look] = {}
        self._blocks: dict[_Place, _Place] = {}
        self._covered: set[_Place] = set()
        for block in sheet.merged_cells.ranges:
            first = (block.min_row, block.min_col)
            self._blocks[first] = (block.max_row, block.max_col)
            self._covered |= {
                (row, column)
                for row in range(block.min_row, block.max_row + 1)
                for column in range(block.min_col, block.max_col + 1)
            } - {first}

    def read(self) -> PreviewSheet:
        """Return the sheet's printed part, as far as something stands in it."""
        sheet = self._sheet
        left, top, right, bottom = printed_area(sheet)
        right, bottom = min(right, sheet.max_column), min(bottom, sheet.max_row)
        hidden = _hidden_columns(sheet)
        hidden_rows = {row for row, each in sheet.row_dimensions.items() if each.hidden}
        columns = [
            0.0 if column in hidden else column_width(sheet, column)
            for column in range(left, right + 1)
        ]
        rows = [
            0.0 if row in hidden_rows else row_height(sheet, row) for row in range(top, bottom + 1)
        ]
        area = sheet.iter_rows(top, bottom, left, right)
        cells = [
            shown
            for row, line in enumerate(area, start=top)
            for column, cell in enumerate(line, start=left)
            if (row, column) not in self._covered
            if (shown := self._cell(cell, (row, column), (bottom, right))) is not None
            if any(_part(rows, row - top, shown.down))
            if any(_part(columns, column - left, shown.across))
        ]
        titles = title_rows(sheet)
        last_row = max((cell.row + cell.down for cell in cells), default=top - 1)
        last_column = max((cell.column + cell.across for cell in cells), default=left - 1)
        return PreviewSheet(
            sheet.title,
            top - 1,
            left - 1,
            tuple(columns[: last_column - left + 1]),
            tuple(rows[: last_row - top + 1]),
            (titles.start - 1, titles.stop - 1) if titles else None,
            tuple(cells),
        )

    def _cell(self, cell: Cell | MergedCell, place: _Place, corner: _Place) -> PreviewCell | None:
        """Return a cell as it is shown, None where nothing is seen of it."""
        look, value = self._look(cell), cell.value
        edges, last = look.edges, place
        if place in self._blocks:
            bottom, right = self._blocks[place]
            last = min(bottom, corner[0]), min(right, corner[1])
            edges = self._edges(place, last)
        if value is None and edges == _NO_EDGES and not look.ground:
            return None
        formula = cell.data_type == "f"
        return PreviewCell(
            row=place[0] - 1,
            column=place[1] - 1,
            down=last[0] - place[0] + 1,
            across=last[1] - place[1] + 1,
            text=_FORMULA if formula else show_value(value, look.number_format),
            bold=look.bold,
            italic=look.italic,
            underline=look.underline,
            size=look.size,
            horizontal=look.horizontal or _usual_side(value, cell.data_type),
            vertical=look.vertical,
            wrap=look.wrap,
            indent=look.indent,
            turn=look.turn,
            ink=look.ink,
            ground=look.ground,
            edges=edges,
        )

    def _edges(self, first: _Place, last: _Place) -> Edges:
        """Return a block's lines, which its outer cells hold."""
        left, top, _right, _bottom = self._look(self._sheet.cell(*first)).edges
        across = self._look(self._sheet.cell(first[0], last[1])).edges
        below = self._look(self._sheet.cell(last[0], first[1])).edges
        return left, top, across[2], below[3]

    def _look(self, cell: Cell | MergedCell) -> _Look:
        style = cell.style_id
        if style not in self._looks:
            self._looks[style] = _look(cell)
        return self._looks[style]


def _look(cell: Cell | MergedCell) -> _Look:
    font, alignment, border = cell.font, cell.alignment, cell.border
    sides = (border.left, border.top, border.right, border.bottom)
    left, top, right, bottom = map(_stroke, sides)
    return _Look(
        number_format=str(cell.number_format),
        bold=bool(font.bold),
        italic=bool(font.italic),
        underline=font.underline not in (None, "none"),
        size=float(font.size or _SIZE),
        horizontal=_HORIZONTAL.get(alignment.horizontal),
        vertical=_VERTICAL.get(alignment.vertical, "bottom"),
        wrap=bool(alignment.wrap_text) or alignment.horizontal in ("justify", "distributed"),
        indent=float(alignment.indent or 0) * _INDENT,
        turn=_turn(int(alignment.textRotation or 0)),
        ink=ink(font.color),
        ground=ground(cell.fill),
        edges=(left, top, right, bottom),
    )


def _turn(rotation: int) -> int:
    """Return degrees to the left: files write 1 to 90, and from 91 on those to the right."""
    if rotation > _LETTER_BELOW_LETTER - 1:
        return 90
    return rotation if rotation <= 90 else 90 - rotation


def _stroke(side: Side | None) -> float:
    style = None if side is None else side.style
    return 0.0 if style is None else _STROKES.get(style, _THIN)


def _usual_side(value: object, data_type: str) -> Horizontal:
    """Return where Excel puts a value for which nothing is set."""
    if isinstance(value, bool) or data_type == "e":
        return "center"
    numbers = (int, float, Decimal, dt.date, dt.time, dt.timedelta)
    return "right" if isinstance(value, numbers) or data_type == "f" else "left"


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for letter, each in sheet.column_dimensions.items():
        if each.hidden:
            first = each.min or column_index_from_string(letter)
            hidden.update(range(first, (each.max or first) + 1))
    return hidden


def _part(sizes: Sequence[float], first: int, count: int) -> Sequence[float]:
    return sizes[first : first + count]
