"""Where work on a member's commitment begins, by what the list is narrowed to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from desktop.ui.screens.commitments.form import CommitmentForm
from desktop.ui.screens.commitments.listing import Wanted

Begin = Callable[[CommitmentForm], object]
"""Gives the keyboard to where one begins."""
FIRST: Begin = CommitmentForm.focus_first
BEGINNINGS: Mapping[Wanted, Begin] = {
    Wanted.MISSING: CommitmentForm.add,
    Wanted.VAGUE: partial(CommitmentForm.focus_waiting, waits=lambda row: row.vague),
    Wanted.OVERDUE: partial(CommitmentForm.focus_waiting, waits=lambda row: row.overdue),
    Wanted.HALF_YEAR: CommitmentForm.open_half_year,
    Wanted.UNASSESSED: CommitmentForm.focus_unassessed,
}


def on_the_next(begin: Begin) -> Begin:
    """Return where the next member's begins: a place on this one says nothing there."""
    return begin if begin in BEGINNINGS.values() else FIRST
