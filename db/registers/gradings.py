"""Yearly grading (xếp loại) of members: its description."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import Choice, Field, FieldKind, Register
from db.schema import Grade, Grading

GRADE_CHOICES = (
    Choice(Grade.EXCELLENT, N_("Hoàn thành xuất sắc nhiệm vụ"), ("Hoàn thành xuất sắc",)),
    Choice(Grade.GOOD, N_("Hoàn thành tốt nhiệm vụ"), ("Hoàn thành tốt",)),
    Choice(Grade.DONE, N_("Hoàn thành nhiệm vụ"), ("Hoàn thành",)),
    Choice(Grade.NOT_DONE, N_("Không hoàn thành nhiệm vụ"), ("Không hoàn thành",)),
)

GRADINGS = Register(
    name="gradings",
    sheet=N_("Xếp loại"),
    title=N_("Xếp loại đảng viên"),
    table=Grading,
    prefix="XL",
    place=55,
    naming=("member", "year"),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field(
            "member",
            N_("Mã đảng viên"),
            FieldKind.REFERENCE,
            target="members",
            label=N_("Đảng viên"),
            required=True,
        ),
        Field("year", N_("Năm"), FieldKind.YEAR, required=True, width=8),
        Field(
            "grade",
            N_("Mức xếp loại"),
            FieldKind.CHOICE,
            required=True,
            choices=GRADE_CHOICES,
            width=30,
        ),
        Field("note", N_("Ghi chú"), width=30),
    ),
)
