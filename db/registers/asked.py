"""What a query asks about: a cell of a return, kept alike by who asks and who is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.periods import Period
from db.schema import code_key
from db.schema.queries import Query
from db.vietnamese import clean, clean_lines


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question about a cell of a numbered return, to be answered by a day, if one is set.

    `shown` is what stood in the cell, `figure` the figure it showed, empty where it showed none.
    """

    form: str
    period: Period
    revision: int
    sheet: str
    cell: str
    figure: str
    shown: str
    question: str
    due_on: date | None


@dataclass(frozen=True, kw_only=True)
class AskedRow(Asked):
    """A question as it is kept, with its answer, empty while there is none."""

    id: int
    asked_on: date
    answer: str
    answered_on: date | None
    settled_on: date | None

    @property
    def waiting(self) -> bool:
        """Tell whether an answer is still wanted."""
        return self.answered_on is None and self.settled_on is None


def columns_of(asked: Asked) -> dict[str, Any]:
    """Return what is stored of a question, by column."""
    return {
        "form": clean(asked.form),
        "form_key": code_key(asked.form),
        "from_date": asked.period.start,
        "to_date": asked.period.end,
        "revision": asked.revision,
        "sheet": asked.sheet,
        "cell": asked.cell,
        "figure": asked.figure,
        "shown": asked.shown,
        "question": clean_lines(asked.question),
        "due_on": asked.due_on,
    }


def told_of(found: Query) -> dict[str, Any]:
    """Return what a row says of a stored question."""
    return {
        "id": found.id,
        "form": found.form,
        "period": Period(found.from_date, found.to_date),
        "revision": found.revision,
        "sheet": found.sheet,
        "cell": found.cell,
        "figure": found.figure,
        "shown": found.shown,
        "question": found.question,
        "due_on": found.due_on,
        "asked_on": found.asked_on,
        "answer": found.answer,
        "answered_on": found.answered_on,
        "settled_on": found.settled_on,
    }


def write_answer(found: Query, answer: str, on: date) -> bool:
    """Write an answer and its day; an empty one takes it away.

    False where it is the same again: then the day stays.
    """
    text = clean_lines(answer)
    if text == found.answer:
        return False
    found.answer, found.answered_on = text, on if text else None
    return True
