"""Outreach (tuyên truyền): its description."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import CODE, SUBJECTS_SERVED, Field, FieldKind, Register
from db.schema import Outreach
from db.schema.outreach import KINDS

OUTREACH = Register(
    name="outreach",
    sheet=N_("Tuyên truyền"),
    title=N_("Tuyên truyền"),
    table=Outreach,
    prefix="TT",
    place=60,
    dates=("day",),
    naming=("form", "day"),
    adding={"quantity": "measure"},
    fields=(
        CODE,
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field(
            "form",
            N_("Hình thức"),
            suggestions=tuple(words[0] for words in KINDS.values()),
            width=22,
            carried=True,
        ),
        Field("quantity", N_("Số lượng"), FieldKind.DECIMAL, width=10),
        Field("measure", N_("ĐVT"), width=10, carried=True),
        SUBJECTS_SERVED,
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=40),
        Field("audience", N_("Đối tượng"), width=20),
    ),
)
