"""Members (đảng viên), their standings (diễn biến) and positions (chức vụ)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db import vietnamese
from db.dates import PartialDate
from db.schema.base import Coded, PartialDateText
from db.standing import StandingKind


class Gender(StrEnum):
    """As the membership card has it."""

    MALE = "male"
    FEMALE = "female"


class Member(Coded):
    """One person of the chapter, or staying with it for a time."""

    __tablename__ = "member"

    full_name: Mapped[str]
    gender: Mapped[Gender | None]
    birth: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    card_number: Mapped[str | None]
    joined: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    official: Mapped[PartialDate | None] = mapped_column(PartialDateText)
    position: Mapped[str | None]
    party_group: Mapped[str | None]
    ethnic_group: Mapped[str | None]
    phone: Mapped[str | None]
    sort_name: Mapped[str | None]
    sort_key: Mapped[str] = mapped_column(index=True)
    search_key: Mapped[str]
    match_key: Mapped[str] = mapped_column(index=True)

    standings: Mapped[list[Standing]] = relationship(
        back_populates="member", cascade="all, delete-orphan", passive_deletes=True
    )
    positions: Mapped[list[Position]] = relationship(
        back_populates="member", cascade="all, delete-orphan", passive_deletes=True
    )

    def derive(self) -> None:
        """Fill code, sort, search and match columns."""
        super().derive()
        self.sort_key = vietnamese.name_sort_key(self.full_name, self.sort_name or "")
        words = (self.full_name, self.code, self.card_number, self.position, self.party_group)
        self.search_key = vietnamese.fold(" ".join(word for word in words if word))
        self.match_key = vietnamese.match_key(self.full_name)


class Standing(Coded):
    """A turn in a member's life in the chapter, from one day, perhaps to another."""

    __tablename__ = "standing"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    kind: Mapped[StandingKind]
    from_date: Mapped[date]
    to_date: Mapped[date | None]

    member: Mapped[Member] = relationship(back_populates="standings")


class Position(Coded):
    """A position held from a day to a day; where a member has any, they decide."""

    __tablename__ = "position"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    from_date: Mapped[date | None]
    to_date: Mapped[date | None]

    member: Mapped[Member] = relationship(back_populates="positions")
