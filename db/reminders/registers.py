"""Registers in which a quarter shows nothing, and of which nobody said that there is nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from db import figures
from db.messages import N_, Message
from db.periods import Period
from db.registers import REGISTERS, Register
from db.registers.meetings import MEETINGS
from db.registers.thresholds import EMPTY_REGISTER_DAYS
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target


def registers_empty(scene: Scene) -> Iterator[Reminder]:
    """Name the registers without a record in the quarter that ends these days, or a word on it.

    Meetings have reminders of their own; before the book was in use nothing is missed.
    """
    quarter = _ending(scene.today, EMPTY_REGISTER_DAYS.read(scene.session))
    if quarter is None or not scene.in_use_by(quarter.end):
        return
    empty = [
        each
        for each in REGISTERS
        if each.dates and each is not MEETINGS and _shows_nothing(scene, each, quarter)
    ]
    if empty:
        yield Reminder(
            ReminderKind.NOT_FILLED,
            urgent=False,
            message=Message(
                N_("Quý {quarter} chưa ghi gì vào sổ: {registers}"),
                {"quarter": scene.quarter_name(quarter), "registers": _titles(empty)},
            ),
            detail=Message(N_("Ghi vào sổ, hoặc khai không có")),
            action=Action.FILL,
            target=Target(empty[0].name, period=quarter),
        )


def _ending(today: date, days: int) -> Period | None:
    """Return the quarter whose last day is at most so many days away, on either side."""
    running = Period.quarter_of(today)
    before = Period.quarter_of(running.start - timedelta(days=1))
    near = timedelta(days=days)
    if running.end - today <= near:
        return running
    return before if today - before.end <= near else None


def _shows_nothing(scene: Scene, register: Register, period: Period) -> bool:
    """Tell whether none of the figures that tell of a register is counted or declared."""
    told = figures.figures_of(register.name)
    states = (figures.value(scene.session, each.id, period).state for each in told)
    return bool(told) and all(state is figures.State.NOT_FILLED for state in states)


def _titles(registers: Sequence[Register]) -> Message:
    titles = {f"title{place}": Message(each.title) for place, each in enumerate(registers)}
    return Message(", ".join(f"{{{name}}}" for name in titles), titles)
