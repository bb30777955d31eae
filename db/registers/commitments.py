"""Commitments (cam kết): one a member a year, of items that can be checked."""

from __future__ import annotations

from db.messages import N_
from db.registers.fields import SUBJECTS_SERVED, Choice, Field, FieldKind, Register
from db.schema import Commitment, Outcome

GROUPS = (
    N_("Tư tưởng chính trị"),
    N_("Đạo đức, lối sống"),
    N_("Thực hiện nhiệm vụ"),
    N_("Tổ chức kỷ luật, nêu gương"),
    N_("Khắc phục hạn chế"),
)

COMMITMENTS = Register(
    name="commitments",
    sheet=N_("Cam kết"),
    title=N_("Cam kết"),
    table=Commitment,
    prefix="CK",
    place=50,
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
        Field("group", N_("Nhóm"), suggestions=GROUPS, width=24),
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=40),
        Field("measure", N_("Chỉ tiêu"), width=24),
        Field("due", N_("Thời hạn"), FieldKind.DATE, width=12),
        Field("half_year", N_("Kết quả 6 tháng"), width=24),
        Field("year_end", N_("Tự đánh giá cuối năm"), FieldKind.LONG_TEXT, width=30),
        Field(
            "outcome",
            N_("Kết quả năm"),
            FieldKind.CHOICE,
            choices=(
                Choice(Outcome.FULFILLED, N_("Hoàn thành")),
                Choice(Outcome.UNFULFILLED, N_("Chưa hoàn thành")),
            ),
        ),
        Field("remark", N_("Nhận xét"), FieldKind.LONG_TEXT, width=30),
        SUBJECTS_SERVED,
    ),
)
