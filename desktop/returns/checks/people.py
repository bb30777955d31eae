"""People counted above the members there are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from db.numbers import show_number
from desktop.returns.checks.base import Told, name, number, show
from desktop.returns.problems import Problem, problem

_OF_LAST_DAY = ("commitments.due",)
"""People of the last day, as members.total is: never more than those."""
_OF_PERIOD = ("study.people_due", "inspections.people")
"""People of the whole period: more than on its last day only where some have left."""


def people(told: Told) -> Iterator[Problem]:
    """Point out more people than members, and more than members and those here for a time."""
    total, here = (told.counted(each) for each in ("members.total", "members.here"))
    if total is None:
        return
    members = number(total)
    yield from _above(told, "people_above_members", _OF_LAST_DAY, members)
    if here is not None:
        yield from _above(told, "people_odd", _OF_PERIOD, members + number(here))


def _above(
    told: Told, rule: str, figures: tuple[str, ...], members: int | Decimal
) -> Iterator[Problem]:
    for each in figures:
        value = told.counted(each)
        if value is not None and number(value) > members:
            args = {"name": name(value), "number": show(value), "members": show_number(members)}
            yield problem(rule, args, told.where(each))
