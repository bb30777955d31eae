"""CONTRACT §2, "Reading"."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from tests.reference import cells
from tests.reference.cells import UnreadableError
from tests.reference.records import Outcome
from tests.reference.workbook import Rows, read_book


def test_headings_match_without_marks_case_spaces_and_brackets() -> None:
    for written in ("thoi luong", unicodedata.normalize("NFD", "THỜI  LƯỢNG (phút) ")):
        assert cells.heading_key(written) == cells.heading_key("Thời lượng (phút)")
    assert cells.heading_key("Đối tượng") == "doi tuong"


def test_a_title_above_the_headings_and_unknown_columns_are_passed_over() -> None:
    rows: Rows = [
        ["SỔ ĐẢNG VIÊN"],
        ["Mã", "of the sheet"],
        ["HỌ VÀ TÊN", "MÃ", "Ghi chú"],
        ["Võ Ý", 7.0],
    ]
    book = read_book({"ĐẢNG  VIÊN": rows, "Linh tinh": [["Mã", "Tên"], [1, 2]]})
    assert [(member.code, member.name) for member in book.members] == [("7", "Võ Ý")]


def test_codes_are_linked_trimmed_and_without_case() -> None:
    book = read_book(
        {
            "Điểm danh": [["Mã cuộc", "Mã đảng viên", "Kết quả"], ["sh01", " dv001", "Co mat"]],
            "Đảng viên": [["Mã", "Họ và tên"], ["DV001", "Võ Ý"]],
            "Sinh hoạt": [["Mã", "Ngày", "Loại"], ["SH01", "5/3/2022", "thường kỳ"]],
        }
    )
    assert (book.marks[0].meeting, book.marks[0].member) == ("SH01", "DV001")
    assert book.marks[0].outcome is Outcome.PRESENT


def test_dates_are_true_dates_or_day_month_year() -> None:
    the_fifth = date(2022, 3, 5)
    for written in (the_fifth, datetime.combine(the_fifth, time()), "5/3/2022", "05/03/2022"):
        assert cells.day(written) == the_fifth
    for written in ("2022-03-05", "31/02/2022", "2022"):
        with pytest.raises((UnreadableError, ValueError)):
            cells.day(written)


def test_a_partial_date_is_its_first_day() -> None:
    for written in (1959, 1959.0, "1959", "01/1959"):
        assert cells.partial_day(written) == date(1959, 1, 1)
    assert cells.partial_day("6/1959") == date(1959, 6, 1)


def test_marks_are_the_words_for_yes_and_no_and_nothing_else() -> None:
    assert all(cells.mark(written) for written in ("x", "X", "có", "true", True, 1, 1.0))
    assert not any(cells.mark(written) for written in (None, "", "không", "false", False, 0))
    with pytest.raises(UnreadableError):
        cells.mark("rồi")


def test_a_number_as_text_is_read_the_vietnamese_way() -> None:
    assert cells.number("1.234,5") == Decimal("1234.5")
    assert cells.number("8.300") == 8300
    for written in ("1,234.5", "12.34", "mười"):
        with pytest.raises(UnreadableError):
            cells.number(written)


def test_a_name_fits_with_its_tones_wherever_they_stand_but_not_without_them() -> None:
    assert cells.name_key("Lê Thúy HÒA") == cells.name_key("Lê Thuý Hoà")
    assert cells.name_key("Lê Thúy") != cells.name_key("Lê Thủy")
    assert cells.name_key("Lê Thuy") != cells.name_key("Lê Thúy")


def test_a_row_that_cannot_be_understood_is_named() -> None:
    rows = [["Mã", "Ngày", "Loại"], ["SH01", "5/3/2022", "Thường kỳ"], ["SH02", "", "Thường kỳ"]]
    with pytest.raises(UnreadableError, match="Sinh hoạt, row 3"):
        read_book({"Sinh hoạt": rows})
