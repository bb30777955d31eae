"""Commendations (biểu dương, khen thưởng) of people and collectives."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable
from db.schema.members import Member
from db.schema.models import Holder, Model
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class CommendationNature(StrEnum):
    """Regular or sudden; the values are those of the figures' filter."""

    REGULAR = "regular"
    SUDDEN = "sudden"


class Commendation(Serving, Findable):
    """One decision to commend a person or a collective."""

    __tablename__ = "commendation"

    day: Mapped[date] = mapped_column(index=True)
    decision: Mapped[str | None]
    holder: Mapped[Holder | None]
    name: Mapped[str | None]
    name_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)
    merit: Mapped[str | None]
    form: Mapped[str | None]
    nature: Mapped[CommendationNature | None]
    level: Mapped[str | None]
    model_id: Mapped[int | None] = mapped_column(ForeignKey("model.id"), index=True)

    person: Mapped[Member | None] = relationship()
    model: Mapped[Model | None] = relationship()

    subject_links: Mapped[list[CommendationSubject]] = links_to_subjects("CommendationSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.name, self.merit, self.decision, self.form)


class CommendationSubject(SubjectLink):
    """One subject, campaign or movement somebody is commended for."""

    __tablename__ = "commendation_subject"
    __table_args__ = once_each("commendation_id")

    commendation_id: Mapped[int] = mapped_column(ForeignKey("commendation.id", ondelete="CASCADE"))
