"""What a row of a form can be repeated for: the records of a register, with their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db import figures
from db.messages import N_
from db.periods import Period
from db.registers import meetings as meeting_register
from db.registers.subjects import SUBJECTS as SUBJECT_REGISTER
from db.registers.subjects import subjects
from db.schema import MeetingKind

Cells = Mapping[str, str | int]

NUMBER = "number"
"""The column every source has: 1 for the first row, 2 for the second …"""


@dataclass(frozen=True)
class Source:
    """Records in their order, and their columns with what each means."""

    meaning: str
    columns: Mapping[str, str]
    records: Callable[[Session, Period], Sequence[Cells]]


def _subjects(session: Session, period: Period) -> list[Cells]:
    forms = _forms_of_study(session, period)
    kind = SUBJECT_REGISTER.field("kind")
    return [
        {
            NUMBER: place,
            "code": row.code,
            "name": row.name,
            "kind": kind.label_of(row.kind),
            "year": row.year or "",
            "form": forms.get(row.id, ""),
        }
        for place, row in enumerate(subjects(session), start=1)
    ]


def _forms_of_study(session: Session, period: Period) -> dict[int, str]:
    """Return, by subject, how it was studied in the period (hình thức, CONTRACT §4).

    Told from the kinds of just those meetings that its study.sessions counts.
    """
    counted = figures.records(session, "study.sessions", period)
    own: dict[int, set[bool]] = {}
    for row in meeting_register.meetings(session, [each.id for each in counted]):
        for subject in row.subject_ids:
            own.setdefault(subject, set()).add(row.kind is MeetingKind.STUDY)
    return {subject: _FORMS[frozenset(kinds)] for subject, kinds in own.items()}


_FORMS = {
    frozenset({True}): "Hội nghị riêng",
    frozenset({False}): "Lồng ghép",
    frozenset({True, False}): "Hội nghị riêng, lồng ghép",
}

SOURCES: Mapping[str, Source] = {
    "subjects": Source(
        meaning=N_("mỗi chủ đề trong sổ một dòng"),
        columns={
            NUMBER: N_("số thứ tự"),
            "code": N_("mã chủ đề"),
            "name": N_("tên chủ đề"),
            "kind": N_("loại chủ đề"),
            "year": N_("năm"),
            "form": N_("hình thức: hội nghị riêng, lồng ghép"),
        },
        records=_subjects,
    ),
}
