"""What the room reads of a return: the filled form, what was found in it, its numbers so far."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import handed_in, locks
from db.registers.handed_in import ReturnRow
from db.registers.return_periods import is_closed
from desktop.returns.about import About, kind_of
from desktop.returns.draft import Draft, draft
from desktop.returns.forms import Form
from desktop.returns.library import form_of, known_forms
from desktop.returns.now import adds_up, draft_now
from desktop.returns.preview import PreviewSheet, preview
from desktop.returns.problems import Problem, Severity
from desktop.returns.since import Since, since
from desktop.ui.context import Book
from desktop.ui.places import ATTENDANCE, Place, place_of
from desktop.ui.screens.returns.choosing import Choice, owed_next, period_for
from desktop.ui.screens.returns.sums import place_in_sums

Cell = tuple[str, int, int]
"""A sheet, and a row and a column of it, both from 0 on."""


@dataclass(frozen=True)
class Finding:
    """A problem, the cell that shows it, and where it is mended."""

    problem: Problem
    cell: Cell | None
    place: Place | None


@dataclass(frozen=True)
class Reading:
    """A return as the book would hand it in now, held against what it handed in before.

    `numbers` has the newest first; `moved` is None while nothing was handed in, and where
    nothing has changed since. Above units below the return is the sum of theirs (`sums`), or
    one's `own` part in that sum, which nobody hands in.
    """

    forms: tuple[About, ...]
    form: About
    period: Period
    today: date
    draft: Draft
    sheets: tuple[PreviewSheet, ...]
    findings: tuple[Finding, ...]
    numbers: tuple[ReturnRow, ...]
    closed: bool
    moved: Since | None
    can_lock: bool
    sums: bool
    own: bool

    @property
    def addressee(self) -> str:
        """Return who is to have the return."""
        return self.draft.addressee

    @property
    def latest(self) -> ReturnRow | None:
        """Return the newest number."""
        return next(iter(self.numbers), None)

    @property
    def stands(self) -> ReturnRow | None:
        """Return the newest number if it says just what the book says now."""
        latest = None if self.own else self.latest
        return latest if latest is not None and latest.content == self.draft.content else None

    @property
    def number(self) -> int:
        """Return the number the return has, or would have if it were made now."""
        latest = self.latest
        if latest is None:
            return 1
        return latest.revision + (self.stands is None)

    @property
    def errors(self) -> int:
        """Return how many of the problems are errors."""
        return sum(each.problem.severity is Severity.ERROR for each in self.findings)


def read(book: Book, wanted: Choice | None, today: date, *, own: bool = False) -> Reading:
    """Return the return wanted, or the one that is due next; raises BookError.

    Of a sum only the part that one's `own` records have in it, where that is wanted.
    """
    with book.read() as session:
        forms = tuple(each.about for each in known_forms(session))
        choice = wanted if wanted and wanted.form else owed_next(session, forms, today)
        form = form_of(session, choice.form)
        period = (wanted or choice).period or period_for(form.about, today)
        form.about.allow(period)
        summed = adds_up(session, form.about.code, period)
        return _read(session, book, forms, form, period, today, own=own and summed, summed=summed)


def _read(
    session: Session,
    book: Book,
    forms: tuple[About, ...],
    form: Form,
    period: Period,
    today: date,
    *,
    own: bool,
    summed: bool,
) -> Reading:
    fill = draft if own else draft_now
    filled = fill(session, form, period, moment(today), book.clerk)
    numbers = tuple(handed_in.returns_of(session, form.about.code, period))
    problems = sorted(
        filled.manifest.problems, key=lambda each: list(Severity).index(each.severity)
    )
    changed = not own and numbers and numbers[0].content != filled.content
    sums = summed and not own
    return Reading(
        forms=forms,
        form=form.about,
        period=period,
        today=today,
        draft=filled,
        sheets=preview(filled.workbook),
        findings=tuple(
            _in_sums(filled, each) if sums else _finding(session, each, period) for each in problems
        ),
        numbers=numbers,
        closed=is_closed(session, form.about.code, period),
        moved=since(session, numbers[0], filled) if changed else None,
        can_lock=bool(locks.password_for(session, filled.addressee)),
        sums=sums,
        own=own,
    )


def read_handed_in(book: Book, number: ReturnRow) -> tuple[PreviewSheet, ...]:
    """Return the sheets of a return as it was handed in."""
    import openpyxl

    with book.read() as session:
        file = handed_in.file_of(session, number.id)
    return preview(openpyxl.load_workbook(io.BytesIO(file)))


def moment(today: date) -> datetime:
    """Return this moment, on the day the program takes for today."""
    now = datetime.now(UTC).astimezone()
    return now.replace(year=today.year, month=today.month, day=today.day)


def cell_of(sheet: str, name: str) -> Cell | None:
    """Return the place of a cell by its name: "B3" is row 2 and column 1."""
    if not name:
        return None
    from openpyxl.utils.cell import coordinate_to_tuple

    row, column = coordinate_to_tuple(name)
    return sheet, row - 1, column - 1


def kinds_allowed(form: About, periods: Iterable[tuple[Period, str]]) -> list[tuple[Period, str]]:
    """Return those of some periods for which a form is made."""
    return [(period, name) for period, name in periods if kind_of(period) in form.periods]


def _in_sums(filled: Draft, found: Problem) -> Finding:
    cell = cell_of(found.sheet, found.cell)
    return Finding(found, cell, place_in_sums(filled, cell))


def _finding(session: Session, found: Problem, period: Period) -> Finding:
    return Finding(found, cell_of(found.sheet, found.cell), _place(session, found, period))


def _place(session: Session, found: Problem, period: Period) -> Place | None:
    """Return where a problem is mended: its record, or the register to be looked into."""
    if found.record is None:
        return Place(found.room, {"period": period}) if found.room else None
    place = place_of(session, found.record.register, found.record.id)
    return Place(ATTENDANCE, place.where) if found.rule == "not_taken" else place
