"""KL01 on paper: LibreOffice's pages of it, read back (DOMAIN §8)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.desktop.returns.full_books import empty_book, example_book, write_return
from tests.desktop.returns.libreoffice import LibreOffice
from tests.desktop.returns.printed import (
    A4,
    INCH,
    PrintedPage,
    PrintedRow,
    letters,
    pages,
    width_of_columns,
)

SHEETS = [f"Biểu 0{number}" for number in range(1, 9)] + ["Biểu tổng hợp"]
GROUPS = ("I", "II", "III", "IV")
SIGNED = "NGƯỜI LẬP BIỂU"
Printed = dict[str, list[PrintedPage]]


@pytest.mark.parametrize("models", [5, 300])
def test_the_nine_sheets_are_whole_on_paper(
    models: int, libreoffice: LibreOffice, tmp_path: Path, own_home: Path
) -> None:
    with example_book(tmp_path / "so.sochibo", models) as book:
        file = write_return(book, "2026", tmp_path / "KL01.xlsx")
    printed = on_paper(file, libreoffice)
    is_whole(printed)
    lists_add_up(printed, models)


def test_the_nine_sheets_of_an_empty_book_with_long_names_are_whole_on_paper(
    libreoffice: LibreOffice, tmp_path: Path, own_home: Path
) -> None:
    with empty_book(tmp_path / "so.sochibo") as book:
        file = write_return(book, "2026-Q1", tmp_path / "KL01.xlsx")
    is_whole(on_paper(file, libreoffice))


def on_paper(file: Path, libreoffice: LibreOffice) -> Printed:
    (paper,) = libreoffice.printed([file], file.parent)
    return pages(file, paper)


def is_whole(printed: Printed) -> None:
    assert list(printed) == SHEETS
    for name, sheet_pages in printed.items():
        for page in sheet_pages:
            headings_stand_on(page)
            nothing_is_cut_at_a_margin_of(page)
            for row in (*page.titles, *page.rows):
                stands_whole(page, row)
            ends_with_no_heading(page)
        totals_and_signatures_have_company(name, sheet_pages)


def headings_stand_on(page: PrintedPage) -> None:
    headings, numbers = page.titles
    assert headings.letters == letters_of(page, headings.row)
    told = [each.text.strip() for each in numbers.fragments]
    assert told == [f"({number})" for number in range(1, len(told) + 1)]
    assert len(told) == page.sheet.max_column


def nothing_is_cut_at_a_margin_of(page: PrintedPage) -> None:
    margins = page.sheet.page_margins
    across = page.sheet.page_setup.orientation == "landscape"
    assert (page.width, page.height) == pytest.approx(A4[::-1] if across else A4, abs=1)
    room = page.width - (margins.left + margins.right) * INCH
    assert width_of_columns(page.sheet) <= room + 0.5
    for each in page.fragments:
        assert margins.left * INCH - 1 <= each.x < page.width - margins.right * INCH
        assert "###" not in each.text
    assert page.rows[-1].bottom >= margins.bottom * INCH - 1


def stands_whole(page: PrintedPage, row: PrintedRow) -> None:
    """Hold what is printed between a row's edges against the words of its cells."""
    missing = Counter(letters_of(page, row.row)) - Counter(row.letters)
    assert not missing, (page.sheet.title, row.row)
    if row.fragments:
        lines = [each.y for each in row.fragments]
        needed = max(lines) - min(lines) + 0.85 * row.fragments[0].size
        assert needed <= row.top - row.bottom, (page.sheet.title, row.row)


def letters_of(page: PrintedPage, row: int) -> str:
    cells = page.sheet[row]
    return letters("".join(each.value for each in cells if isinstance(each.value, str)))


def ends_with_no_heading(page: PrintedPage) -> None:
    """Hold that a group's heading has the first of its rows below it, where it has any."""
    last = page.rows[-1]
    if value(page, last, 1) in GROUPS:
        assert value(page, last, 3) == "–"


def totals_and_signatures_have_company(name: str, sheet_pages: list[PrintedPage]) -> None:
    first_column = [value(page, row, 1) for page in sheet_pages for row in page.rows]
    assert first_column.count(SIGNED) == 1
    last = sheet_pages[-1]
    signed = next(at for at, row in enumerate(last.body) if value(last, row, 1) == SIGNED)
    words = [str(value(last, row, 2) or value(last, row, 4)) for row in last.body[:signed]]
    totals = [at for at, each in enumerate(words) if each.startswith("Cộng")]
    assert min(totals, default=signed) > 0, name
    assert totals or name in ("Biểu 08", "Biểu tổng hợp")


def value(page: PrintedPage, row: PrintedRow, column: int) -> Any:
    return page.sheet.cell(row.row, column).value


def lists_add_up(printed: Printed, models: int) -> None:
    """Add up what is printed of models, and hold it against the printed totals."""
    added = 0
    for name in ("Biểu 03", "Biểu 04"):
        lines = [from_the_left(row) for page in printed[name] for row in page.body if row.fragments]
        counted = [int(line[0]) for line in lines if line[0].isdigit()]
        assert counted == list(range(1, len(counted) + 1))
        (whole,) = [int(line[1]) for line in lines if line[0] == "Cộng"]
        parts = [int(line[1]) for line in lines if line[0] in ("- đăng ký mới", "- duy trì")]
        assert whole == len(counted) == sum(parts)
        groups = [int(line[-1]) for line in lines if line[0] in GROUPS]
        assert sum(groups) == (whole if name == "Biểu 04" else 0)
        added += whole
    assert added >= models


def from_the_left(row: PrintedRow) -> list[str]:
    return [each.text.strip() for each in sorted(row.fragments, key=lambda one: one.x)]
