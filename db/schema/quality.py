"""Meeting quality: criteria and bands in dated versions, and the points a meeting scored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.schema.base import Findable, Hundredths
from db.schema.meetings import Meeting


class Known(StrEnum):
    """What the book itself knows of a criterion, from which its points are filled in."""

    DURATION = "duration"
    ATTENDANCE = "attendance"
    PAPERS = "papers"
    OPINIONS = "opinions"
    TASKS = "tasks"
    RESOLUTION = "resolution"


class Criterion(Findable):
    """One criterion (tiêu chí) of the version in force from a day on, with its most points."""

    __tablename__ = "criterion"

    valid_from: Mapped[date] = mapped_column(index=True)
    group: Mapped[str]
    text: Mapped[str]
    most: Mapped[Decimal] = mapped_column(Hundredths)
    known: Mapped[Known | None]

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.group, self.text)


class Band(Findable):
    """One word for a total (xếp loại), from so many points on, in force from a day on."""

    __tablename__ = "band"

    valid_from: Mapped[date] = mapped_column(index=True)
    word: Mapped[str]
    least: Mapped[Decimal] = mapped_column(Hundredths)

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.word)


class Score(Findable):
    """The points a meeting has for one criterion (chấm điểm)."""

    __tablename__ = "score"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"), index=True)
    points: Mapped[Decimal] = mapped_column(Hundredths)
    note: Mapped[str | None]

    meeting: Mapped[Meeting] = relationship()
    criterion: Mapped[Criterion] = relationship()

    @property
    def words(self) -> tuple[str | None, ...]:
        """Return what the record is found by."""
        return (self.code, self.note)
