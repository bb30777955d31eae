"""Replies (phản hồi): what a superior says of a return, as given below and as it came."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Noted


class ReceiptState(StrEnum):
    """What a superior says of a return that reached it."""

    RECEIVED = "received"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"


class UnitReceipt(Noted):
    """What a unit below is told of a return taken in (giấy báo nhận).

    A return without one was received, and its unit not told yet. `told` is a digest of what the
    last reply about it said, written at `told_at`; both empty before one.
    """

    __tablename__ = "unit_receipt"

    received_id: Mapped[int] = mapped_column(
        ForeignKey("received_return.id", ondelete="CASCADE"), unique=True
    )
    state: Mapped[ReceiptState]
    words: Mapped[str]
    decided_on: Mapped[date | None]
    told: Mapped[str]
    told_at: Mapped[str]


class SuperiorReply(Noted):
    """The newest reply of a superior about a return of this unit, by when it was made."""

    __tablename__ = "superior_reply"
    __table_args__ = (
        UniqueConstraint("form_key", "from_date", "to_date", "superior_key"),
        {"sqlite_autoincrement": True},
    )

    form: Mapped[str]
    form_key: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    superior_code: Mapped[str]
    superior_key: Mapped[str]
    superior: Mapped[str]
    made_at: Mapped[str]
    came_on: Mapped[date]
    revision: Mapped[int]
    received_on: Mapped[date]
    state: Mapped[ReceiptState]
    words: Mapped[str]
    decided_on: Mapped[date | None]
