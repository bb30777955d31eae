"""What waits with inspections: limits not mended in time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from db.messages import N_, Message
from db.numbers import show_count
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.schema import Inspection
from db.vietnamese import quoted

_LONGEST = 60


def mending_overdue(scene: Scene) -> Iterator[Reminder]:
    """Point out the inspections whose limits should be mended by now."""
    wanted = (
        select(Inspection.id, Inspection.mend_by, Inspection.limits)
        .where(Inspection.limited, Inspection.mended.is_(None), Inspection.mend_by < scene.today)
        .order_by(Inspection.mend_by, Inspection.id)
    )
    found = scene.session.execute(wanted).all()
    if found:
        first = found[0]
        yield Reminder(
            ReminderKind.MENDING_OVERDUE,
            urgent=True,
            message=Message(
                N_("{count} cuộc kiểm tra, giám sát quá hạn khắc phục hạn chế"),
                {"count": show_count(len(found))},
            ),
            detail=Message(
                N_("Lâu nhất: hạn {day}, {limits}"),
                {
                    "day": scene.show(first.mend_by),
                    "limits": quoted(first.limits, _LONGEST),
                },
            ),
            action=Action.RECORDS,
            target=Target("inspections", tuple(row.id for row in found)),
        )
