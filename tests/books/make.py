"""Write a small book of the schema in force, every column of it filled, to be kept for good.

Run once when a schema is released: `python -m tests.books.make`. A book once written is never
written again: tests open it to prove that books of every released schema still open.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db import history, pc, vault
from db.book import Book, Founding
from db.dates import PartialDate
from db.messages import N_, Message, plain
from db.migrations import SCHEMA_VERSION
from db.periods import Period
from db.registers import (
    REGISTERS,
    attendance,
    locks,
    receipts,
    received,
    refused,
    return_life,
    store,
    superior_queries,
    superior_replies,
    unit,
    unit_queries,
)
from db.registers.fields import FieldKind, NamedPerson, Register
from db.registers.handed_in import Behind, NewReturn, remember
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.members import MEMBERS, POSITION_REGISTER, STANDINGS
from db.registers.received import NewReceived
from db.registers.refused import Refused
from db.registers.stored_forms import NewForm, add_form, set_owed
from db.registers.subjects import SUBJECTS
from db.registers.superior_queries import NewSuperiorQuery
from db.registers.superior_replies import NewSuperiorReply
from db.registers.unit import UNIT
from db.registers.unit_queries import NewQuery
from db.schema import (
    Audience,
    Call,
    FactKey,
    Gender,
    Mark,
    MeetingKind,
    ReceiptState,
    SubjectKind,
    Summons,
)
from db.standing import StandingKind

HERE = Path(__file__).parent
CHAPTER = Founding(
    "OM-KV9", "Chi bộ Khu vực 9", parent="Đảng bộ phường Mẫu", superior="Quận ủy Mẫu", place="Mẫu"
)
QUARTER = Period.quarter(2026, 1)

BY_HAND = (
    "unit",
    "members",
    "standings",
    "positions",
    "subjects",
    "meetings",
    "headcounts",
    "attendance",
)
"""The registers of the story told below; all others are filled by their descriptions."""


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
            attendance.reconcile(session, study, 2, date(2026, 3, 6))
        with book.change("ghi các sổ khác") as session:
            for register in described():
                store.save(session, register, told(register))
        with book.change("báo cáo") as session:
            _add_returns(session, study)
        with book.change("tổng hợp") as session:
            _add_received(session)
            _add_refused(session)
            _add_queries(session)
            _add_replies(session)
        with book.change("sửa nhầm") as session:
            store.save(session, MEMBERS, {"phone": "0900"}, members[0])
        book.undo()


def _add_members(session: Session) -> list[int]:
    people = (
        ("Nguyễn Thị Mẫu", Gender.FEMALE, "1979-03-05", "2005-11-20", "2006-11-20", "Bí thư"),
        ("Trần Văn Thử", Gender.MALE, "1959", "1990", "1991", None),
        ("Danh Sà Ví Dụ", Gender.MALE, "1998-07", "2026-02-03", None, None),
    )
    members = []
    for name, gender, birth, joined, official, position in people:
        values = {
            "full_name": name,
            "gender": gender,
            "birth": PartialDate.from_iso(birth),
            "joined": PartialDate.from_iso(joined),
            "official": PartialDate.from_iso(official) if official else None,
            "position": position,
            "party_group": "Tổ 1",
        }
        members.append(store.save(session, MEMBERS, values))
    more = {"card_number": "65.000123", "ethnic_group": "Khmer", "phone": "0901"}
    store.save(session, MEMBERS, more | {"sort_name": "Ví Dụ"}, members[2])
    away = {"member": members[1], "kind": StandingKind.AWAY}
    dates = {"from_date": date(2026, 6, 1), "to_date": date(2026, 12, 31)}
    store.save(session, STANDINGS, away | dates)
    post = {"member": members[0], "title": "Bí thư", "from_date": date(2020, 5, 1)}
    store.save(session, POSITION_REGISTER, post)
    earlier = {"from_date": date(2015, 5, 1), "to_date": date(2020, 4, 30)}
    store.save(session, POSITION_REGISTER, post | {"title": "Chi ủy viên"} | earlier)
    return members


def _add_meetings(session: Session, members: list[int]) -> int:
    subject, replaced = (
        store.save(session, SUBJECTS, values | {"kind": SubjectKind.DOCUMENT})
        for values in (
            {"code": "KL01", "name": "Kết luận số 01-KL/TW", "year": 2021},
            {"code": "CT05", "name": "Chỉ thị số 05-CT/TW", "year": 2016, "last_year": 2021},
        )
    )
    store.save(session, SUBJECTS, {"replaces": replaced}, subject)
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
            "chair": NamedPerson("Nguyễn Thị Mẫu", members[0]),
            "secretary": NamedPerson("Danh Sà Ví Dụ", members[2]),
            "opinions": 9,
            "score": Decimal("92.5"),
            "conclusion": "Thực hiện nghiêm Kết luận 01",
            "papers_posted": date(2026, 3, 4),
            "resolution_posted": date(2026, 3, 6),
        },
    )
    values = {"day": date(2026, 3, 20), "kind": MeetingKind.STUDY, "audience": Audience.PUBLIC}
    public = store.save(session, MEETINGS, values | {"call": Call(), "subjects": (subject,)})
    values = {"day": date(2026, 3, 25), "kind": MeetingKind.OTHER, "audience": Audience.CADRES}
    values |= {"call": Call(Summons.GROUP, "Tổ 1"), "headcount": 4}
    store.save(session, MEETINGS, values)
    for group, people in (("Hội Phụ nữ", 21), ("Nhân dân", 34)):
        headcount = {"meeting": public, "group": group, "people": people}
        store.save(session, HEADCOUNTS, headcount)
    return study


def _add_returns(session: Session, study: int) -> None:
    form = NewForm("BM9", "1", "Biểu mẫu của phường", b"bieu mau", date(2026, 3, 1))
    add_form(session, form)
    set_owed(session, "KL01", ("quarter", "year"))
    locks.set_password(session, "Đảng ủy phường Mẫu", "chia sẻ")
    for revision, reason in ((1, ""), (2, "Bổ sung một cuộc")):
        made = NewReturn(
            form="KL01",
            form_version="1",
            period=QUARTER,
            revision=revision,
            superior="Đảng ủy phường Mẫu",
            addressee="Ban Xây dựng Đảng",
            made_at=datetime(2026, 4, 1 + revision, 8, 30, tzinfo=UTC),
            made_by="Đào",
            file_name=f"KL01_OM-KV9_2026-01-01_2026-03-31_v{revision}.xlsx",
            file=f"so {revision}".encode(),
            content=f"{revision:064x}",
            step=history.newest(session),
            behind={"meetings.held": [Behind("meetings", study, "1")]},
            reason=reason,
        )
        number = remember(session, made)
        return_life.mark_sent(session, number, date(2026, 4, 2 + revision))
        answer = return_life.mark_sent_back if revision == 1 else return_life.mark_accepted
        answer(session, number, date(2026, 4, 3 + revision), "Đã xem")


def _add_received(session: Session) -> None:
    for revision, reason in ((1, ""), (2, "Đã hỏi lại đơn vị")):
        new = NewReceived(
            form="KL01",
            form_version="1",
            period=QUARTER,
            unit_code="OM-KV9-T1",
            unit_name="Chi bộ Tổ 1",
            revision=revision,
            made_at=datetime(2026, 4, 1 + revision, 8, 30, tzinfo=UTC),
            received_at=datetime(2026, 4, 2 + revision, 14, 5, tzinfo=UTC),
            received_by="Đào",
            file_name=f"KL01_OM-KV9-T1_2026-01-01_2026-03-31_v{revision}.xlsx",
            content=f"{revision:064x}",
            edited=revision == 2,
            nil=revision == 1,
            reason=reason,
            file=f"so {revision}".encode(),
            said=f"cong {revision}".encode(),
        )
        received.receive(session, [new])


def _add_refused(session: Session) -> None:
    reason = Message(N_("Tệp “{file}”: {what}"), {"file": "t1.xlsx", "what": plain("số cũ")})
    file = Refused(
        form="KL01",
        period=QUARTER,
        unit_code="OM-KV9-T1",
        unit_name="Chi bộ Tổ 1",
        revision=3,
        file_name="t1.xlsx",
        reason=reason,
        refused_at=datetime(2026, 4, 8, 7, 45, tzinfo=UTC),
        refused_by="Đào",
    )
    refused.remember(session, [file])


def _add_queries(session: Session) -> None:
    about: dict[str, Any] = {
        "form": "KL01",
        "period": QUARTER,
        "revision": 2,
        "sheet": "Biểu 02",
        "cell": "J9",
        "figure": "meetings.present",
        "shown": "19",
        "question": "Có mặt 19 mà danh sách 18?",
        "due_on": date(2026, 4, 20),
    }
    asked_on, answered_on, settled_on = (date(2026, 4, day) for day in (6, 9, 10))
    put = NewQuery(**about, unit_code="OM-KV9-T1", unit_name="Chi bộ Tổ 1")
    number = unit_queries.ask(session, put, asked_on)
    unit_queries.mark_sent(session, [number], asked_on)
    told = [(number, "Một người mới chuyển đến", answered_on)]
    unit_queries.answers_came(session, put.unit_code, told)
    unit_queries.settle(session, number, settled_on)
    came = NewSuperiorQuery(
        **about,
        number=7,
        superior_code="OM",
        superior="Đảng ủy phường Mẫu",
        asked_on=asked_on,
        settled=True,
    )
    (kept,) = superior_queries.take_in(session, [came], settled_on)
    superior_queries.answer(session, kept, "Đã sửa ở số 2", answered_on)


def _add_replies(session: Session) -> None:
    (taken,) = received.received(session, "KL01", QUARTER)
    decided_on = date(2026, 4, 10)
    receipts.accept(session, [taken.id], decided_on, "Đủ biểu")
    told_at = datetime(2026, 4, 10, 9, 15, tzinfo=UTC)
    receipts.mark_told(session, taken.id, f"{4:064x}", told_at)
    came = NewSuperiorReply(
        form="KL01",
        period=QUARTER,
        superior_code="OM",
        superior="Đảng ủy phường Mẫu",
        made_at=told_at,
        revision=2,
        received_on=date(2026, 4, 5),
        state=ReceiptState.ACCEPTED,
        words="Đã xem",
        decided_on=decided_on,
    )
    superior_replies.take_in(session, came, date(2026, 4, 11))


def described() -> list[Register]:
    """Return the registers that their descriptions alone are enough to fill."""
    return [register for register in REGISTERS if register.name not in BY_HAND]


def told(register: Register) -> dict[str, Any]:
    """Return a value for every field, tied to the first record of each register it refers to."""
    member, words = NamedPerson("Nguyễn Thị Mẫu", 1), "Đạo đức là gốc"
    values: dict[FieldKind, Any] = {
        FieldKind.TEXT: words,
        FieldKind.LONG_TEXT: f"{words}\n{words}",
        FieldKind.DATE: date(2026, 2, 3),
        FieldKind.INTEGER: 7,
        FieldKind.DECIMAL: Decimal("7.25"),
        FieldKind.YEAR: 2026,
        FieldKind.REFERENCE: 1,
        FieldKind.REFERENCES: (1,),
        FieldKind.PERSON: member,
        FieldKind.PEOPLE: (member, NamedPerson("Hội Phụ nữ")),
    }
    return {
        field.name: field.choices[0].value if field.choices else values[field.kind]
        for field in register.fields
        if field.kind is not FieldKind.CODE
    }


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
