"""A return in other hands: saved again, edited, shifted, cut short (CONTRACT §4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.book import Book, Founding
from db.periods import Period
from desktop.exchange import recognise, take_in_all
from desktop.files.cells import Cell
from desktop.files.locked import lock
from desktop.files.reading import OutsideFileError
from desktop.returns import check_return
from desktop.returns.check import check_workbook
from desktop.returns.draft import draft
from desktop.returns.forms import standard_form
from desktop.returns.hidden_sheet import SHEET
from tests import cases
from tests.cases import CASES, as_if_of, chapters, expected
from tests.db.chapter import Chapter
from tests.desktop.returns.full_books import (
    CLERK,
    NOW,
    STRANGE,
    empty_book,
    example_book,
    write_return,
)
from tests.desktop.returns.libreoffice import LibreOffice
from tests.desktop.returns.office import Office, check_here, open_xlsx, read_here
from tests.thorough import THOROUGH, WHOLE, sample

PASSWORD = "Mật khẩu 1"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give returns of every kind, the first with something on all nine sheets; only read them."""
    place = tmp_path_factory.mktemp("kinds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCHIBO_HOME", str(place / "home"))
        with example_book(place / "so.sochibo", models=5) as book:
            office = Office(book, Chapter(book), place)
            for number, name in enumerate(STRANGE):
                office.subject(f"N{number}", name)
            periods = ("2026", "2026-03", "2025-01-01..2026-11-30")
            files = [write_return(book, each, place / f"ky-{each}.xlsx") for each in periods]
        with empty_book(place / "trong.sochibo") as book:
            return [*files, write_return(book, "2026-Q1", place / "trống.xlsx")]


@pytest.fixture(scope="module")
def full(kinds: list[Path]) -> Path:
    return kinds[0]


# By LibreOffice


def test_saved_again_by_libreoffice_every_kind_of_return_is_intact(
    kinds: list[Path], libreoffice: LibreOffice, tmp_path: Path
) -> None:
    for each in libreoffice.saved_again(kinds, tmp_path):
        checked = check_here(each)
        assert (checked.edited, checked.intact) == ((), True), each.name


def basic(full: Path, locked: Path, sheets: list[int], folder: Path) -> str:
    """Return Basic that opens a locked file, and puts a row into sheets of an open one."""
    return f"""
Function Told(name As String, value As Variant) As Object
  Dim said As New com.sun.star.beans.PropertyValue
  said.Name = name
  said.Value = value
  Told = said
End Function
Sub Store(book As Object, file As String)
  book.storeToURL("{folder.as_uri()}/" & file, Array(Told("FilterName", "Calc MS Excel 2007 XML")))
  book.close(True)
End Sub
Function Opened(url As String, password As String) As Object
  Dim how As Variant
  how = Array(Told("Hidden", True), Told("Password", password))
  Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, how)
End Function
Sub Main
  Store Opened("{locked.as_uri()}", "{PASSWORD}"), "opened.xlsx"
  Dim at As Variant, book As Object
  For Each at In Array({", ".join(map(str, sheets))})
    book = Opened("{full.as_uri()}", "")
    book.Sheets.getByIndex(at).Rows.insertByIndex(11, 1)
    Store book, "row" & at & ".xlsx"
  Next at
  StarDesktop.terminate()
End Sub
"""


def test_libreoffice_opens_a_locked_one_and_a_row_it_puts_in_is_named_as_a_shift(
    full: Path, libreoffice: LibreOffice, tmp_path: Path
) -> None:
    locked = tmp_path / "khóa.xlsx"
    locked.write_bytes(lock(full.read_bytes(), PASSWORD))
    sheets = sample(range(9), 4)
    libreoffice.run(basic(full, locked, sheets, tmp_path))
    assert check_here(tmp_path / "opened.xlsx").intact
    names = [each for each in open_xlsx(full).sheetnames if each != SHEET]
    assert len(names) == 9
    for at in sheets:
        name = names[at]
        checked = check_here(tmp_path / f"row{at}.xlsx")
        found = checked.problems[0]
        assert (checked.edited, checked.intact) == ((), False), name
        assert (found.rule, found.sheet, found.cell) == ("row_inserted", name, "A12")


