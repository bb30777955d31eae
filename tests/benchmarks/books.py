"""Large invented books to measure with."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from db.book import Book, Founding
from db.dates import PartialDate
from db.registers import NamedPerson, attendance, store
from db.registers.commendations import COMMENDATIONS
from db.registers.commitments import COMMITMENTS
from db.registers.documents import DOCUMENTS
from db.registers.inspections import INSPECTIONS
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.registers.models import MODELS, RESULTS
from db.registers.outreach import OUTREACH
from db.registers.subjects import SUBJECTS
from db.schema import (
    Audience,
    Call,
    Holder,
    InspectionForm,
    Mark,
    MeetingKind,
    ModelArea,
    ModelKind,
    Outcome,
    SubjectKind,
)

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
    """Return a book of a chapter of 60 with twenty years in every register.

    About 15,000 attendances, 300 models and 1,200 commitments.
    """
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
        for number in range(20 * 15):
            _keep_a_model(session, rng, number)
        for year in range(2007, 2027):
            _work_a_year(session, rng, year)
    return book


def _keep_a_model(session: Session, rng: random.Random, number: int) -> None:
    day = date(2007, 1, 15) + timedelta(days=24 * number)
    values = {
        "name": f"{rng.choice(MIDDLES)} {rng.choice(GIVEN)}, mô hình thứ {number}",
        "kind": rng.choice(list(ModelKind)),
        "area": rng.choice(list(ModelArea)),
        "holder": rng.choice(list(Holder)),
        "registered": day,
        "completed": None if day.year > 2022 else day + timedelta(days=700),
        "content": "Góp gạo, góp công giúp hộ khó khăn trong khu vực",
    }
    model = store.save(session, MODELS, values)
    for turn in range(3):
        later = {"model": model, "day": day + timedelta(days=90 * turn), "people": turn}
        store.save(session, RESULTS, later | {"result": "Đã trao quà"})


def _work_a_year(session: Session, rng: random.Random, year: int) -> None:
    def some_day() -> date:
        return date(year, 1, 1) + timedelta(days=rng.randrange(320))

    for member in range(1, 61):
        item = {"member": member, "year": year, "content": f"Dự đủ {member} cuộc họp"}
        outcome = None if year == 2026 else Outcome.FULFILLED
        store.save(session, COMMITMENTS, item | {"outcome": outcome, "due": date(year, 11, 30)})
    for _turn in range(60):
        made = {"day": some_day(), "form": rng.choice(["Pano", "Phát thanh", "Tin bài"])}
        store.save(session, OUTREACH, made | {"quantity": Decimal(rng.randrange(1, 9))})
        issued = {"day": some_day(), "type": rng.choice(["NQ", "BC", "KH"])}
        store.save(session, DOCUMENTS, issued | {"abstract": "Về công tác tháng"})
    for turn in range(5):
        look = {"from_date": some_day(), "form": InspectionForm.CHECK, "content": "Đóng đảng phí"}
        person = NamedPerson("", 1 + (year + turn) % 60)
        store.save(session, INSPECTIONS, look | {"inspected": [person], "limits": "Chậm"})
    for _turn in range(20):
        values = {"day": some_day(), "holder": Holder.PERSON, "merit": "Có thành tích"}
        store.save(session, COMMENDATIONS, values | {"name": NamedPerson("", rng.randint(1, 60))})


def _meet(session: Session, day: date, subjects: tuple[int, ...] = ()) -> int:
    values = {
        "day": day,
        "kind": MeetingKind.ORDINARY,
        "audience": Audience.MEMBERS,
        "call": Call(),
        "subjects": subjects,
    }
    return store.save(session, MEETINGS, values)
