"""Queries (câu hỏi gửi đơn vị) about a cell of a return: as asked below, and as they came."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from db.schema.base import Noted


class Query(Noted):
    """What both ends keep of a query: where in which return it points, and what is asked.

    `shown` is what stood in the cell, `figure` the figure it showed, empty where it showed none.
    """

    __abstract__ = True

    form: Mapped[str]
    form_key: Mapped[str]
    from_date: Mapped[date]
    to_date: Mapped[date]
    revision: Mapped[int]
    sheet: Mapped[str]
    cell: Mapped[str]
    figure: Mapped[str]
    shown: Mapped[str]
    question: Mapped[str]
    asked_on: Mapped[date]
    due_on: Mapped[date | None]
    answer: Mapped[str]
    answered_on: Mapped[date | None]
    settled_on: Mapped[date | None]


class UnitQuery(Query):
    """A query put to a unit below; its id is the number both ends know it by."""

    __tablename__ = "unit_query"
    __table_args__ = (
        Index(None, "form_key", "from_date", "to_date", "unit_key"),
        {"sqlite_autoincrement": True},
    )

    unit_code: Mapped[str]
    unit_key: Mapped[str]
    unit_name: Mapped[str]
    sent_on: Mapped[date | None]


class SuperiorQuery(Query):
    """A query of a superior about a return of this unit, by the superior's own number."""

    __tablename__ = "superior_query"
    __table_args__ = (
        UniqueConstraint("superior_key", "number"),
        {"sqlite_autoincrement": True},
    )

    superior_code: Mapped[str]
    superior_key: Mapped[str]
    superior: Mapped[str]
    number: Mapped[int]
    came_on: Mapped[date]
