"""Subjects (chủ đề): documents, themes, campaigns and movements that records serve."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vietnamese
from db.messages import N_
from db.registers.fields import Choice, Field, FieldKind, Register
from db.schema import Subject, SubjectKind

SUBJECTS = Register(
    name="subjects",
    sheet=N_("Chủ đề"),
    title=N_("Chủ đề"),
    table=Subject,
    prefix="CD",
    place=20,
    naming=("name",),
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, required=True, width=9),
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
            help=N_("Mã của văn bản, chuyên đề trước đó nay được thay thế."),
            width=12,
        ),
    ),
)


@dataclass(frozen=True)
class SubjectRow:
    """One subject as a list shows it."""

    id: int
    code: str
    name: str
    kind: SubjectKind
    year: int | None
    search_key: str


def subjects(session: Session) -> list[SubjectRow]:
    """Return every subject, newest year first, then by name."""
    rows = [
        SubjectRow(each.id, each.code, each.name, each.kind, each.year, each.search_key)
        for each in session.scalars(select(Subject))
    ]
    return sorted(rows, key=lambda row: (-(row.year or 0), vietnamese.sort_key(row.name), row.id))
