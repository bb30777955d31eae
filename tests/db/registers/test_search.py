"""One search finds the records of every register, however they are typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db import registers
from db.book import Book, Founding
from db.registers import store
from db.registers.fields import NamedPerson
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.registers.search import Found, search
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
    october, november = "Thường kỳ, 05/10/2026", "Thường kỳ, 05/11/2026"
    assert titles(book, "nha van hoa") == [november, october]
    assert titles(book, "05/10/2026") == titles(book, "sinh hoat 10") == [october]


def test_a_subject_is_found_by_name_or_code(book: Book) -> None:
    assert titles(book, "ket luan") == titles(book, "kl01") == ["Kết luận số 01-KL/TW"]


def test_nothing_typed_finds_nothing(book: Book) -> None:
    assert titles(book, "  ") == titles(book, "không có ai") == []


def keep(book: Book, register: str, **values: Any) -> int:
    with book.change("ghi") as session:
        return store.save(session, registers.by_name(register), values)


def found(book: Book, words: str, most: int = 6) -> list[Found]:
    with book.read() as session:
        return search(session, words, most)


def test_every_register_is_searched_and_its_records_called_by_what_tells_them_apart(
    book: Book,
) -> None:
    grade = keep(book, "gradings", member=1, year=2025, grade="good", note="Trồng cây")
    praise = {"name": NamedPerson("", 2), "day": date(2026, 5, 19)}
    commended = keep(book, "commendations", **praise, merit="Trồng 500 cây xanh")
    paper = keep(book, "documents", type="NQ", number="07", day=date(2026, 2, 1), abstract="Cây")
    group = keep(book, "commendations", name=NamedPerson("Tổ cây"), day=date(2026, 6, 1))
    assert found(book, "cay") == [
        Found("commendations", group, "Tổ cây, 01/06/2026", "Khen thưởng · KH002"),
        Found("gradings", grade, "Nguyễn Văn Đạt, 2025", "Xếp loại đảng viên · XL001"),
        Found("commendations", commended, "Đặng Thị Tám, 19/05/2026",
              "Khen thưởng · Trồng 500 cây xanh"),
        Found("documents", paper, "NQ, 07", "Văn bản · Cây"),
    ]  # fmt: skip


def test_each_register_gives_its_newest_so_many(book: Book) -> None:
    for year, day_ in ((2024, 1), (2026, 2), (2025, 3)):
        keep(book, "outreach", day=date(year, 5, day_), form="Pano", content="Vườn cây")
        keep(book, "commitments", member=1, year=year, content="Vườn cây")
    keep(book, "models", name="Chưa rõ ngày", content="Vườn cây")
    keep(book, "models", name="Đã đăng ký", registered=date(2020, 1, 1), content="Vườn cây")
    told = [each.title for each in found(book, "vuon cay", 2)]
    assert told == [
        "Đã đăng ký",
        "Chưa rõ ngày",
        "Nguyễn Văn Đạt, 2026",
        "Nguyễn Văn Đạt, 2025",
        "Pano, 02/05/2026",
        "Pano, 03/05/2025",
    ]


def test_words_of_lists_and_titles_can_be_said_in_another_language(book: Book) -> None:
    english = {"Thường kỳ": "Ordinary", "Sinh hoạt": "Meetings"}
    with book.read() as session:
        first = search(session, "05/10/2026", say=lambda word: english.get(word, word))[0]
    assert (first.title, first.note) == ("Ordinary, 05/10/2026", "Meetings · Sinh hoạt tháng 10")
