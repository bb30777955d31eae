"""Exchange workbooks to try the commands on."""

from __future__ import annotations

from pathlib import Path

from tests.desktop.exchange.desk import Sheets, write_xlsx

SMALL: Sheets = {
    "Đơn vị": [["Mục", "Giá trị"], ["Mã đơn vị", "om-3"]],
    "Đảng viên": [
        ["Mã", "Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Ngày chính thức"],
        ["DV1", "Lê Văn Tám", 1959, "3/2/1985", "3/2/1986"],
        ["DV2", "Trần Minh Ưng", "05/1970", "19/5/2001", "19/5/2002"],
        ["DV3", "-Phạm Ngọc Đào", None, None, None],
    ],
    "Sinh hoạt": [
        ["Mã", "Ngày", "Loại", "Đã điểm danh"],
        ["SH1", "5/11/2026", "Thường kỳ", "x"],
    ],
    "Điểm danh": [
        ["Mã cuộc", "Mã đảng viên", "Kết quả", "Phải dự"],
        ["sh1", "dv2", "vang co ly do", None],
        ["SH1", "DV3", None, "không"],
    ],
}
"""Three members and one ordinary meeting: two due, one of them present."""


def small(folder: Path) -> Path:
    """Write that workbook."""
    return write_xlsx(folder / "so.xlsx", SMALL)


def with_cell(folder: Path, sheet: str, row: int, column: int, value: object) -> Path:
    """Write that workbook with one cell changed, row and column counted from 0."""
    rows = [list(each) for each in SMALL[sheet]]
    rows[row][column] = value
    return write_xlsx(folder / "sua.xlsx", {**SMALL, sheet: rows})
