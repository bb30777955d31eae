"""Queries put to units below about a cell of their return, until they are settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, BookError
from db.periods import Period
from db.registers.asked import Asked, AskedRow, columns_of, told_of, write_answer
from db.registers.form_periods import of_period
from db.schema import UnitQuery, code_key
from db.vietnamese import clean, clean_lines


class QueryStateError(BookError):
    """A query cannot take this step; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class NewQuery(Asked):
    """A question to put to a unit below."""

    unit_code: str
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class QueryRow(NewQuery, AskedRow):
    """One query; its id is the number by which the unit knows it, `sent_on` when it first left."""

    sent_on: date | None


def ask(session: Session, new: NewQuery, on: date) -> int:
    """Put a query and return its id."""
    asked = UnitQuery(
        **columns_of(new),
        unit_code=clean(new.unit_code),
        unit_key=code_key(new.unit_code),
        unit_name=clean(new.unit_name),
        asked_on=on,
        answer="",
    )
    session.add(asked)
    session.flush()
    return asked.id


def change(session: Session, query_id: int, question: str, due_on: date | None) -> None:
    """Put a query in other words, or give it another day.

    QueryStateError where it was answered or settled, LookupError where it is gone.
    """
    found = _found(session, query_id)
    if found.answered_on is not None or found.settled_on is not None:
        raise QueryStateError(
            N_(
                "Câu hỏi số {number} đã có trả lời hoặc đã xong nên không sửa được nữa. Hãy hỏi "
                "câu khác."
            ),
            number=query_id,
        )
    found.question, found.due_on = clean_lines(question), due_on


def take_back(session: Session, query_id: int) -> None:
    """Take a query back before the unit hears of it.

    QueryStateError where it was sent: the unit has to hear that it is settled. LookupError where
    it is gone.
    """
    found = _found(session, query_id)
    if found.sent_on is not None:
        raise QueryStateError(
            N_(
                "Câu hỏi số {number} đã gửi đơn vị ngày {day} nên không rút được. Hãy ghi là đã "
                "xong, để đơn vị biết không phải trả lời nữa."
            ),
            number=query_id,
            day=show_date(found.sent_on),
        )
    session.delete(found)


def mark_sent(session: Session, query_ids: Iterable[int], on: date) -> None:
    """Say that queries left for their units; one that left before keeps its day."""
    left = (UnitQuery.id.in_(tuple(query_ids)), UnitQuery.sent_on.is_(None))
    session.execute(update(UnitQuery).where(*left).values(sent_on=on))


def queries(
    session: Session, form: str, period: Period, unit_code: str | None = None
) -> list[QueryRow]:
    """Return the queries about the returns of a period, of one unit or in the order of the units.

    Those of a unit stand in the order in which they were asked.
    """
    wanted = select(UnitQuery).where(*of_period(UnitQuery, form, period))
    if unit_code is not None:
        wanted = wanted.where(UnitQuery.unit_key == code_key(unit_code))
    found = session.scalars(wanted.order_by(UnitQuery.unit_key, UnitQuery.id))
    return [
        QueryRow(
            **told_of(each),
            unit_code=each.unit_code,
            unit_name=each.unit_name,
            sent_on=each.sent_on,
        )
        for each in found
    ]


def answers_came(
    session: Session, unit_code: str, answers: Iterable[tuple[int, str, date]]
) -> list[int]:
    """Write what a unit answered, each with its day, and return the ids of what was new.

    The same answer again keeps its day. The number of a query that was never put to the unit is
    passed by.
    """
    # A file may bring more numbers than a statement takes; a unit has few queries.
    found = {number: (answer, on) for number, answer, on in answers}
    if not found:
        return []
    wanted = select(UnitQuery).where(UnitQuery.unit_key == code_key(unit_code))
    asked = session.scalars(wanted.order_by(UnitQuery.id)).all()
    return [each.id for each in asked if each.id in found and write_answer(each, *found[each.id])]


def settle(session: Session, query_id: int, on: date) -> None:
    """Say that nothing more is wanted of a query; LookupError where it is gone."""
    _found(session, query_id).settled_on = on


def reopen(session: Session, query_id: int) -> None:
    """Say that a query is not settled after all; LookupError where it is gone."""
    _found(session, query_id).settled_on = None


def _found(session: Session, query_id: int) -> UnitQuery:
    found = session.get(UnitQuery, query_id)
    if found is None:
        raise LookupError(query_id)
    return found
