"""The commands about the book itself, and what every command has in common."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from db.book import Book
from db.registers import store
from db.registers.members import MEMBERS
from tests.db.older_book import FIRST, backups_of, copy_book
from tests.desktop.commands.running import Program, contents

CHAPTER = ("--code", "OM-3", "--name", "Chi bộ Khu vực 3")


def test_new_makes_a_book_that_verifies(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "so.sochibo"
    made = program("new", path, *CHAPTER, "--json")
    assert made.code == 0
    assert made.answer == {
        "book": str(path),
        "unit": {"code": "OM-3", "name": "Chi bộ Khu vực 3"},
        "password": False,
    }
    assert program("verify", path, "--json").answer["whole"] is True


def test_new_without_terminal_or_password_file_says_there_is_no_password(
    program: Program, tmp_path: Path
) -> None:
    made = program("new", tmp_path / "so.sochibo", *CHAPTER)
    assert "không có mật khẩu" in made.out
    quiet = program("new", tmp_path / "khac.sochibo", *CHAPTER, "--json")
    assert "không có mật khẩu" in quiet.err


def test_new_refuses_an_existing_file_and_leaves_it(program: Program, book: Path) -> None:
    before = book.read_bytes()
    again = program("new", book, *CHAPTER)
    assert (again.code, again.out) == (2, "")
    assert "đã có" in again.err
    assert book.read_bytes() == before


def test_a_password_file_guards_a_book_and_opens_it(program: Program, tmp_path: Path) -> None:
    secret = tmp_path / "mk.txt"
    secret.write_text("trồng cây đời đời\r\ndòng sau không tính", encoding="utf-8-sig")
    path = tmp_path / "so.sochibo"
    made = program("new", path, *CHAPTER, "--password-file", secret, "--clerk", "Đào", "--json")
    assert made.answer["password"] is True
    shut = program("verify", path)
    assert (shut.code, shut.out) == (2, "")
    assert "Mật khẩu không đúng" in shut.err
    assert program("verify", path, "--password-file", secret).code == 0
    assert program("verify", path, "--password-file", secret, "--clerk", "đào").code == 0
    assert program("verify", path, "--password-file", secret, "--clerk", "Tám").code == 2


def test_a_password_file_that_cannot_be_read_is_said_so(program: Program, book: Path) -> None:
    ran = program("verify", book, "--password-file", book.with_name("khong-co.txt"))
    assert ran.code == 2
    assert "tệp mật khẩu" in ran.err


def test_an_empty_password_file_makes_no_book_without_a_password(
    program: Program, tmp_path: Path
) -> None:
    secret = tmp_path / "mk.txt"
    secret.write_text("\nmật khẩu ghi nhầm dòng", encoding="utf-8")
    ran = program("new", tmp_path / "so.sochibo", *CHAPTER, "--password-file", secret)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "để trống" in ran.err
    assert [path.name for path in tmp_path.glob("so*")] == []


def test_verify_says_that_a_book_is_damaged(program: Program, book: Path) -> None:
    body = bytearray(book.read_bytes())
    body[100] ^= 1
    book.write_bytes(bytes(body))
    ran = program("verify", book, "--json")
    assert ran.code == 1
    assert ran.answer["whole"] is False
    assert "bị hỏng" in ran.answer["problems"][0]


def test_verify_says_that_a_whole_book_is_older_than_the_one_seen(
    program: Program, book: Path
) -> None:
    program("verify", book)
    older = book.read_bytes()
    with Book.open(book) as opened, opened.change("ghi") as session:
        store.save(session, MEMBERS, {"full_name": "Lê Văn Tám"})
    book.write_bytes(older)
    ran = program("verify", book, "--json")
    assert (ran.code, ran.err, ran.answer["whole"]) == (1, "", True)
    assert "cũ hơn" in ran.answer["problems"][0]


@pytest.mark.parametrize(
    "line",
    [
        ["figures"],
        ["khong-co-lenh-nay"],
        ["verify"],
        ["verify", "a.sochibo", "--khong-co"],
        ["sheet", "a.sochibo", "--meeting", "SH01", "--to", "x.pdf", "--order", "khac"],
        ["new", "a.sochibo", "--code", " ", "--name", "Chi bộ"],
        ["new", "a.sochibo", "--code", "OM-3", "--name", ""],
        ["verify", ""],
        ["return", "a.sochibo", "--form", "KL01", "--period", "2026", "--to", ""],
    ],
)
def test_a_wrong_call_is_one_plain_sentence(program: Program, line: list[str]) -> None:
    ran = program(*line)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Lệnh gõ chưa đúng.")
    assert ran.err.count("\n") == 1


def test_a_word_too_many_is_named_with_the_way_its_own_command_is_written(
    program: Program,
) -> None:
    ran = program("import", "a.sochibo", "mot.xlsx", "hai.xlsx", "--json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "hai.xlsx. Cách gõ: so-chi-bo import" in ran.err


def test_an_option_is_written_in_full(program: Program, book: Path) -> None:
    assert program("verify", book, "--js").code == 2
    assert program("figures", book, "--peri", "2026").code == 2


def test_a_file_is_not_made_under_the_ending_of_another_kind(
    program: Program, book: Path, tmp_path: Path
) -> None:
    before = contents(tmp_path)
    lines: list[list[str | Path]] = [
        ["new", tmp_path / "so.txt", *CHAPTER],
        ["export", book, tmp_path / "so.pdf"],
        ["sheet", book, "--meeting", "SH01", "--to", tmp_path / "ds.docx"],
    ]
    for line in lines:
        ran = program(*line)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert "phải có đuôi ." in ran.err
    assert contents(tmp_path) == before


def test_a_missing_book_is_one_plain_sentence(program: Program, tmp_path: Path) -> None:
    ran = program("figures", tmp_path / "khong-co.sochibo", "--period", "2026")
    assert (ran.code, ran.out) == (2, "")
    assert "Không thấy tệp sổ" in ran.err


def test_what_only_the_system_has_words_for_is_one_sentence_too(
    program: Program, tmp_path: Path
) -> None:
    ran = program("new", tmp_path / ("x" * 300 + ".sochibo"), *CHAPTER)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Máy báo lỗi")
    assert ran.err.count("\n") == 1


def test_help_is_in_vietnamese(program: Program) -> None:
    text = program("--help").out
    assert text.startswith("Cách gõ: so-chi-bo")
    assert not {"usage", "options", "positional", "show"} & set(text.lower().split())


def test_the_program_starts_as_a_module(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "desktop", "verify", str(tmp_path / "khong-co.sochibo")],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "Không thấy tệp sổ" in ran.stderr.decode("utf-8")


def test_a_command_loads_neither_the_window_nor_the_workbook_writer(book: Path) -> None:
    code = (
        "import sys; from desktop.__main__ import main; main(sys.argv[1:]); "
        "print(sorted({'PySide6','openpyxl','reportlab','alembic'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "verify", str(book)], capture_output=True, check=True
    )
    assert ran.stdout.decode("utf-8").splitlines()[-1] == "[]"


def test_where_the_backup_of_an_older_book_lies_is_said_once(
    program: Program, tmp_path: Path
) -> None:
    older = copy_book(FIRST, tmp_path)
    first = program("verify", older, "--json")
    assert (first.code, first.answer["whole"]) == (0, True)
    assert f"cất trong thư mục {backups_of(older)[0].parent}." in first.err
    assert program("verify", older).err == ""
