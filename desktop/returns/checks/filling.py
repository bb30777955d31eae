"""Figures that nothing was recorded for, and outcomes left blank at a year's end."""

from __future__ import annotations

from collections.abc import Iterator

from db.figures import CATALOGUE, Figure, State, Unit, Value, home_of
from db.figures.catalogue import count_of, register_of
from db.messages import N_, Message
from db.numbers import show_count
from desktop.returns.checks.base import Told, name, number
from desktop.returns.problems import Problem, problem

_AFTER_ATTENDANCE = (
    "meetings.due",
    "meetings.present",
    "meetings.excused",
    "meetings.unexcused",
    "study.people_due",
    "study.people_present",
)
"""Counted over meetings with attendance taken: until then the meetings themselves are named."""


def not_filled(told: Told) -> Iterator[Problem]:
    """Point out, register by register, the figures shown that nothing was recorded for."""
    groups: dict[tuple[str, str], list[Value]] = {}
    for figure_id, value in told.values.items():
        if figure_id in told.shows and _waits(told, value):
            figure = CATALOGUE[_base(figure_id)]
            group = (_base(figure_id).partition(".")[0], register_of(figure))
            groups.setdefault(group, []).append(value)
    filled = {count_of(each).over.kind.register for each in _counted(told)}
    for (_family, register), values in groups.items():
        first = values[0]
        yield problem(
            "not_filled",
            {"figures": _named(values)},
            told.shows[first.id],
            room=home_of(CATALOGUE[_base(first.id)]),
            none_of="" if register in filled else register,
        )


def _counted(told: Told) -> Iterator[Figure]:
    return (figure for figure in CATALOGUE.values() if told.counted(figure.id))


def _waits(told: Told, value: Value) -> bool:
    if value.state is not State.NOT_FILLED or value.unit is Unit.PERCENT:
        return False
    not_taken = told.counted("meetings.not_taken")
    is_named = not_taken is not None and number(not_taken) > 0
    return not (is_named and _base(value.id) in _AFTER_ATTENDANCE)


def _named(values: list[Value]) -> Message:
    first, more = name(values[0]), len(values) - 1
    if not more:
        return Message(N_("“{name}”"), {"name": first})
    return Message(N_("“{name}” và {more} chỉ tiêu liên quan"), {"name": first, "more": more})


def _base(figure_id: str) -> str:
    return figure_id.partition("[")[0]


def no_outcome(told: Told) -> Iterator[Problem]:
    """Point out, at a year's end, whose commitments have neither one outcome nor the other."""
    if told.period is None or (told.period.end.month, told.period.end.day) != (12, 31):
        return
    for made, *ends in told.together(
        "commitments.made", "commitments.fulfilled", "commitments.unfulfilled"
    ):
        open_ = number(made) - sum(number(each) for each in ends)
        if "[" not in made.id and open_ > 0:
            args = {"count": show_count(int(open_)), "year": told.period.end.year}
            where = told.where("commitments.fulfilled")
            yield problem("no_outcome", args, where, room="commitments")
