"""Subjects: the list, what replaced what, and which are in force in a year (DOMAIN §6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.book import Book
from db.registers import store
from db.registers.store import CircleError
from db.registers.subjects import SUBJECTS, subjects
from db.schema import SubjectKind
from tests.db.registers.oddities import TODAY, add, odd, said

DOCUMENT = SubjectKind.DOCUMENT


def directive(book: Book, name: str, year: int | None = None, replaces: int | None = None) -> int:
    return add(book, SUBJECTS, name=name, kind=DOCUMENT, year=year, replaces=replaces)


def names_in_force(book: Book, year: int) -> set[str]:
    with book.read() as session:
        return {row.name for row in subjects(session) if row.in_force(year)}


def test_the_newest_year_stands_first_then_the_name(book: Book) -> None:
    with book.change("chủ đề") as session:
        for name, year in (
            ("Phong trào thi đua", None),
            ("Đoàn kết", 2024),
            ("Dân vận khéo", 2024),
            ("Ấm no", 2024),
            ("Chuyên đề", 2026),
        ):
            values = {"name": name, "kind": SubjectKind.YEAR_THEME, "year": year}
            store.save(session, SUBJECTS, values)
    with book.read() as session:
        found = subjects(session)
    assert [(row.name, row.code) for row in found] == [
        ("Chuyên đề", "CD005"),
        ("Ấm no", "CD004"),
        ("Dân vận khéo", "CD003"),
        ("Đoàn kết", "CD002"),
        ("Phong trào thi đua", "CD001"),
    ]
    assert (found[0].kind, found[0].year) == (SubjectKind.YEAR_THEME, 2026)
    assert found[3].search_key == "cd002 doan ket"


def test_a_row_says_what_replaced_it_and_since_when(book: Book) -> None:
    old = directive(book, "Chỉ thị 03", 2011)
    directive(book, "Chưa rõ năm", None, old)
    directive(book, "Kết luận 01", 2021, old)
    new = directive(book, "Chỉ thị 05", 2016, old)
    with book.read() as session:
        rows = {row.id: row for row in subjects(session)}
    assert (rows[old].replaced_by, rows[old].replaced_from) == (new, 2016)
    assert (rows[new].replaces_id, rows[new].replaced_by) == (old, None)


def test_a_subject_is_in_force_until_it_is_replaced(book: Book) -> None:
    old = directive(book, "Chỉ thị 03", 2011)
    directive(book, "Chỉ thị 05", 2016, old)
    assert names_in_force(book, 2010) == set()
    assert names_in_force(book, 2015) == {"Chỉ thị 03"}
    assert names_in_force(book, 2016) == {"Chỉ thị 05"}


def test_one_replaced_nobody_knows_when_is_no_longer_in_force(book: Book) -> None:
    old = directive(book, "Chỉ thị 03", 2011)
    directive(book, "Không rõ năm", None, old)
    assert names_in_force(book, 2012) == {"Không rõ năm"}


@pytest.mark.parametrize(
    ("kind", "last_year", "years"),
    [
        (SubjectKind.TERM_THEME, 2025, {2020, 2023, 2025}),
        (SubjectKind.TERM_THEME, None, {2020, 2023, 2025, 2026}),
        (SubjectKind.YEAR_THEME, None, {2020}),
        (SubjectKind.YEAR_THEME, 2023, {2020, 2023}),
    ],
)
def test_a_theme_ends_with_its_last_year_and_a_years_theme_with_its_year(
    book: Book, kind: SubjectKind, last_year: int | None, years: set[int]
) -> None:
    add(book, SUBJECTS, name="Chuyên đề", kind=kind, year=2020, last_year=last_year)
    asked = (2019, 2020, 2023, 2025, 2026)
    assert {year for year in asked if names_in_force(book, year)} == years


def test_a_subject_cannot_replace_itself_or_what_it_is_replaced_by(book: Book) -> None:
    first = directive(book, "Chỉ thị 03")
    second = directive(book, "Chỉ thị 05", None, first)
    third = directive(book, "Kết luận 01", None, second)
    for own, other in ((first, first), (first, third), (second, third)):
        with pytest.raises(CircleError, match="Thay thế"), book.change("sửa") as session:
            store.save(session, SUBJECTS, {"replaces": other}, own)
    with book.change("sửa") as session:
        store.save(session, SUBJECTS, {"replaces": first}, third)
        store.save(session, SUBJECTS, {"replaces": None}, second)
        store.save(session, SUBJECTS, {"replaces": third}, second)


def test_a_circle_elsewhere_stops_no_record_outside_it() -> None:
    assert not store.leads_back({1: 2, 2: 3, 3: 2}, 1)
    assert store.leads_back({1: 2, 2: 3, 3: 2}, 2)


def test_the_last_year_is_not_before_the_first() -> None:
    def problems(**years: int) -> list[str]:
        return [str(each) for each in SUBJECTS.problems(years, date(2026, 11, 23))]

    assert problems(year=2025, last_year=2024) == [
        "Đến năm 2024 đứng trước Năm 2025. Sửa lại một trong hai năm."
    ]
    assert problems(year=2025, last_year=2025) == problems(last_year=2024) == problems() == []


def test_replacing_what_came_later_is_pointed_out(book: Book) -> None:
    later = directive(book, "Chỉ thị 05", 2016)
    unknown = directive(book, "Chưa rõ năm")
    assert odd(book, SUBJECTS, year=2015, replaces=later) == {"replaces_later"}
    assert odd(book, SUBJECTS, year=2016, replaces=later) == set()
    assert odd(book, SUBJECTS, year=2015, replaces=unknown) == set()
    assert odd(book, SUBJECTS, replaces=later) == odd(book, SUBJECTS, year=TODAY.year) == set()


def test_a_second_subject_of_the_same_name_is_pointed_out(book: Book) -> None:
    own = directive(book, "Học tập Bác về ủy nhiệm")
    assert said(book, SUBJECTS, name="học tập bác về uỷ nhiệm") == {
        "same_subject": "Đã có chủ đề cùng tên, mã CD001."
    }
    assert odd(book, SUBJECTS, own, name="Học tập Bác về ủy nhiệm") == set()


@pytest.mark.parametrize(
    ("year", "state"),
    [(2019, "not_yet"), (2020, "in_force"), (2021, "replaced"), (2026, "replaced")],
)
def test_the_state_says_why_one_is_not_in_force(book: Book, year: int, state: str) -> None:
    old = add(book, SUBJECTS, name="Cũ", kind=DOCUMENT, year=2020, last_year=2024)
    directive(book, "Mới", 2021, old)
    with book.read() as session:
        rows = {row.id: row for row in subjects(session)}
    assert rows[old].state(year) == state
    assert replace(rows[old], replaced_by=None).state(2026) == "over"
