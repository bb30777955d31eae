"""Names alone, for lists to choose from."""

from __future__ import annotations

from db.book import Book
from db.registers import members
from tests.db.chapter import Chapter


def test_names_come_in_name_order_with_what_tells_two_apart(book: Book, chapter: Chapter) -> None:
    chapter.member("Lê Văn Tám", position="Bí thư", group="Tổ 1")
    chapter.member("Hồ Văn Bảo")
    with book.read() as session:
        found = members.names(session)
    assert [(row.full_name, row.position, row.party_group) for row in found] == [
        ("Hồ Văn Bảo", "", ""),
        ("Lê Văn Tám", "Bí thư", "Tổ 1"),
    ]
    assert [row.code for row in found] == ["DV002", "DV001"]
