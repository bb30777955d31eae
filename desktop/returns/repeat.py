"""Repeating rows of a worksheet with everything that hangs on rows.

openpyxl's own insert_rows moves cells only. Here heights, merged cells, data validation,
conditional formatting, hyperlinks, comments, print titles and areas, page breaks, filters,
frozen panes and names follow too.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break, RowBreak
from openpyxl.worksheet.worksheet import Worksheet

from desktop.returns.moving import RowMoves

_FORMULA = "f"


def repeat_rows(sheet: Worksheet, moves: RowMoves) -> None:
    """Let the rows of a sheet stand as often, and where, `moves` says."""
    if moves.nothing_moves:
        return
    printing = _Printing(sheet)
    _move_cells(sheet, moves)
    _move_heights(sheet, moves)
    _move_rules(sheet, moves)
    _move_breaks(sheet, moves)
    _move_corners(sheet, moves)
    printing.restore(moves)
    _move_names(sheet, moves)


class _Kept(NamedTuple):
    """What one cell holds."""

    value: Any
    data_type: str
    style: Any
    hyperlink: Any
    comment: Any


def _move_cells(sheet: Worksheet, moves: RowMoves) -> None:
    ranges = list(sheet.merged_cells.ranges)
    first = _first_to_move(ranges, moves)
    merged = [each for each in ranges if each.max_row >= first]
    rows = {
        number: {column: _kept(cell) for column, cell in enumerate(row, start=1)}
        for number, row in enumerate(sheet.iter_rows(first), start=first)
    }
    for each in merged:
        sheet.merged_cells.remove(each)
    sheet.delete_rows(first, sheet.max_row)
    for row, above in enumerate(sheet.iter_rows(1, first - 1) if first > 1 else (), start=1):
        for cell in above:
            if cell.data_type == _FORMULA:
                _follow(cell, sheet, moves, own=(row, row))
    for row, cells in rows.items():
        for new in moves.all(row):
            for column, kept in cells.items():
                _put(sheet, new, column, kept)
                if kept.data_type == _FORMULA:
                    _follow(_cell(sheet, new, column), sheet, moves, own=(row, new))
    for left, top, right, bottom in (each.bounds for each in merged):
        for new_top, new_bottom in moves.span(top, bottom):
            _merge(sheet, left, new_top, right, new_bottom)


def _first_to_move(ranges: Iterable[CellRange], moves: RowMoves) -> int:
    """Return the first row to be laid out anew: no merged cells reach across it from above."""
    first = moves.first_moved
    for each in sorted(ranges, key=lambda one: one.max_row, reverse=True):
        if each.min_row < first <= each.max_row:
            first = each.min_row
    return first


def _merge(sheet: Worksheet, left: int, top: int, right: int, bottom: int) -> None:
    """Merge cells as the form has them: openpyxl's own way draws their borders anew."""
    sheet.merged_cells.add(CellRange(None, left, top, right, bottom))
    untyped: Any = sheet
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            if (row, column) != (top, left):
                covered: Any = MergedCell(sheet, row, column)
                covered._style = _cell(sheet, row, column)._style
                untyped._cells[row, column] = covered


def span_row(sheet: Worksheet, row: int, left: int, right: int) -> None:
    """Make the cells of a row one, emptied, in the place of what was merged within it."""
    for each in [each for each in sheet.merged_cells.ranges if each.min_row == row == each.max_row]:
        sheet.merged_cells.remove(each)
    for column in range(left, right + 1):
        kept = _kept(_cell(sheet, row, column))
        untyped: Any = sheet
        untyped._cells.pop((row, column), None)
        _put(sheet, row, column, kept._replace(value=None, data_type="n"))
    _merge(sheet, left, row, right, row)


def move_formulas(book: Workbook, sheet: Worksheet, moves: RowMoves) -> None:
    """Let the formulas of a workbook's other sheets follow the rows of one."""
    for other in book.worksheets:
        if other is not sheet:
            for row in other.iter_rows():
                for cell in row:
                    if cell.data_type == _FORMULA:
                        _follow(cell, sheet, moves, here=other.title)


def _follow(
    cell: Any, sheet: Worksheet, moves: RowMoves, here: str = "", own: tuple[int, int] = (0, 0)
) -> None:
    """Let a cell's formula follow the rows it refers to; one over an area tells where it is."""
    here = here or sheet.title
    if isinstance(cell.value, ArrayFormula):
        text = moves.formula(cell.value.text or "", sheet.title, here, own)
        cell.value = ArrayFormula(cell.coordinate, text)
    elif isinstance(cell.value, str):
        cell.value = moves.formula(cell.value, sheet.title, here, own)


def _cell(sheet: Worksheet, row: int, column: int) -> Any:
    """Return a cell, untyped: the stubs know neither its style as a whole nor its link."""
    return sheet.cell(row, column)


