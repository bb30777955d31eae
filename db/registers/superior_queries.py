"""Queries of a superior about the returns of this unit, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers.asked import Asked, AskedRow, columns_of, told_of, write_answer
from db.registers.form_periods import of_period
from db.schema import SuperiorQuery, code_key
from db.vietnamese import clean


@dataclass(frozen=True, kw_only=True)
class NewSuperiorQuery(Asked):
    """A query as a reply file brings it, by the superior's own number."""

    number: int
    superior_code: str
    superior: str
    asked_on: date
    settled: bool


@dataclass(frozen=True, kw_only=True)
class SuperiorQueryRow(AskedRow):
    """One query of a superior; `came_on` is the day it was first taken in."""

    number: int
    superior_code: str
    superior: str
    came_on: date


def take_in(session: Session, new: Iterable[NewSuperiorQuery], on: date) -> list[int]:
    """Keep the queries of a reply file and return their ids.

    A number known already is brought up to date. Its answer stays, unless the number now stands
    for a question about another cell, as after a superior's book was lost.
    """
    return [_take_in(session, each, on) for each in new]


def _take_in(session: Session, new: NewSuperiorQuery, on: date) -> int:
    told = {
        **columns_of(new),
        "superior_code": clean(new.superior_code),
        "superior": clean(new.superior),
        "asked_on": new.asked_on,
    }
    key = code_key(new.superior_code)
    wanted = select(SuperiorQuery).where(
        SuperiorQuery.superior_key == key, SuperiorQuery.number == new.number
    )
    kept = session.scalars(wanted).one_or_none()
    if kept is None:
        kept = SuperiorQuery(superior_key=key, number=new.number, answer="", came_on=on)
        session.add(kept)
    elif any(getattr(kept, name) != told[name] for name in _PLACE):
        kept.answer, kept.answered_on = "", None
    for name, value in told.items():
        setattr(kept, name, value)
    kept.settled_on = (kept.settled_on or on) if new.settled else None
    session.flush()
    return kept.id


_PLACE = ("form_key", "from_date", "to_date", "sheet", "cell")
"""What a question is about: the columns that stay while it is put in other words."""


def asked(session: Session, form: str, period: Period) -> list[SuperiorQueryRow]:
    """Return the queries about a return, in the order of their numbers."""
    return _rows(session, *of_period(SuperiorQuery, form, period))


def unanswered(session: Session) -> list[SuperiorQueryRow]:
    """Return the queries that want an answer, the first due first, those without a day last."""
    found = _rows(session, SuperiorQuery.answered_on.is_(None), SuperiorQuery.settled_on.is_(None))
    return sorted(found, key=lambda each: each.due_on or date.max)


def answer(session: Session, query_id: int, text: str, on: date) -> None:
    """Write an answer, to travel with the return's next number; an empty one takes it away.

    LookupError where the query is gone.
    """
    found = session.get(SuperiorQuery, query_id)
    if found is None:
        raise LookupError(query_id)
    write_answer(found, text, on)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[SuperiorQueryRow]:
    order = (SuperiorQuery.superior_key, SuperiorQuery.number)
    found = session.scalars(select(SuperiorQuery).where(*conditions).order_by(*order))
    return [
        SuperiorQueryRow(
            **told_of(each),
            number=each.number,
            superior_code=each.superior_code,
            superior=each.superior,
            came_on=each.came_on,
        )
        for each in found
    ]
