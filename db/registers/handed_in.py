"""Returns as they were handed in: numbered, with their file, and kept to be reprinted.

The numbers of a form and a period count up: no. 2 takes the place of no. 1, which stays.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from db.messages import N_, BookError, Message
from db.periods import Period
from db.registers.form_periods import of_period
from db.registers.return_periods import reopen_period
from db.schema import ReturnNumber, ReturnState, code_key
from db.vietnamese import clean


class ReturnStateError(BookError):
    """A return cannot take this step; nothing was written."""


@dataclass(frozen=True)
class Behind:
    """One record behind a figure, and how much of the number it was, as text."""

    register: str
    record_id: int
    amount: str


@dataclass(frozen=True)
class NewReturn:
    """A return as it was made, its file not locked; `step` is what `history.newest` gave.

    `content` is a digest of what makes two returns the same, `behind` the records each figure
    counted.
    """

    form: str
    form_version: str
    period: Period
    revision: int
    superior: str
    addressee: str
    made_at: datetime
    made_by: str
    file_name: str
    file: bytes
    content: str
    step: int
    behind: Mapping[str, Iterable[Behind]]
    reason: str = ""


@dataclass(frozen=True)
class ReturnRow:
    """One numbered return without its file; `newest` unless a later number took its place.

    `digest` is the SHA-256 of the file, in hexadecimal digits.
    """

    id: int
    form: str
    form_version: str
    period: Period
    revision: int
    newest: bool
    state: ReturnState
    reason: str
    superior: str
    addressee: str
    made_at: datetime
    made_by: str
    sent_on: date | None
    answered_on: date | None
    answer: str
    file_name: str
    digest: str
    content: str
    step: int

    @property
    def name(self) -> Message:
        """Return how a sentence names the return."""
        period = self.period.name.within()
        facts = {"form": self.form, "period": period, "revision": self.revision}
        return Message(N_("Báo cáo {form} {period} số {revision}"), facts)


def all_returns(session: Session) -> list[ReturnRow]:
    """Return every number of every return: the latest period first, by form, the newest first."""
    return _rows(session)


def returns_of(session: Session, form: str, period: Period) -> list[ReturnRow]:
    """Return the numbers of a return, the newest first."""
    return _rows(session, *of_period(ReturnNumber, form, period))


def latest(session: Session, form: str, period: Period) -> ReturnRow | None:
    """Return the newest number of a return; None where none was made."""
    return next(iter(returns_of(session, form, period)), None)


def return_by_id(session: Session, return_id: int) -> ReturnRow:
    """Return one numbered return."""
    (row,) = _rows(session, ReturnNumber.id == return_id)
    return row


def file_of(session: Session, return_id: int) -> bytes:
    """Return the workbook as it was handed in, not locked."""
    wanted = select(ReturnNumber.file).where(ReturnNumber.id == return_id)
    return session.scalars(wanted).one()


def behind(session: Session, return_id: int) -> Mapping[str, tuple[Behind, ...]]:
    """Return the records that each figure counted when the return was made."""
    wanted = select(ReturnNumber.behind).where(ReturnNumber.id == return_id)
    told = json.loads(zlib.decompress(session.scalars(wanted).one()))
    return {figure: tuple(Behind(*each) for each in records) for figure, records in told.items()}


def remember(session: Session, new: NewReturn) -> int:
    """Keep a return that was made and return its id; its period, if closed, is open again.

    ReturnStateError where the book has that number, or a higher one, already.
    """
    known = latest(session, new.form, new.period)
    if known is not None and known.revision >= new.revision:
        raise ReturnStateError(
            N_("{name} đã có trong sổ nên không ghi số {revision}. Hãy lập lại để lấy số {next}."),
            name=known.name,
            revision=new.revision,
            next=known.revision + 1,
        )
    made = ReturnNumber(
        form=clean(new.form),
        form_key=code_key(new.form),
        form_version=new.form_version,
        from_date=new.period.start,
        to_date=new.period.end,
        revision=new.revision,
        state=ReturnState.EXPORTED,
        reason=clean(new.reason),
        superior=new.superior,
        addressee=new.addressee,
        made_at=new.made_at.isoformat(timespec="seconds"),
        made_by=new.made_by,
        answer="",
        file_name=new.file_name,
        digest=hashlib.sha256(new.file).hexdigest(),
        content=new.content,
        step=new.step,
        file=new.file,
        behind=_packed(new.behind),
    )
    session.add(made)
    session.flush()
    reopen_period(session, new.form, new.period)
    return made.id


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[ReturnRow]:
    later = aliased(ReturnNumber)
    replaced = select(later.id).where(
        later.form_key == ReturnNumber.form_key,
        later.from_date == ReturnNumber.from_date,
        later.to_date == ReturnNumber.to_date,
        later.revision > ReturnNumber.revision,
    )
    wanted = select(ReturnNumber, ~replaced.exists()).where(*conditions)
    order = (
        ReturnNumber.to_date.desc(),
        ReturnNumber.from_date.desc(),
        ReturnNumber.form_key,
        ReturnNumber.revision.desc(),
    )
    return [_row(each, newest) for each, newest in session.execute(wanted.order_by(*order))]


def _row(found: ReturnNumber, newest: bool) -> ReturnRow:
    return ReturnRow(
        id=found.id,
        form=found.form,
        form_version=found.form_version,
        period=Period(found.from_date, found.to_date),
        revision=found.revision,
        newest=newest,
        state=found.state,
        reason=found.reason,
        superior=found.superior,
        addressee=found.addressee,
        made_at=datetime.fromisoformat(found.made_at),
        made_by=found.made_by,
        sent_on=found.sent_on,
        answered_on=found.answered_on,
        answer=found.answer,
        file_name=found.file_name,
        digest=found.digest,
        content=found.content,
        step=found.step,
    )


def _packed(records: Mapping[str, Iterable[Behind]]) -> bytes:
    """Return the records behind figures as they are stored.

    Packed, because a meeting's marks stand behind many figures and every backup carries them.
    """
    told = {
        figure: [(each.register, each.record_id, each.amount) for each in counted]
        for figure, counted in records.items()
    }
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())
