"""The sheets a consolidation has beside its form: what each unit gave, and who has sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from db.figures import FAMILIES, Value, split_id
from db.messages import N_
from db.periods import Period
from desktop.returns.checks.base import name as name_of
from desktop.returns.consolidation.summing import OfUnit
from desktop.returns.facts import period_name
from desktop.returns.heights import Heights
from desktop.returns.looks import BOX, font, set_up_page
from desktop.returns.putting import put_figure, put_text, put_value

BY_UNIT, WHO_SENT = "Theo đơn vị", "Tình hình nộp"
_HEADING = 5
"""The first row of a table's heading."""


class Sent(StrEnum):
    """What has come of a unit's return."""

    RECEIVED = "received"
    LATE = "late"
    NIL = "nil"
    MISSING = "missing"
    REFUSED = "refused"
    OWN = "own"
    ENDED = "ended"


SENT_WORDS = {
    Sent.RECEIVED: N_("Đã nộp"),
    Sent.LATE: N_("Nộp muộn"),
    Sent.NIL: N_("Không phát sinh"),
    Sent.MISSING: N_("Chưa nộp"),
    Sent.REFUSED: N_("Bị từ chối"),
    Sent.OWN: N_("Lấy từ sổ"),
    Sent.ENDED: N_("Đã kết thúc"),
}


@dataclass(frozen=True)
class SentRow:
    """One unit, or one file of which no unit is known, and what has come of it."""

    code: str
    name: str
    sent: Sent
    revision: int | None = None
    made: date | None = None
    remark: str = ""


def add_who_sent(workbook: Workbook, period: Period, rows: Sequence[SentRow]) -> None:
    """Add the sheet that tells of every unit whether its return has come."""
    table = _Table(workbook, WHO_SENT, (5, 12, 34, 16, 7, 13, 38))
    table.title(N_("TÌNH HÌNH NỘP BÁO CÁO"), period)
    headings = ("TT", "Mã", "Đơn vị", "Tình hình", "Số", "Ngày lập", "Ghi chú")
    table.headings([("", each) for each in headings])
    for at, row in enumerate(rows, start=1):
        told = (at, row.code, row.name, SENT_WORDS[row.sent])
        table.row([*told, row.revision, row.made, row.remark])
    units = [row for row in rows if row.code]
    counted = [(each, sum(row.sent is each for row in units)) for each in Sent]
    words = ", ".join(f"{SENT_WORDS[each].lower()} {count}" for each, count in counted if count)
    table.row(["", "", "Cộng", len(units), "", "", words], bold=True)
    table.finish(titles_across=0, one_page_wide=True)


def add_by_unit(
    workbook: Workbook, period: Period, totals: Sequence[Value], units: Iterable[OfUnit]
) -> None:
    """Add the sheet that has a row for each unit and a column for each figure."""
    table = _Table(workbook, BY_UNIT, (5, 12, 30, *(9 for _total in totals)))
    table.title(N_("SỐ LIỆU THEO ĐƠN VỊ"), period)
    headings = [("", "TT"), ("", "Mã"), ("", "Đơn vị")]
    table.headings([*headings, *((_family(each), str(name_of(each))) for each in totals)])
    for at, unit in enumerate(units, start=1):
        figures = [_of(unit, each) for each in totals]
        table.row([at, unit.part.code, unit.part.name, *figures])
    table.row(["", "", "Cộng", *totals], bold=True)
    table.finish(titles_across=3)


def _family(total: Value) -> str:
    first = split_id(total.id).base.partition(".")[0]
    return next((each.title for each in FAMILIES if each.name == first), "")


def _of(unit: OfUnit, total: Value) -> Value | None:
    """Return a unit's own figure; None where it has no such thing."""
    if total.id not in unit.figures:
        return None
    number, state = unit.figures[total.id]
    return Value(total.id, number, total.unit, state)


