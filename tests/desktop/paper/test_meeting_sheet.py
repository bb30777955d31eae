"""A meeting's sheet says what the book says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from db.book import Book, Founding
from db.registers import attendance, store
from db.registers.fields import NamedPerson
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS, STANDINGS
from db.schema import Audience, Call, Mark, MeetingKind
from db.standing import StandingKind
from desktop.paper.meeting_sheet import SheetOrder, meeting_sheet, page_sizes

DAY = date(2026, 11, 5)
PEOPLE = (
    ("Trần Minh Ưng", None, "Tổ 2"),
    ("Lê Văn Tám", "Phó Bí thư", "Tổ 1"),
    ("Nguyễn Thị Ánh", None, None),
    ("Phạm Ngọc Đào", "Bí thư", "Tổ 2"),
    ("Võ Thị Bé", "Chi ủy viên", "Tổ 1"),
    ("Đoàn Văn Ân", None, "Tổ 1"),
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    founding = Founding("OM-3", "Chi bộ Khu vực 3", "Đảng bộ phường Ô Môn", place="Ô Môn")
    with Book.create(tmp_path / "so.sochibo", founding) as book:
        with book.change("người") as session:
            for name, position, group in PEOPLE:
                values = {"full_name": name, "position": position, "party_group": group}
                store.save(session, MEMBERS, values)
            exempt = {"member": 6, "kind": StandingKind.EXEMPT, "from_date": date(2026, 1, 1)}
            store.save(session, STANDINGS, exempt)
        yield book


def meet(book: Book, **values: object) -> int:
    given = {
        "day": DAY,
        "kind": MeetingKind.ORDINARY,
        "audience": Audience.MEMBERS,
        "call": Call(),
        "chair": NamedPerson(member_id=4),
        "secretary": NamedPerson("Nguyễn Văn Khách"),
    } | values
    with book.change("họp") as session:
        return store.save(session, MEETINGS, given)


def printed(book: Book, meeting: int, order: SheetOrder = SheetOrder.NAME, **how: Any) -> str:
    with book.read() as session:
        pdf = meeting_sheet(session, meeting, order=order, **how)
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def order_of(text: str, names: list[str]) -> list[str]:
    return sorted(names, key=text.index)


def test_everybody_due_is_listed_in_name_order_and_nobody_else(book: Book) -> None:
    text = printed(book, meet(book))
    listed = ["Nguyễn Thị Ánh", "Võ Thị Bé", "Phạm Ngọc Đào", "Lê Văn Tám", "Trần Minh Ưng"]
    assert order_of(text, listed) == listed
    assert "Đoàn Văn Ân" not in text
    assert "Tổng số phải dự: 05" in text


def test_by_position_the_committee_stands_first_in_its_own_order(book: Book) -> None:
    text = printed(book, meet(book), SheetOrder.POSITION).split("THƯ KÝ")[0]
    listed = ["Phạm Ngọc Đào", "Lê Văn Tám", "Võ Thị Bé", "Nguyễn Thị Ánh", "Trần Minh Ưng"]
    assert order_of(text, listed) == listed


def test_by_party_group_each_group_has_its_caption_and_the_rest_come_last(book: Book) -> None:
    text = printed(book, meet(book), SheetOrder.GROUP)
    captions = ["Tổ 1", "Võ Thị Bé", "Tổ 2", "Phạm Ngọc Đào", "Chưa vào tổ", "Nguyễn Thị Ánh"]
    assert order_of(text, captions) == captions


def test_the_sheet_is_headed_and_signed_as_the_book_says(book: Book) -> None:
    text = printed(book, meet(book))
    for words in (
        "ĐẢNG BỘ PHƯỜNG Ô MÔN",
        "CHI BỘ KHU VỰC 3",
        "Ô Môn, ngày 05 tháng 11 năm 2026",
        "Họp chi bộ thường kỳ tháng 11 năm 2026",
        "Nguyễn Văn Khách",
    ):
        assert words in text
    assert text.count("Phạm Ngọc Đào") == 2


def test_a_filled_sheet_carries_marks_reasons_and_totals(book: Book) -> None:
    meeting = meet(book)
    with book.change("điểm danh") as session:
        attendance.set_mark(session, meeting, 1, Mark.EXCUSED, "Ốm")
        attendance.set_mark(session, meeting, 2, Mark.ONLINE)
        attendance.take(session, meeting)
    text = printed(book, meeting, filled=True)
    assert "Ốm" in text
    assert "Trực tuyến" in text
    assert "Có mặt: 04" in text
    assert "Vắng có lý do: 01" in text
    assert "80,00%" in text


def test_a_meeting_without_named_people_gets_lines_to_sign(book: Book) -> None:
    meeting = meet(book, audience=Audience.PUBLIC, content="Đối thoại với nhân dân")
    text = printed(book, meeting)
    assert "Đối thoại với nhân dân" in text
    assert "25" in text


def test_the_book_tells_how_many_names_stand_on_each_page_for_signing(book: Book) -> None:
    with book.change("người") as session:
        for number in range(30):
            store.save(session, MEMBERS, {"full_name": f"Đảng viên {number}"})
    meeting = meet(book)
    with book.read() as session:
        sizes = page_sizes(session, meeting)
        assert len(PdfReader(io.BytesIO(meeting_sheet(session, meeting))).pages) == len(sizes)
    assert len(sizes) == 2
    assert sum(sizes) == 35


def test_somebody_staying_here_for_a_time_is_marked_so(book: Book) -> None:
    with book.change("tạm đến") as session:
        guest = store.save(session, MEMBERS, {"full_name": "Kim Văn Giàu"})
        stay = {"member": guest, "kind": StandingKind.HERE, "from_date": date(2026, 10, 1)}
        store.save(session, STANDINGS, stay)
    assert "Tạm thời đến" in " ".join(printed(book, meet(book)).split())


def test_a_meeting_that_is_gone_is_said_so(book: Book) -> None:
    with pytest.raises(LookupError):
        printed(book, 99)
