"""One meeting with all that hangs on it, as an entry form loads and saves it in one piece.

Beside its own values: subjects new and known, headcounts by group, people chosen by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vietnamese
from db.registers import attendance, store
from db.registers.attendance import DueDifference
from db.registers.fields import Values
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.subjects import SUBJECTS
from db.schema import (
    Attendance,
    Audience,
    Call,
    Headcount,
    Mark,
    Meeting,
    Subject,
    SubjectKind,
    Summons,
)


@dataclass(frozen=True)
class NewSubject:
    """A subject named for the first time where a meeting is written down."""

    name: str
    kind: SubjectKind = SubjectKind.DOCUMENT


@dataclass(frozen=True)
class GroupCount:
    """How many of one group came."""

    group: str
    people: int


@dataclass(frozen=True)
class MeetingRecord:
    """Values by field of MEETINGS, headcounts by group, the members chosen by name.

    `subjects` may hold a NewSubject; those chosen count only where a list is summoned.
    """

    values: Values
    groups: tuple[GroupCount, ...] = ()
    invited: tuple[int, ...] = ()


@dataclass(frozen=True)
class Saved:
    """The meeting saved, and how its stored list of people due now differs from the rule."""

    id: int
    difference: DueDifference | None = None


def load(session: Session, meeting_id: int) -> MeetingRecord:
    """Return a meeting's record, people in name order; raises LookupError when it is gone."""
    meeting = store.one(session, Meeting, meeting_id)
    chosen = [row.member for row in meeting.attendances if row.due]
    return MeetingRecord(
        values=store.values_of(MEETINGS, meeting),
        groups=tuple(
            GroupCount(each.group, each.people)
            for each in sorted(meeting.headcounts, key=lambda row: row.id)
        ),
        invited=tuple(
            member.id
            for member in sorted(chosen, key=lambda member: (member.sort_key, member.id))
            if meeting.summons is Summons.LIST
        ),
    )


def save(session: Session, record: MeetingRecord, meeting_id: int | None = None) -> Saved:
    """Save a new meeting, or the one with this id.

    Raises CodeTakenError when another meeting has the code, LookupError when it is gone.
    """
    values = dict(record.values)
    if "subjects" in values:
        values["subjects"] = tuple(_subject(session, each, values) for each in values["subjects"])
    before = None if meeting_id is None else _asked(store.one(session, Meeting, meeting_id))
    meeting = store.one(session, Meeting, store.save(session, MEETINGS, values, meeting_id))
    _set_groups(session, meeting, record.groups)
    if meeting.summons is Summons.LIST:
        _choose(meeting, record.invited)
    elif before is not None and before.call.summons is Summons.LIST and not meeting.taken:
        _release(meeting)
    session.flush()
    moved = before is not None and before != _asked(meeting)
    return Saved(meeting.id, attendance.due_difference(session, meeting.id) if moved else None)


def _subject(session: Session, each: int | NewSubject, values: Values) -> int:
    """Return a subject's id, making it where it is new; the same name is the same subject."""
    if not isinstance(each, NewSubject):
        return each
    key = vietnamese.match_key(each.name)
    for known in session.scalars(select(Subject)):
        if vietnamese.match_key(known.name) == key:
            return known.id
    made: dict[str, Any] = {"name": vietnamese.clean(each.name), "kind": each.kind}
    return store.save(session, SUBJECTS, made | {"year": values["day"].year})


@dataclass(frozen=True)
class _Asked:
    """What decides who is due, besides the people themselves (CONTRACT §3)."""

    day: date
    audience: Audience
    call: Call


def _asked(meeting: Meeting) -> _Asked:
    return _Asked(meeting.day, meeting.audience, meeting.call)


def _set_groups(session: Session, meeting: Meeting, groups: Iterable[GroupCount]) -> None:
    """Keep the rows of groups still named, so that their codes stay."""
    rest: dict[str, list[Headcount]] = defaultdict(list)
    for row in meeting.headcounts:
        rest[vietnamese.match_key(row.group)].append(row)
    for each in groups:
        same = rest[vietnamese.match_key(each.group)]
        values = {"meeting": meeting.id, "group": each.group, "people": each.people}
        store.save(session, HEADCOUNTS, values, same.pop(0).id if same else None)
    for row in chain.from_iterable(rest.values()):
        session.delete(row)


def _choose(meeting: Meeting, invited: Iterable[int]) -> None:
    """Make the people chosen the ones due; who is no longer chosen stays only if marked."""
    rest = {row.member_id: row for row in meeting.attendances}
    for member_id in dict.fromkeys(invited):
        row = rest.pop(member_id, None)
        if row is None:
            row = Attendance(member_id=member_id, mark=None, reason=None)
            meeting.attendances.append(row)
        row.due = True
        if meeting.taken and row.mark is None:
            row.mark = Mark.PRESENT
    for row in rest.values():
        if row.due and row.mark in (None, Mark.PRESENT) and not row.reason:
            meeting.attendances.remove(row)
        else:
            row.due = False


def _release(meeting: Meeting) -> None:
    """Let the rule decide again about everybody who was chosen by name."""
    for row in list(meeting.attendances):
        if row.mark is None:
            meeting.attendances.remove(row)
        else:
            row.due = None
