"""Returns received from units below: number by number, each whole as its file came.

The numbers of a unit, a form and a period count up: no. 2 takes the place of no. 1, which stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session, aliased

from db.messages import N_, BookError, Message
from db.periods import Period
from db.registers import refused
from db.registers.form_periods import of_period
from db.schema import ReceivedReturn, code_key
from db.vietnamese import clean

_AT_ONCE = 200
"""So many returns are read together, so that memory does not grow with their number."""


class ReceivedError(BookError):
    """A return cannot be taken in; nothing was written."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """What is told of a return of a unit below; `content` as `handed_in.NewReturn` has it.

    One `edited` by hand was accepted for its `reason`; a `nil` one says that nothing happened.
    """

    form: str
    form_version: str
    period: Period
    unit_code: str
    unit_name: str
    revision: int
    made_at: datetime
    received_at: datetime
    received_by: str
    file_name: str
    content: str
    edited: bool = False
    nil: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class NewReceived(Received):
    """A return that was judged: its file, not locked, and what adding up needs of it."""

    file: bytes
    said: bytes


@dataclass(frozen=True, kw_only=True)
class ReceivedRow(Received):
    """One return taken in, without its file; `newest` unless a later number took its place.

    `digest` is the SHA-256 of the file, in hexadecimal digits.
    """

    id: int
    digest: str
    newest: bool

    @property
    def name(self) -> Message:
        """Return how a sentence names the return."""
        return _name(self.form, self.period, self.unit_code, self.revision)


@dataclass(frozen=True)
class ReceivedPeriod:
    """A form and period of which returns were taken in, and of how many units."""

    form: str
    period: Period
    units: int


def receive(session: Session, returns: Iterable[NewReceived]) -> list[int]:
    """Take returns in, one after the other, and return their ids; what they replace is cleared.

    ReceivedError where the book has that number of the unit, or a higher one, already.
    """
    newest: dict[tuple[str, Period], dict[str, int]] = {}
    taken = []
    for each in returns:
        form, unit = code_key(each.form), code_key(each.unit_code)
        if (form, each.period) not in newest:
            newest[form, each.period] = _newest_numbers(session, form, each.period)
        known = newest[form, each.period].get(unit)
        if known is not None and known >= each.revision:
            raise ReceivedError(
                N_("{name} đã nhận rồi nên không nhận số {revision}. Hãy bỏ tệp ấy ra."),
                name=_name(each.form, each.period, each.unit_code, known),
                revision=each.revision,
            )
        newest[form, each.period][unit] = each.revision
        taken.append(_keep(session, each))
        told = (each.form, each.period, each.unit_code, each.revision, each.file_name)
        refused.clear(session, *told)
    return taken


def received(session: Session, form: str, period: Period) -> list[ReceivedRow]:
    """Return the newest return of each unit, in the order of the units' codes."""
    return [
        each for each in _rows(session, *of_period(ReceivedReturn, form, period)) if each.newest
    ]


def numbers_of(session: Session, form: str, period: Period, unit_code: str) -> list[ReceivedRow]:
    """Return the numbers of a unit's return, the newest first."""
    unit = ReceivedReturn.unit_key == code_key(unit_code)
    return _rows(session, *of_period(ReceivedReturn, form, period), unit)


def received_by_id(session: Session, return_id: int) -> ReceivedRow:
    """Return one return taken in; LookupError where it is gone."""
    found = _rows(session, ReceivedReturn.id == return_id)
    if not found:
        raise LookupError(return_id)
    return found[0]


def periods_received(session: Session) -> list[ReceivedPeriod]:
    """Return of which forms and periods returns were taken in: the latest period first."""
    same = (ReceivedReturn.form_key, ReceivedReturn.from_date, ReceivedReturn.to_date)
    units = func.count(ReceivedReturn.unit_key.distinct())
    wanted = select(func.max(ReceivedReturn.form), *same[1:], units).group_by(*same)
    order = (ReceivedReturn.to_date.desc(), ReceivedReturn.from_date.desc(), same[0])
    return [
        ReceivedPeriod(form, Period(start, end), count)
        for form, start, end, count in session.execute(wanted.order_by(*order))
    ]


