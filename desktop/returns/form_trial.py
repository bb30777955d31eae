"""A form tried on the book before it is accepted: what shows only when it is filled."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy.orm import Session

from db.figures import CATALOGUE
from db.messages import N_
from db.periods import Period
from db.schema import code_key
from desktop.files.places import cell_name
from desktop.returns.about import About, PeriodKind
from desktop.returns.facts import circumstances
from desktop.returns.fill import Filled, fill
from desktop.returns.form_faults import FormFault, Gravity, fault
from desktop.returns.form_fit import too_wide
from desktop.returns.forms import Form
from desktop.returns.heights import MOST_HEIGHT, Heights, row_height
from desktop.returns.number_format import show_value
from desktop.returns.pages import room
from desktop.returns.plans import SheetPlan, TaggedCell
from desktop.returns.supplier import BookSupplier
from desktop.returns.tags import FigureTag, Term
from desktop.returns.variants import Figures


def trial_period(about: About, today: date) -> Period:
    """Return the period a form is tried for: this year, or the longest part it is made for."""
    year, month = today.year, today.month
    longest = {
        PeriodKind.YEAR: Period.year(year),
        PeriodKind.DAYS: Period.year(year),
        PeriodKind.HALF: Period.half(year, (month + 5) // 6),
        PeriodKind.QUARTER: Period.quarter_of(today),
        PeriodKind.MONTH: Period.month(year, month),
    }
    return next(period for kind, period in longest.items() if kind in about.periods)


def try_form(
    session: Session, form: Form, period: Period, now: datetime, clerk: str
) -> list[FormFault]:
    """Return what shows only when a form is filled from a book; the form is used up by it.

    The form must be one without errors. Cells are told as the form has them.
    """
    found = list(_unknown_values(session, form))
    told = circumstances(session, period, now.date(), clerk, form.about)
    filled = fill(form, BookSupplier(session, Figures(session, period), told))
    for plan in form.sheets:
        found += _Trial(form.workbook[plan.name], plan, filled, period).faults()
    return found


class _Trial:
    """Looks over one filled sheet."""

    def __init__(self, sheet: Worksheet, plan: SheetPlan, filled: Filled, period: Period) -> None:
        self._sheet = sheet
        self._plan = plan
        self._moves = filled.moves[plan.name]
        self._period = period
        self._widths = Heights(sheet)
        fitted = sheet.sheet_properties.pageSetUpPr
        self._room = MOST_HEIGHT if fitted and fitted.fitToPage else room(sheet)

    def faults(self) -> Iterator[FormFault]:
        tall: set[int] = set()
        for tagged in self._plan.cells:
            widest = self._widest(tagged)
            if widest is not None:
                yield widest
            rows = self._moves.all(tagged.row)
            highest = max((row_height(self._sheet, row) for row in rows), default=0.0)
            if highest >= min(self._room, MOST_HEIGHT) and tagged.row not in tall:
                tall.add(tagged.row)
                yield fault(
                    _TOO_TALL,
                    sheet=self._plan.name,
                    cell=self._name(tagged),
                    severity=Gravity.WARNING,
                    period=self._period.text,
                )

    def _widest(self, tagged: TaggedCell) -> FormFault | None:
        """Return what is to be told of the longest number a cell of the form came to hold."""
        cells = [self._sheet.cell(row, tagged.column) for row in self._moves.all(tagged.row)]
        shown = [
            (show_value(cell.value, cell.number_format), cell)
            for cell in cells
            if isinstance(cell, Cell) and isinstance(cell.value, int | float | date)
        ]
        if not shown:
            return None
        text, cell = max(shown, key=lambda each: len(each[0]))
        return too_wide(cell, text, self._widths, at=self._name(tagged))

    def _name(self, tagged: TaggedCell) -> str:
        return cell_name(tagged.row - 1, tagged.column - 1)


def _unknown_values(session: Session, form: Form) -> Iterator[FormFault]:
    """Give the values of filters that the book does not have: subjects and types come with it."""
    for plan in form.sheets:
        for tagged in plan.cells:
            for part in tagged.parts:
                for term in part.terms if isinstance(part, FigureTag) else ():
                    known = _values(session, term)
                    if known and code_key(term.filter_value) not in map(code_key, known):
                        yield _not_in_book(plan, tagged, term, known)


def _values(session: Session, term: Term) -> list[str]:
    """Return the values of a term's filter in the book; none where any value would do."""
    if not term.filter_name or term.columns:
        return []
    filters = {each.name: each for each in CATALOGUE[term.base].filters}
    return [each.text for each in filters[term.filter_name].values(session).values()] or [""]


def _not_in_book(plan: SheetPlan, tagged: TaggedCell, term: Term, known: list[str]) -> FormFault:
    near = difflib.get_close_matches(term.filter_value, known, n=1, cutoff=0.5)
    return fault(
        _NOT_IN_BOOK_NEAR if near else _NOT_IN_BOOK,
        sheet=plan.name,
        cell=cell_name(tagged.row - 1, tagged.column - 1),
        severity=Gravity.WARNING,
        term=term.written,
        value=term.filter_value,
        near="".join(near),
    )


_TOO_TALL = N_(
    "Trang “{sheet}”, ô {cell}: lập thử kỳ {period}, dòng này cao quá một trang in nên chữ bị cắt. "
    "Nới rộng cột, hoặc chọn cột ngắn gọn hơn."
)
_NOT_IN_BOOK = N_(
    "Trang “{sheet}”, ô {cell}: số liệu {term} lọc theo “{value}”, trong sổ chưa có mã này nên số "
    "sẽ để “–”. Kiểm tra lại mã, hoặc ghi mã đó vào sổ."
)
_NOT_IN_BOOK_NEAR = N_(
    "Trang “{sheet}”, ô {cell}: số liệu {term} lọc theo “{value}”, trong sổ chưa có mã này nên số "
    "sẽ để “–”. Có phải là “{near}”?"
)
