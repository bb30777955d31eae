"""The chapter's own facts: code, name, committees above it, place; each true from a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.messages import N_
from db.registers.fields import Choice, Field, FieldKind, Register
from db.registers.remembering import remembered
from db.schema import FactKey, Setting, UnitFact

UNIT = Register(
    name="unit",
    sheet=N_("Đơn vị"),
    title=N_("Đơn vị"),
    table=UnitFact,
    prefix="",
    key=("key", "from_date"),
    place=0,
    fields=(
        Field(
            "key",
            N_("Mục"),
            FieldKind.CHOICE,
            required=True,
            choices=(
                Choice(FactKey.CODE, N_("Mã đơn vị")),
                Choice(FactKey.NAME, N_("Tên đơn vị")),
                Choice(FactKey.PARENT, N_("Đảng bộ cấp trên")),
                Choice(FactKey.SUPERIOR, N_("Cấp ủy cấp trên")),
                Choice(FactKey.PLACE, N_("Địa danh")),
            ),
            width=20,
        ),
        Field("value", N_("Giá trị"), required=True, width=40),
        Field(
            "from_date",
            N_("Từ ngày"),
            FieldKind.DATE,
            help=N_("Để trống nếu đúng từ trước đến nay."),
        ),
    ),
)


@dataclass(frozen=True)
class Unit:
    """The chapter as it was on one day."""

    code: str
    name: str
    parent: str
    superior: str
    place: str


@dataclass(frozen=True)
class FactRow:
    """One dated fact."""

    id: int
    key: FactKey
    value: str
    from_date: date | None


def facts(session: Session) -> list[FactRow]:
    """Return every fact, oldest first within its kind."""
    found = session.scalars(select(UnitFact))
    rows = [FactRow(fact.id, fact.key, fact.value, fact.from_date) for fact in found]
    order = list(FactKey)
    return sorted(rows, key=lambda row: (order.index(row.key), row.from_date or date.min, row.id))


def unit_on(session: Session, day: date) -> Unit:
    """Return the chapter's facts on a day; before the first dated fact, that first one."""
    known: dict[FactKey, str] = {}
    for row in facts(session):
        if row.key not in known or (row.from_date or date.min) <= day:
            known[row.key] = row.value
    return Unit(**{key.value: known.get(key, "") for key in FactKey})


def setting(session: Session, name: str, default: str) -> str:
    """Return a choice kept in the book, or its default."""
    # A screen asks for one after the other.
    return remembered(session, Setting, lambda: _settings(session)).get(name) or default


def _settings(session: Session) -> Mapping[str, str]:
    return {row.name: row.value for row in session.execute(select(Setting.name, Setting.value))}


def set_setting(session: Session, name: str, value: str) -> None:
    """Keep a choice in the book."""
    row = session.scalars(select(Setting).where(Setting.name == name)).one_or_none()
    if row is None:
        session.add(Setting(name=name, value=value))
    else:
        row.value = value
