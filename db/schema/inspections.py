"""Inspection and supervision (kiểm tra, giám sát): plan, people, limits, and their mending."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.schema.base import Findable, Record
from db.schema.members import Member
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each

_NO_LIMITS = ("", "khong", "khong co")


def names_limits(limits: str | None) -> bool:
    """Tell whether Hạn chế names any; không and không có say that there are none (CONTRACT §3)."""
    return vietnamese.fold(limits or "") not in _NO_LIMITS


class InspectionForm(StrEnum):
    """Whether it is an inspection or a supervision."""

    CHECK = "check"
    SUPERVISION = "supervision"


class InspectionNature(StrEnum):
    """Whether it is one of the regular ones or on a theme."""

    REGULAR = "regular"
    THEMATIC = "thematic"


class Inspection(Serving, Findable):
    """One inspection or supervision, from its plan to the mending of what it found."""

    __tablename__ = "inspection"

    plan: Mapped[str | None]
    planned: Mapped[date | None]
    form: Mapped[InspectionForm | None]
    nature: Mapped[InspectionNature | None]
    content: Mapped[str | None]
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]
    result: Mapped[str | None]
    limits: Mapped[str | None]
    limited: Mapped[bool]
    mend_by: Mapped[date | None]
    mended: Mapped[date | None]
    conclusion: Mapped[str | None]

    inspected_links: Mapped[list[Inspected]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Inspected.id"
    )

    @property
    def inspected(self) -> tuple[tuple[str, int | None], ...]:
        """Return who is inspected, name and member; setting it keeps what stays."""
        return tuple((link.name, link.member_id) for link in self.inspected_links)

    @inspected.setter
    def inspected(self, people: Iterable[tuple[str, int | None]]) -> None:
        kept = {(link.name, link.member_id): link for link in self.inspected_links}
        self.inspected_links = [
            kept.get(each) or Inspected(name=each[0], member_id=each[1])
            for each in dict.fromkeys(people)
        ]

    subject_links: Mapped[list[InspectionSubject]] = links_to_subjects("InspectionSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.plan, self.content, self.conclusion)

    def derive(self) -> None:
        """Fill what follows from the other columns."""
        super().derive()
        self.limited = names_limits(self.limits)


class InspectionSubject(SubjectLink):
    """One subject that an inspection looks at."""

    __tablename__ = "inspection_subject"
    __table_args__ = once_each("inspection_id")

    inspection_id: Mapped[int] = mapped_column(ForeignKey("inspection.id", ondelete="CASCADE"))


class Inspected(Record):
    """One person or body that is inspected; a member of the book, or a name."""

    __tablename__ = "inspected"

    inspection_id: Mapped[int] = mapped_column(
        ForeignKey("inspection.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"), index=True)

    member: Mapped[Member | None] = relationship()
