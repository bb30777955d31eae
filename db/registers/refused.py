"""Files of units below that were refused: who has to send again, until a good return comes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from db.messages import Message, stored, told
from db.periods import Period
from db.registers.form_periods import of_period
from db.schema import RefusedFile, code_key
from db.vietnamese import clean


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A file that may not count, and why.

    The unit's code is empty where the file does not tell whose it is; it has no `revision` where
    that is not known either.
    """

    form: str
    period: Period
    unit_code: str
    unit_name: str
    revision: int | None
    file_name: str
    reason: Message
    refused_at: datetime
    refused_by: str


@dataclass(frozen=True, kw_only=True)
class RefusedRow(Refused):
    """A refused file as it is remembered."""

    id: int


def remember(session: Session, files: Iterable[Refused]) -> None:
    """Remember that files were refused; of one file of a unit only the last time."""
    for each in files:
        session.execute(
            delete(RefusedFile).where(
                *of_period(RefusedFile, each.form, each.period),
                RefusedFile.unit_key == code_key(each.unit_code),
                RefusedFile.file_name == each.file_name,
            )
        )
        session.add(RefusedFile(**_columns(each)))
        session.flush()


def refused(session: Session, form: str, period: Period) -> list[RefusedRow]:
    """Return the files refused, in the order of the units' codes; first those of no known unit."""
    wanted = select(RefusedFile).where(*of_period(RefusedFile, form, period))
    found = session.scalars(wanted.order_by(RefusedFile.unit_key, RefusedFile.id))
    return [
        RefusedRow(
            id=each.id,
            form=each.form,
            period=period,
            unit_code=each.unit_code,
            unit_name=each.unit_name,
            revision=each.revision,
            file_name=each.file_name,
            reason=Message(each.template, told(each.args)),
            refused_at=datetime.fromisoformat(each.refused_at),
            refused_by=each.refused_by,
        )
        for each in found
    ]


def dismiss(session: Session, ids: Iterable[int]) -> None:
    """Forget refused files: nobody has to be reminded of them."""
    session.execute(delete(RefusedFile).where(RefusedFile.id.in_(tuple(ids))))


def clear(
    session: Session, form: str, period: Period, unit_code: str, revision: int, file_name: str
) -> None:
    """Forget what a good return takes the place of: no later number, no other unit's file.

    A file that could not be read tells no unit: one of its name that can be read is the same.
    """
    older = or_(RefusedFile.revision.is_(None), RefusedFile.revision <= revision)
    own = and_(RefusedFile.unit_key == code_key(unit_code), older)
    unread = and_(RefusedFile.unit_key == "", RefusedFile.file_name == file_name)
    session.execute(
        delete(RefusedFile).where(*of_period(RefusedFile, form, period), or_(own, unread))
    )


def _columns(each: Refused) -> dict[str, Any]:
    return {
        "form": clean(each.form),
        "form_key": code_key(each.form),
        "from_date": each.period.start,
        "to_date": each.period.end,
        "unit_code": clean(each.unit_code),
        "unit_key": code_key(each.unit_code),
        "unit_name": clean(each.unit_name),
        "revision": each.revision,
        "file_name": each.file_name,
        "template": each.reason.template,
        "args": stored(each.reason.args),
        "refused_at": each.refused_at.isoformat(timespec="seconds"),
        "refused_by": each.refused_by,
    }
