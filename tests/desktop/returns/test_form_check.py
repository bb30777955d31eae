"""The check of a district's form: all that is wrong with it, each with cell, reason and remedy."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Alignment

import resources
from desktop.returns import hidden_sheet
from desktop.returns.about import ABOUT_SHEET
from desktop.returns.form_check import FormCheck, check_form
from desktop.returns.form_faults import FormFault, Gravity
from tests.desktop.returns.spoilt_forms import good_form, sheet_name, spoilt

Change = Callable[[Any], None]


def changed(folder: Path, change: Change, **cells: object) -> bytes:
    """Return a form that openpyxl changed; `change` is given its first sheet."""
    book = openpyxl.load_workbook(io.BytesIO(good_form(folder, **cells)))
    change(book["Biểu"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def only(check: FormCheck) -> FormFault:
    (told,) = check.faults
    return told


def words(check: FormCheck) -> str:
    return str(only(check).message)


def test_the_standard_form_has_nothing_to_tell_of() -> None:
    for each in resources.path("forms").glob("*.xlsx"):
        assert check_form(each).faults == ()


# Broken forms


def narrow(sheet: Any) -> None:
    sheet["B2"] = "{{figure study.rate}}"
    sheet.column_dimensions["B"].width = 4


def torn(sheet: Any) -> None:
    sheet["A5"] = "{{each models}}{{column name}}"
    sheet.merge_cells("B5:B6")


def inside(sheet: Any) -> None:
    sheet["B5"] = "{{each models}}{{column name}}"
    sheet.merge_cells("A4:A6")


def formatted(number_format: str) -> Change:
    def change(sheet: Any) -> None:
        sheet["C3"] = "{{figure meetings.due}}"
        sheet["C3"].number_format = number_format

    return change


def said(name: str, value: object) -> Change:
    def change(sheet: Any) -> None:
        about = sheet.parent[ABOUT_SHEET]
        for row in about.iter_rows(max_col=2):
            if row[0].value == name:
                row[1].value = value

    return change


def nothing_said(sheet: Any) -> None:
    sheet.parent.remove(sheet.parent[ABOUT_SHEET])


def no_tag(sheet: Any) -> None:
    sheet["A1"] = "Biểu này để trống"


def formula(name: str, text: str, **cells: str) -> Change:
    def change(sheet: Any) -> None:
        for place, value in cells.items():
            sheet[place] = value
        sheet[name] = text

    return change


MIXED = {"D1": "{{figure study.people_due}}", "D2": "{{figure meetings.due}}"}


@pytest.mark.parametrize(
    ("change", "cell", "reason"),
    [
        (formula("C4", "{{figure metings.held}}"), "C4", "Có phải là “meetings.held”"),
        (formula("C4", "{{figure models.new[kind=dkv]}}"), "C4", "Có phải là “dvk”"),
        (formula("C4", "{{figure study.people_due + meetings.due}}"), "C4", "cộng người với người"),
        (formula("C4", "{{figure meetings.held"), "C4", "chưa đóng"),
        (formula("C4", "{{column name}}"), "C4", "Thêm thẻ each"),
        (formula("D3", "=SUM(D1:D2)", **MIXED), "D3", "số người với số lượt người"),
        (formula("D3", "=D1+D2", **MIXED), "D3", "số người với số lượt người"),
        (narrow, "B2", "số 100,00 nên Excel hiện ####. Nới cột rộng ít nhất"),
        (torn, "B5", "khối ô gộp B5:B6 có một phần nằm ở dòng lặp 5"),
        (inside, "A4", "khối ô gộp A4:A6 có một phần nằm ở dòng lặp 5"),
        (formatted("dd/mm/yyyy"), "C3", "số sẽ hiện thành ngày"),
        (formatted("@"), "C3", "kiểu chữ (Text)"),
        (formatted("0.0%"), "C3", "gấp 100 lần"),
        (said("Mã biểu mẫu", "BC/01"), "B1", "mã có trong tên tệp báo cáo"),
        (said("Phiên bản", None), "B2", "“Phiên bản” còn thiếu"),
        (said("Kỳ báo cáo", "tuần"), "B4", "Chọn trong số: tháng; quý"),
        (nothing_said, "", "thiếu trang “Biểu mẫu”"),
        (no_tag, "", "không có thẻ nào"),
    ],
)
def test_a_broken_form_is_refused_with_its_cell_and_a_useful_reason(
    tmp_path: Path, change: Change, cell: str, reason: str
) -> None:
    check = check_form(changed(tmp_path, change))
    told = only(check)
    assert (told.severity, told.cell, check.refused) == (Gravity.ERROR, cell, True)
    assert reason in str(told.message)
    assert cell in str(told.message)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Biểu/01", "dấu /"),
        ("'Biểu'", "dấu '"),
        ("Biểu số liệu thực hiện Kết luận số 01", "dài quá 31 chữ"),
        (hidden_sheet.SHEET, "tên phần mềm dùng riêng"),
        (ABOUT_SHEET.upper(), "hai trang cùng tên"),
    ],
)
def test_a_sheet_is_refused_under_a_name_that_cannot_stay(
    tmp_path: Path, name: str, reason: str
) -> None:
    check = check_form(spoilt(good_form(tmp_path), sheet_name(name)))
    assert check.refused
    assert all(reason in str(each.message) for each in check.faults)


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"], sheet["B3"] = "{{figure a.b}}", "{{fact unit}}"
        torn(sheet)
        said("Mã biểu mẫu", "?")(sheet)
        said("Hạn nộp (số ngày sau kỳ)", "mùng năm")(sheet)

    cells = {(each.sheet, each.cell) for each in check_form(changed(tmp_path, change)).faults}
    assert cells == {
        ("Biểu", "B2"),
        ("Biểu", "B3"),
        ("Biểu", "B5"),
        (ABOUT_SHEET, "B1"),
        (ABOUT_SHEET, "B6"),
    }


@pytest.mark.parametrize("merged", ["A5:C5", "A3:C4", "A6:A8", "B3:C3"])
def test_merged_cells_within_a_row_or_away_from_repeated_ones_are_fine(
    tmp_path: Path, merged: str
) -> None:
    def change(sheet: Any) -> None:
        sheet["A5"] = "{{each models}}{{column name}}"
        sheet.merge_cells(merged)

    assert check_form(changed(tmp_path, change)).faults == ()


def test_a_wide_enough_cell_a_merged_one_and_one_that_shrinks_are_fine(tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        for column in "BCD":
            sheet.column_dimensions[column].width = 4
        sheet["B2"] = "{{figure study.rate}}"
        sheet.merge_cells("B2:C2")
        sheet["D3"] = "{{figure study.rate}}"
        sheet["D3"].alignment = Alignment(shrink_to_fit=True)
        sheet["D4"] = "{{figure meetings.held}}"

    assert check_form(changed(tmp_path, change)).faults == ()


# Formulas


@pytest.mark.parametrize(
    ("cells", "text", "tag"),
    [
        (
            {"A5": "{{each model_results[people=5]}}", "C5": "{{column people}}"},
            "=SUM(C5:C5)",
            "{{sum model_results.people[people=5]}}",
        ),
        (
            {"A5": "{{each models}}", "C5": "{{column name}}"},
            "=COUNTA(C5)",
            "{{count models}}",
        ),
        (
            {"A5": "{{each subjects}}", "C5": "{{figure study.sessions[subject={code}]}}"},
            "=SUM(C5)",
            "{{figure study.sessions}}",
        ),
        (
            {
                "C2": "{{figure inspections.checks | last_year}}",
                "C3": "{{figure inspections.supervisions | last_year}}",
            },
            "=SUM(C2,C3)",
            "{{figure inspections.checks + inspections.supervisions | last_year}}",
        ),
        (
            {"C2": "{{figure models.new[kind=hcm]}}", "C3": "{{figure models.new[kind=dvk]}}"},
            "= C2 + C3",
            "{{figure models.new[kind=hcm] + models.new[kind=dvk]}}",
        ),
        (
            {"C2": "{{figure meetings.present}}", "C3": "{{figure meetings.due}}"},
            "=C2/C3*100",
            "{{figure meetings.rate}}",
        ),
        ({"C2": "5", "C3": "{{figure meetings.due}}"}, "=SUM(C2:C3)", ""),
        ({"C2": "{{figure meetings.due}}"}, "=ROUND(C2/7,1)", ""),
        ({}, "=TODAY()", ""),
        ({}, "=SUM(Trang2!A1:A9)", ""),
    ],
)
def test_a_formula_is_left_to_excel_and_the_tag_offered_instead(
    tmp_path: Path, cells: dict[str, str], text: str, tag: str
) -> None:
    check = check_form(changed(tmp_path, formula("C9", text, **cells)))
    told = only(check)
    assert (told.severity, told.cell, check.refused) == (Gravity.WARNING, "C9", False)
    assert "nằm ngoài phần kiểm tra" in str(told.message)
    assert f"Nên thay bằng thẻ {tag}." in str(told.message) if tag else "{{" not in words(check)


# Whatever it is, it is told


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "A5", "B5", "C5", "C6", "C7"]),
            st.one_of(
                st.text(st.sampled_from("{}|[]=.+ figurechsumodl5"), max_size=30),
                st.sampled_from(
                    [
                        "{{each models}}",
                        "{{each models | by area}}",
                        "{{group}}",
                        "{{column name}}",
                        "{{sum people}}",
                        "{{count}}",
                        "{{figure models.new[kind={kind}]}}",
                        "{{each models.new[kind=dvk]}}{{column number | roman}}",
                        "=SUM(A1:C7)/C5",
                        "=COUNTA(C5:C6",
                        "={1,2}",
                    ]
                ),
            ),
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_the_cells_is_told_and_never_raised(
    tmp_path: Path, cells: list[tuple[str, str]]
) -> None:
    check = check_form(good_form(tmp_path, **dict(cells)))
    assert check.form is not None
    for each in check.faults:
        assert str(each.message)
