"""Yearly grading (xếp loại) of members: its description."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers.fields import (
    CODE,
    OF_MEMBER,
    BookCheck,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.schema import Grade, Grading

GRADE_CHOICES = (
    Choice(Grade.EXCELLENT, N_("Hoàn thành xuất sắc nhiệm vụ"), ("Hoàn thành xuất sắc",)),
    Choice(Grade.GOOD, N_("Hoàn thành tốt nhiệm vụ"), ("Hoàn thành tốt",)),
    Choice(Grade.DONE, N_("Hoàn thành nhiệm vụ"), ("Hoàn thành",)),
    Choice(Grade.NOT_DONE, N_("Không hoàn thành nhiệm vụ"), ("Không hoàn thành",)),
)


def _graded_twice(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a member who has a grade for the year already."""
    wanted = (
        select(Grading)
        .where(
            Grading.member_id == values.get("member"),
            Grading.year == values.get("year"),
            Grading.id.is_distinct_from(record_id),
        )
        .order_by(Grading.id)
        .limit(1)
    )
    other = session.scalars(wanted).first()
    if other is None:
        return None
    return Message(
        N_("{name} đã được xếp loại năm {year}: {grade}. Sửa dòng ấy thay vì ghi thêm."),
        {
            "name": other.member.full_name,
            "year": other.year,
            "grade": Message(GRADINGS.field("grade").label_of(other.grade)),
        },
    )


GRADINGS = Register(
    name="gradings",
    sheet=N_("Xếp loại"),
    title=N_("Xếp loại đảng viên"),
    table=Grading,
    prefix="XL",
    place=55,
    naming=("member", "year"),
    against={"graded_twice": BookCheck("year", _graded_twice)},
    fields=(
        CODE,
        OF_MEMBER,
        Field("year", N_("Năm"), FieldKind.YEAR, required=True, width=8, carried=True),
        Field(
            "grade",
            N_("Mức xếp loại"),
            FieldKind.CHOICE,
            required=True,
            choices=GRADE_CHOICES,
            width=30,
            carried=True,
        ),
        Field("note", N_("Ghi chú"), width=30),
    ),
)
