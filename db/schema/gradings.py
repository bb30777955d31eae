"""Yearly grading (xếp loại) of members."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable
from db.schema.members import Member


class Grade(StrEnum):
    """How well a member did the year's tasks (DOMAIN §3)."""

    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    NOT_DONE = "not_done"


class Grading(Findable):
    """What one member was graded for one year."""

    __tablename__ = "grading"
    __table_args__ = (
        Index(None, "member_id", "year"),
        {"sqlite_autoincrement": True},
    )

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"))
    year: Mapped[int]
    grade: Mapped[Grade]
    note: Mapped[str | None]

    member: Mapped[Member] = relationship()

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, str(self.year), self.note)
