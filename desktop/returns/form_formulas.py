"""The formulas of a district's form: left to Excel, outside what is checked (CONTRACT §4).

Where a tag would give the same number it is offered; people and attendances added together by
a formula are as wrong as by a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from db.figures import CATALOGUE, Rate, Unit
from db.messages import N_
from desktop.returns.form_faults import FormFault, Gravity, fault
from desktop.returns.form_fit import alone, is_rate
from desktop.returns.plans import Repeat, SheetPlan, TaggedCell
from desktop.returns.tags import ColumnTag, FigureTag, Part, Term, Variant

_FORMULA = "f"
_MOST_CELLS = 1_000
_EACH = re.compile(r"\{\{\s*each\s+([^|}]*?)\s*[|}]", re.IGNORECASE)
_ADDING, _COUNTING = "SUM(", ("COUNT(", "COUNTA(", "ROWS(")
_NEVER_TOGETHER = {Unit.PEOPLE, Unit.ATTENDANCES}


def formulas(sheet: Worksheet, plan: SheetPlan) -> Iterator[FormFault]:
    """Give what is to be told of each formula of a sheet."""
    reader = _Reader(sheet, plan)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == _FORMULA:
                yield reader.told(cell)


@dataclass(frozen=True)
class _Formula:
    """A formula's signs and functions without spaces, and the cells it reads.

    `whole` tells whether those are all it reads: not so with a name, or another sheet's cells.
    """

    tokens: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    whole: bool

    @property
    def adds(self) -> bool:
        """Tell whether all it does is add cells up."""
        others = {each.upper() for each in self.tokens} - {"+", _ADDING, ")", ",", "(", ""}
        return not others and bool(self.tokens)

    @property
    def counts(self) -> bool:
        """Tell whether all it does is count cells."""
        return len(self.tokens) == 3 and self.tokens[0].upper() in _COUNTING

    @property
    def divides(self) -> bool:
        """Tell whether all it does is divide one cell by another, in per cent or not."""
        return [each for each in self.tokens if each not in ("", "(", ")", "*", "100", "%")] == [
            "/"
        ]


class _Reader:
    """Tells of the formulas of one sheet."""

    def __init__(self, sheet: Worksheet, plan: SheetPlan) -> None:
        self._sheet = sheet
        self._plan = plan
        self._tagged = {(each.row, each.column): each for each in plan.cells}

    def told(self, cell: Any) -> FormFault:
        text = cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value
        formula = _read(text, self._plan.name) if isinstance(text, str) else None
        place = {"sheet": self._plan.name, "cell": cell.coordinate}
        if formula is not None and self._mixes(formula):
            return fault(_MIXED, **place)
        known = formula is not None and formula.whole
        tag = self._instead_of(formula, cell.row) if formula is not None and known else ""
        if formula is not None and self._reads_groups(formula, cell.row):
            template = _IN_GROUPS_TAG if tag else _IN_GROUPS
            return fault(template, tag=f"{{{{{tag}}}}}", **place)
        if tag:
            return fault(_INSTEAD, severity=Gravity.WARNING, tag=f"{{{{{tag}}}}}", **place)
        return fault(_OUTSIDE, severity=Gravity.WARNING, **place)

    def _mixes(self, formula: _Formula) -> bool:
        """Tell whether a formula adds people and attendances together."""
        adding = "+" in formula.tokens or any(each.upper() == _ADDING for each in formula.tokens)
        units = {CATALOGUE[tag.terms[0].base].unit for tag in self._figures(formula.cells)}
        return adding and "/" not in formula.tokens and units >= _NEVER_TOGETHER

    def _reads_groups(self, formula: _Formula, at: int) -> bool:
        """Tell whether a formula reads rows that stand anew for groups, other than its own.

        Which of them a formula means once they stand several times, nobody could say.
        """
        rows = {row for row, _column in formula.cells if row != at}
        return any((found := self._plan.repeat_at(row)) and found.by for row in rows)

    def _instead_of(self, formula: _Formula, at: int) -> str:
        """Return the tag that gives what a formula in a row works out; empty where none does."""
        if formula.divides:
            return self._rate(formula)
        for row, column in formula.cells:
            repeat = self._plan.repeat_at(row)
            if repeat is not None and row == repeat.row != at:
                only = set(formula.cells) == {(row, column)}
                return self._over_rows(formula, repeat, column, at) if only else ""
        return self._added(formula) if formula.adds else ""

    def _over_rows(self, formula: _Formula, repeat: Repeat, column: int, at: int) -> str:
        """Return the tag for a formula over a repeated row: the sum of its column, or its count."""
        records, of_group = self._records(repeat), repeat.top <= at <= repeat.bottom
        if formula.counts:
            return "count" if of_group else f"count {records}"
        tagged = self._tagged.get((repeat.row, column))
        part = alone(tagged) if tagged else None
        if not formula.adds or part is None:
            return ""
        if of_group:
            return f"sum {part.name}" if isinstance(part, ColumnTag) else ""
        if isinstance(part, FigureTag) and len(part.terms) == 1 and not is_rate(part):
            return _written(FigureTag((Term(part.terms[0].base),), part.variant))
        if isinstance(part, ColumnTag) and not repeat.records.figure:
            register, bracket, conditions = records.partition("[")
            return f"sum {register}.{part.name}{bracket}{conditions}"
        return ""

    def _records(self, repeat: Repeat) -> str:
        """Return how the form names the records of a repeated row."""
        for tagged in self._plan.cells:
            if tagged.row == repeat.row:
                value = self._sheet.cell(tagged.row, tagged.column).value
                if found := _EACH.search(str(value)):
                    return found[1]
        return repeat.records.register

    def _added(self, formula: _Formula) -> str:
        """Return the tag for figures added up, if that is all the formula does."""
        tags = self._figures(formula.cells)
        filled = [at for at in formula.cells if self._sheet.cell(*at).value is not None]
        terms = tuple(term for tag in tags for term in tag.terms)
        units = {CATALOGUE[term.base].unit for term in terms}
        variants = {tag.variant for tag in tags}
        if len(tags) != len(filled) or len(units) != 1 or len(variants) != 1:
            return ""
        return "" if any(map(is_rate, tags)) else _written(FigureTag(terms, tags[0].variant))

    def _rate(self, formula: _Formula) -> str:
        """Return the figure that is one figure in per cent of another."""
        tags = self._figures(formula.cells)
        if len(tags) != 2 or any(len(tag.terms) > 1 for tag in tags):
            return ""
        part, whole = tags[0].terms[0], tags[1].terms[0]
        alike = (part.filter_name, part.filter_value) == (whole.filter_name, whole.filter_value)
        wanted = Rate(part.base, whole.base)
        for figure in CATALOGUE.values():
            if alike and tags[0].variant is tags[1].variant and figure.how == wanted:
                term = Term(figure.id, part.filter_name, part.filter_value)
                return _written(FigureTag((term,), tags[0].variant))
        return ""

    def _figures(self, cells: tuple[tuple[int, int], ...]) -> list[FigureTag]:
        parts = (self._part(self._tagged.get(at)) for at in cells)
        return [part for part in parts if isinstance(part, FigureTag)]

    def _part(self, tagged: TaggedCell | None) -> Part | None:
        return alone(tagged) if tagged is not None else None


def _read(text: str, sheet: str) -> _Formula | None:
    """Return what a formula does with which cells of its own sheet; None where it is no formula."""
    try:
        tokens: list[Token] = Tokenizer(text).items
    except Exception:  # noqa: BLE001 - the tokenizer fails in its own ways on what is no formula
        return None
    signs: list[str] = []
    cells: list[tuple[int, int]] = []
    whole = True
    for token in tokens:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            named, _mark, area = token.value.rpartition("!")
            own = named.strip("'").replace("''", "'").casefold() in ("", sheet.casefold())
            read = _cells(area) if own else ()
            cells += read
            whole = whole and bool(read)
            signs.append("")
        elif token.type != Token.WSPACE:
            signs.append(token.value)
    return _Formula(tuple(signs), tuple(cells), whole)


def _cells(area: str) -> tuple[tuple[int, int], ...]:
    """Return the cells of an area by row and column; none for a name, or for too large a one."""
    try:
        left, top, right, bottom = range_boundaries(area)
    except (ValueError, TypeError):
        return ()
    if not (left and top and right and bottom):
        return ()
    rows, columns = range(top, bottom + 1), range(left, right + 1)
    if len(rows) * len(columns) > _MOST_CELLS:
        return ()
    return tuple((row, column) for row in rows for column in columns)


def _written(tag: FigureTag) -> str:
    """Return a figure's tag as it is written in a cell, without its braces."""
    variant = "" if tag.variant is Variant.THIS else f" | {tag.variant}"
    return f"figure {' + '.join(term.written for term in tag.terms)}{variant}"


