"""Periods closed for a form: what was handed in for them is settled with the superior."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers.form_periods import of_period
from db.schema import ReturnPeriod, code_key


def close_period(session: Session, form: str, period: Period, day: date) -> None:
    """Close a period for a form; closed already, it stays so since its own day."""
    if not is_closed(session, form, period):
        closed = ReturnPeriod(from_date=period.start, to_date=period.end, closed_on=day)
        closed.form_key = code_key(form)
        session.add(closed)


def reopen_period(session: Session, form: str, period: Period) -> None:
    """Open a period for a form again; one not closed stays open."""
    closed = _closed(form, period).with_only_columns(ReturnPeriod.id)
    session.execute(delete(ReturnPeriod).where(ReturnPeriod.id.in_(closed)))


def is_closed(session: Session, form: str, period: Period) -> bool:
    """Tell whether a period is closed for a form."""
    return session.scalars(_closed(form, period)).first() is not None


def closed_periods(session: Session, form: str) -> Mapping[Period, date]:
    """Return the periods closed for a form, in order, and since when each is."""
    wanted = select(ReturnPeriod).where(ReturnPeriod.form_key == code_key(form))
    found = session.scalars(wanted.order_by(ReturnPeriod.from_date, ReturnPeriod.to_date))
    return {Period(each.from_date, each.to_date): each.closed_on for each in found}


def _closed(form: str, period: Period) -> Select[ReturnPeriod]:
    return select(ReturnPeriod).where(*of_period(ReturnPeriod, form, period))
