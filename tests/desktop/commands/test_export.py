"""The command `export`: the whole book as an exchange workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from db import vault
from tests.desktop.commands.running import Program, contents
from tests.desktop.commands.workbooks import small


@pytest.fixture
def kept(program: Program, book: Path, tmp_path: Path) -> Path:
    """A book with three members and a meeting."""
    assert program("import", book, small(tmp_path)).code == 0
    return book


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    workbook = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


def test_export_and_import_into_a_new_book_give_the_same_book(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "mot.xlsx", tmp_path / "hai.xlsx"
    ran = program("export", kept, first, "--json")
    assert (ran.code, ran.answer, ran.err) == (0, {"file": str(first)}, "")
    other = tmp_path / "khac.sochibo"
    program("new", other, "--code", "OM-3", "--name", "Chi bộ Khu vực 3")
    assert program("import", other, first).code == 0
    assert program("export", other, again).code == 0
    assert cells(again) == cells(first)
    figures = [program("figures", each, "--period", "2026", "--json").out for each in (kept, other)]
    assert figures[0] == figures[1]


def test_a_book_is_never_written_over(program: Program, kept: Path) -> None:
    before = contents(kept.parent)
    for target in (kept, vault.keys_path(kept)):
        ran = program("export", kept, target)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        sheet = program("sheet", kept, "--meeting", "SH1", "--to", target)
        assert (sheet.code, sheet.out) == (2, "")
    assert contents(kept.parent) == before


def test_a_failed_export_leaves_no_file(program: Program, kept: Path, tmp_path: Path) -> None:
    before = contents(tmp_path)
    ran = program("export", kept, tmp_path / "khong-co" / "ra.xlsx", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "khong-co" in ran.err
    assert contents(tmp_path) == before