class _Table:
    """A table on a sheet of its own, in the dress of the form's sheets."""

    def __init__(self, workbook: Workbook, name: str, widths: Sequence[float]) -> None:
        self._sheet: Worksheet = workbook.create_sheet(_free_name(workbook, name))
        self._columns = len(widths)
        self._dresses: dict[tuple[bool, str], Any] = {}
        for at, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width
        self._row = 1

    def title(self, text: str, period: Period) -> None:
        """Put the title and the period above the table."""
        width = min(self._columns, 7)
        days = f"({period_name(period)})"
        for row, words, face in (
            (1, text, font(14, bold=True)),
            (2, days, font(13, italic=True)),
        ):
            cell = self._cell(row, 1)
            put_text(cell, words)
            cell.font = face
            cell.alignment = Alignment(horizontal="left" if self._columns > width else "center")
            self._sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
        self._row = _HEADING - 1

    def headings(self, headings: Sequence[tuple[str, str]]) -> None:
        """Put the headings, each under what it belongs to, and a row that numbers the columns."""
        two = any(group for group, _heading in headings)
        top, bottom = self._row, self._row + two
        for at, (group, heading) in enumerate(headings, start=1):
            self._head(top, at, group or heading)
            if two and group:
                self._head(bottom, at, heading)
            elif two:
                self._head(bottom, at, "")
                self._sheet.merge_cells(
                    start_row=top, end_row=bottom, start_column=at, end_column=at
                )
        at = 1
        # A heading across two printed pages would stand on neither.
        pages = (
            (group, max(0, place - _NAMES) // _ACROSS) for place, (group, _) in enumerate(headings)
        )
        for (group, _page), those in groupby(pages):
            count = len(list(those))
            if group and count > 1:
                self._sheet.merge_cells(
                    start_row=top, end_row=top, start_column=at, end_column=at + count - 1
                )
            at += count
        self._row = bottom + 1
        for at in range(1, self._columns + 1):
            self._head(self._row, at, f"({at})", italic=True)
        self._first = self._row + 1
        self._grow(top, bottom)
        self._row += 1

    def row(self, values: Sequence[Value | str | int | date | None], *, bold: bool = False) -> None:
        """Put a row below the last."""
        heights = Heights(self._sheet)
        for at, value in enumerate(values, start=1):
            cell = self._cell(self._row, at)
            if isinstance(value, Value | None):
                put_figure(cell, value)
                self._dress_figure(cell, bold=bold)
                continue
            cell.font = font(bold=bold)
            cell.border = BOX
            cell.alignment = _alignment(value)
            put_value(cell, value)
            heights.grow(cell)
        self._row += 1

    def _dress_figure(self, cell: Cell, *, bold: bool) -> None:
        """Give a figure its look; those that look alike share it, for there are very many."""
        untyped: Any = cell
        key = bold, cell.number_format
        if key not in self._dresses:
            cell.font = font(bold=bold)
            cell.border = BOX
            cell.alignment = Alignment(horizontal="right", vertical="center", indent=1)
            self._dresses[key] = untyped._style
        untyped._style = self._dresses[key]

    def finish(self, *, titles_across: int, one_page_wide: bool = False) -> None:
        """Set the sheet up for print: A4 lying, the heading on every page."""
        sheet = self._sheet
        set_up_page(sheet, (_HEADING - 1, self._first - 1))
        if titles_across:
            sheet.print_title_cols = f"A:{get_column_letter(titles_across)}"
            for last in range(titles_across + _ACROSS, self._columns, _ACROSS):
                sheet.col_breaks.append(Break(id=last))
        if one_page_wide:
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
            sheet.page_setup.fitToHeight = 0
        untyped: Any = sheet
        untyped.freeze_panes = sheet.cell(self._first, _NAMES + 1)

    def _head(self, row: int, column: int, text: str, *, italic: bool = False) -> None:
        cell = self._cell(row, column)
        cell.font = font(11, bold=not italic, italic=italic)
        cell.border = BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=not italic)
        if text:
            put_text(cell, text)

    def _grow(self, top: int, bottom: int) -> None:
        heights = Heights(self._sheet)
        for row in range(top, bottom + 1):
            for at in range(1, self._columns + 1):
                cell = self._sheet.cell(row, at)
                if isinstance(cell, Cell):
                    heights.grow(cell)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self._sheet.cell(row, column)
        assert isinstance(cell, Cell)  # nothing is merged before it is filled
        return cell


_ACROSS = 8
"""So many columns of figures fit beside the names on a page."""
_NAMES = 3
"""The columns that say whose row it is; those after them may hold figures."""


def _alignment(value: object) -> Alignment:
    horizontal = "left" if isinstance(value, str) else "center"
    return Alignment(horizontal=horizontal, vertical="center", wrap_text=isinstance(value, str))


def _free_name(workbook: Workbook, name: str) -> str:
    """Return a name for a sheet that none of the form's own has."""
    taken = {each.casefold() for each in workbook.sheetnames}
    names = [name, *(f"{name} ({number})" for number in range(2, len(taken) + 3))]
    return next(each for each in names if each.casefold() not in taken)
