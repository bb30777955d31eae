"""What a list adds up to, unit by unit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from db.registers import by_name
from db.registers.totals import totals


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
