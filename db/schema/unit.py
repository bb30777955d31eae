"""The chapter itself, and the settings that travel with its book."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Record


class FactKey(StrEnum):
    """What is known of the chapter; each may change on a day."""

    CODE = "code"
    NAME = "name"
    PARENT = "parent"
    SUPERIOR = "superior"
    PLACE = "place"


class UnitFact(Record):
    """One fact of the chapter, true from a day on (or always, where the day is empty)."""

    __tablename__ = "unit_fact"
    __table_args__ = (
        UniqueConstraint("key", "from_date"),
        {"sqlite_autoincrement": True},
    )

    key: Mapped[FactKey]
    value: Mapped[str]
    from_date: Mapped[date | None]


class Setting(Record):
    """A choice kept in the book rather than on the PC, such as a threshold."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]
