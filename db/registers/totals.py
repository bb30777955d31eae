"""What a list adds up to: under a table on screen, at the foot of a list on paper."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from db import vietnamese
from db.messages import N_
from db.numbers import show_number
from db.registers.fields import Field, Register, Values

NO_UNIT = N_("(chưa ghi ĐVT)")


@dataclass(frozen=True)
class Total:
    """A sum over records, in one unit; the unit is empty where none is written."""

    field: Field
    number: int | Decimal
    unit: str = ""


def totals(register: Register, rows: Collection[Values]) -> list[Total]:
    """Return the sums of a register's numbers that add up (`Register.adding`).

    Numbers of different units are never added together; case is not heard in a unit, dấu is,
    and it is written as first met. What nobody filled in has no total.
    """
    numbers: dict[tuple[str, str], int | Decimal] = {}
    written: dict[tuple[str, str], str] = {}
    unit_key = cache(vietnamese.match_key)
    for name, measured in register.adding.items():
        for values in rows:
            if (number := values.get(name)) is None:
                continue
            unit = (values.get(measured) or "") if measured else ""
            key = name, unit_key(unit)
            numbers[key] = numbers.get(key, 0) + number
            written.setdefault(key, unit)
    return [
        Total(register.field(name), number, written[name, unit])
        for (name, unit), number in numbers.items()
    ]


def sums(
    register: Register, rows: Collection[Values], say: Callable[[str], str] = str
) -> list[str]:
    """Return the totals in words, a sum to each field: "Số lượng: 5 cái; 1.200 lượt"."""
    told: dict[str, list[str]] = {}
    for total in totals(register, rows):
        measured = register.adding[total.field.name]
        unit = total.unit or (say(NO_UNIT) if measured else "")
        amount = " ".join(filter(None, (show_number(total.number), unit)))
        told.setdefault(say(total.field.title), []).append(amount)
    return [f"{title}: {'; '.join(amounts)}" for title, amounts in told.items()]
