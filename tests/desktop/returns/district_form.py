"""A district's own form, made cell by cell as an office would: two sheets, one a list in groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.datavalidation import DataValidation

from desktop.returns.about import ABOUT_SHEET

NUMBERS, MODELS = "Số liệu", "Mô hình"
SIDE = Side(style="thin")
BOX = Border(left=SIDE, right=SIDE, top=SIDE, bottom=SIDE)
FONT = Font(name="Times New Roman", size=13)
ABOUT = (
    ("Mã biểu mẫu", "OM-07"),
    ("Phiên bản", "2026.1"),
    ("Tên", "Báo cáo mô hình và sinh hoạt"),
    ("Kỳ báo cáo", "6 tháng; năm"),
    ("Chốt số liệu (số ngày sau kỳ)", 0),
    ("Hạn nộp (số ngày sau kỳ)", 10),
    ("Nơi nhận", "Ban Tuyên giáo và Dân vận"),
)


def district_form(path: Path, *, version: str = "2026.1", title: str = "SỐ LIỆU") -> Path:
    """Write the form to a path and return it."""
    book = Workbook()
    _numbers(book.worksheets[0], title)
    _models(book.create_sheet(MODELS))
    about = book.create_sheet(ABOUT_SHEET)
    for heading, value in ABOUT:
        about.append((heading, version if heading == "Phiên bản" else value))
    book.save(path)
    return path


def _numbers(sheet: Any, title: str) -> None:
    sheet.title = NUMBERS
    rows = (
        ("{{fact unit.name | upper}}", None, None),
        (title, None, None),
        ("(Kỳ {{fact period.name}})", None, None),
        ("Chỉ tiêu", "Kỳ này", "Cùng kỳ"),
        ("Số cuộc sinh hoạt", "{{figure meetings.held}}", "{{figure meetings.held | last_year}}"),
        ("Tỷ lệ dự", "{{figure meetings.rate}}", "{{figure meetings.rate | last_year}}"),
        (
            "Mô hình mới, Dân vận khéo",
            "{{figure models.new[kind=dvk]}}",
            "{{figure models.new[kind=dvk] | last_year}}",
        ),
        (
            "Kiểm tra và giám sát",
            "{{figure inspections.checks + inspections.supervisions}}",
            "{{figure inspections.checks + inspections.supervisions | last_year}}",
        ),
        ("Tổng số lượt", "=SUM(B5:B5)", None),
    )
    for row in rows:
        sheet.append(row)
    for name in ("A1:C1", "A2:C2", "A3:C3"):
        sheet.merge_cells(name)
    for row in sheet.iter_rows():
        for cell in row:
            cell.font = FONT
    for letter, width in (("A", 40), ("B", 14), ("C", 14)):
        sheet.column_dimensions[letter].width = width


def _models(sheet: Any) -> None:
    """Fill a sheet with models in groups above a total and a block for signing."""
    for name, value in {
        "A1": "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO",
        "A3": "TT",
        "B3": "Tên mô hình",
        "D3": "Ngày đăng ký",
        "E3": "Đánh giá",
        "A4": "{{group}}{{column number | roman}}",
        "B4": "{{column area}}",
        "E4": "{{count}}",
        "A5": "{{each models[kind=dvk] | by area}}{{column number}}",
        "B5": "{{column name}}",
        "D5": "{{column registered}}",
        "A6": "{{together}}Cộng",
        "D6": "{{count models[kind=dvk]}}",
        "E6": "{{sum model_results.people}}",
        "B8": "NGƯỜI LẬP BIỂU",
        "D8": "{{fact signer.title | upper}}",
        "D12": "{{fact signer.name}}",
    }.items():
        sheet[name] = value
    for merged in ("A1:E1", "B3:C3", "B4:C4", "B5:C5", "A6:C6", "D8:E8", "D12:E12"):
        sheet.merge_cells(merged)
    for row in sheet["A3:E6"]:
        for cell in row:
            cell.border, cell.font = BOX, FONT
    sheet["B5"].alignment = Alignment(wrap_text=True, vertical="center")
    sheet.row_dimensions[5].height = 21
    sheet.row_dimensions[8].height = 30
    for letter, width in (("A", 6), ("B", 30), ("C", 20), ("D", 16), ("E", 14)):
        sheet.column_dimensions[letter].width = width
    choice = DataValidation("list", formula1='"Tốt,Khá,Đạt"', sqref="E5")
    sheet.add_data_validation(choice)
    sheet.print_title_rows = "3:3"
    sheet.print_area = "A1:E12"
    sheet.page_setup.paperSize = 9
