"""A meeting's attendance sheet, filled from the book."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from db import vietnamese
from db.messages import N_, Message, plain
from db.registers import attendance, store
from db.registers.attendance import MARK_CHOICES, Roster, RosterRow
from db.registers.members import POSITIONS
from db.registers.unit import unit_on
from db.schema import Audience, Mark, Meeting, MeetingKind, Member
from db.standing import Standing
from desktop.paper.attendance_sheet import attendance_sheet, names_on_pages
from desktop.paper.sheet_data import SheetData, SheetPerson, SheetTotals

NO_GROUP = "Chưa vào tổ"
LINES_WITHOUT_NAMES = 25
_WORDS = {choice.value: choice.label for choice in MARK_CHOICES}
_RANKS = {vietnamese.fold(title): rank for rank, title in enumerate(POSITIONS)}
_TITLES = {
    MeetingKind.ORDINARY: N_("Họp chi bộ thường kỳ tháng {month} năm {year}"),
    MeetingKind.THEMATIC: N_("Sinh hoạt chuyên đề tháng {month} năm {year}"),
    MeetingKind.COMBINED: N_("Họp thường kỳ kết hợp sinh hoạt chuyên đề tháng {month} năm {year}"),
    MeetingKind.COMMITTEE: N_("Họp chi ủy tháng {month} năm {year}"),
    MeetingKind.STUDY: N_("Hội nghị quán triệt, học tập"),
    MeetingKind.EXTRAORDINARY: N_("Họp chi bộ đột xuất"),
    MeetingKind.YEAR_END: N_("Hội nghị kiểm điểm cuối năm {year}"),
    MeetingKind.REVIEW: N_("Hội nghị sơ kết, tổng kết"),
    MeetingKind.CONGRESS: N_("Đại hội chi bộ"),
    MeetingKind.OTHER: N_("Cuộc họp chi bộ"),
}


class Listed(Protocol):
    """A row of any list of people."""

    @property
    def position(self) -> str:
        """Return the position held, empty for none."""

    @property
    def party_group(self) -> str:
        """Return the party group, empty for none."""


L = TypeVar("L", bound=Listed)


class SheetOrder(StrEnum):
    """In which order a sheet lists people."""

    NAME = "name"
    POSITION = "position"
    GROUP = "group"


def meeting_sheet(
    session: Session,
    meeting_id: int,
    *,
    filled: bool = False,
    order: SheetOrder = SheetOrder.NAME,
    guest_lines: int = 3,
) -> bytes:
    """Return the PDF of a meeting's sheet: blank for signing, or filled with what was taken.

    Raises LookupError when the meeting is gone.
    """
    return attendance_sheet(sheet_data(session, meeting_id, filled, order, guest_lines))


def page_sizes(
    session: Session,
    meeting_id: int,
    *,
    order: SheetOrder = SheetOrder.NAME,
    guest_lines: int = 3,
) -> list[int]:
    """Return how many names stand on each page of a meeting's sheet for signing."""
    return names_on_pages(sheet_data(session, meeting_id, False, order, guest_lines))


def sheet_data(
    session: Session, meeting_id: int, filled: bool, order: SheetOrder, guest_lines: int
) -> SheetData:
    """Return what the sheet says, people in the order asked for."""
    meeting = store.one(session, Meeting, meeting_id)
    roster = attendance.roster(session, meeting_id)
    unit = unit_on(session, meeting.day)
    rows = in_order(list(roster.due), order)
    return SheetData(
        superior=unit.parent or unit.superior,
        unit=unit.name,
        place=unit.place,
        meeting=str(title(meeting)),
        day=meeting.day,
        people=tuple(_person(row, order) for row in rows),
        due=len(rows),
        start=meeting.start,
        location=meeting.place or "",
        guest_lines=_guest_lines(rows, filled, guest_lines),
        totals=_totals(roster, meeting) if filled else None,
        chair=_named(session, meeting.chair, meeting.chair_id),
        secretary=_named(session, meeting.secretary, meeting.secretary_id),
    )


def _guest_lines(rows: list[RosterRow], filled: bool, wanted: int) -> int:
    # A meeting that summons no member by name is signed on blank lines alone.
    if not rows:
        return LINES_WITHOUT_NAMES
    return 0 if filled else wanted


def title(meeting: Meeting) -> Message:
    """Return what the meeting is called; on paper always in Vietnamese."""
    if meeting.audience is not Audience.MEMBERS:
        return plain(meeting.content) if meeting.content else Message(_TITLES[MeetingKind.STUDY])
    return Message(_TITLES[meeting.kind], {"month": meeting.day.month, "year": meeting.day.year})


def in_order(rows: Iterable[L], order: SheetOrder) -> list[L]:
    """Return rows, which come in name order, in the order asked for."""
    if order is SheetOrder.POSITION:
        return sorted(rows, key=_rank)
    if order is SheetOrder.GROUP:
        return sorted(rows, key=lambda row: (not row.party_group, _group_key(row)))
    return list(rows)


def _rank(row: Listed) -> int:
    titles = [vietnamese.fold(part) for part in row.position.replace(";", ",").split(",")]
    return min(_RANKS.get(each, len(_RANKS) + (not row.position)) for each in titles)


def _group_key(row: Listed) -> str:
    return vietnamese.sort_key(row.party_group)


def _person(row: RosterRow, order: SheetOrder) -> SheetPerson:
    return SheetPerson(
        name=row.full_name,
        birth_year=str(row.birth_year or ""),
        official=row.official,
        position=row.position,
        note=N_("Tạm thời đến") if row.standing is Standing.HERE else "",
        mark=_WORDS[row.mark or Mark.PRESENT],
        reason=row.reason,
        group=(row.party_group or NO_GROUP) if order is SheetOrder.GROUP else "",
    )


def _totals(roster: Roster, meeting: Meeting) -> SheetTotals:
    counted = roster.totals
    return SheetTotals(
        present=counted.present,
        online=counted.online,
        excused=counted.excused,
        unexcused=counted.unexcused,
        guests=meeting.headcount,
    )


def _named(session: Session, text: str | None, member_id: int | None) -> str:
    member = session.get(Member, member_id) if member_id else None
    return member.full_name if member else text or ""
