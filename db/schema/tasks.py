"""Tasks (nhiệm vụ) given at a meeting: what, who, by when, and what came of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable
from db.schema.meetings import Meeting
from db.schema.members import Member


class Task(Findable):
    """One task, from the meeting that gave it until it is done."""

    __tablename__ = "task"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    content: Mapped[str]
    person: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    due: Mapped[date | None]
    result: Mapped[str | None]
    done: Mapped[date | None]

    meeting: Mapped[Meeting] = relationship()
    member: Mapped[Member | None] = relationship()

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.content, self.person, self.result)
