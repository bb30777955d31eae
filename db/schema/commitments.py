"""Commitments (cam kết tu dưỡng, rèn luyện, phấn đấu): a member's checkable items of a year."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable
from db.schema.members import Member
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class Outcome(StrEnum):
    """Whether an item was met."""

    FULFILLED = "fulfilled"
    UNFULFILLED = "unfulfilled"


class Commitment(Serving, Findable):
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
    year_end: Mapped[str | None]
    outcome: Mapped[Outcome | None]
    remark: Mapped[str | None]

    member: Mapped[Member] = relationship()

    subject_links: Mapped[list[CommitmentSubject]] = links_to_subjects("CommitmentSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (str(self.year), self.content, self.measure)


class CommitmentSubject(SubjectLink):
    """One subject that a commitment serves."""

    __tablename__ = "commitment_subject"
    __table_args__ = once_each("commitment_id")

    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id", ondelete="CASCADE"))
