"""One search over everything, without dấu."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db import vietnamese
from db.dates import show_date
from db.registers.meetings import KIND_CHOICES
from db.schema import Meeting, Member, Subject

_KINDS = {choice.value: choice.label for choice in KIND_CHOICES}


@dataclass(frozen=True)
class Found:
    """One record that a search found: its register, id, and how it is told from others."""

    register: str
    id: int
    title: str
    note: str


def search(session: Session, words: str, most: int = 6) -> list[Found]:
    """Return members, meetings and subjects in which every word occurs, `most` of each.

    Members whose given name begins with the first word come first.
    """
    parts = vietnamese.fold(words).split()
    if not parts:
        return []
    return [
        *_members(session, parts, most),
        *_meetings(session, parts, most),
        *_subjects(session, parts, most),
    ]


def _all_in(column: InstrumentedAttribute[str], parts: list[str]) -> ColumnElement[bool]:
    return and_(*(func.instr(column, part) > 0 for part in parts))


def _members(session: Session, parts: list[str], most: int) -> list[Found]:
    wanted = (
        select(Member.id, Member.full_name, Member.code, Member.position)
        .where(_all_in(Member.search_key, parts))
        .order_by(Member.sort_key, Member.id)
    )
    found = list(session.execute(wanted))

    found.sort(key=lambda row: not _called(row.full_name, parts[0]))
    return [
        Found("members", row.id, row.full_name, " · ".join(filter(None, (row.code, row.position))))
        for row in found[:most]
    ]


def _called(full_name: str, word: str) -> bool:
    """Tell whether somebody's given name begins with a word typed."""
    return vietnamese.fold(full_name).rpartition(" ")[2].startswith(word)


def _meetings(session: Session, parts: list[str], most: int) -> list[Found]:
    found = session.execute(
        select(Meeting.id, Meeting.day, Meeting.kind, Meeting.content, Meeting.code)
        .where(_all_in(Meeting.search_key, parts))
        .order_by(Meeting.day.desc(), Meeting.id.desc())
        .limit(most)
    )
    return [
        Found("meetings", id_, f"{_KINDS[kind]} {show_date(day)}", content or code)
        for id_, day, kind, content, code in found
    ]


def _subjects(session: Session, parts: list[str], most: int) -> list[Found]:
    found = session.execute(
        select(Subject.id, Subject.name, Subject.code)
        .where(_all_in(Subject.search_key, parts))
        .order_by(Subject.year.desc(), Subject.id)
        .limit(most)
    )
    return [Found("subjects", id_, name, code) for id_, name, code in found]
