"""Returns (báo cáo) as they were handed in, the periods closed, and the district's own forms."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Noted


class ReturnState(StrEnum):
    """How far a numbered return has come: made, on its way, and what the superior said."""

    EXPORTED = "exported"
    SENT = "sent"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"


class ReturnNumber(Noted):
    """One numbered return (số báo cáo), whole as it left the book, so that it can be reprinted.

    `superior` and `addressee` are those it was printed with. `digest` is the SHA-256 of the
    file, not locked; `content` that of all that makes two returns the same (CONTRACT §4).
    `step` is the newest change its figures were read after, `behind` the records they counted.
    """

    __tablename__ = "return_number"
    __table_args__ = (
        UniqueConstraint("form_key", "from_date", "to_date", "revision"),
        {"sqlite_autoincrement": True},
    )

    form: Mapped[str]
    form_key: Mapped[str]
    form_version: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    revision: Mapped[int]
    state: Mapped[ReturnState]
    reason: Mapped[str]
    superior: Mapped[str]
    addressee: Mapped[str]
    made_at: Mapped[str]
    made_by: Mapped[str]
    sent_on: Mapped[date | None]
    answered_on: Mapped[date | None]
    answer: Mapped[str]
    file_name: Mapped[str]
    digest: Mapped[str]
    content: Mapped[str]
    step: Mapped[int]
    # Large: read only where they are asked for.
    file: Mapped[bytes] = mapped_column(deferred=True)
    behind: Mapped[bytes] = mapped_column(deferred=True)


class ReturnPeriod(Noted):
    """A period whose return is settled with the superior (khóa kỳ)."""

    __tablename__ = "return_period"
    __table_args__ = (
        UniqueConstraint("form_key", "from_date", "to_date"),
        {"sqlite_autoincrement": True},
    )

    form_key: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    closed_on: Mapped[date]


class StoredForm(Noted):
    """A form (biểu mẫu) of the district's own, as its workbook came."""

    __tablename__ = "stored_form"

    code: Mapped[str]
    code_key: Mapped[str] = mapped_column(unique=True)
    version: Mapped[str]
    title: Mapped[str]
    digest: Mapped[str]
    added_on: Mapped[date]
    file: Mapped[bytes] = mapped_column(deferred=True)
