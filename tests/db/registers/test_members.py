"""Members: names alike, positions on a day, lives read from the book, the list on a day."""

from __future__ import annotations

from datetime import date

import pytest

from db.book import Book
from db.registers import members, store
from db.registers.members import MEMBERS, STANDINGS, MemberRow
from db.schema import Gender
from db.standing import Standing, StandingKind
from tests.db.chapter import Chapter, partial

DAY = date(2024, 6, 5)


def members_on(book: Book, day: date = DAY) -> list[MemberRow]:
    with book.read() as session:
        return members.members_on(session, day)


def same_name(book: Book, name: str, but: int | None = None) -> list[int]:
    with book.read() as session:
        return [row.id for row in members.same_name(session, name, but)]


def titles(book: Book, day: date) -> list[str]:
    return [row.position for row in members_on(book, day)]


def test_everybody_in_the_book_is_listed_in_name_order(book: Book, chapter: Chapter) -> None:
    for name in ("Trần Minh Ưng", "Đỗ Thị Ánh", "Lê Thị Ánh"):
        chapter.member(name)
    gone = chapter.member("Võ Ý")
    chapter.standing(gone, StandingKind.DIED, "2024-01-01")
    found = members_on(book)
    names = [row.full_name for row in found]
    assert names == ["Đỗ Thị Ánh", "Lê Thị Ánh", "Trần Minh Ưng", "Võ Ý"]
    assert [(row.standing, row.due) for row in found[2:]] == [
        (Standing.OFFICIAL, True),
        (Standing.DIED, False),
    ]


def test_a_name_to_sort_by_decides_the_order(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Danh Sà Phoan")
    chapter.member("Lê Văn Mười")
    chapter.member("Trần Thị Xuân")
    with book.change("tên sắp xếp") as session:
        store.save(session, MEMBERS, {"sort_name": "Danh Xà"}, member)
    names = [row.full_name for row in members_on(book)]
    assert names == ["Lê Văn Mười", "Danh Sà Phoan", "Trần Thị Xuân"]


def test_a_row_tells_what_the_list_shows(book: Book, chapter: Chapter) -> None:
    chapter.member(
        "Lê Thị Ánh",
        joined="2010",
        official="2011-03",
        female=True,
        position="Bí thư",
        group="Tổ 1",
    )
    (row,) = members_on(book)
    assert (row.code, row.full_name, row.gender) == ("DV001", "Lê Thị Ánh", Gender.FEMALE)
    assert (row.joined, row.official, row.birth) == (partial("2010"), partial("2011-03"), None)
    assert (row.position, row.party_group, row.card_number) == ("Bí thư", "Tổ 1", "")
    assert "le thi anh" in row.search_key


def test_a_row_tells_who_belongs_and_who_is_official(book: Book, chapter: Chapter) -> None:
    chapter.member("Lê A", official=None)
    away = chapter.member("Lê B")
    guest = chapter.member("Lê C")
    chapter.standing(away, StandingKind.AWAY, "2024-01-01")
    chapter.standing(guest, StandingKind.HERE, "2024-01-01")
    told = [(row.belongs, row.is_official, row.standing) for row in members_on(book)]
    assert told == [
        (True, False, Standing.PROBATIONARY),
        (True, True, Standing.AWAY),
        (False, True, Standing.HERE),
    ]


def test_every_standing_has_its_word() -> None:
    assert set(members.STANDING_WORDS) == set(Standing)


def test_one_person_is_read_alone(book: Book, chapter: Chapter) -> None:
    first, second = chapter.members(2)
    chapter.standing(second, StandingKind.AWAY, "2024-01-01")
    with book.read() as session:
        assert members.person(session, first).life.is_due(DAY)
        assert not members.person(session, second).life.is_due(DAY)
        with pytest.raises(LookupError):
            members.person(session, 99)


def test_dated_positions_decide_where_a_member_has_any(book: Book, chapter: Chapter) -> None:
    member = chapter.member(position="Đảng viên")
    assert titles(book, DAY) == ["Đảng viên"]
    chapter.position(member, "Chi ủy viên", None, "2024-06-05")
    chapter.position(member, "Bí thư", "2024-06-05")
    assert titles(book, date(2024, 6, 4)) == ["Chi ủy viên"]
    assert titles(book, DAY) == ["Chi ủy viên, Bí thư"]
    assert titles(book, date(2024, 6, 6)) == ["Bí thư"]


def test_a_member_between_two_dated_positions_holds_none(book: Book, chapter: Chapter) -> None:
    member = chapter.member(position="Bí thư")
    chapter.position(member, "Bí thư", None, "2024-06-04")
    assert titles(book, DAY) == [""]


def test_a_year_alone_counts_from_its_first_day(book: Book, chapter: Chapter) -> None:
    chapter.member(joined="2024", official="2024-06")
    standings = [
        members_on(book, date.fromisoformat(day))[0].standing
        for day in ("2023-12-31", "2024-01-01", "2024-05-31", "2024-06-01")
    ]
    assert standings == [
        Standing.NOT_YET,
        Standing.PROBATIONARY,
        Standing.PROBATIONARY,
        Standing.OFFICIAL,
    ]


@pytest.mark.parametrize("name", ["NGUYỄN THỊ HÒA", " nguyễn  thị hoà", "Nguyễn Thị Hòa"])
def test_the_same_name_is_pointed_out_whatever_case_and_tone_position(
    book: Book, chapter: Chapter, name: str
) -> None:
    first, second = chapter.member("Nguyễn Thị Hòa"), chapter.member("Nguyễn Thị Hoà")
    chapter.member("Nguyễn Thị Hoa")
    assert same_name(book, name) == [first, second]
    assert same_name(book, name, but=first) == [second]


def test_a_record_of_history_may_not_end_before_it_starts() -> None:
    values = {"from_date": date(2024, 6, 5), "to_date": date(2024, 6, 4)}
    problems = [str(found) for found in STANDINGS.problems(values, DAY)]
    assert problems == [
        "Đến ngày 04/06/2024 đứng trước Từ ngày 05/06/2024. Sửa lại một trong hai ngày."
    ]
    for end in (None, date(2024, 6, 5), date(2025, 1, 1)):
        assert STANDINGS.problems(values | {"to_date": end}, DAY) == []
    assert STANDINGS.problems({"to_date": date(2024, 6, 4)}, DAY) == []