@pytest.mark.thorough
@pytest.mark.skipif(not CASES.exists(), reason="no example chapters beside the clone")
@pytest.mark.parametrize("case", sample(["o_mon", "awkward"], 2))
def test_every_chapters_returns_saved_again_by_libreoffice_are_intact(
    case: str, libreoffice: LibreOffice, tmp_path: Path, own_home: Path
) -> None:
    files = list(returns_of(case, tmp_path))
    for each in libreoffice.saved_again(files, tmp_path / "ra"):
        checked = check_here(each)
        assert (checked.edited, checked.intact) == ((), True), each.name


def returns_of(case: str, folder: Path) -> Iterator[Path]:
    """Write the returns of a case's chapters, one chapter after another in the same book."""
    with Book.create(folder / "so.sochibo", Founding("CB", "Chi bộ")) as book:
        for code, path in sample(chapters(case).items(), 100, thorough=20):
            with as_if_of(book, code) as session:
                take_in_all(session, recognise(cases.read_here(path), path.name), today=NOW.date())
                session.flush()
                for period in expected(case):
                    form = standard_form("KL01")
                    made = draft(session, form, Period.parse(period), NOW, CLERK)
                    file = folder / f"{code}_{period}.xlsx"
                    file.write_bytes(made.workbook_as(1, ""))
                    yield file


# By hand


def test_a_value_changed_in_the_file_is_named_whatever_it_was(full: Path, tmp_path: Path) -> None:
    book: Any = open_xlsx(full)
    changed = tmp_path / "sửa.xlsx"
    sheets = [each for each in book.worksheets if each.title != SHEET]
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    own = [cell for cell in cells if type(cell).__name__ != "MergedCell"]
    seen = set()
    for cell in sample(own[::7], 13):
        was, kind = cell.value, cell.data_type
        cell.value = another(was)
        book.save(changed)
        checked = check_here(changed)
        found = [(each.sheet, each.cell) for each in checked.edited]
        assert found == [(cell.parent.title, cell.coordinate)]
        assert not checked.intact
        cell.value, cell.data_type = was, kind
        seen.add((cell.parent.title, type(was).__name__))
    assert len({sheet for sheet, _kind in seen}) == len(sheets) == 9


def another(value: Any) -> Cell:
    """Return what a hand may put in place of a value, a blank one included."""
    if value is None:
        return "ghi thêm"
    if isinstance(value, int | float):
        return value + 1
    return value + " " if isinstance(value, str) else date(2001, 2, 3)


def test_a_row_put_in_anywhere_is_named_as_a_shift_on_every_sheet(full: Path) -> None:
    read = read_here(full)
    seen = 0
    for sheet in read.sheets:
        if sheet.name != SHEET:
            for at in sample(range(len(sheet.rows)), 5):
                sheet.rows.insert(at, [None] * len(sheet.rows[0]))
                checked = check_workbook(read, full)
                del sheet.rows[at]
                found = checked.problems[0]
                assert (checked.edited, checked.intact) == ((), False)
                assert (found.rule, found.sheet) == ("row_inserted", sheet.name)
                seen += 1
    assert seen >= 9


# Cut short


@pytest.mark.thorough
@pytest.mark.parametrize("locked", [False, True])
def test_cut_short_at_any_place_it_is_refused_in_one_sentence(
    full: Path, tmp_path: Path, locked: bool
) -> None:
    data = lock(full.read_bytes(), PASSWORD) if locked else full.read_bytes()
    cut = tmp_path / "cắt.xlsx"
    places = 200 if WHOLE or (THOROUGH and not locked) else 20 if THOROUGH else 4
    for part in range(places):
        cut.write_bytes(data[: len(data) * part // places])
        with pytest.raises(OutsideFileError) as refused:
            pytest.fail(f"{part}: {check_return(cut, [PASSWORD])}")
        said = str(refused.value)
        assert "“cắt.xlsx”" in said
        assert "\n" not in said
