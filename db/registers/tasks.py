"""Tasks (nhiệm vụ) given at meetings: their description."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import Field, FieldKind, Register
from db.schema import Task

TASKS = Register(
    name="tasks",
    sheet=N_("Nhiệm vụ"),
    title=N_("Nhiệm vụ"),
    table=Task,
    prefix="NV",
    place=33,
    dates=("due",),
    naming=("content",),
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
        Field("content", N_("Nhiệm vụ"), FieldKind.LONG_TEXT, required=True, width=40),
        Field("person", N_("Người thực hiện"), FieldKind.PERSON, width=24),
        Field("due", N_("Thời hạn"), FieldKind.DATE, width=12),
        Field("result", N_("Kết quả"), FieldKind.LONG_TEXT, width=30),
        Field("done", N_("Ngày hoàn thành"), FieldKind.DATE, width=14),
    ),
)
