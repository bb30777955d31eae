"""Figures that contradict one another: sums, rates, parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from db.figures import CATALOGUE, Rate, Value
from db.messages import N_, Message
from db.numbers import percent, show_number, show_percent
from desktop.returns.checks.base import Told, name, number, show
from desktop.returns.problems import Problem, problem

_ATTENDANCES = ("meetings.due", ("meetings.present", "meetings.excused", "meetings.unexcused"))
_SUMS = {
    "members.total": ("members.official", "members.probationary"),
    "models.on_register": ("models.new", "models.kept"),
}
_PARTS = {
    "members.women": "members.total",
    "members.exempt": "members.total",
    "members.away": "members.total",
    "meetings.ordinary": "meetings.held",
    "meetings.thematic": "meetings.held",
    "meetings.not_taken": "meetings.held",
    "study.people_present": "study.people_due",
    "study.sessions": "meetings.held",
    "models.replicated": "models.replications",
    "commitments.made": "commitments.due",
    "commitments.fulfilled": "commitments.made",
    "commitments.unfulfilled": "commitments.made",
    "inspections.mended": "inspections.with_limits",
}
_RATES = {each.id: each.how for each in CATALOGUE.values() if isinstance(each.how, Rate)}


def sums(told: Told) -> Iterator[Problem]:
    """Point out a whole that is not what its parts add up to."""
    whole, attendances = _ATTENDANCES
    for total, *others in told.together(whole, *attendances):
        yield from _sum(told, "due_adds_up", total, others)
    for whole, parts in _SUMS.items():
        for total, *others in told.together(whole, *parts):
            yield from _sum(told, "sum_fits", total, others)


def _sum(told: Told, rule: str, total: Value, others: list[Value]) -> Iterator[Problem]:
    added = sum((number(each) for each in others), Decimal(0))
    if number(total) != added:
        args = {
            "name": name(total),
            "number": show(total),
            "parts": _named(others),
            "sum": show_number(added),
        }
        yield problem(rule, args, told.where(total.id))


def _named(values: list[Value]) -> Message:
    first, *others = values
    if not others:
        return name(first)
    return Message(N_("{name} và {other}"), {"name": name(first), "other": _named(others)})


def rates(told: Told) -> Iterator[Problem]:
    """Point out a percentage that is not that of its two numbers."""
    for rate_id, how in _RATES.items():
        for rate, part, whole in told.together(rate_id, how.part, how.whole):
            right = percent(number(part), number(whole))
            if rate.number != right:
                args = {
                    "name": name(rate),
                    "number": show(rate),
                    "part": show(part),
                    "whole": show(whole),
                    "right": "–" if right is None else show_percent(right),
                }
                yield problem("rate_fits", args, told.where(rate.id))


def parts(told: Told) -> Iterator[Problem]:
    """Point out a part that is more than its whole."""
    for part_id, whole_id in _PARTS.items():
        for part, whole in told.together(part_id, whole_id):
            if number(part) > number(whole):
                args = {
                    "name": name(part),
                    "number": show(part),
                    "whole_name": name(whole),
                    "whole": show(whole),
                }
                yield problem("part_above_whole", args, told.where(part.id))
