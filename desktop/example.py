"""The worked example: an invented chapter, two years of its meetings, its registers, to today."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book, Founding
from db.dates import PartialDate
from db.messages import N_
from db.periods import Period
from db.registers import attendance, store, stored_forms
from db.registers.fields import NamedPerson
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.members import MEMBERS, POSITIONS, STANDINGS
from db.registers.subjects import SUBJECTS
from db.registers.unit import UNIT
from db.schema import Audience, Call, FactKey, Gender, Mark, MeetingKind, SubjectKind
from db.standing import StandingKind
from desktop.example_records import add_records

FOUNDING = Founding(
    code="OM-KV3",
    name="Chi bộ Khu vực 3",
    parent="Đảng bộ phường Ô Môn",
    superior="Quận ủy Ô Môn",
    place="Ô Môn",
)
NEW_SUPERIOR = ("Đảng ủy phường Ô Môn", date(2025, 7, 1))
HALL, FORM = "Nhà văn hóa khu vực 3", "KL01"
_PEOPLE = """
    Nguyễn Hữu Hòa | nam | 1979
    Nguyễn Thị Ánh | nữ | 1970
    Phạm Ngọc Đào | nữ | 1974
    Hồ Văn Bảo | nam | 1958
    Danh Sà Cường | nam | 1991
    Lý Quốc Đạt | nam | 1988
    Võ Thị Mỹ Hạnh | nữ | 1985
    Lê Văn Tám | nam | 1961
    Trần Minh Ưng | nam | 1983
    Huỳnh Thị Kim Em | nữ | 1966
    Thạch Ngọc Yến | nữ | 1993
    Kim Văn Giàu | nam | 1972
    Đặng Thị Bé | nữ | 1955
    Bùi Hoàng Khải | nam | 1980
    Ngô Thanh Liêm | nam | 1969
    Mai Xuân Lộc | nam | 1977
    Châu Thị Nga | nữ | 1982
    Dương Văn Nhớ | nam | 1963
    Phan Thị Oanh | nữ | 1987
    Sơn Thị Phượng | nữ | 1990
    Trương Công Quí | nam | 1959
    Lâm Thị Ry | nữ | 1984
    Cao Văn Sang | nam | 1975
    Tô Thị Thảo | nữ | 1994
    Vũ Đình Thơm | nam | 1968
    Hà Thị Uyên | nữ | 1989
    Quách Văn Út | nam | 1971
    Đinh Thị Xuân | nữ | 1981
    Lưu Thị Ý | nữ | 1978
    Danh Sà Phoan | nam | 1998
    Đoàn Văn Ân | nam | 1948
    Tạ Thị Bình | nữ | 1986
"""
_MISSING = ("Ốm", "Công tác", "Việc gia đình")


@dataclass(frozen=True)
class _Told:
    """What the example's meetings refer to."""

    people: list[int]
    subjects: list[int]


def make_example(path: Path, today: date) -> Book:
    """Make the example's book and return it open; it refuses an existing file."""
    book = Book.create(path, FOUNDING)
    with book.founding(N_("ghi sổ ví dụ")) as session:
        superior, since = NEW_SUPERIOR
        fact = {"key": FactKey.SUPERIOR, "value": superior, "from_date": since}
        store.save(session, UNIT, fact)
        told = _Told(_add_people(session, today), _add_subjects(session, today))
        meetings = _add_meetings(session, told, today)
        known = {"members": told.people, "subjects": told.subjects, "meetings": meetings}
        add_records(session, known, _names(), today)
        # Earlier returns went out before the chapter kept this book.
        last_quarter = Period.quarter_of(today).before()
        assert last_quarter is not None
        stored_forms.set_owed_since(session, FORM, last_quarter.start)
    return book


def _add_people(session: Session, today: date) -> list[int]:
    rng = random.Random(3)
    posts = dict(zip(range(3), POSITIONS, strict=True))
    people = []
    for number, line in enumerate(_PEOPLE.strip().splitlines()):
        name, gender, year = (part.strip() for part in line.split("|"))
        born = int(year)
        joined = _day(rng, max(born + 24, 1980), min(born + 38, today.year - 4))
        values = {
            "full_name": name,
            "gender": Gender.FEMALE if gender == "nữ" else Gender.MALE,
            "birth": PartialDate.from_iso(str(born)),
            "joined": PartialDate.from_iso(joined.isoformat()),
            "official": PartialDate.from_iso(_later(joined, 365).isoformat()),
            "position": posts.get(number),
            "party_group": N_("Tổ {number}").format(number=1 + number % 2),
            "ethnic_group": "Khmer" if name.split()[0] in {"Danh", "Kim", "Sơn", "Thạch"} else None,
        }
        if name == "Danh Sà Phoan":
            joined = _later(today, -354)
            values |= {"joined": PartialDate.from_iso(joined.isoformat()), "official": None}
            values |= {"sort_name": "Sà Phoan"}
        people.append(store.save(session, MEMBERS, values))
    turns = (
        (-2, StandingKind.EXEMPT, _later(today, -500), None),
        (-1, StandingKind.AWAY, _later(today, -70), None),
        (-8, StandingKind.AWAY, _later(today, -400), _later(today, -210)),
    )
    for place, kind, start, end in turns:
        turn = {"member": people[place], "kind": kind, "from_date": start, "to_date": end}
        store.save(session, STANDINGS, turn)
    return people


