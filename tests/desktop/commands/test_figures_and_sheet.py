"""The commands that read a book: figures, sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from db.book import Book
from db.registers import attendance, store
from db.registers.meetings import MEETINGS
from db.registers.members import MEMBERS
from db.schema import Audience, Call, Mark, MeetingKind
from tests.desktop.commands.running import Program


@pytest.fixture
def kept(book: Path) -> Path:
    """A book with three members and one meeting, one of them absent."""
    with Book.open(book) as opened, opened.change("ghi") as session:
        people = [
            store.save(session, MEMBERS, {"full_name": name})
            for name in ("Lê Văn Tám", "Trần Minh Ưng", "Phạm Ngọc Đào")
        ]
        values = {
            "code": "SH01",
            "day": date(2026, 11, 5),
            "kind": MeetingKind.ORDINARY,
            "audience": Audience.MEMBERS,
            "call": Call(),
        }
        meeting = store.save(session, MEETINGS, values)
        attendance.set_mark(session, meeting, people[0], Mark.EXCUSED, "Ốm")
        attendance.take(session, meeting)
    return book


def test_figures_answers_as_the_contract_writes_it(program: Program, kept: Path) -> None:
    ran = program("figures", kept, "--period", "2026-Q4", "--json")
    assert ran.code == 0
    answer = ran.answer
    assert answer["unit"] == {"code": "OM-3", "name": "Chi bộ Khu vực 3"}
    assert answer["period"] == {"from": "2026-10-01", "to": "2026-12-31"}
    assert answer["figures"]["meetings.rate"] == 66.67
    assert answer["figures"]["meetings.due"] == 3
    assert answer["figures"]["study.rate"] is None
    assert answer["state"]["meetings.unexcused"] == "counted"
    assert answer["state"]["study.sessions"] == "not_filled"
    assert answer["figures"].keys() == answer["state"].keys()


def test_figures_for_a_person_are_lines_in_vietnamese(program: Program, kept: Path) -> None:
    lines = program("figures", kept, "--period", "2026").out.splitlines()
    assert lines[0] == "Chi bộ Khu vực 3 (OM-3) · 2026"
    assert any(line.endswith("66,67%") for line in lines)
    assert any(line.endswith("–") for line in lines)


def test_a_period_that_cannot_be_read_is_a_wrong_call(program: Program, kept: Path) -> None:
    ran = program("figures", kept, "--period", "2026-13", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert "2026-13" in ran.err


def test_sheet_writes_the_pdf_of_the_meeting_named(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ds.pdf"
    ran = program("sheet", kept, "--meeting", " sh01 ", "--to", target, "--json")
    assert (ran.code, ran.answer) == (0, {"file": str(target)})
    assert "Trần Minh Ưng" in PdfReader(target).pages[0].extract_text()
    filled = program("sheet", kept, "--meeting", "SH01", "--to", target, "--filled")
    assert filled.code == 0
    assert "Ốm" in PdfReader(target).pages[0].extract_text()


def test_sheet_of_no_known_meeting_writes_nothing(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ds.pdf"
    ran = program("sheet", kept, "--meeting", "SH99", "--to", target)
    assert ran.code == 2
    assert "SH99" in ran.err
    assert not target.exists()


def test_sheet_into_a_folder_that_is_not_there_says_so(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    ran = program("sheet", kept, "--meeting", "SH01", "--to", tmp_path / "khong" / "ds.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
