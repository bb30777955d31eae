"""Reads a meeting for its evaluation, away from the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.registers import members, scoring, store, tasks, votes
from db.registers.members import NameRow
from db.registers.scoring import ScoreSheet
from db.registers.tasks import TaskRow
from db.registers.votes import VoteRow
from db.schema import Audience, Meeting
from desktop.paper.meeting_sheet import title
from desktop.text import translate


@dataclass(frozen=True)
class Opened:
    """A meeting under evaluation; `base` is how many could vote by the rule."""

    meeting_id: int
    title: str
    day: date
    for_members: bool
    coming: tuple[TaskRow, ...]
    given: tuple[TaskRow, ...]
    votes: tuple[VoteRow, ...]
    base: int
    sheet: ScoreSheet
    names: tuple[NameRow, ...]


def read(session: Session, meeting_id: int | None, today: date, *, anew: bool) -> Opened | None:
    """Return a meeting, the newest one held for None; nothing where there is none.

    `anew` reads its sheet by the criteria that hold on its day, whatever it was scored by.
    """
    wanted = scoring.next_to_score(session, today) if meeting_id is None else meeting_id
    if wanted is None:
        return None
    try:
        meeting = store.one(session, Meeting, wanted)
    except LookupError:
        return None
    return Opened(
        meeting_id=wanted,
        title=translate(title(meeting)),
        day=meeting.day,
        for_members=meeting.audience is Audience.MEMBERS,
        coming=tuple(tasks.coming_up(session, wanted)),
        given=tuple(tasks.given_at(session, wanted)),
        votes=tuple(votes.votes_at(session, wanted)),
        base=votes.base_of(session, wanted),
        sheet=scoring.sheet(session, wanted, anew=anew),
        names=tuple(members.names(session)),
    )
