"""Models (mô hình) that last for years, the log of their results, and their replications."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Coded, Findable, Hundredths
from db.schema.members import Member
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class ModelKind(StrEnum):
    """Which movement a model belongs to; the values are those of the figures' filter."""

    FOLLOWING = "hcm"
    MOBILISING = "dvk"


class ModelArea(StrEnum):
    """The field a model works in (lĩnh vực); the values are those of the figures' filter."""

    ECONOMY = "economy"
    CULTURE = "culture"
    DEFENCE = "defence"
    POLITICS = "politics"


class Holder(StrEnum):
    """Who holds a model or is commended (chủ thể)."""

    COLLECTIVE = "collective"
    PERSON = "person"


class Model(Serving, Findable):
    """One model, from its registration on; new and kept up follow from the period."""

    __tablename__ = "model"

    name: Mapped[str]
    kind: Mapped[ModelKind | None]
    area: Mapped[ModelArea | None]
    holder: Mapped[Holder | None]
    leader: Mapped[str | None]
    leader_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    registered: Mapped[date | None] = mapped_column(index=True)
    content: Mapped[str | None]
    situation: Mapped[str | None]
    goals: Mapped[str | None]
    place: Mapped[str | None]
    forces: Mapped[str | None]
    resources: Mapped[str | None]
    outputs: Mapped[str | None]
    upkeep: Mapped[str | None]
    follows: Mapped[str | None]
    started: Mapped[date | None]
    suspended: Mapped[date | None]
    completed: Mapped[date | None]
    stopped: Mapped[date | None]
    recognised_by: Mapped[str | None]
    decision: Mapped[str | None]
    recognised: Mapped[date | None]

    results: Mapped[list[ModelResult]] = relationship(
        back_populates="model", cascade="all, delete-orphan", passive_deletes=True
    )
    replications: Mapped[list[Replication]] = relationship(
        back_populates="model", cascade="all, delete-orphan", passive_deletes=True
    )
    person: Mapped[Member | None] = relationship()

    subject_links: Mapped[list[ModelSubject]] = links_to_subjects("ModelSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.name, self.leader, self.content)


class ModelSubject(SubjectLink):
    """One subject, campaign or movement that a model serves."""

    __tablename__ = "model_subject"
    __table_args__ = once_each("model_id")

    model_id: Mapped[int] = mapped_column(ForeignKey("model.id", ondelete="CASCADE"))


class ModelResult(Coded):
    """What a model achieved, written down on a day; money in whole đồng."""

    __tablename__ = "model_result"

    model_id: Mapped[int] = mapped_column(ForeignKey("model.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    result: Mapped[str | None]
    quantity: Mapped[Decimal | None] = mapped_column(Hundredths)
    measure: Mapped[str | None]
    people: Mapped[int | None]
    money: Mapped[int | None]

    model: Mapped[Model] = relationship(back_populates="results")


class Replication(Coded):
    """A place where a model was taken up by others (nhân rộng)."""

    __tablename__ = "replication"

    model_id: Mapped[int] = mapped_column(ForeignKey("model.id", ondelete="CASCADE"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    place: Mapped[str | None]

    model: Mapped[Model] = relationship(back_populates="replications")