def _kept(cell: Any) -> _Kept:
    style = copy(cell._style) if cell.has_style else None
    if isinstance(cell, MergedCell):
        return _Kept(None, "n", style, None, None)
    return _Kept(cell.value, cell.data_type, style, cell.hyperlink, cell.comment)


def _put(sheet: Worksheet, row: int, column: int, kept: _Kept) -> None:
    if kept.value is None and kept.style is None:
        return
    cell = _cell(sheet, row, column)
    if kept.style is not None:
        cell._style = copy(kept.style)
    cell.value = kept.value
    cell.data_type = kept.data_type
    if kept.hyperlink is not None:
        link = copy(kept.hyperlink)
        link.ref = cell.coordinate
        cell._hyperlink = link
    if kept.comment is not None:
        cell.comment = copy(kept.comment)


def _move_heights(sheet: Worksheet, moves: RowMoves) -> None:
    known = dict(sheet.row_dimensions.items())
    sheet.row_dimensions.clear()
    for row, dimension in sorted(known.items()):
        for new in moves.all(row):
            moved = copy(dimension)
            moved.index = new
            sheet.row_dimensions[new] = moved


def _move_rules(sheet: Worksheet, moves: RowMoves) -> None:
    """Move data validation and conditional formatting, what they refer to included."""
    kept = []
    for validation in sheet.data_validations.dataValidation:
        if area := _moved_places(str(validation.sqref), moves):
            validation.sqref = MultiCellRange(area)
            validation.formula1 = _moved_formula(validation.formula1, sheet, moves)
            validation.formula2 = _moved_formula(validation.formula2, sheet, moves)
            kept.append(validation)
    sheet.data_validations.dataValidation = kept
    known = list(sheet.conditional_formatting)
    sheet.conditional_formatting = ConditionalFormattingList()
    for formatting in known:
        area = _moved_places(str(formatting.sqref), moves)
        for rule in formatting.rules if area else ():
            rule.formula = [_moved_formula(each, sheet, moves) for each in rule.formula]
            sheet.conditional_formatting.add(area, rule)


def _moved_formula(text: str | None, sheet: Worksheet, moves: RowMoves) -> str | None:
    return moves.formula(text, sheet.title, here=sheet.title) if text else text


def _moved_area(area: str, moves: RowMoves) -> str:
    """Return where ranges, separated by spaces, come to stand: each as one block."""
    moved = []
    for part in area.split():
        left, top, right, bottom = CellRange(part).bounds
        first = moves.first(top)
        last = max(moves.last(bottom), first)
        moved.append(CellRange(None, left, first, right, last).coord)
    return " ".join(moved)


def _moved_places(area: str, moves: RowMoves) -> str:
    """Return where ranges come to stand: just the rows made of theirs, or nothing."""
    moved = []
    for part in area.split():
        left, top, right, bottom = CellRange(part).bounds
        for first, last in moves.stretches(top, bottom):
            moved.append(CellRange(None, left, first, right, last).coord)
    return " ".join(moved)


def _move_breaks(sheet: Worksheet, moves: RowMoves) -> None:
    breaks = RowBreak()
    for each in sheet.row_breaks.brk:
        breaks.append(Break(id=moves.last(each.id)))
    sheet.row_breaks = breaks


def _move_corners(sheet: Worksheet, moves: RowMoves) -> None:
    """Move the filter, the tables and the corner below which panes scroll."""
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = _moved_area(sheet.auto_filter.ref, moves)
    for table in sheet.tables.values():
        table.ref = _moved_area(table.ref, moves)
        if table.autoFilter is not None:
            table.autoFilter.ref = _moved_area(table.autoFilter.ref, moves)
    if sheet.freeze_panes:
        column, row, *_ = range_boundaries(sheet.freeze_panes)
        assert column is not None
        assert row is not None
        sheet.freeze_panes = f"{get_column_letter(column)}{moves.first(row)}"


class _Printing:
    """What is printed, and which rows head every page."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._area = [
            part.rpartition("!")[2].replace("$", "")
            for part in (sheet.print_area or "").split(",")
            if part
        ]
        self._titles = sheet.print_title_rows

    def restore(self, moves: RowMoves) -> None:
        if self._area:
            self._sheet.print_area = [_moved_area(part, moves) for part in self._area]
        if self._titles:
            top, bottom = (int(part) for part in self._titles.replace("$", "").split(":"))
            self._sheet.print_title_rows = f"{moves.first(top)}:{moves.last(bottom)}"


def _move_names(sheet: Worksheet, moves: RowMoves) -> None:
    book = sheet.parent
    assert book is not None
    for names in (book.defined_names, *(each.defined_names for each in book.worksheets)):
        for name in names.values():
            name.value = moves.formula(name.value, sheet.title)
