"""Everything taken out, so that a new book becomes the same (CONTRACT §2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from db import registers
from db.book import Book
from db.dates import PartialDate
from db.registers import NamedPerson, store
from db.registers.meetings import MEETINGS as MEETING_REGISTER
from db.registers.members import MEMBERS as MEMBER_REGISTER
from db.schema import (
    Audience,
    Call,
    Gender,
    Headcount,
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
from desktop.exchange import (
    SheetCount,
    export_register,
    export_workbook,
    import_incoming,
    import_workbook,
    recognise,
)
from desktop.files.writing import WriteError
from tests.cases import read_here
from tests.desktop.exchange.any_records import fill
from tests.desktop.exchange.desk import (
    ATTENDANCE,
    MEETINGS,
    MEMBERS,
    STANDINGS,
    TODAY,
    UNIT,
    Desk,
    Rows,
    dump,
    rows_of,
)

PEOPLE: Rows = [["Mã", "Họ và tên"], ["DV01", "Tám"], ["DV02", "Chín"], ["DV03", "Mười"]]
MARKS = ["Mã cuộc", "Mã đảng viên", "Kết quả", "Lý do", "Phải dự"]
NewBook = Callable[[], Book]


def meeting(taken: str | None = "x", **cells: Any) -> list[list[Any]]:
    given = {"Mã": "SH01", "Ngày": "3/3/2021", "Loại": "Thường kỳ", "Đã điểm danh": taken} | {
        heading.replace("_", " "): cell for heading, cell in cells.items()
    }
    return [list(given), list(given.values())]


def brought_over(desk: Desk, new_book: NewBook) -> Book:
    """Take everything out of the book and into a new one."""
    path = desk.folder / "chuyen.xlsx"
    export_workbook(desk.book, path)
    other = new_book()
    report = import_workbook(other, path, today=TODAY)
    assert report.applied
    return other


def fill_every_field(book: Book) -> None:
    """Write a record with every field of every register filled, and one nearly empty."""
    with book.change("điền đủ") as session:
        member = Member(
            code="DV01",
            full_name="Thạch Sà Phoan",
            gender=Gender.FEMALE,
            birth=PartialDate(1959),
            card_number="00123",
            joined=PartialDate(1985, 5),
            official=PartialDate(1986, 5, 19),
            position="Bí thư, Tổ trưởng",
            party_group="Tổ 1",
            ethnic_group="Khmer",
            phone="0292 123",
            sort_name="Sà Phoan",
        )
        session.add_all([member, Member(code="dv-2", full_name="=1+1")])
        subject = Subject(code="KL01", name="Kết luận 01", kind=SubjectKind.MOVEMENT, year=2021)
        theme = Subject(code="CD", name="+x", kind=SubjectKind.YEAR_THEME, replaces=subject)
        session.add_all([subject, theme])
        session.flush()
        session.add_all(
            [
                Standing(
                    code="DB1",
                    member_id=member.id,
                    kind=StandingKind.EXEMPT,
                    from_date=date(2021, 1, 1),
                    to_date=date(2021, 2, 1),
                ),
                Position(code="CV1", member_id=member.id, title="Bí thư", to_date=date(2022, 1, 1)),
                Position(code="CV2", member_id=member.id, title="Bí thư", to_date=date(2022, 1, 1)),
            ]
        )
        full = Meeting(
            code="SH1",
            day=date(2021, 3, 3),
            start=time(19, 30),
            duration=90,
            kind=MeetingKind.COMBINED,
            audience=Audience.PUBLIC,
            call=Call(Summons.GROUP, "Tổ 1"),
            content="Dòng một\nDòng hai",
            place="@nhà văn hóa",
            chair="Thạch Sà Phoan",
            chair_id=member.id,
            secretary="-Ông Ba",
            headcount=0,
            taken=True,
            opinions=3,
            score=Decimal("87.55"),
            conclusion="Tốt",
            papers_posted=date(2021, 3, 2),
            resolution_posted=date(2021, 3, 4),
            signatures=18,
            reconciled=date(2021, 3, 5),
        )
        full.subject_ids = (subject.id,)
        session.add(full)
        empty = {"day": date(2021, 4, 1), "kind": MeetingKind.OTHER, "call": Call()}
        values = {"audience": Audience.MEMBERS, "taken": False} | empty
        store.save(session, MEETING_REGISTER, values)
        session.flush()
        session.add(Headcount(code="TP1", meeting_id=full.id, group="Hội Phụ nữ", people=20))
        session.flush()
        fill(session, Random(11), most=12, least=8)


def test_every_field_of_every_register_comes_over(desk: Desk, new_book: NewBook) -> None:
    fill_every_field(desk.book)

    assert dump(brought_over(desk, new_book)) == dump(desk.book)


def test_every_field_of_every_register_was_filled(desk: Desk) -> None:
    fill_every_field(desk.book)
    taken_out = desk.take_out()

    for register in registers.REGISTERS:
        filled = {heading for row in taken_out[register.sheet] for heading in row}
        missing = {field.heading for field in register.fields} - filled
        assert register.sheet in (UNIT, ATTENDANCE) or missing <= {"Từ ngày"}, missing


def test_every_record_has_its_code(desk: Desk) -> None:
    fill_every_field(desk.book)
    taken_out = desk.take_out()

    for register in registers.REGISTERS:
        if register.key == ("code",):
            assert all("Mã" in row for row in taken_out[register.sheet])


def test_the_rows_of_one_register_go_out_in_their_order_and_come_back_as_the_same(
    desk: Desk,
) -> None:
    path = desk.folder / "mot-so.xlsx"
    with desk.book.change("ghi") as session:
        fill(session, Random(4), most=5, least=3)
    before = dump(desk.book)
    for register in registers.REGISTERS:
        if register.key != ("code",):
            continue
        with desk.book.read() as session:
            ids = [each.id for each in reversed(store.records(session, register))][:-1]
            found = store.records_of(session, register, ids)
            codes = [store.values_of(register, each)["code"] for each in found]
        export_register(desk.book, register, ids, path)
        (sheet,) = read_here(path)
        assert [row["Mã"] for row in rows_of(sheet)] == codes
        report = import_incoming(desk.book, recognise([sheet], path.name), today=TODAY)
        assert report.sheets == {register.sheet: SheetCount(same=len(ids))}
    assert dump(desk.book) == before


def test_empty_registers_are_exported_as_headings(desk: Desk) -> None:
    assert set(desk.take_out()) == {register.sheet for register in registers.REGISTERS}


def test_text_can_never_run_as_a_formula(desk: Desk, tmp_path: Path) -> None:
    fill_every_field(desk.book)
    export_workbook(desk.book, tmp_path / "xuat.xlsx")

    workbook = openpyxl.load_workbook(tmp_path / "xuat.xlsx")
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}


def test_dates_are_true_dates_and_headings_bold_and_frozen(desk: Desk, tmp_path: Path) -> None:
    fill_every_field(desk.book)
    export_workbook(desk.book, tmp_path / "xuat.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "xuat.xlsx")[STANDINGS]
    assert sheet.freeze_panes == "A2"
    assert all(cell.font.b for cell in sheet[1])
    day = sheet["D2"]
    assert (day.is_date, day.number_format) == (True, "dd/mm/yyyy")


class TestAttendance:
    """Phải dự stands wherever stored list and rule differ; else exceptions are enough."""

    AWAY = (["Mã đảng viên", "Tình trạng", "Từ ngày"], ["DV03", "Tạm thời đi", "1/1/2021"])

    def rows(self, desk: Desk) -> list[list[Any]]:
        return [[row.get(heading) for heading in MARKS] for row in desk.take_out()[ATTENDANCE]]

    def test_plain_presence_of_those_due_is_left_out(self, desk: Desk) -> None:
        desk.bring(
            {
                MEMBERS: PEOPLE,
                MEETINGS: meeting(),
                ATTENDANCE: [
                    MARKS,
                    ["SH01", "DV02", "Vắng có lý do", "Ốm", None],
                    ["SH01", "DV03", "Trực tuyến", None, None],
                ],
            }
        )

        assert self.rows(desk) == [
            ["SH01", "DV02", "Vắng có lý do", "Ốm", None],
            ["SH01", "DV03", "Trực tuyến", None, None],
        ]

    def test_a_standing_changed_later_makes_the_stored_list_be_said(
        self, desk: Desk, new_book: NewBook
    ) -> None:
        desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting()})
        desk.bring({STANDINGS: list(self.AWAY)})

        assert self.rows(desk) == [["SH01", "DV03", "Có mặt", None, "có"]]
        assert dump(brought_over(desk, new_book)) == dump(desk.book)

    def test_someone_due_by_the_rule_only_later_is_said_not_to_have_been(
        self, desk: Desk, new_book: NewBook
    ) -> None:
        desk.bring({MEMBERS: PEOPLE[:3], MEETINGS: meeting()})
        desk.bring({MEMBERS: PEOPLE})

        assert self.rows(desk) == [["SH01", "DV03", None, None, "không"]]
        other = brought_over(desk, new_book)
        assert Desk(other, desk.folder).take_out("2.xlsx") == desk.take_out()

    def test_a_chosen_list_is_said_name_by_name(self, desk: Desk, new_book: NewBook) -> None:
        desk.bring(
            {
                MEMBERS: PEOPLE,
                MEETINGS: meeting(Triệu_tập="Danh sách"),
                ATTENDANCE: [
                    MARKS,
                    ["SH01", "DV01", None, None, "có"],
                    ["SH01", "DV02", "Có mặt", None, None],
                ],
            }
        )

        assert self.rows(desk) == [
            ["SH01", "DV01", "Có mặt", None, "có"],
            ["SH01", "DV02", "Có mặt", None, None],
        ]
        assert dump(brought_over(desk, new_book)) == dump(desk.book)

    def test_a_draft_comes_over_as_it_is(self, desk: Desk, new_book: NewBook) -> None:
        draft = [
            ["SH01", "DV01", "Vắng có lý do", "Ốm", None],
            ["SH01", "DV02", None, None, "không"],
            ["SH01", "DV03", "Có mặt", None, "có"],
        ]
        desk.bring({MEMBERS: PEOPLE, MEETINGS: meeting(None), ATTENDANCE: [MARKS, *draft]})

        assert self.rows(desk) == draft
        assert dump(brought_over(desk, new_book)) == dump(desk.book)


def test_a_person_chosen_without_a_name_comes_over(desk: Desk, new_book: NewBook) -> None:
    with desk.book.change("ghi") as session:
        person = store.save(session, MEMBER_REGISTER, {"full_name": "Tám"})
        values = {"day": date(2021, 1, 1), "kind": MeetingKind.OTHER, "call": Call()}
        values |= {"audience": Audience.MEMBERS, "taken": False}
        store.save(session, MEETING_REGISTER, values | {"chair": NamedPerson(member_id=person)})

    with brought_over(desk, new_book).read() as session:
        assert session.scalars(select(Meeting.chair_id)).one() == 1


def test_a_file_open_in_excel_is_said_and_left_alone(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "xuat.xlsx"
    target.write_text("bản cũ")
    (tmp_path / "~$xuat.xlsx").write_text("")

    with pytest.raises(WriteError):
        export_workbook(desk.book, target)
    assert target.read_text() == "bản cũ"


def test_an_export_leaves_nothing_else_behind(desk: Desk, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    export_workbook(desk.book, tmp_path / "xuat.xlsx")

    assert set(tmp_path.iterdir()) - before == {tmp_path / "xuat.xlsx"}
