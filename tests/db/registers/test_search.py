"""One search finds members, meetings and subjects, however they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.book import Book, Founding
from db.registers import store
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.registers.search import search
from db.registers.subjects import SUBJECTS
from db.schema import Audience, Call, MeetingKind, SubjectKind


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.create(tmp_path / "so.sochibo", Founding("OM-1", "Chi bộ 1")) as book:
        with book.change("ghi") as session:
            for name in ("Nguyễn Văn Đạt", "Đặng Thị Tám", "Tám Văn Ứng", "Lê Văn Tám"):
                store.save(session, MEMBERS, {"full_name": name})
            values = {"name": "Kết luận số 01-KL/TW", "code": "KL01", "year": 2021}
            store.save(session, SUBJECTS, values | {"kind": SubjectKind.DOCUMENT})
            for month in (10, 11):
                meeting = {
                    "day": date(2026, month, 5),
                    "kind": MeetingKind.ORDINARY,
                    "audience": Audience.MEMBERS,
                    "call": Call(),
                    "content": f"Sinh hoạt tháng {month}",
                    "place": "Nhà văn hóa",
                }
                store.save(session, MEETINGS, meeting)
        yield book


def titles(book: Book, words: str) -> list[str]:
    with book.read() as session:
        return [found.title for found in search(session, words)]


@pytest.mark.parametrize("words", ["nguyen van dat", "NGUYỄN", "đạt", "dat nguyen", " dv001 "])
def test_a_member_is_found_without_dau_case_or_order(book: Book, words: str) -> None:
    assert titles(book, words) == ["Nguyễn Văn Đạt"]


def test_who_is_called_by_the_word_comes_before_who_merely_has_it(book: Book) -> None:
    assert titles(book, "tam") == ["Đặng Thị Tám", "Lê Văn Tám", "Tám Văn Ứng"]


def test_meetings_are_found_by_content_and_place_the_newest_first(book: Book) -> None:
    assert titles(book, "nha van hoa") == ["Thường kỳ 05/11/2026", "Thường kỳ 05/10/2026"]
    assert titles(book, "05/10/2026") == titles(book, "sinh hoat 10") == ["Thường kỳ 05/10/2026"]


def test_a_subject_is_found_by_name_or_code(book: Book) -> None:
    assert titles(book, "ket luan") == titles(book, "kl01") == ["Kết luận số 01-KL/TW"]


def test_nothing_typed_finds_nothing(book: Book) -> None:
    assert titles(book, "  ") == titles(book, "không có ai") == []
