"""Inspection and supervision (kiểm tra, giám sát): their description."""

from __future__ import annotations

from db.messages import N_
from db.registers import checks
from db.registers.fields import SUBJECTS_SERVED, Choice, Field, FieldKind, Register
from db.schema import Inspection, InspectionForm, InspectionNature

INSPECTIONS = Register(
    name="inspections",
    sheet=N_("Kiểm tra, giám sát"),
    title=N_("Kiểm tra, giám sát"),
    table=Inspection,
    prefix="KT",
    place=70,
    dates=("from_date", "planned"),
    naming=("form", "content"),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("plan", N_("Số kế hoạch"), width=14),
        Field("planned", N_("Ngày kế hoạch"), FieldKind.DATE, width=14),
        Field(
            "form",
            N_("Hình thức"),
            FieldKind.CHOICE,
            choices=(
                Choice(InspectionForm.CHECK, N_("Kiểm tra")),
                Choice(InspectionForm.SUPERVISION, N_("Giám sát")),
            ),
            width=10,
        ),
        Field(
            "nature",
            N_("Tính chất"),
            FieldKind.CHOICE,
            choices=(
                Choice(InspectionNature.REGULAR, N_("Thường xuyên")),
                Choice(InspectionNature.THEMATIC, N_("Chuyên đề")),
            ),
            width=12,
        ),
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=36),
        Field("inspected", N_("Đối tượng"), FieldKind.PEOPLE, target="members", width=30),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, width=12),
        Field("result", N_("Kết quả"), FieldKind.LONG_TEXT, width=30),
        Field("limits", N_("Hạn chế"), FieldKind.LONG_TEXT, width=30),
        Field("mend_by", N_("Hạn khắc phục"), FieldKind.DATE, width=14),
        Field("mended", N_("Ngày khắc phục"), FieldKind.DATE, width=14),
        Field("conclusion", N_("Số thông báo"), width=14),
        SUBJECTS_SERVED,
    ),
    errors=(checks.ends_after_start(),),
)
