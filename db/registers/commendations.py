"""Commendations (khen thưởng): their description."""

from __future__ import annotations

from db.messages import N_
from db.registers.checks import LEVELS
from db.registers.fields import SUBJECTS_SERVED, Choice, Field, FieldKind, Register
from db.registers.models import HOLDER_CHOICES
from db.schema import Commendation, CommendationNature

NATURE_CHOICES = (
    Choice(CommendationNature.REGULAR, N_("Thường xuyên")),
    Choice(CommendationNature.SUDDEN, N_("Đột xuất")),
)

COMMENDATIONS = Register(
    name="commendations",
    sheet=N_("Khen thưởng"),
    title=N_("Khen thưởng"),
    table=Commendation,
    prefix="KH",
    place=80,
    dates=("day",),
    naming=("name", "day"),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("day", N_("Ngày quyết định"), FieldKind.DATE, required=True, width=14),
        Field("decision", N_("Số quyết định"), width=16),
        Field("holder", N_("Chủ thể"), FieldKind.CHOICE, choices=HOLDER_CHOICES, width=10),
        Field("name", N_("Tên"), FieldKind.PERSON, width=28),
        Field("merit", N_("Thành tích"), FieldKind.LONG_TEXT, width=36),
        Field(
            "form",
            N_("Hình thức"),
            suggestions=(N_("Biểu dương"), N_("Giấy khen"), N_("Bằng khen")),
            width=14,
        ),
        Field("nature", N_("Tính chất"), FieldKind.CHOICE, choices=NATURE_CHOICES, width=14),
        Field("level", N_("Cấp"), suggestions=LEVELS),
        Field(
            "model",
            N_("Mã mô hình"),
            FieldKind.REFERENCE,
            target="models",
            label=N_("Mô hình"),
            width=12,
        ),
        SUBJECTS_SERVED,
    ),
)
