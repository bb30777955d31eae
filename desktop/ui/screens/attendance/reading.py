"""Reads a meeting for taking its attendance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.dates import show_date
from db.registers import attendance, store
from db.registers.attendance import Roster
from db.schema import Audience, Meeting, Member, Summons
from desktop.paper.meeting_sheet import title
from desktop.text import translate


@dataclass(frozen=True)
class Opened:
    """A meeting whose attendance is open; `stale` names who no longer fits a stored list."""

    meeting_id: int
    title: str
    when: str
    place: str
    day: date
    by_name: bool
    chosen_list: bool
    roster: Roster
    signatures: int | None
    reconciled: date | None
    missing: tuple[str, ...]
    surplus: tuple[str, ...]

    @property
    def stale(self) -> bool:
        """Tell whether the stored list no longer is what the rule gives."""
        return bool(self.missing or self.surplus)


def read(session: Session, meeting_id: int) -> Opened:
    """Return a meeting with its list; raises LookupError when it is gone."""
    meeting = store.one(session, Meeting, meeting_id)
    roster = attendance.roster(session, meeting_id)
    difference = attendance.due_difference(session, meeting_id)
    time = f", {meeting.start:%H:%M}" if meeting.start else ""
    return Opened(
        meeting_id=meeting_id,
        title=translate(title(meeting)),
        when=show_date(meeting.day) + time,
        place=meeting.place or "",
        day=meeting.day,
        by_name=meeting.audience is Audience.MEMBERS,
        chosen_list=meeting.summons is Summons.LIST,
        roster=roster,
        signatures=meeting.signatures,
        reconciled=meeting.reconciled,
        missing=_names(session, difference.missing if difference else ()),
        surplus=_names(session, difference.surplus if difference else ()),
    )


def _names(session: Session, ids: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(session.get_one(Member, each).full_name for each in ids)
