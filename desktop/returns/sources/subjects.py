"""Subjects: in which form each was studied in the period."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from db import figures
from db.messages import N_
from db.periods import Period
from db.registers import meetings
from db.registers.subjects import SUBJECTS, subjects
from db.schema import MeetingKind
from desktop.returns.sources.base import CellValue, Column, More

_FORMS = {
    frozenset({True}): "Hội nghị riêng",
    frozenset({False}): "Lồng ghép",
    frozenset({True, False}): "Hội nghị riêng, lồng ghép",
}


def _joined(forms: Collection[CellValue]) -> str:
    """Return the form in which several units studied one subject, each in its own."""
    own = frozenset[bool]().union(*(own for own, form in _FORMS.items() if form in forms))
    return _FORMS.get(own, "")


def _work_out(
    session: Session, period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    """Return the form (hình thức, CONTRACT §4), from just the meetings study.sessions counts."""
    counted = figures.records(session, "study.sessions", period)
    own: dict[int, set[bool]] = {}
    for row in meetings.meetings(session, [each.id for each in counted]):
        for subject in row.subject_ids:
            own.setdefault(subject, set()).add(row.kind is MeetingKind.STUDY)
    return {each: {"form": _FORMS.get(frozenset(own.get(each, ())), "")} for each in ids}


def _listing(session: Session) -> list[int]:
    return [row.id for row in subjects(session)]


MORE = More(
    SUBJECTS,
    (Column("form", N_("Hình thức học tập"), joined=_joined),),
    _work_out,
    listing=_listing,
)
