"""Inspections: their plan in one cell, and how many are inspected where names are not asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.dates import show_date
from db.figures import Unit
from db.messages import N_
from db.numbers import show_count
from db.periods import Period
from db.registers.inspections import INSPECTIONS
from db.schema import Inspection
from desktop.returns.sources.base import CellValue, Column, More


def _work_out(
    session: Session, _period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    wanted = (
        select(Inspection)
        .where(Inspection.id.in_(ids))
        .options(selectinload(Inspection.inspected_links))
    )
    return {each.id: dict(_told(each)) for each in session.scalars(wanted)}


def _told(each: Inspection) -> Iterator[tuple[str, CellValue]]:
    members = sum(member is not None for _name, member in each.inspected)
    others = len(each.inspected) - members
    planned = show_date(each.planned) if each.planned else None
    yield "plan_and_day", ", ".join(_written(each.plan, planned))
    yield "form_and_nature", _form_and_nature(each)
    yield "days", " – ".join(_written(*dict.fromkeys(_days(each))))
    yield "inspected_members", members
    yield "inspected_counted", ", ".join(_counted(members, others))
    limits = f"Hạn chế: {each.limits}" if each.limited else None
    yield "result_and_limits", "; ".join(_written(each.result, limits))


def _form_and_nature(each: Inspection) -> str:
    """Return what is held: "Kiểm tra chuyên đề"."""
    nature = INSPECTIONS.field("nature").label_of(each.nature)
    return " ".join(_written(INSPECTIONS.field("form").label_of(each.form), nature.lower()))


def _days(each: Inspection) -> Iterator[str]:
    for day in (each.from_date, each.to_date):
        if day is not None:
            yield show_date(day)


def _counted(members: int, others: int) -> Iterator[str]:
    """Give who was inspected without a name (DOMAIN §10)."""
    if members:
        yield f"{show_count(members)} đảng viên"
    if others:
        yield f"{show_count(others)} tổ chức, cá nhân khác"


def _written(*texts: str | None) -> Iterator[str]:
    return (text for text in texts if text)


MORE = More(
    INSPECTIONS,
    (
        Column("plan_and_day", N_("Số, ngày kế hoạch")),
        Column("form_and_nature", N_("Hình thức, tính chất")),
        Column("days", N_("Thời gian")),
        Column(
            "inspected_members",
            N_("Số lượt đảng viên được kiểm tra, giám sát"),
            adds=Unit.ATTENDANCES,
        ),
        Column("inspected_counted", N_("Đối tượng, ghi số lượng")),
        Column("result_and_limits", N_("Kết quả, hạn chế")),
    ),
    _work_out,
)
