"""Subjects: the list, the newest year first."""

from __future__ import annotations

from db.book import Book
from db.registers import store
from db.registers.subjects import SUBJECTS, subjects
from db.schema import SubjectKind


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