def _add_subjects(session: Session, today: date) -> list[int]:
    told = (
        ("KL01", "Kết luận số 01-KL/TW của Bộ Chính trị", SubjectKind.DOCUMENT, 2021),
        (f"CD{today.year % 100:02d}", f"Chuyên đề năm {today.year}", SubjectKind.YEAR_THEME,
         today.year),
    )  # fmt: skip
    return [
        store.save(session, SUBJECTS, {"code": code, "name": name, "kind": kind, "year": year})
        for code, name, kind, year in told
    ]


def _names() -> list[str]:
    return [line.partition("|")[0].strip() for line in _PEOPLE.strip().splitlines()]


def _add_meetings(session: Session, told: _Told, today: date) -> list[int]:
    """Write the members' meetings and what came of them; return them, the first one first."""
    rng = random.Random(5)
    held = []
    for number, day in enumerate(_first_weeks(today)):
        thematic = day.month in (3, 6, 9)
        last = _later(day, 31) > today
        values = {
            "day": day,
            "start": time(14),
            "duration": 120 if thematic else 90,
            "kind": MeetingKind.COMBINED if thematic else MeetingKind.ORDINARY,
            "audience": Audience.MEMBERS,
            "call": Call(),
            "subjects": _studied(told, number, thematic),
            "content": f"Sinh hoạt tháng {day.month}",
            "place": HALL,
            "chair": NamedPerson(member_id=told.people[0]),
            "secretary": NamedPerson(member_id=told.people[2]),
            "opinions": None if last else rng.randint(4, 11),
        }
        meeting = store.save(session, MEETINGS, values)
        held.append(meeting)
        if not last:
            _attend(session, meeting, told, rng, number)
        if day.month in (5, 10):
            _meet_the_public(session, told, _later(day, 6), rng)
    return held


def _studied(told: _Told, number: int, thematic: bool) -> tuple[int, ...]:
    """Return what a meeting studied: the year's theme when thematic, the document now and then."""
    if thematic:
        return tuple(told.subjects)
    return tuple(told.subjects[:1]) if number % 3 == 2 else ()


def _attend(session: Session, meeting: int, told: _Told, rng: random.Random, number: int) -> None:
    for member in rng.sample(told.people[9:-2], rng.choice((0, 0, 1, 1, 2))):
        attendance.set_mark(session, meeting, member, Mark.EXCUSED, rng.choice(_MISSING))
    if number >= 20:  # one person stays away in the months just past
        attendance.set_mark(session, meeting, told.people[8], Mark.UNEXCUSED)
    attendance.take(session, meeting)


def _meet_the_public(session: Session, told: _Told, day: date, rng: random.Random) -> None:
    groups = {N_("Hội Phụ nữ"): rng.randint(15, 30), N_("Nhân dân"): rng.randint(20, 60)}
    values = {
        "day": day,
        "kind": MeetingKind.STUDY,
        "audience": Audience.PUBLIC,
        "call": Call(),
        "subjects": tuple(told.subjects[:1]),
        "content": "Tuyên truyền Kết luận 01-KL/TW",
        "place": HALL,
        "headcount": sum(groups.values()),
    }
    meeting = store.save(session, MEETINGS, values)
    for group, people in groups.items():
        store.save(session, HEADCOUNTS, {"meeting": meeting, "group": group, "people": people})


def _first_weeks(today: date) -> Iterator[date]:
    """Give the 5th of every month of two years, the last one not after today."""
    month = today.year * 12 + today.month - 1 - (today.day < 5)
    for each in range(month - 23, month + 1):
        yield date(each // 12, each % 12 + 1, 5)


def _day(rng: random.Random, first: int, last: int) -> date:
    return date(rng.randint(first, max(first, last)), rng.randint(1, 12), rng.randint(1, 28))


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days)
