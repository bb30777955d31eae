"""What an outsider found who tried everything: each is told, or stays right, from now on."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.periods import Period
from db.registers import attendance, handed_in
from db.schema import Mark, Meeting, Member
from desktop.returns import make_return
from desktop.returns.errors import ReasonNeededError, ReturnRefusedError
from desktop.returns.form_check import check_form
from desktop.returns.library import keep
from desktop.returns.since import Moved
from tests.desktop.returns.office import NOW, Office, check_here, fill_half_year, open_xlsx
from tests.desktop.returns.spoilt_forms import good_form
from tests.desktop.returns.test_form_check import changed, formula, only, words
from tests.desktop.returns.test_numbers_of_a_book import HALF, moved


@pytest.fixture
def filled(office: Office) -> Office:
    fill_half_year(office.chapter)
    return office


# What moved since


def test_a_mark_corrected_after_the_return_is_told_by_member_and_meeting(filled: Office) -> None:
    filled.make()
    with filled.book.change("sửa điểm danh") as session:
        last = select(Meeting.id).where(Meeting.day == date(2026, 5, 5))
        person = select(Member.id).where(Member.full_name == "Trần Văn An")
        meeting, member = session.scalars(last).one(), session.scalars(person).one()
        attendance.set_mark(session, meeting, member, Mark.UNEXCUSED)
    found = {each.id: each for each in moved(filled).figures}
    (gone,) = found["meetings.present"].records
    assert gone.how is Moved.WENT
    assert str(gone.name).startswith("Trần Văn An")
    assert "05/05/2026" in str(gone.name)


def test_what_moved_in_the_year_before_is_something_that_moved(filled: Office) -> None:
    filled.make()
    filled.chapter.take(filled.chapter.meeting("2025-03-03"))
    with pytest.raises(ReasonNeededError):
        filled.make()
    assert not moved(filled).nothing
    assert moved(filled).others["Biểu tổng hợp"] > 0


# Numbers


def test_a_file_renamed_to_another_number_is_not_taken_for_it(filled: Office) -> None:
    made = filled.make()
    shutil.copy(made.file, made.file.with_name(made.file.name.replace("_v1", "_v7")))
    with pytest.raises(ReturnRefusedError, match="_v7"):
        filled.make()
    with filled.book.read() as session:
        assert [each.revision for each in handed_in.returns_of(session, "KL01", HALF)] == [1]


# Reading a file


def test_a_removed_column_with_as_much_to_say_in_edits_is_named_as_a_shift(
    sent: Path, tmp_path: Path
) -> None:
    book, path = open_xlsx(sent), tmp_path / "ra.xlsx"
    sheet = book["Biểu 08"]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.delete_cols(7)
    book.save(path)
    checked = check_here(path)
    assert checked.edited == ()
    assert [(each.rule, each.cell) for each in checked.problems if each.sheet == sheet.title][
        :1
    ] == [("column_removed", "G1")]


# Formulas of a district's form

GROUPED = {
    "A4": "{{group}}",
    "B4": "{{column form}}",
    "A5": "{{each outreach | by form}}",
    "B5": "{{column quantity}}",
}
TWO = {"C2": "{{figure members.total}}", "C3": "{{figure meetings.due}}"}


@pytest.mark.parametrize(
    ("at", "text", "cells", "tag"),
    [
        ("C4", "=SUM(B5:B5)", GROUPED, "{{sum quantity}}"),
        ("C4", "=COUNTA(B5:B5)", GROUPED, "{{count}}"),
        ("C7", "=SUM(B5:B5)", GROUPED, "{{sum outreach.quantity}}"),
        ("C5", "=B5", GROUPED, ""),
        ("C7", "=SUM(B4:B5)", GROUPED, ""),
        ("C9", "=C3+Khac!C2", TWO, ""),
        ("C9", "=C3+TEN_VUNG", TWO, ""),
        ("C9", "=SUM(Biểu!C3)", TWO, "{{figure meetings.due}}"),
    ],
)
def test_only_a_tag_that_gives_the_same_number_is_offered(
    tmp_path: Path, at: str, text: str, cells: dict[str, str], tag: str
) -> None:
    told = words(check_form(changed(tmp_path, formula(at, text, **cells))))
    assert f"Nên thay bằng thẻ {tag}." in told if tag else "{{" not in told


def test_people_and_attendances_are_not_added_by_the_sheets_own_name_either(
    tmp_path: Path,
) -> None:
    check = check_form(changed(tmp_path, formula("C9", "=Biểu!C2+C3", **TWO)))
    assert (check.refused, only(check).cell) == (True, "C9")


def test_a_tag_within_a_formula_is_refused(tmp_path: Path) -> None:
    text = '="Số cuộc: {{figure meetings.held}}"'
    check = check_form(changed(tmp_path, formula("C9", text)))
    assert check.refused
    assert "thẻ nằm trong công thức" in str(check.faults[0].message)
    assert check.faults[0].cell == "C9"


# What was changed, as a clerk reads it


def test_an_edit_is_said_as_its_cells_show_it(sent: Path, tmp_path: Path) -> None:
    book, path = open_xlsx(sent), tmp_path / "sua.xlsx"
    sheet = book["Biểu 02"]
    changes: dict[str, Any] = {
        "C11": date(2026, 1, 13),
        "M11": 12.5,
        "D11": None,
        "N11": 5,
        "E11": True,
    }
    for cell, value in changes.items():
        sheet[cell] = value
    book.save(path)
    told = {each.cell: each.words() for each in check_here(path).edited}
    assert {cell: (each["was"], each["now"]) for cell, each in told.items()} == {
        "C11": ("12/01/2026", "13/01/2026"),
        "M11": ("66,67", "12,5"),
        "D11": ("Quán triệt", "trống"),
        "N11": ("trống", "5"),
        "E11": ("trống", "TRUE"),
    }


def with_formulas(office: Office, folder: Path) -> Path:
    """Return a return of a form whose list has a formula in every row and one below it.

    Their results stand in the file as a spreadsheet program leaves them.
    """
    form = good_form(
        folder,
        A4="{{each members}}{{column number}}",
        B4="{{column Họ và tên}}",
        C4=7,
        D4="=C4*2",
        B5="Cộng",
        D5="=SUM(D4:D4)",
        B7="{{fact unit.name}}",
    )
    with office.book.change("thêm biểu mẫu") as session:
        keep(session, check_form(form), NOW.date())
    made = make_return(office.book, "TH01", Period.year(2026), office.folder, now=NOW)
    book = open_xlsx(made.file)
    for row, cells in enumerate(book["Biểu"].iter_rows(), start=1):
        for each in cells:
            if each.data_type == "f":
                each.value = 100 + row
    book.save(made.file)
    return made.file


@pytest.mark.parametrize("row", [2, 5, 7, 8])
@pytest.mark.parametrize("rule", ["row_inserted", "row_removed"])
def test_formulas_stay_outside_what_is_checked_when_rows_move(
    filled: Office, tmp_path: Path, row: int, rule: str
) -> None:
    path = with_formulas(filled, tmp_path)
    assert check_here(path).intact
    book = open_xlsx(path)
    sheet = book["Biểu"]
    sheet.insert_rows(row) if rule == "row_inserted" else sheet.delete_rows(row)
    book.save(path)
    checked = check_here(path)
    assert checked.edited == ()
    assert [each.rule for each in checked.problems if each.rule.startswith("row")] == [rule]


# Slips in tags


@pytest.mark.parametrize("text", ["{figure meetings.held}", "figure meetings.held}}", "{ fact x }"])
def test_a_tag_that_lacks_a_brace_is_refused(tmp_path: Path, text: str) -> None:
    check = check_form(good_form(tmp_path, C9=text))
    assert (check.refused, only(check).cell) == (True, "C9")
    assert "{{ ở đầu và hai ngoặc }} ở cuối" in words(check)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{figure MEETINGS.HELD}}", "Có phải là “meetings.held”?"),
        ("{{figure meetings.held[kind=x]}}", "không ghi được “kind”"),
        ("{{figure meetings.held | last_year | year_to_date}}", "không ghi được “year_to_date”"),
    ],
)
def test_a_slip_in_a_tag_is_told_with_what_mends_it(tmp_path: Path, text: str, said: str) -> None:
    assert said in words(check_form(good_form(tmp_path, C9=text)))


def test_of_a_wrong_each_only_its_own_slip_is_told(tmp_path: Path) -> None:
    cells = {**GROUPED, "A5": "{{each outreach | by kind}}", "C4": "{{sum quantity}}"}
    check = check_form(good_form(tmp_path, **cells))
    assert [each.cell for each in check.faults] == ["A5"]


# Formulas over rows in groups


@pytest.mark.parametrize(("at", "wanted"), [("C4", ("C5:C6", "C8:C8")), ("C6", ())])
def test_a_formula_over_rows_in_groups_adds_each_record_once(
    filled: Office, tmp_path: Path, at: str, wanted: tuple[str, ...]
) -> None:
    """Two kinds of outreach, two and one records: a subtotal in each group, or one total below.

    Either the form is refused with the cell, or what is written adds up rightly: no subtotal that
    reads itself, no total that reads the subtotals as well.
    """
    for form, quantity in (("pano", 3), ("pano", 4), ("book", 10)):
        filled.chapter.write("outreach", day="2026-02-01", form=form, quantity=Decimal(quantity))
    cells: dict[str, object] = {
        "A4": "{{group}}{{column form}}",
        "A5": "{{each outreach | by form}}",
        "C5": "{{column quantity}}",
        "A6": "Cộng",
        at: "=SUM(C5:C5)",
    }
    if at == "C6":
        cells["C4"] = "{{sum quantity}}"
    check = check_form(good_form(tmp_path, **cells))
    if check.refused:
        assert at in [each.cell for each in check.faults]
        return
    with filled.book.change("thêm biểu mẫu") as session:
        keep(session, check, NOW.date())
    made = make_return(filled.book, "TH01", Period.year(2026), filled.folder, now=NOW)
    sheet = open_xlsx(made.file)["Biểu"]
    texts = [str(each.value) for each in sheet["C"] if each.data_type == "f"]
    if wanted:
        assert texts == [f"=SUM({each})" for each in wanted]
    else:
        (total,) = texts
        read = [cell for part in total[5:-1].split(",") for cell in sheet[part]]
        assert sum(cell.value for (cell,) in read) == 17
