"""Reviews (sơ kết, tổng kết) of a period: results, limits, causes, lessons, directions."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Findable
from db.schema.serving import Serving, SubjectLink, links_to_subjects, once_each


class Review(Serving, Findable):
    """What the chapter said of one period, and on which day."""

    __tablename__ = "review"

    name: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date] = mapped_column(index=True)
    held: Mapped[date | None]
    results: Mapped[str | None]
    limits: Mapped[str | None]
    causes: Mapped[str | None]
    lessons: Mapped[str | None]
    directions: Mapped[str | None]

    subject_links: Mapped[list[ReviewSubject]] = links_to_subjects("ReviewSubject")

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.name, self.results, self.limits)


class ReviewSubject(SubjectLink):
    """One subject that a review looks back on."""

    __tablename__ = "review_subject"
    __table_args__ = once_each("review_id")

    review_id: Mapped[int] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"))
