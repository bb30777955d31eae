"""Meeting quality: criteria, bands and points: their descriptions."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import Choice, Field, FieldKind, Register
from db.schema import Band, Criterion, Known, Score

KNOWN_CHOICES = (
    Choice(Known.DURATION, N_("Thời lượng")),
    Choice(Known.ATTENDANCE, N_("Tỷ lệ dự họp")),
    Choice(Known.PAPERS, N_("Ngày đăng tài liệu")),
    Choice(Known.OPINIONS, N_("Lượt ý kiến")),
    Choice(Known.TASKS, N_("Nhiệm vụ đã hoàn thành")),
    Choice(Known.RESOLUTION, N_("Ngày đăng nghị quyết")),
)

CRITERIA = Register(
    name="criteria",
    sheet=N_("Tiêu chí"),
    title=N_("Tiêu chí chấm điểm"),
    table=Criterion,
    prefix="TC",
    place=35,
    naming=("text",),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("valid_from", N_("Áp dụng từ"), FieldKind.DATE, required=True, width=12),
        Field("group", N_("Nhóm tiêu chí"), required=True, width=28),
        Field("text", N_("Tiêu chí"), FieldKind.LONG_TEXT, required=True, width=44),
        Field("most", N_("Điểm tối đa"), FieldKind.DECIMAL, required=True, width=10),
        Field("known", N_("Tự điền theo"), FieldKind.CHOICE, choices=KNOWN_CHOICES, width=22),
    ),
)

BANDS = Register(
    name="bands",
    sheet=N_("Mức chất lượng"),
    title=N_("Mức chất lượng sinh hoạt"),
    table=Band,
    prefix="MC",
    place=36,
    naming=("word",),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("valid_from", N_("Áp dụng từ"), FieldKind.DATE, required=True, width=12),
        Field("word", N_("Mức"), required=True, width=20),
        Field("least", N_("Từ điểm"), FieldKind.DECIMAL, required=True, width=10),
    ),
)

SCORES = Register(
    name="scores",
    sheet=N_("Chấm điểm"),
    title=N_("Chấm điểm sinh hoạt"),
    table=Score,
    prefix="CH",
    place=37,
    naming=("criterion",),
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
        Field(
            "criterion",
            N_("Mã tiêu chí"),
            FieldKind.REFERENCE,
            target="criteria",
            label=N_("Tiêu chí"),
            required=True,
        ),
        Field("points", N_("Điểm"), FieldKind.DECIMAL, required=True, width=8),
        Field("note", N_("Ghi chú"), width=30),
    ),
)
