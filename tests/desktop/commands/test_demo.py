"""The command `demo`: a worked example from nothing, all of it or none."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.commands.running import Program, contents


def test_demo_makes_a_whole_book_its_sheet_and_its_return(program: Program, tmp_path: Path) -> None:
    ran = program("demo", tmp_path / "vi-du", "--json")
    assert (ran.code, ran.err) == (0, "")
    files = {name: Path(path) for name, path in ran.answer.items()}
    assert files.keys() == {"book", "sheet", "return"}
    assert all(path.parent == tmp_path / "vi-du" for path in files.values())
    assert program("verify", files["book"]).code == 0
    assert files["sheet"].read_bytes().startswith(b"%PDF")
    assert program("check", files["return"], "--json").answer["intact"] is True
    before = contents(tmp_path)
    again = program("demo", tmp_path / "vi-du")
    assert (again.code, again.out) == (2, "")
    assert contents(tmp_path) == before


def test_a_demo_that_fails_half_way_leaves_nothing(program: Program, tmp_path: Path) -> None:
    (tmp_path / "danh-sach-ky-ten.pdf").write_bytes(b"mine")
    ran = program("demo", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "danh-sach-ky-ten.pdf" in ran.err
    assert contents(tmp_path) == {"danh-sach-ky-ten.pdf": b"mine"}


def test_a_file_is_no_folder_for_a_demo(program: Program, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"mine")
    ran = program("demo", tmp_path / "tep")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
