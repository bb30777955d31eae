"""What the form of a meeting is given from the book: what it may point to, defaults, limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.periods import Period
from db.registers import meeting_record, meetings, members, store, subjects, thresholds
from db.registers.fields import NamedPerson
from db.registers.meeting_record import MeetingRecord
from db.registers.meetings import MEETINGS
from db.registers.members import NameRow
from db.registers.subjects import SubjectRow
from db.schema import Audience, Meeting, MeetingKind, Summons
from desktop.ui.screens.meetings.days import MONTHLY, default_day

CARRIED = ("start", "duration", "audience", "call", "place", "chair", "secretary")
HABITS = ("start", "place", "chair", "secretary")
ORDINARY = (MeetingKind.ORDINARY, MeetingKind.COMBINED)
RECENT = 3


@dataclass(frozen=True)
class Limits:
    """The chapter's own thresholds, in minutes and days."""

    minutes: int
    combined_minutes: int
    papers_days: int
    resolution_days: int

    def least_minutes(self, kind: MeetingKind | None) -> int:
        """Return how long a meeting of a kind lasts at least."""
        return self.combined_minutes if kind is MeetingKind.COMBINED else self.minutes


@dataclass(frozen=True)
class FormFacts:
    """What the book knows that a meeting's form needs; `ordinary` are days by meeting."""

    subjects: tuple[SubjectRow, ...]
    names: tuple[NameRow, ...]
    places: tuple[str, ...]
    ordinary: Mapping[int, date]
    limits: Limits

    @property
    def groups(self) -> tuple[str, ...]:
        """Return the names of the party groups, each once."""
        return tuple(sorted({row.party_group for row in self.names if row.party_group}))


def read_facts(session: Session) -> FormFacts:
    """Return what a form needs now."""
    places = session.scalars(
        select(Meeting.place).where(Meeting.place.is_not(None)).order_by(Meeting.day.desc())
    )
    ordinary = select(Meeting.id, Meeting.day).where(
        Meeting.kind.in_(ORDINARY),
        Meeting.audience == Audience.MEMBERS,
        Meeting.summons == Summons.CHAPTER,
    )
    return FormFacts(
        subjects=tuple(subjects.subjects(session)),
        names=tuple(members.names(session)),
        places=tuple(dict.fromkeys(place for place in places if place)),
        ordinary={row.id: row.day for row in session.execute(ordinary)},
        limits=Limits(
            minutes=thresholds.MEETING_MINUTES.read(session),
            combined_minutes=thresholds.COMBINED_MINUTES.read(session),
            papers_days=thresholds.PAPERS_DAYS.read(session),
            resolution_days=thresholds.RESOLUTION_DAYS.read(session),
        ),
    )


def next_record(
    session: Session, kind: MeetingKind, today: date, period: Period | None = None
) -> MeetingRecord:
    """Return what a new meeting of a kind starts from: the last of its kind, moved on.

    Where there is none of its kind yet, place and people are those of the newest meeting.
    """
    last = meetings.last_of_kind(session, kind)
    values: dict[str, Any] = {
        "kind": kind,
        "day": default_day(kind, _days(session, kind), today, period),
        "audience": Audience.MEMBERS,
        "call": meetings.default_call(kind),
        "chair": NamedPerson(),
        "secretary": NamedPerson(),
        "code": store.next_code(session, MEETINGS),
    }
    if last is not None:
        record = meeting_record.load(session, last.id)
        values |= {name: record.values[name] for name in CARRIED}
        return MeetingRecord(values, invited=record.invited)
    newest = session.scalars(select(Meeting).order_by(Meeting.day.desc()).limit(1)).first()
    if newest is not None:
        known = store.values_of(MEETINGS, newest)
        values |= {name: known[name] for name in HABITS}
    if (least := thresholds.minutes_for(kind)) is not None:
        values["duration"] = least.read(session) or None
    return MeetingRecord(values)


def _days(session: Session, kind: MeetingKind) -> list[date]:
    """Return the days of the last meetings of a kind; a combined one is an ordinary one too."""
    if kind not in MONTHLY:
        return []
    kinds = (kind,) if kind is MeetingKind.COMMITTEE else ORDINARY
    wanted = (
        select(Meeting.day)
        .where(Meeting.kind.in_(kinds), Meeting.audience == Audience.MEMBERS)
        .order_by(Meeting.day.desc())
        .limit(RECENT)
    )
    return list(session.scalars(wanted))
