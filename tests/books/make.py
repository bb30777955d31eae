"""Write a small book of the schema in force, with rows in every table, to be kept for good.

Run once when a schema is released: `python -m tests.books.make`. A book once written is never
written again: tests open it to prove that books of every released schema still open.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import date, time
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from db import pc, vault
from db.book import Book, Founding
from db.dates import PartialDate
from db.migrations import SCHEMA_VERSION
from db.registers import attendance, store, unit
from db.registers.fields import NamedPerson
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.members import MEMBERS, POSITION_REGISTER, STANDINGS
from db.registers.subjects import SUBJECTS
from db.registers.unit import UNIT
from db.schema import Audience, Call, FactKey, Gender, Mark, MeetingKind, SubjectKind
from db.standing import StandingKind

HERE = Path(__file__).parent
CHAPTER = Founding(
    "OM-KV9", "Chi bộ Khu vực 9", parent="Đảng bộ phường Mẫu", superior="Quận ủy Mẫu", place="Mẫu"
)


def make(path: Path) -> None:
    """Make the book, closed, at a path where nothing stands yet."""
    with Book.create(path, CHAPTER, clerk="Đào") as book:
        with book.change("ghi đơn vị") as session:
            merged = {"key": FactKey.SUPERIOR, "value": "Đảng ủy phường Mẫu"}
            store.save(session, UNIT, merged | {"from_date": date(2025, 7, 1)})
            unit.set_setting(session, "threshold.absences", "4")
        with book.change("ghi {count} đảng viên", count=3) as session:
            members = _add_members(session)
        with book.change("ghi sinh hoạt") as session:
            study = _add_meetings(session, members)
        with book.change("điểm danh") as session:
            attendance.set_mark(session, study, members[1], Mark.EXCUSED, "Ốm")
            attendance.take(session, study)
        with book.change("sửa nhầm") as session:
            store.save(session, MEMBERS, {"phone": "0900"}, members[0])
        book.undo()


def _add_members(session: Session) -> list[int]:
    told = (
        ("Nguyễn Thị Mẫu", Gender.FEMALE, "1979-03-05", "2005-11-20", "2006-11-20", "Bí thư"),
        ("Trần Văn Thử", Gender.MALE, "1959", "1990", "1991", None),
        ("Danh Sà Ví Dụ", Gender.MALE, "1998-07", "2026-02-03", None, None),
    )
    members = []
    for name, gender, birth, joined, official, position in told:
        values = {
            "full_name": name,
            "gender": gender,
            "birth": PartialDate.from_iso(birth),
            "joined": PartialDate.from_iso(joined),
            "official": PartialDate.from_iso(official) if official else None,
            "position": position,
            "party_group": "Tổ 1",
            "sort_name": "Ví Dụ" if name.endswith("Ví Dụ") else None,
        }
        members.append(store.save(session, MEMBERS, values))
    away = {"member": members[1], "kind": StandingKind.AWAY}
    store.save(session, STANDINGS, away | {"from_date": date(2026, 6, 1)})
    post = {"member": members[0], "title": "Bí thư", "from_date": date(2020, 5, 1)}
    store.save(session, POSITION_REGISTER, post)
    return members


def _add_meetings(session: Session, members: list[int]) -> int:
    values = {"code": "KL01", "name": "Kết luận số 01-KL/TW", "year": 2021}
    subject = store.save(session, SUBJECTS, values | {"kind": SubjectKind.DOCUMENT})
    study = store.save(
        session,
        MEETINGS,
        {
            "day": date(2026, 3, 5),
            "start": time(14),
            "duration": 120,
            "kind": MeetingKind.COMBINED,
            "audience": Audience.MEMBERS,
            "call": Call(),
            "subjects": (subject,),
            "content": "Sinh hoạt tháng 3",
            "place": "Nhà văn hóa",
            "chair": NamedPerson("", members[0]),
            "secretary": NamedPerson("Cô Út"),
            "score": Decimal("92.5"),
            "papers_posted": date(2026, 3, 4),
        },
    )
    values = {"day": date(2026, 3, 20), "kind": MeetingKind.STUDY, "audience": Audience.PUBLIC}
    public = store.save(session, MEETINGS, values | {"call": Call(), "subjects": (subject,)})
    for group, people in (("Hội Phụ nữ", 21), ("Nhân dân", 34)):
        headcount = {"meeting": public, "group": group, "people": people}
        store.save(session, HEADCOUNTS, headcount)
    return study


def main() -> None:
    target = HERE / f"v{SCHEMA_VERSION}.sochibo"
    if target.exists():
        raise SystemExit(f"{target.name} stands already: a released book is never written again")
    with tempfile.TemporaryDirectory() as place:
        os.environ[pc.HOME_VARIABLE] = str(Path(place) / "home")
        fresh = Path(place) / target.name
        make(fresh)
        for part in (fresh, vault.keys_path(fresh)):
            shutil.copy(part, HERE / part.name)


if __name__ == "__main__":
    main()
