"""Forms: workbooks with tags in their cells, and what each says of itself.

The workbook is the only truth about a form: the standard ones in resources/forms are edited
in Excel, as the district edits its own, and no program generates them; the tests hold their
tags against the dictionary.
"""

from __future__ import annotations

import difflib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import resources
from db import figures, vietnamese
from db.messages import N_
from db.schema import code_key
from desktop.returns.about import ABOUT_SHEET, About, about
from desktop.returns.errors import FormError
from desktop.returns.facts import FACTS
from desktop.returns.plans import SheetPlan, plan
from desktop.returns.sources import sources
from desktop.returns.tags import ColumnTag, NamedColumn, Vocabulary

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass(frozen=True)
class Form:
    """A form read and understood; its workbook is filled once."""

    about: About
    workbook: Workbook
    sheets: tuple[SheetPlan, ...]

    @cached_property
    def has_formulas(self) -> bool:
        """Tell whether a cell holds a formula: those are left to the spreadsheet program."""
        return any(
            cell.data_type == "f"
            for sheet in self.workbook.worksheets
            for row in sheet.iter_rows()
            for cell in row
        )

    @property
    def names_people(self) -> bool:
        """Tell whether the form asks for people by name (DOMAIN §10)."""
        known = sources()
        return any(
            known[repeat.records.register].columns[part.name].personal
            for plan in self.sheets
            for cell in plan.cells
            if (repeat := plan.repeat_at(cell.row)) is not None
            for part in cell.parts
            if isinstance(part, ColumnTag)
        )


@cache
def vocabulary() -> Vocabulary:
    """Return what tags may name."""
    known = sources()
    return Vocabulary(
        figures={
            each.id: {
                by.name: [code_key(key.text) for key in by.fixed.values()] for by in each.filters
            }
            for each in figures.CATALOGUE.values()
        },
        units={each.id: each.unit for each in figures.CATALOGUE.values()},
        counted={
            each.id: figures.count_of(each).rows.kind.register
            for each in figures.CATALOGUE.values()
        },
        facts=FACTS.keys(),
        sources={
            name: {
                column.name: NamedColumn(column.adds, (*column.words, *column.words.values()))
                for column in source.columns.values()
            }
            for name, source in known.items()
        },
        spellings={
            "": {
                vietnamese.heading_key(spelling): name
                for name, source in known.items()
                for spelling in (source.register.title, source.register.sheet, name)
            },
            **{name: source.spellings for name, source in known.items()},
        },
    )


def standard_codes() -> list[str]:
    """Return the codes of the forms the program carries."""
    return sorted(each.stem for each in resources.path("forms").glob("*.xlsx"))


def standard_form(code: str) -> Form:
    """Return a form the program carries, its code compared without case; raises FormError."""
    known = standard_codes()
    for each in known:
        if code_key(each) == code_key(code):
            return load(resources.path("forms", f"{each}.xlsx"))
    raise unknown_form(code, known)


def unknown_form(code: str, known: Sequence[str]) -> FormError:
    """Return the error for a code that no form has, with the nearest known one."""
    near = difflib.get_close_matches(code, known, n=1, cutoff=0)
    return FormError(
        N_("Không có biểu mẫu “{code}”. Có phải là “{near}”?"),
        code=vietnamese.quoted(code),
        near=near[0] if near else "–",
    )


def load(source: Path | BinaryIO) -> Form:
    """Return the form in a workbook of ours; FormError names the cell that cannot be used."""
    faults: list[FormError] = []
    form = read(source, faults)
    if faults:
        raise faults[0]
    return form


def read(source: Path | BinaryIO, faults: list[FormError]) -> Form:
    """Return the form in a workbook; add what it leaves unsaid and wrong tags to `faults`."""
    import openpyxl

    with warnings.catch_warnings():
        # What openpyxl warns of, the check of a form tells in its own words (lost_parts).
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(source)
    said = about(workbook, faults)
    if ABOUT_SHEET in workbook.sheetnames:
        workbook.remove(workbook[ABOUT_SHEET])
    words = vocabulary()
    plans = tuple(plan(sheet, words, faults) for sheet in workbook.worksheets)
    return Form(said, workbook, plans)
