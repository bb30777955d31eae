"""The district's own forms: added after a check and a trial on the book, filled, replaced."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment

from db.book import Book
from db.periods import Period
from db.schema import MeetingKind, ModelKind
from desktop.returns.about import About, PeriodKind
from desktop.returns.errors import FormError
from desktop.returns.form_check import FormCheck, check_form
from desktop.returns.form_faults import Gravity
from desktop.returns.form_trial import trial_period
from desktop.returns.library import examine, form_of, keep, known_forms, remove
from desktop.returns.make import make_return
from tests.desktop.returns.district_form import MODELS, NUMBERS, district_form
from tests.desktop.returns.office import NOW, Office, check_here
from tests.desktop.returns.spoilt_forms import good_form
from tests.desktop.returns.test_form_check import changed

NAMES = ("Tuyến hẻm tự quản", "Tổ vay vốn xoay vòng " * 6, "Chợ 0 đồng")
AREAS = ("culture", "economy", "economy")


def fill_chapter(office: Office) -> None:
    """Record three models, a result, and meetings of this year and the last."""
    chapter = office.chapter
    people = chapter.members(2)
    chapter.position(people[0], "Bí thư", "2020-01-01")
    for name, area in zip(NAMES, AREAS, strict=True):
        model = chapter.write(
            "models",
            name=name,
            kind=ModelKind.MOBILISING,
            area=area,
            registered=date(2026, 2, 3),
        )
    chapter.write(
        "models", name="Gương sáng", kind=ModelKind.FOLLOWING, registered=date(2026, 3, 1)
    )
    chapter.write("model_results", model=model, day=date(2026, 4, 1), result="Quà", people=1250)
    chapter.take(chapter.meeting("2026-03-03", MeetingKind.ORDINARY))
    chapter.take(chapter.meeting("2025-03-03", MeetingKind.ORDINARY))
    chapter.take(chapter.meeting("2025-04-03", MeetingKind.ORDINARY))


def looked_at(book: Book, source: Path | bytes) -> FormCheck:
    with book.read() as session:
        return examine(session, source, NOW, "Nguyễn Thị Đào")


def take_in(book: Book, source: Path) -> FormCheck:
    check = looked_at(book, source)
    assert not check.refused
    with book.change("thêm biểu mẫu") as session:
        keep(session, check, NOW.date())
    return check


@pytest.fixture
def sheets(office: Office, tmp_path: Path) -> Any:
    """Add the form to a book with records, fill it through a return, and open the file."""
    fill_chapter(office)
    take_in(office.book, district_form(tmp_path / "bieu.xlsx"))
    made = make_return(office.book, "om-07", Period.parse("2026-H1"), office.folder, now=NOW)
    assert (made.form, made.form_version) == ("OM-07", "2026.1")
    assert check_here(made.file).intact
    return openpyxl.load_workbook(made.file)


# A form from scratch


def test_only_its_formula_is_to_be_told_of_a_form_made_well(office: Office, tmp_path: Path) -> None:
    (told,) = take_in(office.book, district_form(tmp_path / "bieu.xlsx")).faults
    assert (told.severity, told.sheet, told.cell) == (Gravity.WARNING, NUMBERS, "B9")
    assert "{{figure meetings.held}}" in str(told.message)


def test_its_figures_filters_and_last_years_column_are_filled(sheets: Any) -> None:
    rows = [[cell.value for cell in row] for row in sheets[NUMBERS]["A1:C9"]]
    assert rows == [
        ["CHI BỘ KHU VỰC 3", None, None],
        ["SỐ LIỆU", None, None],
        ["(Kỳ 6 tháng đầu năm 2026)", None, None],
        ["Chỉ tiêu", "Kỳ này", "Cùng kỳ"],
        ["Số cuộc sinh hoạt", 1, 2],
        ["Tỷ lệ dự", 100, 100],
        ["Mô hình mới, Dân vận khéo", 3, "–"],
        ["Kiểm tra và giám sát", "–", "–"],
        ["Tổng số lượt", "=SUM(B5:B5)", None],
    ]
    assert sheets[NUMBERS]["B6"].number_format == "0.00"


def test_its_repeated_row_stands_in_groups_above_the_total_and_the_signatures(
    sheets: Any,
) -> None:
    sheet = sheets[MODELS]
    listed = [[cell.value for cell in row] for row in sheet["A4:E13"]]
    by_group = [row[0] for row in listed]
    assert [each for each in by_group if isinstance(each, int)] == [1, 2, 3]
    kinds = [row[1] for row in listed if isinstance(row[0], str) and row[0] in ("I", "II")]
    assert kinds == ["Kinh tế", "Văn hóa - xã hội"]
    assert [row[4] for row in listed if row[1] in kinds] == [2, 1]
    registered = [row[3] for row in listed if isinstance(row[0], int)]
    assert registered == [datetime(2026, 2, 3)] * 3  # noqa: DTZ001 - as openpyxl reads a day
    total = next(row for row in range(4, 20) if sheet.cell(row, 1).value == "Cộng")
    assert [sheet.cell(total, 4).value, sheet.cell(total, 5).value] == [3, 1250]
    assert sheet.cell(total + 2, 2).value == "NGƯỜI LẬP BIỂU"
    assert sheet.cell(total + 2, 4).value == "BÍ THƯ"


def test_what_hangs_on_its_rows_stays_right(sheets: Any) -> None:
    sheet = sheets[MODELS]
    rows = [row for row in range(4, 14) if isinstance(sheet.cell(row, 1).value, int)]
    total = next(row for row in range(4, 20) if sheet.cell(row, 1).value == "Cộng")
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {f"B{row}:C{row}" for row in range(3, total)} <= merged
    assert {"A1:E1", f"A{total}:C{total}", f"D{total + 2}:E{total + 2}"} <= merged
    heights = sorted(sheet.row_dimensions[row].height for row in rows)
    assert heights[:2] == [21, 21]
    assert heights[2] > 40
    assert sheet.row_dimensions[total + 2].height == 30
    assert {sheet.cell(row, 5).border.bottom.style for row in rows} == {"thin"}
    (choice,) = sheet.data_validations.dataValidation
    assert {row for row in range(1, 30) if f"E{row}" in choice.sqref} == set(rows)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == f"'{MODELS}'!$A$1:$E${total + 6}"


# The trial on the book


def test_a_number_too_long_for_its_cell_is_told_with_the_forms_cell(
    office: Office, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        sheet["A4"] = "{{each model_results}}{{column result}}"
        sheet["B4"] = "{{column money}}"
        sheet["A6"] = "{{sum model_results.money}}"
        sheet.column_dimensions["A"].width = 30

    form = changed(tmp_path, change)
    assert looked_at(office.book, form).faults == ()
    model = office.chapter.write("models", name="Chợ", registered=date(2026, 1, 2))
    for money in (5, 12_000_000_000, 7):
        office.chapter.write(
            "model_results", model=model, day=date(2026, 4, 1), result="Quà", money=money
        )
    (told,) = looked_at(office.book, form).faults
    assert (told.severity, told.cell) == (Gravity.ERROR, "B4")
    assert "12000000000" in str(told.message)


def test_a_row_that_no_page_can_hold_is_told_once(office: Office, tmp_path: Path) -> None:
    def change(sheet: Any) -> None:
        sheet["A4"] = "{{each models}}{{column name}}"
        sheet["B4"] = "{{column content}}"
        for name in ("A4", "B4"):
            sheet[name].alignment = Alignment(wrap_text=True)

    text = "Vận động nhân dân đóng góp ngày công. " * 60
    office.chapter.write("models", name="Chợ", content=text, registered=date(2026, 1, 2))
    (told,) = looked_at(office.book, changed(tmp_path, change)).faults
    assert (told.severity, told.cell) == (Gravity.WARNING, "A4")


def test_a_filter_by_what_the_book_does_not_have_is_told_with_the_nearest(
    office: Office, tmp_path: Path
) -> None:
    office.chapter.subject("KL01")
    form = good_form(tmp_path, B1="{{figure study.sessions[subject=KL1]}}")
    (told,) = looked_at(office.book, form).faults
    assert (told.severity, told.cell) == (Gravity.WARNING, "B1")
    assert "Có phải là “KL01”" in str(told.message)
    known = good_form(tmp_path, B1="{{figure study.sessions[subject=kl01]}}")
    assert looked_at(office.book, known).faults == ()
    unheard = good_form(tmp_path, B1="{{figure documents.issued[type=QUY ƯỚC]}}")
    assert "trong sổ chưa có mã này" in str(looked_at(office.book, unheard).faults[0].message)


@pytest.mark.parametrize(
    ("kinds", "period"),
    [
        ({PeriodKind.MONTH, PeriodKind.YEAR}, "2026"),
        ({PeriodKind.DAYS}, "2026"),
        ({PeriodKind.MONTH, PeriodKind.QUARTER}, "2026-Q3"),
        ({PeriodKind.HALF}, "2026-H2"),
        ({PeriodKind.MONTH}, "2026-07"),
    ],
)
def test_a_form_is_tried_for_the_longest_period_it_is_made_for(
    kinds: set[PeriodKind], period: str
) -> None:
    about = About("X", "1", "Thử", frozenset(kinds), 0, 0, "")
    assert trial_period(about, date(2026, 7, 5)).text == period


# Versions and the forms a book knows


def test_one_version_means_one_form(office: Office, tmp_path: Path) -> None:
    take_in(office.book, district_form(tmp_path / "1.xlsx"))
    same = looked_at(office.book, tmp_path / "1.xlsx")
    assert not same.refused
    other = looked_at(office.book, district_form(tmp_path / "2.xlsx", title="SỐ LIỆU KHÁC"))
    assert other.refused
    assert "Hãy ghi phiên bản mới" in str(other.faults[-1].message)
    newer = take_in(office.book, district_form(tmp_path / "3.xlsx", version="2026.2"))
    assert "sẽ thay phiên bản đó" in str(newer.faults[-1].message)
    with office.book.read() as session:
        assert form_of(session, "OM-07").about.version == "2026.2"


def test_the_districts_form_stands_in_the_place_of_the_programs_until_it_is_removed(
    office: Office, tmp_path: Path
) -> None:
    def change(sheet: Any) -> None:
        about = sheet.parent["Biểu mẫu"]
        about["B1"], about["B2"] = "kl01", "9"

    form = tmp_path / "kl01.xlsx"
    form.write_bytes(changed(tmp_path, change))
    take_in(office.book, form)
    with office.book.read() as session:
        assert [(each.about.version, each.own) for each in known_forms(session)] == [("9", True)]
        assert form_of(session, "KL01").about.version == "9"
    with office.book.change("bỏ") as session:
        remove(session, "KL01")
    with office.book.read() as session:
        assert [each.own for each in known_forms(session)] == [False]
        assert form_of(session, "KL01").about.version != "9"


@pytest.mark.parametrize(("code", "said"), [("KL01", "có sẵn trong phần mềm"), ("OM", "OM-07")])
def test_only_a_form_of_the_book_can_be_removed(
    office: Office, tmp_path: Path, code: str, said: str
) -> None:
    take_in(office.book, district_form(tmp_path / "1.xlsx"))
    with pytest.raises(FormError, match=said), office.book.change("bỏ") as session:
        remove(session, code)


def test_a_refused_form_is_never_kept(office: Office) -> None:
    with pytest.raises(ValueError, match="refused"), office.book.change("thêm") as session:
        keep(session, check_form(b"PK"), NOW.date())
