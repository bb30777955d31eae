"""Values into cells: figures as true numbers, days as true days, text that stays text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from db.figures import State, Unit, Value, printed
from db.messages import Message
from desktop.returns.sources import CellValue

_TEXT_LIMIT = 32_767
NUMBER_FORMATS = {Unit.PERCENT: "0.00"}
COUNT_FORMAT = "#,##0"
_DAY_FORMAT = "dd/mm/yyyy"
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")


def added(values: Sequence[Value]) -> Value:
    """Return figures of one unit added up: counted where one of them is."""
    states = [each.state for each in values]
    state = next(each for each in State if each in states)
    number = sum(each.number or 0 for each in values)
    return Value(" + ".join(each.id for each in values), number, values[0].unit, state)


def put_value(cell: Cell, value: CellValue | Value) -> None:
    """Put what a record says into a cell: numbers and days as true ones."""
    if isinstance(value, Value):
        put_figure(cell, value)
    elif isinstance(value, date):
        # Looked at first: a day put into a cell without a format is given one it should not have.
        unset = cell.number_format == "General"
        cell.value = value
        if unset:
            cell.number_format = _DAY_FORMAT
    elif isinstance(value, int | Decimal):
        cell.value = int(value) if value == int(value) else float(value)
    else:
        put_text(cell, value or "")


def put_figure(cell: Cell, value: Value | None) -> None:
    """Put a figure into a cell, as a true number with the form's number format."""
    number = printed(value)
    if isinstance(number, Message):
        put_text(cell, str(number))
        return
    cell.value = int(number) if number == int(number) and _is_count(value) else float(number)
    if cell.number_format == "General" and value is not None:
        cell.number_format = NUMBER_FORMATS.get(value.unit, COUNT_FORMAT)


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
