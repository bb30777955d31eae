"""Who signs is read from the offices held on the day."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.registers.signing import Signer, signer_on
from db.standing import StandingKind
from tests.db.chapter import Chapter


def signer(book: Book, day: date = date(2026, 7, 3)) -> Signer:
    with book.read() as session:
        return signer_on(session, day)


def test_the_secretary_of_the_day_signs(book: Book, chapter: Chapter) -> None:
    old, new = chapter.member("Lê Văn Cũ"), chapter.member("Trần Thị Mới")
    chapter.position(old, "Bí thư", "2020-01-01", "2026-07-02")
    chapter.position(new, "Bí thư Chi bộ", "2026-07-03")
    assert signer(book, date(2026, 7, 2)) == Signer("Bí thư", "Lê Văn Cũ")
    assert signer(book) == Signer("Bí thư", "Trần Thị Mới")


def test_where_the_secretary_is_gone_the_deputy_signs(book: Book, chapter: Chapter) -> None:
    gone = chapter.member("Lê Văn Cũ", position="Bí thư")
    chapter.standing(gone, StandingKind.TRANSFERRED, "2026-01-01")
    chapter.member("Võ Văn Đoàn", position="Bí thư Đoàn Thanh niên")
    chapter.member("Trần Thị Phó", position="Chi ủy viên; phó bí thư")
    assert signer(book) == Signer("Phó Bí thư", "Trần Thị Phó")


def test_with_neither_the_name_stays_open(book: Book) -> None:
    assert signer(book) == Signer("Bí thư", "")
