"""Subjects (chủ đề): documents, themes, campaigns and movements that records serve.

A later one may replace an earlier one, which then is no longer in force (DOMAIN §6).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vietnamese
from db.messages import N_, Message
from db.registers.fields import (
    REQUIRED_CODE,
    BookCheck,
    Check,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.registers.remembering import remembered
from db.schema import Subject, SubjectKind


def _ends_after_start(values: Values, _today: date) -> Message | None:
    """Find a last year before the first."""
    first, last = values.get("year"), values.get("last_year")
    if first is None or last is None or last >= first:
        return None
    return Message(
        N_("Đến năm {last} đứng trước Năm {first}. Sửa lại một trong hai năm."),
        {"first": first, "last": last},
    )


def _replaces_a_later_one(
    session: Session, values: Values, _record_id: int | None, _today: date
) -> Message | None:
    """Point out one that replaces what came after it."""
    year, replaced = values.get("year"), session.get(Subject, values.get("replaces") or 0)
    if year is None or replaced is None or replaced.year is None or year >= replaced.year:
        return None
    return Message(
        N_("{name} có từ năm {later}, sau năm {year} của mục thay thế nó. Xem lại Năm, Thay thế."),
        {"name": replaced.name, "later": replaced.year, "year": year},
    )


def _same_name(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a subject of which the book has another so called."""
    key = vietnamese.match_key(values.get("name") or "")
    for other_id, code in remembered(session, Subject, lambda: _by_name(session)).get(key, ()):
        if other_id != record_id:
            return Message(N_("Đã có chủ đề cùng tên, mã {code}."), {"code": code})
    return None


def _by_name(session: Session) -> Mapping[str, list[tuple[int, str]]]:
    """Return id and code of every subject, by the key of its name."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    wanted = select(Subject.id, Subject.code, Subject.name).order_by(Subject.id)
    for id_, code, name in session.execute(wanted):
        found[vietnamese.match_key(name)].append((id_, code))
    return found


SUBJECTS = Register(
    name="subjects",
    sheet=N_("Chủ đề"),
    title=N_("Chủ đề"),
    table=Subject,
    prefix="CD",
    place=20,
    naming=("name",),
    fields=(
        REQUIRED_CODE,
        Field("name", N_("Tên"), required=True, width=48),
        Field(
            "kind",
            N_("Loại"),
            FieldKind.CHOICE,
            required=True,
            choices=(
                Choice(SubjectKind.DOCUMENT, N_("Văn bản")),
                Choice(SubjectKind.TERM_THEME, N_("Chuyên đề toàn khóa")),
                Choice(SubjectKind.YEAR_THEME, N_("Chuyên đề năm")),
                Choice(SubjectKind.CAMPAIGN, N_("Cuộc vận động")),
                Choice(SubjectKind.MOVEMENT, N_("Phong trào")),
            ),
            default=SubjectKind.DOCUMENT,
        ),
        Field("year", N_("Năm"), FieldKind.YEAR, width=8),
        Field(
            "last_year",
            N_("Đến năm"),
            FieldKind.YEAR,
            help=N_("Ghi khi kéo dài nhiều năm, ví dụ chuyên đề toàn khóa."),
            width=8,
        ),
        Field(
            "replaces",
            N_("Thay thế"),
            FieldKind.REFERENCE,
            target="subjects",
            help=N_("Văn bản, chuyên đề trước đó nay được thay thế."),
            width=12,
        ),
    ),
    errors=(Check("last_year", _ends_after_start),),
    against={
        "replaces_later": BookCheck("replaces", _replaces_a_later_one),
        "same_subject": BookCheck("name", _same_name),
    },
)


class SubjectState(StrEnum):
    """Whether a subject is in force in a year."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    OVER = "over"
    REPLACED = "replaced"


@dataclass(frozen=True)
class SubjectRow:
    """One subject as a list shows it, with what it replaces and what replaced it first."""

    id: int
    code: str
    name: str
    kind: SubjectKind
    year: int | None
    last_year: int | None
    replaces_id: int | None
    replaced_by: int | None
    replaced_from: int | None
    search_key: str

    @property
    def until(self) -> int | None:
        """Return the last year it was made for; a year's theme is of its year alone."""
        if self.last_year is None and self.kind is SubjectKind.YEAR_THEME:
            return self.year
        return self.last_year

    def state(self, year: int) -> SubjectState:
        """Return whether it is in force in a year, and if not, why."""
        if self.year is not None and self.year > year:
            return SubjectState.NOT_YET
        if self.replaced_by is not None and (self.replaced_from or year) <= year:
            return SubjectState.REPLACED
        if self.until is not None and self.until < year:
            return SubjectState.OVER
        return SubjectState.IN_FORCE

    def in_force(self, year: int) -> bool:
        """Tell whether it is begun, not over and not yet replaced in a year."""
        return self.state(year) is SubjectState.IN_FORCE


def subjects(session: Session) -> list[SubjectRow]:
    """Return every subject, newest year first, then by name."""
    found = session.scalars(select(Subject)).all()
    successors = _first_successors(found)
    rows = [_row(each, successors.get(each.id)) for each in found]
    return sorted(rows, key=lambda row: (-(row.year or 0), vietnamese.sort_key(row.name), row.id))


def _first_successors(found: Iterable[Subject]) -> Mapping[int, Subject]:
    """Return what replaced each subject, by id; of several the first, a known year before none."""
    first: dict[int, Subject] = {}
    for each in sorted(found, key=lambda each: (each.year is None, each.year or 0, each.id)):
        if each.replaces_id is not None:
            first.setdefault(each.replaces_id, each)
    return first


def _row(each: Subject, successor: Subject | None) -> SubjectRow:
    return SubjectRow(
        id=each.id,
        code=each.code,
        name=each.name,
        kind=each.kind,
        year=each.year,
        last_year=each.last_year,
        replaces_id=each.replaces_id,
        replaced_by=None if successor is None else successor.id,
        replaced_from=None if successor is None else successor.year,
        search_key=each.search_key,
    )
