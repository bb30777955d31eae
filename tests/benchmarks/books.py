"""Large invented books to measure with."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book, Founding
from db.dates import PartialDate
from db.registers import attendance, store
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.registers.subjects import SUBJECTS
from db.schema import Audience, Call, Mark, MeetingKind, SubjectKind

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Danh", "Thạch", "Võ", "Đặng", "Huỳnh", "Kim")
MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Hoàng", "Kim", "Xuân", "Quốc")
GIVEN = ("Đạt", "Tám", "Hòa", "Ánh", "Ưng", "Bảo", "Cường", "Đào", "Hạnh", "Yến", "Oanh", "Ý")


def full_name(rng: random.Random) -> str:
    """Return an invented name."""
    return " ".join(rng.choice(part) for part in (FAMILIES, MIDDLES, GIVEN))


def with_members(path: Path, count: int) -> Book:
    """Return a book with so many members and one open meeting."""
    rng = random.Random(1)
    book = Book.create(path, Founding("OM-1", "Chi bộ lớn"))
    with book.change("thêm") as session:
        for _number in range(count):
            values = {
                "full_name": full_name(rng),
                "birth": PartialDate(rng.randint(1945, 2000), None, None),
                "joined": PartialDate(2000, 1, 1),
                "official": PartialDate(2001, 1, 1),
            }
            store.save(session, MEMBERS, values)
        _meet(session, date(2026, 11, 5))
    return book


def twenty_years(path: Path) -> Book:
    """Return a book of a chapter of 60 with twenty years of attendance: about 15,000 rows."""
    rng = random.Random(2)
    book = with_members(path, 60)
    with book.change("hai mươi năm") as session:
        subject = store.save(
            session, SUBJECTS, {"code": "KL01", "name": "KL 01", "kind": SubjectKind.DOCUMENT}
        )
        for month in range(12 * 20):
            day = date(2006, 12, 1) + timedelta(days=30 * month)
            meeting = _meet(session, day, (subject,) if month % 3 == 0 else ())
            for member in rng.sample(range(1, 61), 2):
                attendance.set_mark(session, meeting, member, Mark.EXCUSED, "Ốm")
            attendance.take(session, meeting)
    return book


def _meet(session: Session, day: date, subjects: tuple[int, ...] = ()) -> int:
    values = {
        "day": day,
        "kind": MeetingKind.ORDINARY,
        "audience": Audience.MEMBERS,
        "call": Call(),
        "subjects": subjects,
    }
    return store.save(session, MEETINGS, values)
