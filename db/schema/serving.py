"""What records share that serve subjects (chủ đề): links of their own, told as ids."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, UniqueConstraint, inspect
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from db.schema.base import Record

if TYPE_CHECKING:
    from db.schema.meetings import Subject


class Serving:
    """A record with `subject_links`, each tying it to one subject."""

    if TYPE_CHECKING:
        subject_links: Any

    @property
    def subject_ids(self) -> tuple[int, ...]:
        """Return the subjects served, in the order added; setting it keeps what stays."""
        return tuple(link.subject_id for link in self.subject_links)

    @subject_ids.setter
    def subject_ids(self, ids: Iterable[int]) -> None:
        link = inspect(type(self)).relationships["subject_links"].mapper.class_
        kept = {each.subject_id: each for each in self.subject_links}
        wanted = dict.fromkeys(ids)
        self.subject_links = [kept.get(each) or link(subject_id=each) for each in wanted]


class SubjectLink(Record):
    """One subject that a record serves; the record's own id stands beside it."""

    __abstract__ = True

    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"), index=True)

    @declared_attr
    def subject(cls) -> Mapped[Subject]:
        """Return the subject itself."""
        return relationship("Subject")


def once_each(owner: str) -> tuple[Any, ...]:
    """Return the table arguments of links that tie an owner to a subject at most once."""
    return (UniqueConstraint(owner, "subject_id"), {"sqlite_autoincrement": True})


def links_to_subjects(link: str) -> Any:
    """Return the relationship of an owner to its links, kept in the order added."""
    return relationship(cascade="all, delete-orphan", passive_deletes=True, order_by=f"{link}.id")
