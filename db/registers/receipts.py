"""What units below are told of the returns taken in: received, accepted or sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.messages import N_, BookError
from db.periods import Period
from db.registers.form_periods import of_period
from db.registers.received import numbers_of, received_by_id
from db.schema import ReceiptState, ReceivedReturn, UnitReceipt, code_key
from db.vietnamese import clean_lines


class ReceiptError(BookError):
    """Nothing can be said of this number of a return; nothing was written."""


@dataclass(frozen=True)
class Receipt:
    """What a unit is told of a return: a decision has its day, and words that may be empty.

    `told` is a digest of what its last reply said, written at `told_at`; both empty before one.
    """

    state: ReceiptState = ReceiptState.RECEIVED
    words: str = ""
    decided_on: date | None = None
    told: str = ""
    told_at: datetime | None = None


def receipts(session: Session, form: str, period: Period) -> dict[int, Receipt]:
    """Return what is to be said of the returns of a period, by id.

    One of which nothing was said yet is left out: it was received, as `Receipt()` says.
    """
    wanted = (
        select(UnitReceipt)
        .join(ReceivedReturn, ReceivedReturn.id == UnitReceipt.received_id)
        .where(*of_period(ReceivedReturn, form, period))
    )
    return {each.received_id: _receipt(each) for each in session.scalars(wanted)}


def told_last(session: Session, form: str, period: Period) -> dict[str, datetime]:
    """Return when units were last told of a return of a period, by the keys of their codes.

    Whichever of its numbers that was about.
    """
    wanted = (
        select(ReceivedReturn.unit_key, UnitReceipt.told_at)
        .join(UnitReceipt, UnitReceipt.received_id == ReceivedReturn.id)
        .where(*of_period(ReceivedReturn, form, period), UnitReceipt.told_at != "")
    )
    found: dict[str, datetime] = {}
    for unit, stored in session.execute(wanted):
        told_at = datetime.fromisoformat(stored)
        found[unit] = max(told_at, found.get(unit, told_at))
    return found


def accept(session: Session, return_ids: Iterable[int], on: date, words: str = "") -> None:
    """Accept returns; one accepted before in the same words keeps its day.

    ReceiptError where a later number took a return's place, LookupError where it is gone.
    """
    for each in return_ids:
        _decide(session, each, ReceiptState.ACCEPTED, on, words)


def send_back(session: Session, return_id: int, on: date, words: str) -> None:
    """Send a return back to be mended, and say why; raises as `accept`."""
    _decide(session, return_id, ReceiptState.SENT_BACK, on, words)


def take_back(session: Session, return_id: int) -> None:
    """Take a decision back: the return was received, and no more; raises as `accept`."""
    _decide(session, return_id, ReceiptState.RECEIVED, None, "")


def mark_told(session: Session, return_id: int, digest: str, at: datetime) -> None:
    """Remember what a unit was told, and when; LookupError where the return is gone."""
    found = _of(session, return_id)
    found.told, found.told_at = digest, at.isoformat(timespec="seconds")


def withdraw(session: Session, return_id: int) -> None:
    """Take out a return that was taken in by mistake: the number before counts again.

    A unit that was told of the number taken out is to be told of the one before anew.
    LookupError where it is gone.
    """
    gone = received_by_id(session, return_id)
    was_told = receipts(session, gone.form, gone.period).get(gone.id, Receipt()).told_at
    last = told_last(session, gone.form, gone.period).get(code_key(gone.unit_code))
    session.execute(delete(ReceivedReturn).where(ReceivedReturn.id == gone.id))
    before = numbers_of(session, gone.form, gone.period, gone.unit_code)
    if gone.newest and before and was_told is not None and last is not None:
        mark_told(session, before[0].id, "", last)


def _decide(
    session: Session, return_id: int, state: ReceiptState, on: date | None, words: str
) -> None:
    row = received_by_id(session, return_id)
    if not row.newest:
        raise ReceiptError(
            N_(
                "{name} đã được thay bằng số nhận sau nên không ghi thêm gì được nữa. Hãy ghi cho "
                "số mới nhất."
            ),
            name=row.name,
        )
    found, said = _of(session, return_id), clean_lines(words)
    if (found.state, found.words) != (state, said):
        found.state, found.words, found.decided_on = state, said, on


def _of(session: Session, return_id: int) -> UnitReceipt:
    found = session.scalars(
        select(UnitReceipt).where(UnitReceipt.received_id == return_id)
    ).one_or_none()
    if found is None:
        received_by_id(session, return_id)
        found = UnitReceipt(
            received_id=return_id, state=ReceiptState.RECEIVED, words="", told="", told_at=""
        )
        session.add(found)
    return found


def _receipt(found: UnitReceipt) -> Receipt:
    told_at = datetime.fromisoformat(found.told_at) if found.told_at else None
    return Receipt(found.state, found.words, found.decided_on, found.told, told_at)
