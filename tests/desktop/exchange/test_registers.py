"""A register is described once: exchange follows the description alone."""

from __future__ import annotations

import pytest

from db import registers
from db.registers import Field, FieldKind, Register
from db.registers.fields import Choice
from db.schema import Subject, SubjectKind
from tests.desktop.exchange.desk import Desk, Rows

SONGS = Register(
    name="songs",
    sheet="Bài hát",
    title="Bài hát",
    table=Subject,
    prefix="BH",
    fields=(
        Field("code", "Mã", FieldKind.CODE),
        Field("name", "Tên bài", required=True),
        Field(
            "kind",
            "Thể loại",
            FieldKind.CHOICE,
            choices=(Choice(SubjectKind.CAMPAIGN, "Hành khúc"), Choice(SubjectKind.MOVEMENT, "Ca")),
        ),
        Field("year", "Năm viết", FieldKind.YEAR),
    ),
)


def test_a_register_added_to_the_list_is_imported_and_exported(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [
        each
        for each in registers.REGISTERS
        if each.name != "subjects" and all(field.target != "subjects" for field in each.fields)
    ]
    monkeypatch.setattr(registers, "REGISTERS", (*kept, SONGS))
    rows: Rows = [
        ["Thể loại", "Tên bài", "Năm viết"],
        ["hành khúc", "Cùng nhau đi hồng binh", 1942],
    ]

    assert desk.bring({"BÀI HÁT": rows}).sheets["BÀI HÁT"].new == 1
    assert desk.bring({"BÀI HÁT": rows}).sheets["BÀI HÁT"].same == 1
    assert desk.take_out()["Bài hát"] == [
        {
            "Mã": "BH001",
            "Tên bài": "Cùng nhau đi hồng binh",
            "Thể loại": "Hành khúc",
            "Năm viết": 1942,
        }
    ]
