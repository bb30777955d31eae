"""Nothing to report, from the sheet that says so to every place where a figure stands."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from db.figures import State
from desktop.returns import check_return
from tests.desktop.commands.running import Program
from tests.desktop.commands.workbooks import SMALL
from tests.desktop.exchange.desk import Rows, write_xlsx

ROWS: Rows = [
    ["Sổ", "Từ ngày", "Đến ngày", "Ngày khai"],
    ["Mô hình", "1/10/2026", "31/10/2026", "5/11/2026"],
    ["MÔ HÌNH", "1/11/2026", "31/12/2026", None],
    ["Văn bản", "1/10/2026", "30/12/2026", None],
]
WITHOUT_DAU: Rows = [
    ["so", "tu ngay", "den ngay"],
    ["mo hinh", "1/10/2026", "31/12/2026"],
    ["van  ban", "1/10/2026", "30/12/2026"],
]


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [("Khai không có", ROWS), ("khai khong co", WITHOUT_DAU), ("KHAI KHÔNG CÓ", WITHOUT_DAU)],
)
def test_what_is_declared_in_a_workbook_is_told_by_figures_and_the_return(
    program: Program, book: Path, tmp_path: Path, sheet: str, rows: Rows
) -> None:
    file = write_xlsx(tmp_path / "khai.xlsx", {**SMALL, sheet: rows})
    taken = program("import", book, file, "--json").answer
    assert (taken["applied"], taken["refused"]) == (True, [])
    assert taken["sheets"][sheet]["new"] == len(rows) - 1

    told = program("figures", book, "--period", "2026-Q4", "--json").answer
    assert told["state"]["models.on_register"] == "declared_none"
    assert told["state"]["models.new[kind=dvk]"] == "declared_none"
    assert told["state"]["models.beneficiaries"] == "declared_none"
    assert told["figures"]["models.beneficiaries"] == 0
    assert told["state"]["documents.issued"] == "not_filled"
    assert told["state"]["meetings.held"] == "counted"
    october = program("figures", book, "--period", "2026-10", "--json").answer["state"]
    assert october["documents.issued"] == "declared_none"

    lines = program("figures", book, "--period", "2026-Q4").out.splitlines()
    said = {line[:62].strip(): line[62:].strip() for line in lines[1:]}
    assert said["Mô hình đăng ký mới"] == said["Mô hình đăng ký mới [Dân vận khéo]"] == "không có"
    assert said["Văn bản đã ban hành"] == "–"
    assert said["Cuộc chưa điểm danh"] == "0"


def test_what_is_declared_stands_in_the_return_and_comes_back_out_of_it(
    program: Program, book: Path, tmp_path: Path
) -> None:
    said = [["Sổ", "Từ ngày", "Đến ngày"], ["Sinh hoạt", "1/1/2026", "31/3/2026"]]
    file = write_xlsx(tmp_path / "khai.xlsx", {**SMALL, "Khai không có": said})
    assert program("import", book, file).code == 0
    made = program(
        "return", book, "--form", "KL01", "--period", "2026-Q1", "--to", tmp_path, "--json"
    ).answer
    assert {each["rule"] for each in made["problems"]} == {"not_filled"}
    assert not any("inh hoạt" in each["message"] for each in made["problems"])
    written = Path(made["file"])
    summary = openpyxl.load_workbook(written)["Biểu tổng hợp"]
    shown = {row[1].value: row[3].value for row in summary.iter_rows(min_row=10, max_col=4)}
    assert shown["Số cuộc sinh hoạt"] == shown["Lượt quần chúng dự"] == "không có"
    assert shown["Tỷ lệ dự sinh hoạt"] == "–"
    assert shown["Đảng viên sinh hoạt tạm thời đến"] == 0
    checked = program("check", written, "--json").answer
    assert (checked["intact"], checked["problems"]) == (True, made["problems"])
    assert checked["figures"]["meetings.held"] == 0
    said_in_file = check_return(written).manifest.figures
    assert said_in_file["meetings.held"].state is State.DECLARED
    assert said_in_file["members.total"].state is State.COUNTED
    assert said_in_file["documents.issued"].state is State.NOT_FILLED
