"""Figures of outreach: how much was made, in all and of each kind."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import func, select

from db.dates import show_date
from db.figures.base import (
    END,
    START,
    Count,
    Figure,
    Named,
    RecordKind,
    Rows,
    Unit,
    by_column,
    each,
)
from db.messages import N_, plain
from db.registers.outreach import OUTREACH as REGISTER
from db.schema import Outreach
from db.schema.outreach import KINDS, OTHER

OUTREACH = RecordKind(
    register="outreach",
    id=Outreach.id,
    listing=select(Outreach.id, Outreach.day, Outreach.form).order_by(Outreach.day, Outreach.id),
    label=lambda row: plain(f"{show_date(row.day)} {row.form or ''}".rstrip()),
    measure=N_("sản phẩm"),
)
MADE = Rows(OUTREACH, each(OUTREACH).where(Outreach.day.between(START, END)))
KIND = by_column(
    "kind",
    REGISTER.field("form").heading,
    Outreach.kind,
    {kind: Named(kind, words[0]) for kind, words in KINDS.items()}
    | {OTHER: Named(OTHER, N_("Khác"))},
)

FIGURES = (
    Figure(
        "outreach.quantity",
        N_("Số lượng tuyên truyền"),
        N_("Tổng số lượng ghi ở các dòng tuyên truyền có ngày trong kỳ."),
        Unit.THINGS,
        Count(MADE.weighing(func.coalesce(Outreach.quantity, Decimal(0))), over=MADE),
        (KIND,),
    ),
)
