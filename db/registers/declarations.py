"""Nothing to report (khai không có): said of a register and a period, so that blank is not nil."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers import checks
from db.registers.fields import CODE, BookCheck, Choice, Field, FieldKind, Register, Values
from db.registers.remembering import remembered
from db.schema import Declaration

FILLED = "declared_filled"
"""The rule against records in a period of which it is said that there are none."""
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
            CODE,
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
        against={FILLED: BookCheck("register", _not_empty({each.name: each for each in about}))},
    )


def not_declared_empty(register: Register) -> BookCheck:
    """Return a check of a register with dates that no record falls where none is declared.

    What is declared of a register holds of the records that are part of its records too.
    """

    def find(
        session: Session, values: Values, _record_id: int | None, _today: date
    ) -> Message | None:
        day = register.day_of(values)
        said = remembered(session, Declaration, lambda: _spans(session))
        spans = (span for name in {register.name, register.whole} for span in said.get(name, ()))
        for first, last in sorted(spans):
            if day is not None and first <= day <= last:
                return Message(
                    N_(
                        "Sổ này đã khai không có từ {start} đến {end}. Xem lại ngày, hoặc bỏ lời "
                        "khai ấy."
                    ),
                    {"start": show_date(first), "end": show_date(last)},
                )
        return None

    return BookCheck(register.dates[0], find)


def _spans(session: Session) -> Mapping[str, list[tuple[date, date]]]:
    """Return the days of every declaration, first and last, by register."""
    wanted = select(Declaration.register, Declaration.from_date, Declaration.to_date)
    spans: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for row in session.execute(wanted):
        spans[row.register].append((row.from_date, row.to_date))
    return spans


Find = Callable[[Session, Values, int | None, date], Message | None]


def _not_empty(about: Mapping[str, Register]) -> Find:
    """Return what finds records in the period a declaration says is empty."""

    def find(
        session: Session, values: Values, _record_id: int | None, _today: date
    ) -> Message | None:
        register = about.get(values.get("register") or "")
        start, end = values.get("from_date"), values.get("to_date")
        if register is None or not register.dates or start is None or end is None:
            return None
        wanted = select(func.count()).where(_day(register).between(start, end))
        count = session.scalar(wanted) or 0
        if count == 0:
            return None
        return Message(
            N_("Sổ {register} đã có {count} mục từ {start} đến {end}. Xem lại kỳ khai không có."),
            {
                "register": Message(register.title),
                "count": show_count(count),
                "start": show_date(start),
                "end": show_date(end),
            },
        )

    return find


def _day(register: Register) -> ColumnElement[date | None]:
    """Return the column of the day by which records of a register fall into a period."""
    days = [getattr(register.table, register.field(each).attribute) for each in register.dates]
    # A last empty one: SQLite's coalesce wants two at least.
    return func.coalesce(*days, None)


def covered(session: Session, period: Period) -> frozenset[str]:
    """Return the registers of which every day of a period is declared to have nothing."""
    spans = _spans(session)
    return frozenset(name for name, own in spans.items() if _covers(sorted(own), period))


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
