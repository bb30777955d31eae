"""Commitments (cam kết tu dưỡng, rèn luyện, phấn đấu): a member's checkable items of a year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.schema.base import Coded
from db.schema.members import Member


class Outcome(StrEnum):
    """Whether an item was met."""

    FULFILLED = "fulfilled"
    UNFULFILLED = "unfulfilled"


class Commitment(Coded):
    """One item of what a member undertakes for a year."""

    __tablename__ = "commitment"
    __table_args__ = (
        Index(None, "member_id", "year"),
        {"sqlite_autoincrement": True},
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    year: Mapped[int]
    group: Mapped[str | None]
    content: Mapped[str | None]
    measure: Mapped[str | None]
    due: Mapped[date | None]
    half_year: Mapped[str | None]
    outcome: Mapped[Outcome | None]
    remark: Mapped[str | None]
    search_key: Mapped[str]

    member: Mapped[Member] = relationship()

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        words = (str(self.year), self.content, self.measure)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))
