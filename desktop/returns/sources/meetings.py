"""Meetings: those held in the period, who was on the roster that day and who came."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy.orm import Session

from db.figures import Unit
from db.messages import N_
from db.periods import Period
from db.registers.meetings import MEETINGS, MeetingRow, meetings
from db.registers.members import Person, people
from desktop.returns.sources.base import CellValue, Column, More


def _work_out(
    session: Session, _period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    everybody = list(people(session).values())
    return {row.id: dict(_told(row, everybody)) for row in meetings(session, ids)}


def _told(row: MeetingRow, everybody: Collection[Person]) -> Iterator[tuple[str, CellValue]]:
    taken = row.due is not None
    belonging = [each.life for each in everybody if each.life.belongs(row.day)]
    yield "month", row.day.month
    yield "members", len(belonging)
    yield "exempt", sum(each.is_exempt(row.day) for each in belonging)
    yield "away", sum(each.is_away(row.day) for each in belonging)
    yield "due", row.due
    yield "present", row.present
    yield "excused", row.excused if taken else None
    yield "unexcused", row.unexcused if taken else None
    yield "rate", row.rate
    yield "band", row.band


MORE = More(
    MEETINGS,
    (
        Column("month", N_("Tháng")),
        Column("members", N_("Tổng số đảng viên ngày họp")),
        Column("exempt", N_("Miễn sinh hoạt ngày họp")),
        Column("away", N_("Tạm thời đi ngày họp")),
        Column("due", N_("Phải dự"), adds=Unit.ATTENDANCES),
        Column("present", N_("Có mặt"), adds=Unit.ATTENDANCES),
        Column("excused", N_("Vắng có lý do"), adds=Unit.ATTENDANCES),
        Column("unexcused", N_("Vắng không lý do"), adds=Unit.ATTENDANCES),
        Column("rate", N_("Tỷ lệ %")),
        Column("band", N_("Xếp loại")),
    ),
    _work_out,
    of_period="meetings.held",
)