def file_of(session: Session, return_id: int) -> bytes:
    """Return a return's workbook as it was taken in, not locked; LookupError where it is gone."""
    found = session.scalar(select(ReceivedReturn.file).where(ReceivedReturn.id == return_id))
    if found is None:
        raise LookupError(return_id)
    return found


def said_of(session: Session, return_ids: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """Give what adding up needs of returns, with their ids in the order asked for.

    Read a few at a time; what is gone meanwhile is left out.
    """
    for start in range(0, len(return_ids), _AT_ONCE):
        ids = return_ids[start : start + _AT_ONCE]
        wanted = select(ReceivedReturn.id, ReceivedReturn.said).where(ReceivedReturn.id.in_(ids))
        found = dict(session.execute(wanted).all())
        yield from ((each, found[each]) for each in ids if each in found)


def _name(form: str, period: Period, unit_code: str, revision: int) -> Message:
    return Message(
        N_("Báo cáo {form} {period} số {revision} của đơn vị {unit}"),
        {"form": form, "period": period.name.within(), "revision": revision, "unit": unit_code},
    )


def _newest_numbers(session: Session, form_key: str, period: Period) -> dict[str, int]:
    unit, newest = ReceivedReturn.unit_key, func.max(ReceivedReturn.revision)
    wanted = select(unit, newest).where(*of_period(ReceivedReturn, form_key, period)).group_by(unit)
    return dict(session.execute(wanted).all())


def _keep(session: Session, new: NewReceived) -> int:
    # Not through the session, which would hold every file until the change ends.
    values = {
        "form": clean(new.form),
        "form_key": code_key(new.form),
        "form_version": new.form_version,
        "from_date": new.period.start,
        "to_date": new.period.end,
        "unit_code": clean(new.unit_code),
        "unit_key": code_key(new.unit_code),
        "unit_name": clean(new.unit_name),
        "revision": new.revision,
        "made_at": _stored(new.made_at),
        "received_at": _stored(new.received_at),
        "received_by": new.received_by,
        "file_name": new.file_name,
        "digest": hashlib.sha256(new.file).hexdigest(),
        "content": new.content,
        "edited": new.edited,
        "nil": new.nil,
        "reason": clean(new.reason),
        "said": new.said,
        "file": new.file,
    }
    made = session.connection().execute(insert(ReceivedReturn), values)
    (id_,) = made.inserted_primary_key or (0,)
    return int(id_)


def _stored(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


_AS_STORED = (
    "id", "form", "form_version", "unit_code", "unit_name", "revision", "received_by",
    "file_name", "digest", "content", "edited", "nil", "reason",
)  # fmt: skip
_WORKED_OUT = ("from_date", "to_date", "made_at", "received_at")


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[ReceivedRow]:
    later = aliased(ReceivedReturn)
    replaced = select(later.id).where(
        later.form_key == ReceivedReturn.form_key,
        later.from_date == ReceivedReturn.from_date,
        later.to_date == ReceivedReturn.to_date,
        later.unit_key == ReceivedReturn.unit_key,
        later.revision > ReceivedReturn.revision,
    )
    columns = (getattr(ReceivedReturn, name) for name in (*_AS_STORED, *_WORKED_OUT))
    wanted = select(*columns, (~replaced.exists()).label("newest")).where(*conditions)
    order = (
        ReceivedReturn.to_date.desc(),
        ReceivedReturn.from_date.desc(),
        ReceivedReturn.unit_key,
        ReceivedReturn.revision.desc(),
    )
    return [_row(found._asdict()) for found in session.execute(wanted.order_by(*order))]


def _row(found: Mapping[str, Any]) -> ReceivedRow:
    return ReceivedRow(
        **{name: found[name] for name in (*_AS_STORED, "newest")},
        period=Period(found["from_date"], found["to_date"]),
        made_at=datetime.fromisoformat(found["made_at"]),
        received_at=datetime.fromisoformat(found["received_at"]),
    )
