"""Meetings (sinh hoạt), what they studied, whom they gathered, and attendance (điểm danh)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.dates import show_date
from db.schema.base import Coded, Hundredths, Record
from db.schema.members import Member
from db.schema.serving import Serving


class SubjectKind(StrEnum):
    """What kind of thing is studied (loại chủ đề)."""

    DOCUMENT = "document"
    TERM_THEME = "term_theme"
    YEAR_THEME = "year_theme"
    CAMPAIGN = "campaign"
    MOVEMENT = "movement"


class MeetingKind(StrEnum):
    """Kinds of meeting (DOMAIN §3)."""

    ORDINARY = "ordinary"
    THEMATIC = "thematic"
    COMBINED = "combined"
    COMMITTEE = "committee"
    STUDY = "study"
    EXTRAORDINARY = "extraordinary"
    YEAR_END = "year_end"
    REVIEW = "review"
    CONGRESS = "congress"
    OTHER = "other"


class Audience(StrEnum):
    """For whom a meeting is held (đối tượng)."""

    MEMBERS = "members"
    CADRES = "cadres"
    PUBLIC = "public"


class Summons(StrEnum):
    """Which members a meeting calls together (triệu tập)."""

    CHAPTER = "chapter"
    COMMITTEE = "committee"
    GROUP = "group"
    LIST = "list"


@dataclass(frozen=True)
class Call:
    """Whom a meeting summons, and the party group (tổ đảng) where it is one."""

    summons: Summons = Summons.CHAPTER
    group: str | None = None


class Mark(StrEnum):
    """How a person attended (kết quả điểm danh)."""

    PRESENT = "present"
    ONLINE = "online"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


class Subject(Coded):
    """A document, theme, campaign or movement that meetings and records serve (chủ đề)."""

    __tablename__ = "subject"

    name: Mapped[str]
    kind: Mapped[SubjectKind]
    year: Mapped[int | None]
    search_key: Mapped[str]
    # These came with the second schema, which puts them after all others.
    last_year: Mapped[int | None] = mapped_column(sort_order=1)
    replaces_id: Mapped[int | None] = mapped_column(
        ForeignKey("subject.id"), index=True, sort_order=1
    )

    replaces: Mapped[Subject | None] = relationship(remote_side="Subject.id")

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        self.search_key = vietnamese.fold(f"{self.code} {self.name}")


class Meeting(Serving, Coded):
    """One gathering, on one day."""

    __tablename__ = "meeting"

    day: Mapped[date] = mapped_column(index=True)
    start: Mapped[time | None]
    duration: Mapped[int | None]
    kind: Mapped[MeetingKind]
    audience: Mapped[Audience]
    summons: Mapped[Summons]
    summons_group: Mapped[str | None]
    content: Mapped[str | None]
    place: Mapped[str | None]
    chair: Mapped[str | None]
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    secretary: Mapped[str | None]
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    headcount: Mapped[int | None]
    taken: Mapped[bool] = mapped_column(default=False)
    opinions: Mapped[int | None]
    score: Mapped[Decimal | None] = mapped_column(Hundredths)
    conclusion: Mapped[str | None]
    papers_posted: Mapped[date | None]
    resolution_posted: Mapped[date | None]
    signatures: Mapped[int | None]
    reconciled: Mapped[date | None]
    search_key: Mapped[str]

    subject_links: Mapped[list[MeetingSubject]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="MeetingSubject.id",
    )
    headcounts: Mapped[list[Headcount]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", passive_deletes=True
    )
    attendances: Mapped[list[Attendance]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", passive_deletes=True
    )

    @property
    def call(self) -> Call:
        """Return whom the meeting summons; can be set."""
        return Call(self.summons, self.summons_group)

    @call.setter
    def call(self, call: Call) -> None:
        self.summons, self.summons_group = call.summons, call.group

    def derive(self) -> None:
        """Fill code and search columns."""
        super().derive()
        words = (self.code, show_date(self.day), self.content, self.place)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))


class MeetingSubject(Record):
    """One subject that a meeting served; a meeting may serve several (lồng ghép)."""

    __tablename__ = "meeting_subject"
    __table_args__ = (
        UniqueConstraint("meeting_id", "subject_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    subject_id: Mapped[int] = mapped_column(ForeignKey("subject.id"), index=True)

    meeting: Mapped[Meeting] = relationship(back_populates="subject_links")
    subject: Mapped[Subject] = relationship()


class Headcount(Coded):
    """How many of one group attended, where no names are kept (thành phần)."""

    __tablename__ = "headcount"

    meeting_id: Mapped[int] = mapped_column(
        ForeignKey("meeting.id", ondelete="CASCADE"), index=True
    )
    group: Mapped[str]
    people: Mapped[int]

    meeting: Mapped[Meeting] = relationship(back_populates="headcounts")


class Attendance(Record):
    """One person at one meeting.

    `due` is empty while the rule decides; it is stored for everyone when attendance is
    taken, so that a standing corrected later never changes a past count silently.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "member_id"),
        {"sqlite_autoincrement": True},
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    mark: Mapped[Mark | None]
    reason: Mapped[str | None]
    due: Mapped[bool | None]

    meeting: Mapped[Meeting] = relationship(back_populates="attendances")
    member: Mapped[Member] = relationship()
