"""The command `import`: all of a workbook, or nothing of it and the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.desktop.commands.running import Program, Ran, contents
from tests.desktop.commands.workbooks import small, with_cell


def refused(program: Program, book: Path, file: Path) -> Ran:
    """Offer a file that must be refused for its content, with no byte changed anywhere."""
    before = contents(book.parent)
    ran = program("import", book, file, "--json")
    assert ran.code == 1
    assert ran.answer["applied"] is False
    assert ran.err.count("\n") == 1
    assert contents(book.parent) == before
    return ran


def test_an_import_says_per_sheet_what_is_new_and_the_second_time_what_is_the_same(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = small(tmp_path)
    first = program("import", book, file, "--json")
    assert (first.code, first.err) == (0, "")
    assert first.answer["sheets"]["Đảng viên"] == {"new": 3, "changed": 0, "same": 0, "refused": 0}
    assert first.answer["applied"] is True
    figures = program("figures", book, "--period", "2026-11", "--json").answer["figures"]
    assert (figures["members.total"], figures["meetings.due"], figures["meetings.rate"]) == (
        3,
        2,
        50,
    )
    again = program("import", book, file, "--json").answer["sheets"]
    assert {(each["new"], each["changed"]) for each in again.values()} == {(0, 0)}
    assert again["Điểm danh"]["same"] == 2


def test_a_dry_run_says_the_same_and_changes_no_byte(
    program: Program, book: Path, tmp_path: Path
) -> None:
    file = small(tmp_path)
    before = contents(tmp_path)
    tried = program("import", book, file, "--dry-run", "--json")
    assert (tried.code, tried.answer["applied"]) == (0, False)
    assert contents(tmp_path) == before
    assert tried.answer["sheets"] == program("import", book, file, "--json").answer["sheets"]


def test_a_cell_that_cannot_be_understood_is_named_and_nothing_is_applied(
    program: Program, book: Path, tmp_path: Path
) -> None:
    ran = refused(program, book, with_cell(tmp_path, "Sinh hoạt", 1, 1, "31/2/2026"))
    (refusal,) = ran.answer["refused"]
    assert (refusal["sheet"], refusal["cell"]) == ("Sinh hoạt", "B2")
    assert "31/2/2026" in refusal["reason"]
    assert "Sinh hoạt!B2" in ran.err
    assert ran.answer["sheets"]["Đảng viên"]["new"] == 3


def test_a_person_reads_every_refusal_and_that_nothing_was_written(
    program: Program, book: Path, tmp_path: Path
) -> None:
    ran = program("import", book, with_cell(tmp_path, "Điểm danh", 1, 1, "DV9"))
    assert ran.code == 1
    assert "Từ chối Điểm danh!B2: Mã đảng viên: Không có mã “DV9”" in ran.out
    assert ran.err.startswith("Chưa ghi gì vào sổ, 1 chỗ bị từ chối.")


def test_what_is_odd_is_applied_and_reported(program: Program, book: Path, tmp_path: Path) -> None:
    ran = program("import", book, with_cell(tmp_path, "Sinh hoạt", 1, 3, None), "--json")
    assert (ran.code, ran.answer["applied"]) == (0, True)
    found = {(odd["sheet"], odd["cell"], odd["rule"]) for odd in ran.answer["odd"]}
    assert found == {("Điểm danh", "C2", "not_taken")}


def as_text(whole: bytes) -> bytes:
    return "Mã;Họ và tên\nDV1;Lê Văn Tám".encode()


def cut_short(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def as_another_archive(whole: bytes) -> bytes:
    return whole.replace(b"xl/", b"yl/")


def emptied(whole: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("spoil", [as_text, cut_short, as_another_archive, emptied])
def test_what_is_no_whole_workbook_is_refused_by_name(
    program: Program, book: Path, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    file = small(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    ran = refused(program, book, file)
    assert "so.xlsx" in ran.err
    assert [each["reason"] + "\n" for each in ran.answer["refused"]] == [ran.err]


def test_a_cell_at_the_far_corner_is_refused_by_sheet_and_cell(
    program: Program, book: Path, tmp_path: Path
) -> None:
    workbook = openpyxl.load_workbook(small(tmp_path))
    workbook["Sinh hoạt"]["XFD1048576"] = "x"
    workbook.save(tmp_path / "so.xlsx")
    (refusal,) = refused(program, book, tmp_path / "so.xlsx").answer["refused"]
    assert (refusal["sheet"], refusal["cell"]) == ("Sinh hoạt", "XFD1048576")


@pytest.mark.parametrize("name", ["khong-co.xlsx", "."])
def test_a_file_that_cannot_be_opened_is_no_matter_of_its_content(
    program: Program, book: Path, tmp_path: Path, name: str
) -> None:
    before = contents(tmp_path)
    ran = program("import", book, tmp_path / name, "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert contents(tmp_path) == before
