"""Filling a form: every tag gives way to its value; the form's looks stay."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.worksheet.worksheet import Worksheet

from db.figures import Unit, Value, printed, say
from db.messages import Message
from desktop.returns.forms import Form, SheetPlan, TaggedCell
from desktop.returns.heights import grow
from desktop.returns.manifest import Place, ShownIn
from desktop.returns.moving import RowMoves
from desktop.returns.pages import break_pages
from desktop.returns.repeat import repeat_rows
from desktop.returns.sources import Cells
from desktop.returns.tags import (
    ColumnTag,
    EachTag,
    FactTag,
    FigureTag,
    Part,
    TogetherTag,
    Variant,
)

_TEXT_LIMIT = 32_767
_NUMBER_FORMATS = {Unit.PERCENT: "0.00"}
_COUNT_FORMAT = "#,##0"
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


class Supplier(Protocol):
    """Where a form's values come from."""

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""

    def records(self, source: str) -> Sequence[Cells]:
        """Return the records a row is repeated for."""


@dataclass
class Filled:
    """Which cells of the filled form show which figures, and which follow the day of making."""

    shown: dict[str, list[ShownIn]] = field(default_factory=dict)
    dated: set[tuple[str, Place]] = field(default_factory=set)


def fill(form: Form, supplier: Supplier) -> Filled:
    """Fill a form's workbook in place and say what stands where."""
    filled = Filled()
    for plan in form.sheets:
        _SheetFiller(form.workbook[plan.name], plan, supplier, filled).fill()
    form.workbook.active = 0
    return filled


class _SheetFiller:
    """Fills one sheet."""

    def __init__(
        self, sheet: Worksheet, plan: SheetPlan, supplier: Supplier, filled: Filled
    ) -> None:
        self._sheet = sheet
        self._plan = plan
        self._supplier = supplier
        self._filled = filled

    def fill(self) -> None:
        records = {
            row: self._supplier.records(source) for row, source in self._plan.repeated.items()
        }
        moves = RowMoves({row: max(len(found), 1) for row, found in records.items()})
        repeat_rows(self._sheet, moves)
        for tagged in self._plan.cells:
            found = records.get(tagged.row)
            for place, row in enumerate(moves.all(tagged.row)):
                record = found[place] if found else None
                cell = self._sheet.cell(row, tagged.column)
                assert isinstance(cell, Cell)  # a merged block's tags stand in its first cell
                self._put(cell, tagged, record)
        if (together := self._plan.together) is not None:
            # A total on a page of its own would have nothing above it to add up.
            with_last = together - 1 in self._plan.repeated
            break_pages(self._sheet, moves.first(together) - with_last)

    def _put(self, cell: Cell, tagged: TaggedCell, record: Cells | None) -> None:
        if tagged.row in self._plan.repeated and record is None:
            put_text(cell, "")
            return
        parts = [part for part in tagged.parts if not isinstance(part, EachTag | TogetherTag)]
        if len(parts) == 1 and isinstance(parts[0], FigureTag):
            put_figure(cell, self._figure(cell, parts[0], record or {}))
        elif len(parts) == 1 and isinstance(parts[0], ColumnTag):
            value = (record or {})[parts[0].name]
            if isinstance(value, int):
                cell.value = value
            else:
                put_text(cell, value)
        else:
            put_text(cell, "".join(self._text(cell, part, record or {}) for part in parts))
        grow(self._sheet, cell)

    def _text(self, cell: Cell, part: Part, record: Cells) -> str:
        if isinstance(part, str):
            return part
        if isinstance(part, FigureTag):
            return str(say(self._figure(cell, part, record)))
        if isinstance(part, ColumnTag):
            return str(record[part.name])
        if isinstance(part, FactTag):
            if self._supplier.is_dated(part.name):
                self._filled.dated.add((self._sheet.title, (cell.row - 1, cell.column - 1)))
            text = self._supplier.fact(part.name)
            return text.upper() if part.upper else text
        return ""

    def _figure(self, cell: Cell, tag: FigureTag, record: Mapping[str, str | int]) -> Value | None:
        value = self._supplier.figure(tag.id_for(record), tag.variant)
        if value is not None:
            place = ShownIn(self._sheet.title, cell.coordinate, tag.variant)
            self._filled.shown.setdefault(value.id, []).append(place)
        return value


def put_figure(cell: Cell, value: Value | None) -> None:
    """Put a figure into a cell, as a true number with the form's number format."""
    number = printed(value)
    if isinstance(number, Message):
        put_text(cell, str(number))
        return
    cell.value = int(number) if number == int(number) and _is_count(value) else float(number)
    if cell.number_format == "General" and value is not None:
        cell.number_format = _NUMBER_FORMATS.get(value.unit, _COUNT_FORMAT)


def _is_count(value: Value | None) -> bool:
    return value is not None and value.unit is not Unit.PERCENT


def put_text(cell: Cell, text: str) -> None:
    """Put text into a cell so that it stays text, whatever it begins with (CONTRACT §4)."""
    if not text:
        cell.value = None
        return
    text = _NOT_IN_XML.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.value = text[:_TEXT_LIMIT]
    cell.data_type = "s"
    if text.startswith(_LOOKS_LIKE_FORMULA):
        _quote(cell)


def _quote(cell: Cell) -> None:
    # The stubs do not know the mark by which Excel keeps such text as text when edited.
    untyped: Any = cell
    untyped.quotePrefix = True
