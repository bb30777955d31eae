"""Scoring a meeting (chấm điểm): its sheet of criteria with points, saved with the total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.messages import BookError
from db.registers import store
from db.registers.criteria import CriterionRow, Version, criteria_from, keep_default, version_on
from db.registers.quality import SCORES, over_the_most
from db.registers.suggesting import Suggested, suggest
from db.schema import Audience, Criterion, Meeting, Score

Points = Mapping[CriterionRow, Decimal | None]


class PointsError(BookError):
    """Points that a criterion does not give."""


@dataclass(frozen=True)
class ScoreLine:
    """One criterion with the points the meeting has, and what the book would fill in."""

    criterion: CriterionRow
    points: Decimal | None
    suggested: Suggested | None

    @property
    def standing(self) -> Decimal | None:
        """Return the points it has, else those suggested; None where there are neither."""
        if self.points is not None or self.suggested is None:
            return self.points
        return self.suggested.points


@dataclass(frozen=True)
class ScoreSheet:
    """A meeting's criteria with its points.

    A scored meeting keeps the version it was scored by; `newer` is the first day of the one
    that holds on its day now, where that is another. `score` is the meeting's Điểm.
    """

    meeting_id: int
    version: Version
    lines: tuple[ScoreLine, ...]
    score: Decimal | None
    newer: date | None


def sheet(session: Session, meeting_id: int, *, anew: bool = False) -> ScoreSheet:
    """Return a meeting's sheet; `anew` by the version that holds on its day, whatever it has.

    Raises LookupError when the meeting is gone.
    """
    meeting = store.one(session, Meeting, meeting_id)
    holding = version_on(session, meeting.day)
    scored_by = _scored_by(session, meeting_id)
    version = holding
    if scored_by is not None and not anew:
        version = replace(holding, since=scored_by, criteria=criteria_from(session, scored_by))
    points = {each.criterion_id: each.points for each in _scores(session, meeting_id)}
    offered = suggest(session, meeting_id, version.criteria)
    lines = (
        ScoreLine(each, None if each.id is None else points.get(each.id), offered[each])
        for each in version.criteria
    )
    newer = None if version.since == holding.since else holding.since
    return ScoreSheet(meeting_id, version, tuple(lines), meeting.score, newer)


def save(session: Session, meeting_id: int, points: Points) -> Decimal | None:
    """Save a meeting's points and their sum as its score, and return the sum.

    These points replace all it had; None gives none. Criteria of the default are written into
    the book with the first scoring. Raises PointsError for points below 0 or above the most,
    LookupError when the meeting or a criterion is gone.
    """
    meeting = store.one(session, Meeting, meeting_id)
    for criterion, given in points.items():
        _refuse(criterion, given)
    ids = _ids(session, meeting.day, points)
    given_to = {ids[each]: given for each, given in points.items() if given is not None}
    for score in _scores(session, meeting_id):
        if score.criterion_id in given_to:
            score.points = given_to.pop(score.criterion_id)
        else:
            session.delete(score)
    for criterion_id, given in given_to.items():
        values = {"meeting": meeting_id, "criterion": criterion_id, "points": given}
        store.save(session, SCORES, values)
    scored = [given for given in points.values() if given is not None]
    meeting.score = sum(scored, Decimal()) if scored else None
    session.flush()
    return meeting.score


def _refuse(criterion: CriterionRow, given: Decimal | None) -> None:
    if given is None:
        return
    (not_negative,) = SCORES.errors
    problem = not_negative({"points": given}, date.min) or over_the_most(given, criterion.most)
    if problem is not None:
        raise PointsError(problem.template, **problem.args)


def _ids(session: Session, day: date, points: Points) -> dict[CriterionRow, int]:
    """Return the ids of the criteria, those of the default once it is in the book."""
    if all(each.id is not None for each in points):
        kept = {}
    else:
        kept = {_apart(each): each.id for each in keep_default(session, day).criteria}
    found = {each: each.id or kept.get(_apart(each)) for each in points}
    for each, criterion_id in found.items():
        if criterion_id is None or session.get(Criterion, criterion_id) is None:
            raise LookupError(each)
    return {each: criterion_id for each, criterion_id in found.items() if criterion_id is not None}


def _apart(criterion: CriterionRow) -> CriterionRow:
    return replace(criterion, id=None)


def next_to_score(session: Session, today: date) -> int | None:
    """Return the newest meeting of members held until today; None where there is none."""
    wanted = (
        select(Meeting.id)
        .where(Meeting.audience == Audience.MEMBERS, Meeting.day <= today)
        .order_by(Meeting.day.desc(), Meeting.start.desc(), Meeting.id.desc())
        .limit(1)
    )
    return session.scalar(wanted)


def _scored_by(session: Session, meeting_id: int) -> date | None:
    """Return the first day of the version a meeting was scored by; the latest of several."""
    wanted = (
        select(func.max(Criterion.valid_from)).join(Score).where(Score.meeting_id == meeting_id)
    )
    return session.scalar(wanted)


def _scores(session: Session, meeting_id: int) -> list[Score]:
    wanted = select(Score).where(Score.meeting_id == meeting_id).order_by(Score.id)
    return list(session.scalars(wanted))
