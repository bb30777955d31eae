"""No record may lead back to itself, through the file and the book behind it."""

from __future__ import annotations

from tests.desktop.exchange.desk import SUBJECTS, Desk, Rows

HEAD = ["Mã", "Tên", "Loại", "Thay thế"]


def document(code: str, replaces: str | None = None) -> list[str | None]:
    return [code, f"Văn bản {code}", "Văn bản", replaces]


def refused(desk: Desk, *rows: list[str | None]) -> list[str]:
    sheet: Rows = [HEAD, *rows]
    report = desk.offer({SUBJECTS: sheet})
    assert report.applied is not bool(report.refused)
    return [each.cell for each in report.refused]


def test_rows_of_one_file_may_not_replace_one_another_in_a_circle(desk: Desk) -> None:
    rows = [document("A", "B"), document("B", "C"), document("C", "B"), document("D", "D")]
    assert refused(desk, *rows) == ["D3", "D4", "D5"]


def test_nor_through_what_the_book_held_before(desk: Desk) -> None:
    assert refused(desk, document("C"), document("B", "C"), document("A", "b")) == []
    assert refused(desk, document("C", "A")) == ["D2"]
    assert refused(desk, document("C", "A"), document("B")) == []


def test_rows_without_a_code_lead_nowhere_and_a_refused_row_is_refused_once(desk: Desk) -> None:
    rows: Rows = [HEAD, [None, "Không mã", "Văn bản", "A"], ["A", None, "Văn bản", "A"]]
    report = desk.offer({SUBJECTS: rows})
    assert [each.cell for each in report.refused] == ["B3"]
