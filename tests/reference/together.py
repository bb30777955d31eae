"""Figures of several units added up (CONTRACT §3: a percentage is worked out anew)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tests.reference.figures import Figures, percent

RATES = {
    "meetings.rate": ("meetings.present", "meetings.due"),
    "study.rate": ("study.people_present", "study.people_due"),
    "commitments.rate": ("commitments.made", "commitments.due"),
}
"""Percentage: its part and its base."""


def together(units: Iterable[Figures]) -> Figures:
    """The sum of these units; an id's spelling is the first met, case apart."""
    spelled: dict[str, str] = {}
    total: Figures = {}
    for unit in units:
        for written, number in unit.items():
            figure = spelled.setdefault(written.casefold(), written)
            total[figure] = (total.get(figure) or 0) + (number or 0)
    for figure in total:
        name, bracket, rest = figure.partition("[")
        if name in RATES:
            part, whole = (total[side + bracket + rest] for side in RATES[name])
            total[figure] = percent(as_int(part), as_int(whole))
    return total


def as_int(number: int | Decimal | None) -> int:
    assert number is not None
    return int(number)
