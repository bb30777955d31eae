"""The commands `forms` and `dictionary`: the district's own forms, and what tags may name."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests.desktop.commands.running import Program, contents
from tests.desktop.returns.district_form import NUMBERS, district_form
from tests.desktop.returns.spoilt_forms import LOST, good_form, spoilt


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return district_form(tmp_path / "om-07.xlsx")


def test_a_form_is_added_listed_filled_and_removed(
    program: Program, book: Path, form: Path, tmp_path: Path
) -> None:
    ran = program("forms", book, "--add", form, "--json")
    assert ran.code == 0
    (told,) = ran.answer["faults"]
    assert (told["severity"], told["sheet"], told["cell"]) == ("warning", NUMBERS, "B9")
    assert (ran.answer["form"], ran.answer["added"]) == ("OM-07", True)
    forms = program("forms", book, "--json").answer["forms"]
    assert [(each["code"], each["own"]) for each in forms] == [("KL01", False), ("OM-07", True)]
    assert forms[1] == {
        "code": "OM-07",
        "version": "2026.1",
        "title": "Báo cáo mô hình và sinh hoạt",
        "periods": ["half", "year"],
        "cutoff_days": 0,
        "due_days": 10,
        "addressee": "Ban Tuyên giáo và Dân vận",
        "own": True,
    }
    folder = tmp_path / "ra"
    made = program("return", book, "--form", "OM-07", "--period", "2026", "--to", folder, "--json")
    assert made.answer["form_version"] == "2026.1"
    assert openpyxl.load_workbook(made.answer["file"])[NUMBERS]["B5"].value == "–"
    assert program("check", made.answer["file"], "--json").answer["intact"]
    assert program("forms", book, "--remove", "om-07").code == 0
    assert "OM-07" not in program("forms", book).out


def test_forms_are_listed_for_a_person_in_vietnamese(
    program: Program, book: Path, form: Path
) -> None:
    program("forms", book, "--add", form)
    lines = program("forms", book).out.splitlines()
    assert lines[-2] == "OM-07 (2026.1): Báo cáo mô hình và sinh hoạt"
    assert lines[-1].startswith("  6 tháng, năm · hạn nộp 10 ngày sau kỳ · thêm ngày ")


def test_a_broken_form_is_refused_with_exit_1_and_changes_nothing(
    program: Program, book: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(spoilt(good_form(tmp_path, B2="{{figure a}}"), LOST["a shape"][0]))
    before = contents(book.parent)
    ran = program("forms", book, "--add", broken)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["Lỗi", "Lỗi"]
    assert "ô C4" in ran.out
    assert "ô B2" in ran.out
    answer = program("forms", book, "--add", broken, "--json").answer
    assert (answer["added"], {each["cell"] for each in answer["faults"]}) == (False, {"C4", "B2"})
    assert contents(book.parent).keys() == before.keys()
    assert len(program("forms", book, "--json").answer["forms"]) == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (["--add", "khong-co.xlsx"], 2),
        (["--remove", "OM-99"], 2),
        (["--remove", "KL01"], 2),
        (["--add", "a.xlsx", "--remove", "B"], 2),
    ],
)
def test_what_is_not_there_cannot_be_added_or_removed(
    program: Program, book: Path, more: list[str], code: int
) -> None:
    ran = program("forms", book, *more, "--json")
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)


def test_the_dictionary_is_written_as_a_pdf(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "tu-dien.pdf"
    assert program("dictionary", "--to", target, "--json").answer == {"file": str(target)}
    first = PdfReader(target).pages[0].extract_text()
    assert "TỪ ĐIỂN SỐ LIỆU" in first
    assert program("dictionary", "--to", tmp_path / "tu-dien.txt").code == 2
