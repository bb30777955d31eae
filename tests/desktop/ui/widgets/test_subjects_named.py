"""Subjects are offered with those in force first, however they are found."""

from __future__ import annotations

from db.registers.subjects import SubjectRow
from db.schema import SubjectKind
from desktop.ui.widgets.pickers import matching, subjects_named


def subject(number: int, name: str, year: int | None, replaced_by: int | None = None) -> SubjectRow:
    return SubjectRow(
        id=number,
        code=f"CD{number}",
        name=name,
        kind=SubjectKind.DOCUMENT,
        year=year,
        last_year=None,
        replaces_id=None,
        replaced_by=replaced_by,
        replaced_from=None,
        search_key="",
    )


ROWS = [
    subject(1, "Kết luận sau", 2030),
    subject(2, "Chỉ thị 05", 2016),
    subject(3, "Chỉ thị 03", 2011, replaced_by=2),
    subject(4, "Phong trào", None),
]


def test_those_in_force_come_first_and_the_others_say_so() -> None:
    assert [(one.text, one.note, one.value) for one in subjects_named(ROWS, 2026)] == [
        ("Chỉ thị 05", "CD2", 2),
        ("Phong trào", "CD4", 4),
        ("Kết luận sau", "CD1 · chưa có hiệu lực", 1),
        ("Chỉ thị 03", "CD3 · không còn hiệu lực", 3),
    ]


def test_typing_keeps_that_order() -> None:
    found = matching(subjects_named(reversed(ROWS), 2026), "chi thi 0")
    assert [one.value for one in found] == [2, 3]
