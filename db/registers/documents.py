"""Documents issued (văn bản): their description."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import SUBJECTS_SERVED, Field, FieldKind, Register
from db.schema import Document

TYPES = ("NQ", "KH", "CTr", "BC", "TB")
"""The types every return shows (CONTRACT §3, the filters)."""
MORE_TYPES = ("QĐ", "TTr", "CV", "BB")

DOCUMENTS = Register(
    name="documents",
    sheet=N_("Văn bản"),
    title=N_("Văn bản"),
    table=Document,
    prefix="VB",
    place=90,
    dates=("day",),
    naming=("type", "number"),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("type", N_("Loại"), suggestions=TYPES + MORE_TYPES, width=8),
        Field("number", N_("Số"), width=8),
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("abstract", N_("Trích yếu"), FieldKind.LONG_TEXT, width=44),
        SUBJECTS_SERVED,
    ),
)
