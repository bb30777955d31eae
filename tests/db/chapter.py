"""A chapter told in few words: small real books for tests of what is worked out from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from itertools import count
from typing import Any

from db import figures
from db.book import Book
from db.dates import PartialDate
from db.periods import Period
from db.registers import FieldKind, attendance, by_name, store
from db.schema import (
    Attendance,
    Audience,
    Gender,
    Headcount,
    Mark,
    Meeting,
    MeetingKind,
    Member,
    Position,
    Standing,
    Subject,
    SubjectKind,
    Summons,
)
from db.standing import StandingKind

GENDERS = {True: Gender.FEMALE, False: Gender.MALE, None: None}


def day(text: str) -> date:
    return date.fromisoformat(text)


def perhaps(text: str | None) -> date | None:
    return None if text is None else day(text)


def partial(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.from_iso(text)


class Chapter:
    """Writes records by the shortest call, days as ISO text; every call is one change.

    `first` begins the numbers in their codes, for a book that holds some of them already.
    """

    def __init__(self, book: Book, first: int = 1) -> None:
        self.book = book
        self._numbers = count(first)

    def member(
        self,
        name: str = "Lê Văn Tám",
        *,
        joined: str | None = "2010-01-01",
        official: str | None = "2011-01-01",
        female: bool | None = False,
        position: str | None = None,
        group: str | None = None,
    ) -> int:
        return self._add(
            Member(
                code=self._code("DV"),
                full_name=name,
                gender=GENDERS[female],
                joined=partial(joined),
                official=partial(official),
                position=position,
                party_group=group,
            )
        )

    def members(self, number: int) -> list[int]:
        return [self.member(f"Đảng viên {each}") for each in range(1, number + 1)]

    def standing(self, member: int, kind: StandingKind, start: str, end: str | None = None) -> int:
        return self._add(
            Standing(
                code=self._code("DB"),
                member_id=member,
                kind=kind,
                from_date=day(start),
                to_date=perhaps(end),
            )
        )

    def position(
        self, member: int, title: str, start: str | None = None, end: str | None = None
    ) -> int:
        return self._add(
            Position(
                code=self._code("CV"),
                member_id=member,
                title=title,
                from_date=perhaps(start),
                to_date=perhaps(end),
            )
        )

    def subject(self, code: str) -> int:
        return self._add(
            Subject(code=code, name=f"Nội dung {code}", kind=SubjectKind.DOCUMENT, year=None)
        )

    def meeting(
        self,
        on: str,
        kind: MeetingKind = MeetingKind.ORDINARY,
        *,
        audience: Audience = Audience.MEMBERS,
        summons: Summons = Summons.CHAPTER,
        group: str | None = None,
        subjects: Iterable[int] = (),
        headcount: int | None = None,
        groups: Mapping[str, int] | None = None,
        start: str | None = None,
    ) -> int:
        return self._add(
            Meeting(
                code=self._code("SH"),
                day=day(on),
                start=None if start is None else time.fromisoformat(start),
                kind=kind,
                audience=audience,
                summons=summons,
                summons_group=group,
                headcount=headcount,
                subject_ids=subjects,
                headcounts=[
                    Headcount(code=self._code("TP"), group=name, people=people)
                    for name, people in (groups or {}).items()
                ],
            )
        )

    def mark(self, meeting: int, member: int, mark: Mark | None, *, due: bool | None = None) -> int:
        return self._add(Attendance(meeting_id=meeting, member_id=member, mark=mark, due=due))

    def take(self, meeting: int, marks: Mapping[int, Mark] | None = None) -> int:
        """Take attendance with the marks given; everybody else due was present."""
        with self.book.change("điểm danh") as session:
            for member, mark in (marks or {}).items():
                attendance.set_mark(session, meeting, member, mark)
            attendance.take(session, meeting)
        return meeting

    def write(self, name: str, /, **values: Any) -> int:
        """Write a record of any register, its values by field; days may be ISO text."""
        register = by_name(name)
        for field in register.fields:
            if field.kind is FieldKind.DATE and isinstance(values.get(field.name), str):
                values[field.name] = day(values[field.name])
        with self.book.change("ghi") as session:
            return store.save(session, register, values)

    def declare(self, register: str, start: str, end: str) -> int:
        """Declare that a register has nothing from one day to another."""
        return self.write("declarations", register=register, from_date=start, to_date=end)

    def number(self, figure: str, period: str) -> object:
        with self.book.read() as session:
            return figures.value(session, figure, Period.parse(period)).number

    def state(self, figure: str, period: str) -> figures.State:
        with self.book.read() as session:
            return figures.value(session, figure, Period.parse(period)).state

    def labels(self, figure: str, period: str) -> list[str]:
        with self.book.read() as session:
            return [
                str(each.label) for each in figures.records(session, figure, Period.parse(period))
            ]

    def _code(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers):03d}"

    def _add(self, record: Attendance | Meeting | Member | Position | Standing | Subject) -> int:
        with self.book.change("ghi") as session:
            session.add(record)
            session.flush()
            return record.id
