"""What of a form's layout cannot stand when its rows are repeated."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.worksheet.worksheet import Worksheet

from db.messages import N_
from desktop.files.places import cell_name
from desktop.returns.form_faults import FormFault, fault
from desktop.returns.plans import Repeat, SheetPlan


def rows_at_fault(sheet: Worksheet, plan: SheetPlan) -> Iterator[FormFault]:
    """Give the merged blocks of a sheet that rows standing anew would tear."""
    for merged in sheet.merged_cells.ranges:
        left, top, _right, bottom = merged.bounds
        repeat = next((each for each in plan.repeats if _torn(each, top, bottom)), None)
        if repeat is not None:
            yield fault(
                _TORN,
                sheet=plan.name,
                cell=cell_name(top - 1, left - 1),
                block=merged.coord,
                row=repeat.row,
            )


def _torn(repeat: Repeat, top: int, bottom: int) -> bool:
    """Tell whether a block of several rows has some of a repeat's rows and others, too."""
    apart = [range(repeat.top, repeat.row), range(repeat.row + 1, repeat.bottom + 1)]
    if any(top in rows and bottom in rows for rows in apart):
        return False
    return top < bottom and top <= repeat.bottom and bottom >= repeat.top


_TORN = N_(
    "Trang “{sheet}”, ô {cell}: khối ô gộp {block} có một phần nằm ở dòng lặp {row}. Bỏ gộp, hoặc "
    "chỉ gộp các ô trong cùng một dòng."
)