_OUTSIDE = N_(
    "Trang “{sheet}”, ô {cell}: công thức này để Excel tự tính và nằm ngoài phần kiểm tra của "
    "phần mềm. Nếu sổ có số liệu này, nên thay bằng thẻ; xem từ điển số liệu."
)
_INSTEAD = N_(
    "Trang “{sheet}”, ô {cell}: công thức này để Excel tự tính và nằm ngoài phần kiểm tra của "
    "phần mềm. Nên thay bằng thẻ {tag}."
)
_IN_GROUPS = N_(
    "Trang “{sheet}”, ô {cell}: công thức đọc các dòng lặp có chia nhóm nên sẽ cộng sai khi các "
    "dòng ấy đứng nhiều lần. Dùng thẻ sum hoặc count."
)
_IN_GROUPS_TAG = N_(
    "Trang “{sheet}”, ô {cell}: công thức đọc các dòng lặp có chia nhóm nên sẽ cộng sai khi các "
    "dòng ấy đứng nhiều lần. Nên thay bằng thẻ {tag}."
)
_MIXED = N_(
    "Trang “{sheet}”, ô {cell}: công thức cộng số người với số lượt người. Hai loại này không cộng "
    "với nhau; hãy cộng riêng từng loại, hoặc dùng thẻ."
)
