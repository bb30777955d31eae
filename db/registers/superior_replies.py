"""What a superior said of the returns of this unit: the newest reply about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers.form_periods import of_period
from db.schema import ReceiptState, SuperiorReply, code_key
from db.vietnamese import clean, clean_lines


@dataclass(frozen=True, kw_only=True)
class NewSuperiorReply:
    """What a reply file says of a return: which number came when, and what was decided."""

    form: str
    period: Period
    superior_code: str
    superior: str
    made_at: datetime
    revision: int
    received_on: date
    state: ReceiptState
    words: str
    decided_on: date | None


@dataclass(frozen=True, kw_only=True)
class SuperiorReplyRow(NewSuperiorReply):
    """A reply as it is kept; `came_on` is the day it was taken in."""

    came_on: date


def take_in(session: Session, new: NewSuperiorReply, on: date) -> bool:
    """Keep a reply in the place of an older one of that superior.

    False where the one kept is newer: then nothing is written. `made_at` knows its time zone.
    """
    key = code_key(new.superior_code)
    kept = session.scalars(
        _of(new.form, new.period).where(SuperiorReply.superior_key == key)
    ).one_or_none()
    made_at = new.made_at.isoformat(timespec="seconds")
    if kept is None:
        kept = SuperiorReply(
            form_key=code_key(new.form),
            from_date=new.period.start,
            to_date=new.period.end,
            superior_key=key,
        )
        session.add(kept)
    elif datetime.fromisoformat(made_at) < datetime.fromisoformat(kept.made_at):
        return False
    if kept.made_at != made_at:
        kept.came_on = on
    kept.form = clean(new.form)
    kept.superior_code, kept.superior = clean(new.superior_code), clean(new.superior)
    kept.made_at, kept.revision, kept.received_on = made_at, new.revision, new.received_on
    kept.state, kept.words, kept.decided_on = new.state, clean_lines(new.words), new.decided_on
    return True


def replies(session: Session, form: str, period: Period) -> list[SuperiorReplyRow]:
    """Return the newest reply of each superior about a return, the newest first."""
    found = map(_row, session.scalars(_of(form, period)))
    return sorted(found, key=lambda each: each.made_at, reverse=True)


def _of(form: str, period: Period) -> Select[SuperiorReply]:
    return select(SuperiorReply).where(*of_period(SuperiorReply, form, period))


def _row(found: SuperiorReply) -> SuperiorReplyRow:
    return SuperiorReplyRow(
        form=found.form,
        period=Period(found.from_date, found.to_date),
        superior_code=found.superior_code,
        superior=found.superior,
        made_at=datetime.fromisoformat(found.made_at),
        revision=found.revision,
        received_on=found.received_on,
        state=found.state,
        words=found.words,
        decided_on=found.decided_on,
        came_on=found.came_on,
    )
