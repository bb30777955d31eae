"""Commendations (khen thưởng): their description."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers.checks import LEVELS
from db.registers.fields import (
    CODE,
    SUBJECTS_SERVED,
    BookCheck,
    Check,
    Choice,
    Field,
    FieldKind,
    NamedPerson,
    Register,
    Values,
)
from db.registers.models import HOLDER, OF_MODEL
from db.schema import Commendation, CommendationNature, Holder, Model

NATURE_CHOICES = (
    Choice(CommendationNature.REGULAR, N_("Thường xuyên")),
    Choice(CommendationNature.SUDDEN, N_("Đột xuất")),
)


def _one_person_as_many(values: Values, _today: date) -> Message | None:
    """Point out a member commended as a collective."""
    name = values.get("name") or NamedPerson()
    if values.get("holder") != Holder.COLLECTIVE or name.member_id is None:
        return None
    return Message(
        N_("{name} là đảng viên, còn Chủ thể ghi Tập thể. Xem lại Chủ thể."), {"name": name.text}
    )


def _anothers_model(
    session: Session, values: Values, _record_id: int | None, _today: date
) -> Message | None:
    """Point out a model held by others than those who are commended."""
    model = session.get(Model, values.get("model") or 0)
    if model is None or model.holder is None:
        return None
    if values.get("holder") not in (None, model.holder):
        return Message(_HELD_BY[model.holder], {"model": model.name})
    leader, name = model.leader_id, values.get("name") or NamedPerson()
    known = leader is not None and name.member_id is not None
    if model.holder is Holder.PERSON and known and leader != name.member_id:
        return Message(
            N_("Mô hình “{model}” do {leader} thực hiện. Xem lại Tên hoặc Mô hình."),
            {"model": model.name, "leader": model.leader},
        )
    return None


_HELD_BY = {
    Holder.COLLECTIVE: N_(
        "Mô hình “{model}” do tập thể thực hiện, còn Chủ thể ghi Cá nhân. Xem lại nếu không phải "
        "khen riêng một người."
    ),
    Holder.PERSON: N_(
        "Mô hình “{model}” do cá nhân thực hiện, còn Chủ thể ghi Tập thể. Xem lại Chủ thể hoặc "
        "Mô hình."
    ),
}

COMMENDATIONS = Register(
    name="commendations",
    sheet=N_("Khen thưởng"),
    title=N_("Khen thưởng"),
    table=Commendation,
    prefix="KH",
    place=80,
    dates=("day",),
    naming=("name", "day"),
    doubts={"holder_is_a_member": Check("holder", _one_person_as_many)},
    against={"model_of_another_holder": BookCheck("model", _anothers_model)},
    fields=(
        CODE,
        Field("day", N_("Ngày quyết định"), FieldKind.DATE, required=True, width=14),
        Field("decision", N_("Số quyết định"), width=16),
        HOLDER,
        Field("name", N_("Tên"), FieldKind.PERSON, width=28),
        Field("merit", N_("Thành tích"), FieldKind.LONG_TEXT, width=36),
        Field(
            "form",
            N_("Hình thức"),
            suggestions=(N_("Biểu dương"), N_("Giấy khen"), N_("Bằng khen")),
            width=14,
            carried=True,
        ),
        Field(
            "nature",
            N_("Tính chất"),
            FieldKind.CHOICE,
            choices=NATURE_CHOICES,
            width=14,
            carried=True,
        ),
        Field("level", N_("Cấp"), suggestions=LEVELS, carried=True),
        replace(OF_MODEL, required=False, width=12),
        SUBJECTS_SERVED,
    ),
)
