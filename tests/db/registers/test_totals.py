"""What a list adds up to, unit by unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from db.registers import by_name
from db.registers.totals import sums, totals


def summed(register: str, *rows: dict[str, Any]) -> list[tuple[str, object, str]]:
    return [(each.field.name, each.number, each.unit) for each in totals(by_name(register), rows)]


def test_different_units_are_never_added_together() -> None:
    assert summed(
        "outreach",
        {"quantity": Decimal(2), "measure": "Cái"},
        {"quantity": Decimal("1.5"), "measure": "cái "},
        {"quantity": Decimal(30), "measure": "tạ"},
        {"quantity": Decimal(4), "measure": "tá"},
        {"quantity": Decimal(1)},
    ) == [
        ("quantity", Decimal("3.5"), "Cái"),
        ("quantity", Decimal(30), "tạ"),
        ("quantity", Decimal(4), "tá"),
        ("quantity", Decimal(1), ""),
    ]


def test_what_nobody_filled_in_has_no_total() -> None:
    assert summed("outreach", {"quantity": None, "measure": "lượt"}) == []
    assert summed("documents", {"number": "07"}) == []


def test_sums_stand_in_the_order_of_the_fields() -> None:
    assert summed(
        "model_results",
        {"money": 500_000, "people": None, "quantity": None},
        {"money": 250_000, "people": 12, "quantity": Decimal(3), "measure": "suất"},
    ) == [("quantity", Decimal(3), "suất"), ("people", 12, ""), ("money", 750_000, "")]


def test_sums_are_told_field_by_field_each_unit_by_itself() -> None:
    results: list[dict[str, Any]] = [
        {"quantity": Decimal(1200), "measure": "cây", "money": 500_000},
        {"quantity": Decimal("2.5"), "measure": None, "money": 250_000},
    ]
    english = {"(chưa ghi ĐVT)": "(no unit)", "Số lượng": "Quantity"}
    register = by_name("model_results")
    assert sums(register, results) == [
        "Số lượng: 1.200 cây; 2,5 (chưa ghi ĐVT)",
        "Kinh phí (đồng): 750.000",
    ]
    assert sums(register, results[1:], lambda word: english.get(word, word)) == [
        "Quantity: 2,5 (no unit)",
        "Kinh phí (đồng): 250.000",
    ]
