"""Commendations (biểu dương, khen thưởng) of people and collectives."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.schema.base import Coded
from db.schema.members import Member
from db.schema.models import Holder, Model


class CommendationNature(StrEnum):
    """Regular or sudden; the values are those of the figures' filter."""

    REGULAR = "regular"
    SUDDEN = "sudden"


class Commendation(Coded):
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
    search_key: Mapped[str]

    person: Mapped[Member | None] = relationship()
    model: Mapped[Model | None] = relationship()

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        words = (self.name, self.merit, self.decision, self.form)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))
