"""Figures of inspections and supervisions started in the period."""

from __future__ import annotations

from sqlalchemy import func, select

from db.figures.base import END, START, Condition, Count, Figure, RecordKind, Rows, Unit, each
from db.figures.members import MEMBER
from db.messages import N_, plain
from db.schema import Inspected, Inspection, InspectionForm

BEGAN = func.coalesce(Inspection.from_date, Inspection.planned)
"""When it started: Từ ngày, else Ngày kế hoạch (CONTRACT §3)."""

INSPECTION = RecordKind(
    register="inspections",
    id=Inspection.id,
    listing=select(Inspection.id, Inspection.code, Inspection.content).order_by(
        BEGAN, Inspection.id
    ),
    label=lambda row: plain(f"{row.code} {row.content or ''}".rstrip()),
    measure=N_("cuộc"),
)
STARTED = Rows(INSPECTION, each(INSPECTION).where(BEGAN.between(START, END)))
INSPECTED = Rows(
    INSPECTION,
    each(INSPECTION)
    .join(Inspection.inspected_links)
    .where(BEGAN.between(START, END), Inspected.member_id.is_not(None)),
)
LIMITED = STARTED.where(Inspection.limited)


def _started(id_: str, name: str, meaning: str, *conditions: Condition) -> Figure:
    how = Count(STARTED.where(*conditions), over=STARTED)
    return Figure(f"inspections.{id_}", name, meaning, Unit.THINGS, how)


FIGURES = (
    _started(
        "checks",
        N_("Cuộc kiểm tra"),
        N_("Số cuộc kiểm tra bắt đầu trong kỳ."),
        Inspection.form == InspectionForm.CHECK,
    ),
    _started(
        "supervisions",
        N_("Cuộc giám sát"),
        N_("Số cuộc giám sát bắt đầu trong kỳ."),
        Inspection.form == InspectionForm.SUPERVISION,
    ),
    Figure(
        "inspections.people",
        N_("Đảng viên được kiểm tra, giám sát"),
        N_(
            "Số đảng viên được kiểm tra hoặc giám sát ở các cuộc bắt đầu trong kỳ, mỗi người "
            "tính một lần."
        ),
        Unit.PEOPLE,
        Count(INSPECTED.different(MEMBER, Inspected.member_id), over=STARTED),
    ),
    _started(
        "with_limits",
        N_("Cuộc có hạn chế"),
        N_("Số cuộc kiểm tra, giám sát bắt đầu trong kỳ có ghi hạn chế."),
        Inspection.limited,
    ),
    Figure(
        "inspections.mended",
        N_("Cuộc đã khắc phục"),
        N_("Số cuộc có hạn chế trong kỳ đã ghi ngày khắc phục đến hết kỳ."),
        Unit.THINGS,
        Count(LIMITED.where(Inspection.mended <= END), over=LIMITED),
    ),
)
