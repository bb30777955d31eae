"""Votes (biểu quyết) with their base: their description."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import Field, FieldKind, Register
from db.schema import Vote

VOTES = Register(
    name="votes",
    sheet=N_("Biểu quyết"),
    title=N_("Biểu quyết"),
    table=Vote,
    prefix="BQ",
    place=34,
    naming=("matter",),
    parent="meeting",
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field(
            "meeting",
            N_("Mã cuộc"),
            FieldKind.REFERENCE,
            target="meetings",
            label=N_("Cuộc họp"),
            required=True,
        ),
        Field("matter", N_("Nội dung biểu quyết"), FieldKind.LONG_TEXT, required=True, width=40),
        Field("base", N_("Số người có quyền biểu quyết"), FieldKind.INTEGER, width=14),
        Field("in_favour", N_("Tán thành"), FieldKind.INTEGER, width=11),
        Field("against", N_("Không tán thành"), FieldKind.INTEGER, width=11),
        Field("abstained", N_("Không biểu quyết"), FieldKind.INTEGER, width=11),
    ),
)
