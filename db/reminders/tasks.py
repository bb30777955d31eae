"""What waits with the tasks: those overdue, and those due soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from db.messages import N_, Message
from db.numbers import show_count
from db.registers import tasks
from db.registers.tasks import TaskRow
from db.registers.thresholds import TASK_WARNING_DAYS
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.vietnamese import quoted

_LONGEST = 60


def tasks_waiting(scene: Scene) -> Iterator[Reminder]:
    """Point out the tasks past their day, and together those whose day comes soon."""
    days = TASK_WARNING_DAYS.read(scene.session)
    late = tasks.overdue(scene.session, scene.today)
    soon = tasks.due_between(scene.session, scene.today, scene.today + timedelta(days=days))
    if late:
        yield _about(
            scene,
            ReminderKind.TASKS_OVERDUE,
            Message(N_("{count} nhiệm vụ quá hạn"), {"count": show_count(len(late))}),
            N_("Lâu nhất: hạn {day}, {task}"),
            late,
        )
    if soon:
        yield _about(
            scene,
            ReminderKind.TASKS_DUE,
            Message(
                N_("{count} nhiệm vụ đến hạn trong {days} ngày tới"),
                {"count": show_count(len(soon)), "days": days},
            ),
            N_("Gần nhất: hạn {day}, {task}"),
            soon,
        )


def _about(
    scene: Scene, kind: ReminderKind, message: Message, detail: str, found: Sequence[TaskRow]
) -> Reminder:
    first = found[0]
    assert first.due is not None
    return Reminder(
        kind,
        urgent=kind is ReminderKind.TASKS_OVERDUE,
        message=message,
        detail=Message(
            detail, {"day": scene.show(first.due), "task": quoted(first.content, _LONGEST)}
        ),
        action=Action.RECORDS,
        target=Target("tasks", tuple(each.id for each in found)),
    )
