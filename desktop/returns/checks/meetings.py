"""Meetings that lack something: attendance, a headcount; months and quarters without one."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from db import figures
from db.dates import show_date
from db.figures import State
from db.figures.meetings import ORDINARY_KINDS, THEMATIC_KINDS
from db.periods import Period
from db.registers.attendance import DueRule, due_now
from db.registers.meetings import meetings
from db.schema import Meeting, MeetingKind
from desktop.returns.checks.base import Asked
from desktop.returns.problems import Problem, problem

_QUARTERS = ("I", "II", "III", "IV")
_HEADCOUNTS = ("study.cadre_attendances", "study.public_attendances")


def not_taken(asked: Asked) -> Iterator[Problem]:
    """Point out each meeting that counts and whose attendance is not taken."""
    found = figures.records(asked.session, "meetings.not_taken", asked.period)
    if not found:
        return
    rule = DueRule(asked.session)
    wanted = select(Meeting).where(Meeting.id.in_([each.id for each in found]))
    due = {each.id: len(due_now(each, rule)) for each in asked.session.scalars(wanted)}
    for record in found:
        args = {"meeting": record.label, "count": due[record.id]}
        yield asked.problem("not_taken", "meetings.not_taken", record, args)


def no_headcount(asked: Asked) -> Iterator[Problem]:
    """Point out each session that counts and of which nobody wrote down how many came."""
    for figure_id in _HEADCOUNTS:
        found = figures.records(asked.session, figure_id, asked.period)
        without = [each.id for each in found if not each.amount]
        if not without:
            continue
        wanted = select(Meeting.id).where(
            Meeting.id.in_(without), Meeting.headcount.is_(None), ~Meeting.headcounts.any()
        )
        blank = set(asked.session.scalars(wanted))
        for record in found:
            if record.id in blank:
                args = {"meeting": record.label}
                yield asked.problem("no_headcount", figure_id, record, args)


def no_ordinary(asked: Asked) -> Iterator[Problem]:
    """Point out each whole month gone by without an ordinary meeting, or a combined one."""
    for month in _without(asked, [Period.month(*each) for each in _months(asked)], ORDINARY_KINDS):
        args = {"month": show_date(month.start)[3:]}
        where = asked.told.where("meetings.ordinary")
        yield problem("no_ordinary", args, where, room="meetings")


def no_thematic(asked: Asked) -> Iterator[Problem]:
    """Point out each whole quarter gone by without a thematic meeting, or a combined one."""
    quarters = {Period.quarter(year, (month + 2) // 3) for year, month in _months(asked)}
    for quarter in _without(asked, sorted(quarters), THEMATIC_KINDS):
        args = {"quarter": f"{_QUARTERS[quarter.start.month // 3]}/{quarter.start.year}"}
        where = asked.told.where("meetings.thematic")
        yield problem("no_thematic", args, where, room="meetings")


def _months(asked: Asked) -> list[tuple[int, int]]:
    return [(each.start.year, each.start.month) for each in asked.period.months()]


def _without(asked: Asked, spans: list[Period], kinds: tuple[MeetingKind, ...]) -> Iterator[Period]:
    """Give the spans within the period, gone by, in which no meeting of these kinds was held.

    None where nothing is recorded yet, nor where it is declared that there was none.
    """
    if asked.told.values["meetings.held"].state is not State.COUNTED:
        return
    ids = [each.id for each in figures.records(asked.session, "meetings.held", asked.period)]
    days = [each.day for each in meetings(asked.session, ids) if each.kind in kinds]
    for span in spans:
        whole = asked.period.contains(span.start) and asked.period.contains(span.end)
        if whole and span.end < asked.today and not any(span.contains(day) for day in days):
            yield span
