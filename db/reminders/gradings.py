"""What waits with the yearly grading of members."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers.thresholds import YEAR_END_MONTH
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.schema import Grading


def grades_missing(scene: Scene) -> Iterator[Reminder]:
    """Point out who has no grade for last year: who belonged on its last day and was not exempt.

    Urgent once the month of the threshold is over.
    """
    year = scene.today.year - 1
    last_day = date(year, 12, 31)
    if not scene.in_use_by(last_day):
        return
    graded = set(scene.session.scalars(select(Grading.member_id).where(Grading.year == year)))
    people = scene.rule.people
    found = [
        member
        for member in scene.members
        if member.id not in graded
        and people[member.id].life.belongs(last_day)
        and not people[member.id].life.is_exempt(last_day)
    ]
    if found:
        yield Reminder(
            ReminderKind.NO_GRADE,
            urgent=scene.today.month > YEAR_END_MONTH.read(scene.session),
            message=Message(
                N_("{count} đảng viên chưa xếp loại năm {year}"),
                {"count": show_count(len(found)), "year": year},
            ),
            detail=Message(N_("Trong đó có đ/c {name}"), {"name": found[0].full_name}),
            action=Action.GRADINGS,
            target=Target("gradings", tuple(each.id for each in found), period=Period.year(year)),
        )
