"""The log: who changed what, written by triggers; and the book's own identity."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base


class ChangeKind(StrEnum):
    """Whether a change made the book, was made in it, taken back, or made again.

    NOTE is one made in it that wrote nothing but noted rows: there is nothing to take back.
    """

    FOUND = "found"
    DO = "do"
    NOTE = "note"
    UNDO = "undo"
    REDO = "redo"


class BookMeta(Base):
    """What makes this book itself: one row."""

    __tablename__ = "book_meta"

    id: Mapped[int] = mapped_column(primary_key=True)
    book_id: Mapped[str]
    created_at: Mapped[str]


class Change(Base):
    """One named step: everything written in one transaction.

    `token` is random, so that two copies of a book that went separate ways can be told
    apart although their changes carry the same numbers.
    """

    __tablename__ = "change"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    clerk: Mapped[str]
    template: Mapped[str]
    args: Mapped[dict[str, Any]] = mapped_column(JSON)
    kind: Mapped[ChangeKind]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change.id"))
    undone: Mapped[bool] = mapped_column(default=False)
    buried: Mapped[bool] = mapped_column(default=False)
    token: Mapped[str]


class ChangeRow(Base):
    """One record before and after a change, as JSON; no 'before' is an insert.

    With neither it only says that a noted row was written or deleted.
    """

    __tablename__ = "change_row"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("change.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
