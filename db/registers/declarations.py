"""Nothing to report (khai không có): said of a register and a period, so that blank is not nil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.messages import N_
from db.periods import Period
from db.registers import checks
from db.registers.fields import Choice, Field, FieldKind, Register
from db.schema import Declaration

NEVER_EMPTY = ("unit",)
"""Registers of which nobody can say that there is nothing in them."""


def describe(registers: Sequence[Register]) -> Register:
    """Return the register of declarations about these registers."""
    about = [each for each in registers if each.name not in NEVER_EMPTY]
    return Register(
        name="declarations",
        sheet=N_("Khai không có"),
        title=N_("Khai không có"),
        table=Declaration,
        prefix="KK",
        place=1000,
        dates=("from_date",),
        naming=("register",),
        fields=(
            Field("code", N_("Mã"), FieldKind.CODE, width=9),
            Field(
                "register",
                N_("Sổ"),
                FieldKind.CHOICE,
                required=True,
                choices=tuple(Choice(each.name, each.sheet) for each in about),
                width=22,
            ),
            Field("from_date", N_("Từ ngày"), FieldKind.DATE, required=True, width=12),
            Field("to_date", N_("Đến ngày"), FieldKind.DATE, required=True, width=12),
            Field("declared", N_("Ngày khai"), FieldKind.DATE, width=12),
        ),
        errors=(checks.ends_after_start(),),
    )


def covered(session: Session, period: Period) -> frozenset[str]:
    """Return the registers of which every day of a period is declared to have nothing."""
    wanted = select(Declaration.register, Declaration.from_date, Declaration.to_date).where(
        Declaration.from_date <= period.end, Declaration.to_date >= period.start
    )
    spans: Mapping[str, list[tuple[date, date]]] = defaultdict(list)
    for row in session.execute(wanted.order_by(Declaration.from_date)):
        spans[row.register].append((row.from_date, row.to_date))
    return frozenset(name for name, own in spans.items() if _covers(own, period))


def _covers(spans: Iterable[tuple[date, date]], period: Period) -> bool:
    """Tell whether spans, in order of their first days, leave no day of a period out."""
    free = period.start
    for first, last in spans:
        if first > free:
            return False
        if last >= period.end:
            return True
        free = max(free, last + timedelta(days=1))
    return False
