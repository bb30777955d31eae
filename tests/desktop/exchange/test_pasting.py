"""Blocks pasted into members: what their columns hold, what would come of a row, writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from db.book import Book
from db.registers import members
from db.registers.members import MemberRow
from desktop.exchange import pasting
from desktop.exchange.pasting import Fate, Look, PasteError
from tests.db.chapter import Chapter

TODAY = date(2026, 11, 20)
Rows = Sequence[Sequence[str]]


@pytest.fixture
def book(new_book: Callable[[], Book]) -> Book:
    return new_book()


@pytest.fixture
def chapter(book: Book) -> Chapter:
    return Chapter(book)


def look(book: Book, cells: Rows) -> Look:
    with book.read() as session:
        return pasting.look(session, pasting.read_block(cells, TODAY), TODAY)


def fates(book: Book, cells: Rows) -> list[Fate]:
    return [row.fate for row in look(book, cells).rows]


def why(book: Book, cells: Rows) -> list[str]:
    return [" ".join(map(str, row.reasons)) for row in look(book, cells).rows]


def write(book: Book, cells: Rows, rows: set[int] | None = None) -> int:
    block = pasting.read_block(cells, TODAY)
    wanted = {row for row, _cells in block.sheet.rows} if rows is None else rows
    with book.change("dán") as session:
        return pasting.write(session, block, wanted, TODAY)


def everybody(book: Book) -> list[MemberRow]:
    with book.read() as session:
        return members.members_on(session, TODAY)


HEADED = [
    ["STT", "Họ tên", "Năm sinh", "Giới tính", "Ngày vào Đảng", "Ghi chú"],
    ["1", "Lê Văn Tám", "1961", "nam", "03/02/1985", "x"],
    ["2", "Võ Thị Ánh", "05/1970", "Nữ", "", ""],
]


def test_a_block_with_its_headings_is_read_as_a_member_list_is(book: Book) -> None:
    seen = look(book, HEADED)
    assert [(row.name, row.fate) for row in seen.rows] == [
        ("Lê Văn Tám", Fate.NEW),
        ("Võ Thị Ánh", Fate.NEW),
    ]
    assert any("Ghi chú" in str(note) for note in seen.notes)
    assert everybody(book) == []
    assert write(book, HEADED) == 2
    first, second = everybody(book)
    assert (first.full_name, first.birth.show() if first.birth else "") == ("Võ Thị Ánh", "05/1970")
    assert (second.joined.show() if second.joined else "") == "03/02/1985"


@pytest.mark.parametrize(
    "cells",
    [
        [["Lê Văn Tám"], ["Võ Thị Ánh"]],
        [["1", "Lê Văn Tám", "1961"], ["2", "Võ Thị Ánh", "1970"]],
        [["Lê Văn Tám", "nam", "1961", ""], ["Võ Thị Ánh", "nữ", "", ""]],
        [["TT", "Tên"], ["1", "Lê Văn Tám"], ["2", "Võ Thị Ánh"]],
    ],
)
def test_without_headings_plain_columns_are_understood(book: Book, cells: Rows) -> None:
    assert [row.name for row in look(book, cells).rows] == ["Lê Văn Tám", "Võ Thị Ánh"]


@pytest.mark.parametrize(
    "cells",
    [
        [["Lê Văn Tám", "03/02/1985"]],
        [["Lê Văn Tám", "Bí thư"]],
        [["Lê Văn Tám", "1961", "1985"]],
        [["Lê Văn Tám", "2024"]],
        [["Lê Văn Tám", "7"]],
        [["Tám", "1961"]],
        [["1", "2"], ["3", "4"]],
        [["Lê Văn Tám"], ["Cộng: 2 người"]],
        [],
    ],
)
def test_columns_in_doubt_are_asked_for_with_their_headings(cells: Rows) -> None:
    with pytest.raises(PasteError, match="dòng tiêu đề"):
        pasting.read_block(cells, TODAY)


def test_a_cell_that_cannot_be_read_refuses_its_row_with_the_reason(book: Book) -> None:
    cells = [["Họ và tên", "Ngày sinh"], ["Lê Văn Tám", "31/02/1961"], ["Võ Thị Ánh", "1970"]]
    assert fates(book, cells) == [Fate.REFUSED, Fate.NEW]
    assert "31/02/1961" in why(book, cells)[0]


def test_rows_refused_are_not_written_beside_others_wanted(book: Book) -> None:
    cells = [["Họ và tên", "Ngày sinh"], ["Lê Văn Tám", "31/02/1961"], ["Võ Thị Ánh", "1970"]]
    with pytest.raises(PasteError, match="31/02/1961"):
        write(book, cells)
    assert everybody(book) == []
    assert write(book, cells, {2}) == 1
    assert [row.full_name for row in everybody(book)] == ["Võ Thị Ánh"]


def test_a_name_in_the_book_is_pointed_out_and_never_merged(book: Book, chapter: Chapter) -> None:
    chapter.member("Nguyễn Thị Hòa")
    cells = [["Họ và tên", "Ngày sinh"], ["NGUYỄN THỊ HOÀ", "1979"]]
    assert fates(book, cells) == [Fate.SAME_NAME]
    assert "DV001" in why(book, cells)[0]
    assert write(book, cells) == 1
    assert len(everybody(book)) == 2


def test_a_name_twice_in_the_block_is_pointed_out_at_the_second(book: Book) -> None:
    cells = [["Họ và tên", "Ngày sinh"], ["Lê Văn Tám", "1961"], ["Lê Văn Tám", "1970"]]
    assert fates(book, cells) == [Fate.NEW, Fate.SAME_NAME]
    assert "phía trên" in why(book, cells)[1]


def test_the_namesake_is_told_with_the_birth_that_is_known(book: Book) -> None:
    write(book, [["Lê Văn Tám", "1961"]])
    assert "sinh 1961" in why(book, [["Lê Văn Tám", "1970"]])[0]


def test_a_known_code_changes_its_member_and_an_equal_row_is_the_same(
    book: Book, chapter: Chapter
) -> None:
    chapter.member("Lê Văn Tám", group="Tổ 1")
    chapter.member("Võ Thị Ánh", group="Tổ 1")
    cells = [
        ["Mã", "Họ và tên", "Tổ đảng"],
        ["dv001", "Lê Văn Tám", "Tổ 2"],
        ["DV002", "Võ Thị Ánh", "Tổ 1"],
    ]
    assert fates(book, cells) == [Fate.CHANGED, Fate.SAME]
    assert "Tổ đảng" in why(book, cells)[0]
    assert write(book, cells) == 1
    assert {row.party_group for row in everybody(book) if row.code == "DV001"} == {"Tổ 2"}


def test_pasting_the_same_block_again_is_nothing_new(book: Book) -> None:
    write(book, HEADED)
    assert fates(book, HEADED) == [Fate.SAME, Fate.SAME]
    assert write(book, HEADED) == 0


def test_what_is_odd_about_a_person_is_said_beside_the_row(book: Book) -> None:
    cells = [["Họ và tên", "Ngày sinh", "Ngày vào Đảng"], ["Lê Văn Tám", "2000", "2010"]]
    assert fates(book, cells) == [Fate.NEW]
    assert "18 tuổi" in why(book, cells)[0]


def test_letters_of_an_old_font_are_pointed_out(book: Book) -> None:
    cells = [["Họ và tên", "Ngày sinh"], ["NguyÔn V¨n §¹t", "1970"]]
    assert any("Nguyễn Văn Đạt" in str(note) for note in look(book, cells).notes)
