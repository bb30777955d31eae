"""A plain member list, as chapters keep it in Excel: taken as sheet Đảng viên (CONTRACT §1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from db.messages import N_, Message
from db.registers.members import MEMBERS
from db.vietnamese import quoted
from desktop.exchange.reading_cells import is_blank, text_of
from desktop.exchange.report import Oddity
from desktop.exchange.sheets import (
    Findings,
    FoundSheet,
    find_list,
    headings_of,
    numbering,
    report_unknown,
)
from desktop.files.cells import Sheet

OTHER_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "code": ("Mã đảng viên", "Mã số", "Mã ĐV"),
    "full_name": ("Họ tên", "Họ, tên", "Họ và tên đảng viên", "Họ tên đảng viên"),
    "gender": ("Giới", "Nam/nữ", "Nam, nữ"),
    "birth": ("Năm sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh"),
    "card_number": ("Số thẻ đảng", "Số thẻ đảng viên", "Số thẻ ĐV"),
    "joined": ("Vào đảng", "Ngày kết nạp", "Ngày vào đảng dự bị"),
    "official": ("Chính thức", "Ngày vào đảng chính thức", "Ngày công nhận chính thức"),
    "position": ("Chức vụ đảng", "Chức vụ trong đảng", "Chức vụ trong chi bộ"),
    "party_group": ("Tổ",),
    "phone": ("Số điện thoại", "SĐT"),
}
"""Headings met in such lists beside the register's own."""

HEADINGS: Mapping[str, str] = headings_of(MEMBERS, OTHER_HEADINGS)
"""The field of each heading of a member list, as headings are matched."""


def find_members(sheets: Iterable[Sheet]) -> Findings:
    """Find member lists by their headings; for a workbook none of whose sheets is a register."""
    findings = Findings()
    for sheet in sheets:
        trial = find_list(sheet, MEMBERS, HEADINGS)
        if trial.found and "full_name" in trial.found[0].columns:
            numbers = numbering(sheet, HEADINGS)
            findings.found.append(_people(findings, trial.found[0], numbers))
            findings.odd.extend(trial.odd)
        else:
            report_unknown(findings, sheet)
    return findings


def _people(findings: Findings, found: FoundSheet, numbers: int | None) -> FoundSheet:
    """Return the sheet without rows that are no person: headings of groups, totals, signatures."""
    people = []
    numbered = {
        row
        for row, cells in found.rows
        if numbers is not None and text_of(cells[numbers]).rstrip(".").isdecimal()
    }
    for row, cells in found.rows:
        if (row in numbered or not numbered) and not is_blank(cells[found.columns["full_name"]]):
            people.append((row, cells))
        else:
            first = next((text for cell in cells if (text := text_of(cell))), "")
            reason = Message(
                N_("Dòng “{text}” không có số thứ tự và họ tên nên được bỏ qua."),
                {"text": quoted(first)},
            )
            findings.odd.append(Oddity(found.name, found.place(row), "passed_over", reason))
    return replace(found, rows=people)
