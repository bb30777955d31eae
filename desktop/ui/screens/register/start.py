"""What a new record starts with: the day, the last one's kind, the next code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from db.registers import FieldKind, Register, store
from desktop.ui.screens.register.reading import Line


def starting_values(register: Register, lines: Iterable[Line], today: date) -> dict[str, Any]:
    """Return what the form of a new record shows first."""
    known = list(lines)
    values: dict[str, Any] = {each.name: each.default for each in register.fields}
    # The first year only: a record that lasts to this year would soon be over.
    years = [each.name for each in register.fields if each.kind is FieldKind.YEAR]
    values |= dict.fromkeys(years[:1], today.year)
    values |= {name: today for name in register.dates[:1] if register.field(name).required}
    values |= carried_values(register, known)
    if not register.parent:
        codes = [line.values["code"] for line in known]
        values["code"] = next(store.free_codes(register, codes))
    return values


def carried_values(register: Register, lines: Iterable[Line], kind: Any = None) -> dict[str, Any]:
    """Return what a new record has from the one written last, or from the last of a kind."""
    carried = [each.name for each in register.fields if each.carried]
    alike = [line for line in lines if kind is None or line.values[carried[0]] == kind]
    last = max(alike, key=lambda line: line.id, default=None)
    return {} if last is None else {name: last.values[name] for name in carried}
