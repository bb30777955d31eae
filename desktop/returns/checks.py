"""What is looked at before a return is written, and again wherever one is read: as data.

The figures' own rules (sums, rates, parts of a whole) need nothing but figures, so they hold
in the book and in a file alike; the others ask the book for the records concerned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from db import figures
from db.dates import show_date
from db.figures import CATALOGUE, Rate, State, Unit, Value
from db.messages import N_, Message
from db.numbers import percent, show_number, show_percent
from db.periods import Period
from db.registers.meetings import meetings
from desktop.returns.problems import Problem, problem

_SUMS = {"meetings.due": ("meetings.present", "meetings.excused", "meetings.unexcused")}
_PARTS = {
    "members.official": "members.total",
    "members.probationary": "members.total",
    "members.women": "members.total",
    "members.exempt": "members.total",
    "members.away": "members.total",
    "meetings.ordinary": "meetings.held",
    "meetings.thematic": "meetings.held",
    "meetings.not_taken": "meetings.held",
    "study.people_present": "study.people_due",
    "study.sessions": "meetings.held",
}
_RATES = {each.id: each.how for each in CATALOGUE.values() if isinstance(each.how, Rate)}


Shows = Mapping[str, tuple[str, str]]
"""The sheet and cell where a figure of the period is first shown, by its id."""


def check_figures(values: Mapping[str, Value], shows: Shows) -> list[Problem]:
    """Return where figures contradict one another: in a book, or in a file from anywhere."""
    return [*_sums(values, shows), *_rates(values, shows), *_parts(values, shows)]


def check_book(
    session: Session, period: Period, values: Mapping[str, Value], shows: Shows, today: date
) -> list[Problem]:
    """Return everything to be mended in the book before its return is handed in."""
    return [
        *_not_taken(session, period, shows),
        *check_figures(values, shows),
        *_no_ordinary(session, period, values, shows, today),
        *_not_filled(values, shows),
    ]


def _not_taken(session: Session, period: Period, shows: Shows) -> Iterator[Problem]:
    for record in figures.records(session, "meetings.not_taken", period):
        where = shows.get("meetings.not_taken", ("", ""))
        yield problem("not_taken", {"meeting": record.label}, where, record=record)


def _no_ordinary(
    session: Session, period: Period, values: Mapping[str, Value], shows: Shows, today: date
) -> Iterator[Problem]:
    """Point out each whole month gone by without an ordinary meeting, or a combined one.

    Not where nothing is recorded yet, nor where it is declared that there was none.
    """
    if values["meetings.held"].state is not State.COUNTED:
        return
    ids = [each.id for each in figures.records(session, "meetings.ordinary", period)]
    held = {(row.day.year, row.day.month) for row in meetings(session, ids)}
    for piece in period.months():
        month = Period.month(piece.start.year, piece.start.month)
        missing = (month.start.year, month.start.month) not in held
        if missing and piece == month and month.end < today:
            where = shows.get("meetings.ordinary", ("", ""))
            yield problem("no_ordinary", {"month": show_date(month.start)[3:]}, where)


def _not_filled(values: Mapping[str, Value], shows: Shows) -> Iterator[Problem]:
    """Point out, register by register, the figures shown that nothing was recorded for."""
    families: dict[str, list[Value]] = {}
    for figure_id in shows:
        value = values.get(figure_id)
        if value and value.state is State.NOT_FILLED and value.unit is not Unit.PERCENT:
            families.setdefault(figure_id.partition(".")[0], []).append(value)
    for family in families.values():
        first = family[0]
        args = {"name": _name(first.id), "more": len(family) - 1}
        yield problem("not_filled", args, shows[first.id])


def _sums(values: Mapping[str, Value], shows: Shows) -> Iterator[Problem]:
    for whole, parts in _SUMS.items():
        for total, *others in _alike(values, whole, *parts):
            added = sum((_number(each) for each in others), Decimal(0))
            if _number(total) != added:
                args = {"name": _name(total.id), "number": _show(total), "sum": show_number(added)}
                yield problem("due_adds_up", args, shows.get(total.id, ("", "")))


def _rates(values: Mapping[str, Value], shows: Shows) -> Iterator[Problem]:
    for rate_id, how in _RATES.items():
        for rate, part, whole in _alike(values, rate_id, how.part, how.whole):
            right = percent(_number(part), _number(whole))
            if rate.number != right:
                args = {
                    "name": _name(rate.id),
                    "number": _show(rate),
                    "part": _show(part),
                    "whole": _show(whole),
                    "right": "–" if right is None else show_percent(right),
                }
                yield problem("rate_fits", args, shows.get(rate.id, ("", "")))


def _parts(values: Mapping[str, Value], shows: Shows) -> Iterator[Problem]:
    for part_id, whole_id in _PARTS.items():
        for part, whole in _alike(values, part_id, whole_id):
            if _number(part) > _number(whole):
                args = {
                    "name": _name(part.id),
                    "number": _show(part),
                    "whole_name": _name(whole.id),
                    "whole": _show(whole),
                }
                yield problem("part_above_whole", args, shows.get(part.id, ("", "")))


def _alike(values: Mapping[str, Value], *bases: str) -> Iterator[list[Value]]:
    """Give the figures asked for, unfiltered, then under each filter they all have."""
    for figure_id in values:
        base, bracket, rest = figure_id.partition("[")
        if base == bases[0]:
            ids = [f"{each}{bracket}{rest}" for each in bases]
            if all(each in values for each in ids):
                yield [values[each] for each in ids]


def _number(value: Value) -> int | Decimal:
    return value.number or 0


def _show(value: Value) -> str:
    if value.number is None:
        return "–"
    if value.unit is Unit.PERCENT:
        return show_percent(Decimal(value.number))
    return show_number(value.number)


def _name(figure_id: str) -> Message:
    base, bracket, rest = figure_id.partition("[")
    name = CATALOGUE[base].name if base in CATALOGUE else base
    if not bracket:
        return Message(name)
    return Message(
        N_("{name} ({value})"), {"name": Message(name), "value": rest[:-1].partition("=")[2]}
    )
