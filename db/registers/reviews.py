"""Reviews (sơ kết, tổng kết) of a period: their description."""

from __future__ import annotations

from db.messages import N_
from db.registers import checks
from db.registers.fields import CODE, SUBJECTS_SERVED, Field, FieldKind, Register
from db.schema import Review

REVIEWS = Register(
    name="reviews",
    sheet=N_("Sơ kết"),
    title=N_("Sơ kết, tổng kết"),
    table=Review,
    prefix="SK",
    place=95,
    dates=("held", "to_date"),
    naming=("name",),
    fields=(
        CODE,
        Field("name", N_("Tên"), required=True, width=36),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, required=True, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, required=True, width=12),
        Field("held", N_("Ngày tổ chức"), FieldKind.DATE, width=12),
        SUBJECTS_SERVED,
        Field("results", N_("Kết quả"), FieldKind.LONG_TEXT, width=40),
        Field("limits", N_("Hạn chế"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("causes", N_("Nguyên nhân"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("lessons", N_("Bài học"), FieldKind.LONG_TEXT, width=30, listed=False),
        Field("directions", N_("Phương hướng"), FieldKind.LONG_TEXT, width=30, listed=False),
    ),
    errors=(checks.ends_after_start(),),
)
