"""The commands `return` and `check`: a numbered file, and whether it is still as it was made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.book import Book
from db.registers import locks
from desktop.files.locked import lock
from tests.desktop.commands.running import Program, Ran, contents
from tests.desktop.commands.workbooks import small, with_cell
from tests.desktop.exchange.desk import write_xlsx


@pytest.fixture
def kept(program: Program, tmp_path: Path) -> Path:
    """A book whose code no file name could bear, and whose name looks like a formula."""
    path = tmp_path / "so.sochibo"
    program("new", path, "--code", "OM/3:a", "--name", "=Chi bộ 3")
    file = with_cell(tmp_path, "Đơn vị", 1, 1, "om/3:A")
    assert program("import", path, file).code == 0
    return path


def make(program: Program, book: Path, *more: str) -> Ran:
    folder = book.parent / "bao-cao"
    return program("return", book, "--form", "KL01", "--period", "2026-11", "--to", folder, *more)


def no_longer_taken(program: Program, book: Path) -> None:
    rows: list[list[Any]] = [["Mã", "Đã điểm danh"], ["SH1", None]]
    file = write_xlsx(book.parent / "mo-lai.xlsx", {"Sinh hoạt": rows})
    assert program("import", book, file).code == 0


def test_a_return_is_whole_unedited_and_tells_the_book_s_figures(
    program: Program, kept: Path
) -> None:
    made = make(program, kept, "--json")
    assert (made.code, made.err) == (0, "")
    file = Path(made.answer["file"])
    assert file.name == "KL01_OM-3-a_2026-11-01_2026-11-30_v1.xlsx"
    checked = program("check", file, "--json")
    answer = checked.answer
    assert (checked.code, answer["intact"], answer["edited"]) == (0, True, [])
    assert answer["unit"] == {"code": "OM/3:a", "name": "=Chi bộ 3"}
    assert answer["period"] == {"from": "2026-11-01", "to": "2026-11-30"}
    figures = program("figures", kept, "--period", "2026-11", "--json").answer["figures"]
    assert answer["figures"] == figures
    workbook = openpyxl.load_workbook(file)
    assert not [
        cell for sheet in workbook for row in sheet for cell in row if cell.data_type == "f"
    ]


def test_unchanged_content_keeps_its_revision_and_changed_content_needs_a_reason(
    program: Program, kept: Path
) -> None:
    first = make(program, kept, "--json").answer
    assert make(program, kept, "--json").answer == first
    no_longer_taken(program, kept)
    before = contents(kept.parent)
    ran = make(program, kept, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "--reason" in ran.err
    assert contents(kept.parent) == before
    second = make(program, kept, "--reason", "mở lại điểm danh", "--json")
    assert second.answer["revision"] == 2


def test_errors_stand_in_the_file_and_make_exit_1(program: Program, kept: Path) -> None:
    no_longer_taken(program, kept)
    made = make(program, kept, "--json")
    assert (made.code, made.err) == (1, "")
    rules = {each["rule"] for each in made.answer["problems"] if each["severity"] == "error"}
    assert rules == {"not_taken"}
    checked = program("check", made.answer["file"], "--json")
    assert (checked.code, checked.answer["intact"]) == (1, True)
    assert "not_taken" in {each["rule"] for each in checked.answer["problems"]}


def edit_cell(workbook: Any) -> None:
    workbook["Biểu tổng hợp"]["D12"] = 99


def insert_row(workbook: Any) -> None:
    workbook["Biểu tổng hợp"].insert_rows(15)


@pytest.mark.parametrize(
    ("edit", "edited", "rule"),
    [(edit_cell, ["D12"], None), (insert_row, [], "row_inserted")],
)
def test_what_a_hand_changed_is_named(
    program: Program,
    kept: Path,
    edit: Callable[[Any], None],
    edited: list[str],
    rule: str | None,
) -> None:
    file = make(program, kept, "--json").answer["file"]
    workbook = openpyxl.load_workbook(file)
    edit(workbook)
    workbook.save(file)
    checked = program("check", file, "--json")
    assert (checked.code, checked.answer["intact"]) == (1, False)
    assert [each["cell"] for each in checked.answer["edited"]] == edited
    errors = [each["rule"] for each in checked.answer["problems"] if each["severity"] == "error"]
    assert errors == ([rule] if rule else [])


def test_a_workbook_that_is_no_return_is_refused_for_its_content(
    program: Program, tmp_path: Path
) -> None:
    ran = program("check", small(tmp_path), "--json")
    assert ran.code == 1
    assert (ran.answer["intact"], ran.answer["form"], ran.answer["figures"]) == (False, None, {})
    (problem,) = ran.answer["problems"]
    assert (problem["severity"], problem["message"] + "\n") == ("error", ran.err)


def test_a_locked_return_opens_with_its_password_or_those_a_book_keeps(
    program: Program, kept: Path
) -> None:
    file = Path(make(program, kept, "--json").answer["file"])
    file.write_bytes(lock(file.read_bytes(), "Phường Ô Môn"))
    told = kept.with_name("mat-khau.txt")
    told.write_text("Phường Ô Môn\n", encoding="utf-8")
    for more, code in (
        ([], 1),
        (["--password-file", str(told)], 0),
        (["--book", str(kept)], 1),
    ):
        ran = program("check", file, *more, "--json")
        assert (ran.code, ran.answer["intact"], not ran.err) == (code, code == 0, code == 0)
    with Book.open(kept) as book, book.change("đặt mật khẩu") as session:
        locks.set_password(session, "Đảng ủy phường Ô Môn", "Phường Ô Môn")
    assert program("check", file, "--book", kept).code == 0


def test_a_return_that_is_not_there_cannot_be_checked(program: Program, tmp_path: Path) -> None:
    ran = program("check", tmp_path / "khong-co.xlsx", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


def test_of_a_locked_file_it_is_said_how_to_give_the_password(program: Program, kept: Path) -> None:
    file = Path(make(program, kept, "--json").answer["file"])
    file.write_bytes(lock(file.read_bytes(), "bí mật"))
    ran = program("check", file, "--json")
    assert (ran.code, "--password-file" in ran.err) == (1, True)
    assert "--password-file" in ran.answer["problems"][0]["message"]
