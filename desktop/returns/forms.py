"""Forms: workbooks with tags in their cells, and what each says of itself.

The workbook is the only truth about a form: the standard ones in resources/forms are edited
in Excel, as the district edits its own, and no program generates them; the tests hold their
tags against the dictionary.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from db import figures, vietnamese
from db.messages import N_
from desktop.files.reading import cell_name
from desktop.returns.about import ABOUT_SHEET, About, about
from desktop.returns.errors import FormError
from desktop.returns.facts import FACTS
from desktop.returns.sources import SOURCES
from desktop.returns.tags import (
    ColumnTag,
    EachTag,
    FigureTag,
    Part,
    Place,
    TogetherTag,
    Vocabulary,
    has_tags,
    parse,
    unknown,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class TaggedCell:
    """A cell with tags, by its row and column in the form, counted from 1."""

    row: int
    column: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class SheetPlan:
    """What is to be done on one sheet of a form."""

    name: str
    cells: tuple[TaggedCell, ...]
    repeated: Mapping[int, str]
    together: int | None


@dataclass(frozen=True)
class Form:
    """A form read and understood; its workbook is filled once."""

    about: About
    workbook: Workbook
    sheets: tuple[SheetPlan, ...]


def vocabulary() -> Vocabulary:
    """Return what tags may name."""
    return Vocabulary(
        figures={
            each.id: tuple(by.name for by in each.filters) for each in figures.CATALOGUE.values()
        },
        facts=FACTS.keys(),
        sources={name: source.columns.keys() for name, source in SOURCES.items()},
    )


def standard_codes() -> list[str]:
    """Return the codes of the forms the program carries."""
    return sorted(each.stem for each in resources.path("forms").glob("*.xlsx"))


def standard_form(code: str) -> Form:
    """Return a form the program carries, its code compared without case; raises FormError."""
    known = standard_codes()
    wanted = vietnamese.clean(code).casefold()
    for each in known:
        if each.casefold() == wanted:
            return load(resources.path("forms", f"{each}.xlsx"))
    near = difflib.get_close_matches(code, known, n=1, cutoff=0)
    raise FormError(
        N_("Không có biểu mẫu “{code}”. Có phải là “{near}”?"),
        code=vietnamese.quoted(code),
        near=near[0] if near else "–",
    )


def load(path: Path) -> Form:
    """Return the form in a workbook of ours; FormError names the cell that cannot be used."""
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    said = about(workbook)
    workbook.remove(workbook[ABOUT_SHEET])
    words = vocabulary()
    return Form(said, workbook, tuple(_plan(sheet, words) for sheet in workbook.worksheets))


def _plan(sheet: Worksheet, words: Vocabulary) -> SheetPlan:
    _refuse_formulas(sheet)
    cells = [
        TaggedCell(
            row,
            column,
            parse(value, words, Place(sheet.title, cell_name(row - 1, column - 1))),
        )
        for row, values in enumerate(sheet.iter_rows(values_only=True), start=sheet.min_row)
        for column, value in enumerate(values, start=sheet.min_column)
        if isinstance(value, str) and has_tags(value)
    ]
    repeated = {
        cell.row: part.source for cell in cells for part in cell.parts if isinstance(part, EachTag)
    }
    for cell in cells:
        _check_columns(sheet.title, cell, repeated, words)
    together = [cell.row for cell in cells for part in cell.parts if isinstance(part, TogetherTag)]
    return SheetPlan(sheet.title, tuple(cells), repeated, min(together, default=None))


def _refuse_formulas(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                raise Place(sheet.title, cell.coordinate).error(
                    N_(
                        "Trang “{sheet}”, ô {cell} có công thức. Thay công thức bằng thẻ figure "
                        "của chỉ tiêu cần tính."
                    )
                )


def _check_columns(
    sheet: str, cell: TaggedCell, repeated: Mapping[int, str], words: Vocabulary
) -> None:
    """Refuse a column that the row's source does not have, or in a row that is not repeated."""
    place = Place(sheet, cell_name(cell.row - 1, cell.column - 1))
    for part in cell.parts:
        if isinstance(part, ColumnTag):
            wanted: tuple[str, ...] = (part.name,)
        elif isinstance(part, FigureTag):
            wanted = part.columns
        else:
            continue
        for name in wanted:
            if cell.row not in repeated:
                raise place.error(
                    N_(
                        "Trang “{sheet}”, ô {cell}: cột “{name}” chỉ dùng được ở dòng lặp. Thêm "
                        "thẻ each vào dòng này."
                    ),
                    name=name,
                )
            known = words.sources[repeated[cell.row]]
            if name not in known:
                raise unknown(name, known, place, tag=f"column {name}")
