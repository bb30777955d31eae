"""What is looked at before a return is written, and again wherever one is read: as data.

Rules over figures need nothing but figures, so they hold in a book and in a file alike; the
others ask the book for the records concerned. Each family of rules is a module; a new one is
added to one of the two lists here, its words to `problems.RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sqlalchemy.orm import Session

from db.figures import Value
from db.periods import Period
from desktop.returns import before as earlier
from desktop.returns.before import Before
from desktop.returns.checks.base import Asked, Rows, Shows, Told
from desktop.returns.checks.far import far_from_before
from desktop.returns.checks.filling import no_outcome, not_filled
from desktop.returns.checks.fitting import parts, rates, sums
from desktop.returns.checks.meetings import no_headcount, no_ordinary, no_thematic, not_taken
from desktop.returns.checks.models import no_results
from desktop.returns.checks.people import people
from desktop.returns.problems import Problem

__all__ = ["Rows", "Shows", "check_book", "check_figures", "check_sums"]

OF_SUMS: tuple[Callable[[Told], Iterator[Problem]], ...] = (sums, rates, parts, people)
"""What no book can bring about: only somebody's hand, or a fault of a program."""
OF_FIGURES: tuple[Callable[[Told], Iterator[Problem]], ...] = (
    *OF_SUMS,
    far_from_before,
    no_outcome,
    not_filled,
)
OF_BOOK: tuple[Callable[[Asked], Iterator[Problem]], ...] = (
    not_taken,
    no_ordinary,
    no_thematic,
    no_headcount,
    no_results,
)


def check_figures(
    values: Mapping[str, Value],
    shows: Shows,
    period: Period | None = None,
    before: Before | None = None,
) -> list[Problem]:
    """Return what is found in figures alone: in a book, or in a file from anywhere.

    Without the period, or what was counted before it, nothing is said that needs them.
    """
    told = Told(values, shows, period, before or Before())
    return [problem for rule in OF_FIGURES for problem in rule(told)]


def check_sums(values: Mapping[str, Value], shows: Shows) -> list[Problem]:
    """Return in which figures do not fit one another: of all that is found, the errors."""
    told = Told(values, shows)
    return [problem for rule in OF_SUMS for problem in rule(told)]


def check_book(
    session: Session,
    period: Period,
    values: Mapping[str, Value],
    shows: Shows,
    today: date,
    *,
    before: Before | None = None,
    rows: Rows | None = None,
) -> list[Problem]:
    """Return everything to be looked at in the book before its return is handed in.

    `before` is asked of the book where it is not given; `rows` says where a record has a row
    of its own in the form.
    """
    if before is None:
        before = earlier.before(session, period)
    asked = Asked(session, period, today, Told(values, shows, period, before), rows or {})
    return [
        *(problem for rule in OF_BOOK for problem in rule(asked)),
        *check_figures(values, shows, period, before),
    ]
