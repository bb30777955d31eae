"""Inspection and supervision (kiểm tra, giám sát): their description."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from db.dates import show_date
from db.messages import N_, Message
from db.registers import checks
from db.registers.fields import (
    CODE,
    SUBJECTS_SERVED,
    Check,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.registers.stages import Need, Stage, Stages
from db.schema import Inspection, InspectionForm, InspectionNature
from db.schema.inspections import names_limits

_HELD = ("to_date", "from_date", "planned")
"""The days an inspection found its limits on, the best known first."""


def _mended_too_early(values: Values, _today: date) -> Message | None:
    """Point out limits mended before the inspection had found them."""
    mended = values.get("mended")
    found = next((day for name in _HELD if (day := values.get(name)) is not None), None)
    if mended is None or found is None or mended >= found:
        return None
    return Message(
        N_("Ngày khắc phục {mended} đứng trước ngày kiểm tra, giám sát {found}. Xem lại hai ngày."),
        {"mended": show_date(mended), "found": show_date(found)},
    )


def _overdue(values: Values, today: date) -> Message | None:
    """Point out limits whose time to be mended is over."""
    by = values.get("mend_by")
    limited = names_limits(values.get("limits"))
    if not limited or by is None or by >= today or values.get("mended") is not None:
        return None
    return Message(
        N_("Đã quá Hạn khắc phục {day}. Ghi Ngày khắc phục nếu đã làm xong."),
        {"day": show_date(by)},
    )


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
        CODE,
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
            carried=True,
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
            carried=True,
        ),
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=36),
        Field(
            "inspected",
            N_("Đối tượng"),
            FieldKind.PEOPLE,
            target="members",
            width=30,
            label=N_("Đối tượng kiểm tra, giám sát"),
        ),
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
    doubts={
        "mended_before_found": Check("mended", _mended_too_early),
        "mending_overdue": Check("mend_by", _overdue),
    },
)


class MendingState(StrEnum):
    """How far the limits are mended that an inspection found."""

    PLANNED = "planned"
    FLAWLESS = "flawless"
    OPEN = "open"
    OVERDUE = "overdue"
    MENDED = "mended"


_MENDING: Mapping[str, Stage] = {
    MendingState.PLANNED: Stage(N_("Theo kế hoạch"), Need.NOTHING),
    MendingState.FLAWLESS: Stage(N_("Không có hạn chế"), Need.DONE),
    MendingState.OPEN: Stage(N_("Chờ khắc phục"), Need.SOON),
    MendingState.OVERDUE: Stage(N_("Quá hạn khắc phục"), Need.LATE),
    MendingState.MENDED: Stage(N_("Đã khắc phục"), Need.DONE),
}


def mending_state(inspection: Inspection, day: date) -> MendingState:
    """Return how far an inspection is on a day: nothing is known of one that has no result."""
    if not inspection.limited:
        known = inspection.limits or inspection.result
        return MendingState.FLAWLESS if known else MendingState.PLANNED
    if inspection.mended is not None and inspection.mended <= day:
        return MendingState.MENDED
    late = inspection.mend_by is not None and inspection.mend_by < day
    return MendingState.OVERDUE if late else MendingState.OPEN


STAGES = Stages(
    INSPECTIONS.name,
    _MENDING,
    lambda session, day: {
        each.id: mending_state(each, day) for each in session.scalars(select(Inspection))
    },
)
