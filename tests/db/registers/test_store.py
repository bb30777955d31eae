"""What any register can do: save, find by code, delete, and come back after an undo."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.book import Book
from db.registers import REGISTERS, by_name, store
from db.registers.attendance import ATTENDANCE
from db.registers.fields import NamedPerson
from db.registers.inspections import INSPECTIONS
from db.registers.meetings import HEADCOUNTS, MEETINGS
from db.registers.members import MEMBERS, POSITION_REGISTER, STANDINGS
from db.registers.subjects import SUBJECTS
from db.registers.unit import UNIT
from db.schema import Audience, Call, Mark, Meeting, MeetingKind, Member, SubjectKind, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter

MEETING = {
    "day": date(2024, 6, 5),
    "kind": MeetingKind.ORDINARY,
    "audience": Audience.MEMBERS,
    "call": Call(),
}


def add(book: Book, name: str = "Lê Văn Tám", **values: object) -> int:
    with book.change("thêm") as session:
        return store.save(session, MEMBERS, {"full_name": name} | values)


def codes(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.scalars(select(Member.code).order_by(Member.id)))


# Codes


def test_a_record_without_a_code_takes_the_one_after_the_highest(book: Book) -> None:
    for code in (None, "DV007", "dv31", "DV1", "DVX", "KHAC99", None):
        add(book, code=code)
    assert codes(book)[0] == "DV001"
    assert codes(book)[-1] == "DV032"


@pytest.mark.parametrize("blank", ["", "   ", None])
def test_a_blank_code_is_no_code(book: Book, blank: str | None) -> None:
    add(book, code=blank)
    add(book, code=blank)
    assert codes(book) == ["DV001", "DV002"]


@pytest.mark.parametrize("same", ["DV5", "dv5", "  Dv5 "])
def test_a_code_is_taken_whatever_its_case_and_spaces(book: Book, same: str) -> None:
    add(book, code="DV5")
    with pytest.raises(store.CodeTakenError, match=r"Mã .* đã có"):
        add(book, code=same)
    assert codes(book) == ["DV5"]


def test_a_code_does_not_hold_what_parts_codes_in_a_list(book: Book) -> None:
    with pytest.raises(store.CodeError, match=r"“DV5; DV6” có dấu chấm phẩy"):
        add(book, code=" DV5;  DV6")
    assert codes(book) == []


def test_a_record_keeps_its_own_code_and_may_write_it_otherwise(book: Book) -> None:
    member = add(book, code="dv5")
    with book.change("sửa") as session:
        assert store.save(session, MEMBERS, {"code": " DV5 "}, member) == member
    assert codes(book) == ["DV5"]


def test_codes_are_found_trimmed_and_without_case(book: Book) -> None:
    member = add(book, code="Đv5")
    with book.read() as session:
        for asked in ("Đv5", " đV5 ", "ĐV5"):
            found = store.by_code(session, MEMBERS, asked)
            assert found is not None
            assert found.id == member
        assert store.by_code(session, MEMBERS, "DV5") is None


def test_registers_without_codes_find_nothing_by_code(book: Book, chapter: Chapter) -> None:
    chapter.take(chapter.meeting("2024-06-05"))
    with book.read() as session:
        assert store.by_code(session, ATTENDANCE, "1") is None


@given(st.lists(st.integers(1, 2000), max_size=8, unique=True))
@settings(max_examples=20, deadline=None)
def test_the_next_codes_are_above_every_one_used_and_never_meet(used: list[int]) -> None:
    free = store.free_codes(MEMBERS, [f"dv{number}" for number in used])
    first, second = next(free), next(free)
    assert int(first[2:]) == max(used, default=0) + 1
    assert int(second[2:]) == int(first[2:]) + 1


# Saving


def test_fields_not_named_stay_as_they_are(book: Book) -> None:
    member = add(book, phone="0900", position="Bí thư")
    with book.change("sửa") as session:
        store.save(session, MEMBERS, {"phone": "0911"}, member)
    with book.read() as session:
        values = store.values_of(MEMBERS, store.get(session, MEMBERS, member))
    assert (values["phone"], values["position"]) == ("0911", "Bí thư")


def test_a_record_that_is_gone_is_not_saved(book: Book) -> None:
    with pytest.raises(LookupError), book.change("sửa") as session:
        store.save(session, MEMBERS, {"phone": "0911"}, 99)


def test_text_is_stored_in_one_form_and_blank_is_nothing(book: Book) -> None:
    member = add(book, "  Le\u0302  Va\u0306n\u00a0Ta\u0301m ", phone="  ", party_group=" Tổ  1 ")
    with book.read() as session:
        found = session.get_one(Member, member)
        assert (found.full_name, found.phone, found.party_group) == ("Lê Văn Tám", None, "Tổ 1")


def test_long_text_keeps_its_lines(book: Book) -> None:
    with book.change("họp") as session:
        values = MEETING | {"content": " Nghi\u0323 quye\u0302\u0301t\n\n- mo\u0323\u0302t  hai \n"}
        meeting = store.save(session, MEETINGS, values)
    with book.read() as session:
        assert session.get_one(Meeting, meeting).content == "Nghị quyết\n\n- một hai"


def test_somebody_named_is_a_member_or_stays_text(book: Book) -> None:
    member = add(book)
    values = {"chair": NamedPerson("", member), "secretary": NamedPerson(" Cô  Út ")}
    with book.change("họp") as session:
        meeting = store.save(session, MEETINGS, MEETING | values)
    with book.read() as session:
        found = store.values_of(MEETINGS, store.get(session, MEETINGS, meeting))
    assert (found["chair"], found["secretary"]) == (NamedPerson("", member), NamedPerson("Cô Út"))
    with book.change("bỏ chủ trì") as session:
        store.save(session, MEETINGS, {"chair": None}, meeting)
        found = store.values_of(MEETINGS, store.get(session, MEETINGS, meeting))
    assert (found["chair"], found["secretary"]) == (NamedPerson(), NamedPerson("Cô Út"))


def test_every_register_gives_back_what_was_saved(book: Book) -> None:
    member = add(book)
    day = date(2024, 6, 5)
    with book.change("ghi đủ") as session:
        subject = store.save(session, SUBJECTS, {"name": "KL", "kind": SubjectKind.DOCUMENT})
        score = Decimal("92.50")
        call = Call(Summons.GROUP, "Tổ 1")
        values = MEETING | {"subjects": (subject,), "score": score, "call": call}
        meeting = store.save(session, MEETINGS, values)
        rows = {
            UNIT.name: {"key": "place", "value": "Ô Môn", "from_date": day},
            STANDINGS.name: {"member": member, "kind": StandingKind.AWAY, "from_date": day},
            POSITION_REGISTER.name: {"member": member, "title": "Bí thư", "to_date": day},
            HEADCOUNTS.name: {"meeting": meeting, "group": "Nhân dân", "people": 3},
            ATTENDANCE.name: {"meeting": meeting, "member": member, "mark": Mark.EXCUSED},
        }
        saved = {name: store.save(session, by_name(name), row) for name, row in rows.items()}
    rows |= {MEETINGS.name: values}
    saved |= {MEETINGS.name: meeting}
    with book.read() as session:
        for name, record in saved.items():
            found = store.values_of(by_name(name), store.get(session, by_name(name), record))
            assert found.items() >= rows[name].items()


def test_records_are_read_in_the_order_asked_for_and_what_is_gone_left_out(
    book: Book, chapter: Chapter
) -> None:
    subjects = [chapter.subject(code) for code in ("KL01", "NQ18", "CT05")]
    with book.read() as session:
        found = store.records_of(session, SUBJECTS, [subjects[2], 999, subjects[0]])
        assert [record.id for record in found] == [subjects[2], subjects[0]]


def test_records_are_read_with_all_their_fields_need(book: Book, chapter: Chapter) -> None:
    subject, member = chapter.subject("KL01"), chapter.member("Lê Văn Tám")
    people = (NamedPerson("Lê Văn Tám", member), NamedPerson("Tổ 4"))
    with book.change("ghi") as session:
        store.save(session, INSPECTIONS, {"inspected": people, "subjects": (subject,)})
    with book.read() as session:
        (record,) = store.records(session, INSPECTIONS)
        session.expunge_all()
        values = store.values_of(INSPECTIONS, record)
    assert (values["inspected"], values["subjects"]) == (people, (subject,))


def test_each_register_is_known_by_its_name() -> None:
    assert [by_name(register.name) for register in REGISTERS] == list(REGISTERS)
    with pytest.raises(KeyError):
        by_name("khong_co")


# Deleting


@pytest.mark.parametrize("use", ["attended", "chaired", "wrote"])
def test_a_member_the_meetings_tell_of_is_not_deleted(
    book: Book, chapter: Chapter, use: str
) -> None:
    member = add(book, "Nguyễn Thị Ánh")
    meeting = chapter.meeting("2024-06-05")
    with book.change("họp") as session:
        if use == "attended":
            row = {"meeting": meeting, "member": member, "mark": Mark.EXCUSED}
            store.save(session, ATTENDANCE, row)
        else:
            field = "chair" if use == "chaired" else "secretary"
            store.save(session, MEETINGS, {field: NamedPerson("", member)}, meeting)
    with (
        pytest.raises(store.InUseError, match=r"Nguyễn Thị Ánh .* ghi vào Diễn biến"),
        book.change("xóa") as session,
    ):
        store.delete(session, MEMBERS, [member])
    assert len(codes(book)) == 1


def test_a_subject_studied_is_not_deleted_and_nothing_else_of_that_change(
    book: Book, chapter: Chapter
) -> None:
    free, used = chapter.subject("KL02"), chapter.subject("KL01")
    chapter.meeting("2024-06-05", subjects=[used])
    with (
        pytest.raises(store.InUseError, match="KL01 đang được"),
        book.change("xóa") as session,
    ):
        store.delete(session, SUBJECTS, [free, used])
    with book.read() as session:
        assert store.count(session, SUBJECTS) == 2


def test_a_record_that_is_gone_is_not_deleted(book: Book) -> None:
    with pytest.raises(LookupError), book.change("xóa") as session:
        store.delete(session, MEMBERS, [99])


def test_what_was_deleted_comes_back_by_undo_under_its_own_code(book: Book) -> None:
    members = [add(book, name) for name in ("Lê Thị Ánh", "Trần Minh Ưng")]
    with book.change("xóa") as session:
        store.delete(session, MEMBERS, members)
    assert codes(book) == []
    book.undo()
    assert codes(book) == ["DV001", "DV002"]
    assert add(book) not in members
