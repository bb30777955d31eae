"""The life of a numbered return: made, sent, then accepted or sent back; each step taken back.

Only the newest number of a return moves. What the superior accepts closes its period; what is
sent back, or taken back after the answer, opens it again.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_
from db.registers.handed_in import ReturnRow, ReturnStateError, return_by_id
from db.registers.return_periods import close_period, reopen_period
from db.schema import ReturnNumber, ReturnState
from db.vietnamese import clean


def mark_sent(session: Session, return_id: int, day: date) -> None:
    """Say that a return left for the superior; ReturnStateError where it did before."""
    row = _newest(session, return_id)
    if row.sent_on is not None:
        raise ReturnStateError(
            N_("{name} đã ghi là gửi ngày {day}. Nếu ghi nhầm, hãy lùi lại một bước rồi ghi lại."),
            name=row.name,
            day=show_date(row.sent_on),
        )
    _write(session, return_id, ReturnState.SENT, sent_on=day)


def mark_accepted(session: Session, return_id: int, day: date, note: str = "") -> None:
    """Say that the superior accepted a return: its period is closed.

    ReturnStateError where no answer can be written for that day: not sent, sent after it, or
    answered before.
    """
    row = _awaiting(session, return_id, day)
    _write(session, return_id, ReturnState.ACCEPTED, answered_on=day, answer=clean(note))
    close_period(session, row.form, row.period, day)


def mark_sent_back(session: Session, return_id: int, day: date, note: str) -> None:
    """Say that the superior sent a return back, and why: its period is open.

    ReturnStateError as `mark_accepted`.
    """
    row = _awaiting(session, return_id, day)
    _write(session, return_id, ReturnState.SENT_BACK, answered_on=day, answer=clean(note))
    reopen_period(session, row.form, row.period)


def take_back(session: Session, return_id: int) -> None:
    """Take back the last step of a return: the answer, which opens its period, or the sending.

    ReturnStateError where it has taken none.
    """
    row = _newest(session, return_id)
    if row.state is ReturnState.EXPORTED:
        raise ReturnStateError(
            N_("{name} chưa ghi là đã gửi nên không có bước nào để lùi lại."), name=row.name
        )
    if row.state is ReturnState.SENT:
        _write(session, return_id, ReturnState.EXPORTED, sent_on=None)
    else:
        _write(session, return_id, ReturnState.SENT, answered_on=None, answer="")
        reopen_period(session, row.form, row.period)


def _newest(session: Session, return_id: int) -> ReturnRow:
    row = return_by_id(session, return_id)
    if not row.newest:
        raise ReturnStateError(
            N_(
                "{name} đã được thay bằng số lập sau nên không ghi thêm gì được nữa. Hãy ghi cho "
                "số mới nhất."
            ),
            name=row.name,
        )
    return row


def _awaiting(session: Session, return_id: int, day: date) -> ReturnRow:
    """Return a return on its way, which the superior may answer on that day."""
    row = _newest(session, return_id)
    if row.sent_on is None:
        raise ReturnStateError(
            N_("{name} chưa ghi là đã gửi. Hãy ghi ngày gửi trước khi ghi trả lời của cấp trên."),
            name=row.name,
        )
    if row.answered_on is not None:
        raise ReturnStateError(
            N_(
                "{name} đã ghi cấp trên trả lời ngày {day}. Nếu ghi nhầm, hãy lùi lại một bước "
                "rồi ghi lại."
            ),
            name=row.name,
            day=show_date(row.answered_on),
        )
    if day < row.sent_on:
        raise ReturnStateError(
            N_("{name} gửi ngày {sent}, sau ngày trả lời {day}. Hãy xem lại hai ngày."),
            name=row.name,
            sent=show_date(row.sent_on),
            day=show_date(day),
        )
    return row


def _write(
    session: Session, return_id: int, state: ReturnState, **values: date | str | None
) -> None:
    found = session.get_one(ReturnNumber, return_id)
    found.state = state
    for name, value in values.items():
        setattr(found, name, value)
