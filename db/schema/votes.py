"""Votes (biểu quyết) taken at a meeting, with their base."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable
from db.schema.meetings import Meeting


class Vote(Findable):
    """One vote: of `base` who could vote, so many for it, against it, and abstaining."""

    __tablename__ = "vote"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    matter: Mapped[str]
    base: Mapped[int | None]
    in_favour: Mapped[int | None]
    against: Mapped[int | None]
    abstained: Mapped[int | None]

    meeting: Mapped[Meeting] = relationship()

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.matter)
