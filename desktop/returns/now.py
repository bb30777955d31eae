"""The return of a book as it would be handed in now: its own records, or the sums above units."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import received
from db.registers.units_below import units_below
from desktop.returns.consolidation.overview import draft_sums
from desktop.returns.draft import Draft, draft
from desktop.returns.forms import Form


def adds_up(session: Session, form_code: str, period: Period) -> bool:
    """Tell whether a return is a sum: units below owe theirs, or some were taken in."""
    if units_below(session).expected(period):
        return True
    return bool(received.received(session, form_code, period))


def draft_now(session: Session, form: Form, period: Period, now: datetime, clerk: str) -> Draft:
    """Return a form filled with what the book hands in; the form is used up.

    In a book with units below that is what they sent, added to its own records.
    """
    if adds_up(session, form.about.code, period):
        return draft_sums(session, form.about.code, period, now, clerk)
    return draft(session, form, period, now, clerk)
