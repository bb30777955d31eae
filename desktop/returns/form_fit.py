"""Whether figures can be read in the cells a form gives them: wide enough, shown as numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.worksheet import Worksheet

from db.figures import CATALOGUE, Unit
from db.messages import N_
from db.numbers import show_number
from desktop.returns.form_faults import FormFault, fault
from desktop.returns.heights import Heights, column_unit, digit_width
from desktop.returns.number_format import show_value
from desktop.returns.plans import SheetPlan, TaggedCell
from desktop.returns.putting import COUNT_FORMAT, NUMBER_FORMATS
from desktop.returns.tags import EachTag, FigureTag, GroupTag, Part, TogetherTag, TotalTag, Variant

_PADDING = 3.0
_BOLD = 1.08
_TEXT_FORMAT = "@"
_LEAST_COUNT, _LEAST_RATE = Decimal(99), Decimal(100)
"""What every cell of a figure must have room for, whatever the book."""


def too_narrow(sheet: Worksheet, plan: SheetPlan) -> Iterator[FormFault]:
    """Give the cells of a form in which hardly any figure could be read."""
    widths = Heights(sheet)
    for tagged in plan.cells:
        part = alone(tagged)
        cell = sheet.cell(tagged.row, tagged.column)
        if not isinstance(part, FigureTag | TotalTag) or not isinstance(cell, Cell):
            continue
        bad = _shown_otherwise(cell.number_format)
        if bad is not None:
            yield fault(bad, sheet=plan.name, cell=cell.coordinate, format=cell.number_format)
            continue
        rate = isinstance(part, FigureTag) and is_rate(part)
        general = NUMBER_FORMATS[Unit.PERCENT] if rate else COUNT_FORMAT
        form = general if cell.number_format == "General" else cell.number_format
        shown = show_value(_LEAST_RATE if rate else _LEAST_COUNT, form)
        if (told := too_wide(cell, shown, widths)) is not None:
            yield told


def too_wide(cell: Cell, shown: str, widths: Heights, at: str = "") -> FormFault | None:
    """Return what is to be told of a number that has no room in its cell; None where it has.

    `at` is the cell's name in the form, where it is another by now.
    """
    room, needed = widths.width(cell), _needed(cell, shown)
    if needed <= room or cell.alignment.shrink_to_fit or cell.alignment.textRotation:
        return None
    unit = column_unit(widths.sheet)
    return fault(
        _NARROW,
        sheet=widths.sheet.title,
        cell=at or cell.coordinate,
        shown=shown,
        width=_units(room / unit),
        needed=_units(math.ceil(needed / unit * 2) / 2),
    )


def is_rate(tag: FigureTag) -> bool:
    """Tell whether a figure is shown in per cent."""
    if tag.variant is Variant.VERSUS_LAST_YEAR:
        return True
    return any(CATALOGUE[term.base].unit is Unit.PERCENT for term in tag.terms)


def alone(tagged: TaggedCell) -> Part | None:
    """Return the one thing a cell holds beside marks; None for a text with tags in it."""
    parts = [each for each in tagged.parts if not isinstance(each, _MARKS)]
    return parts[0] if len(parts) == 1 else None


def _shown_otherwise(number_format: str) -> str | None:
    if number_format == _TEXT_FORMAT:
        return _AS_TEXT
    if is_date_format(number_format):
        return _AS_DATE
    return _AS_PERCENT if "%" in number_format else None


def _needed(cell: Cell, shown: str) -> float:
    """Return the width in points of a number: its signs are half as wide as its digits."""
    digits = sum(each.isalnum() for each in shown)
    ems = digits + (len(shown) - digits) / 2
    bold = _BOLD if cell.font.bold else 1
    return ems * digit_width(cell.font.name, cell.font.size) * bold + _PADDING


def _units(width: float) -> str:
    return show_number(Decimal(f"{width:.1f}"))


_MARKS = EachTag | GroupTag | TogetherTag
_NARROW = N_(
    "Trang “{sheet}”, ô {cell}: cột rộng {width}, không đủ chỗ cho số {shown} nên Excel hiện ####. "
    "Nới cột rộng ít nhất {needed}, hoặc chọn Thu nhỏ cho vừa ô."
)
_AS_TEXT = N_(
    "Trang “{sheet}”, ô {cell}: ô số liệu đang định dạng kiểu chữ (Text) nên không cộng, không "
    "canh được như số. Đổi sang kiểu số, ví dụ #,##0."
)
_AS_DATE = N_(
    "Trang “{sheet}”, ô {cell}: ô số liệu đang định dạng ngày tháng ({format}) nên số sẽ hiện "
    "thành ngày. Đổi sang kiểu số, ví dụ #,##0."
)
_AS_PERCENT = N_(
    "Trang “{sheet}”, ô {cell}: ô số liệu đang định dạng phần trăm ({format}) nên số sẽ hiện gấp "
    "100 lần. Đổi sang kiểu số, ví dụ 0.00: tỷ lệ đã tính sẵn theo phần trăm."
)
