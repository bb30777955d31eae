"""What waits with the documents: numbers left out, and numbers used twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.messages import N_, Message
from db.registers.documents import Numbering, doubtful_numbers
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target


def doubtful_documents(scene: Scene) -> Iterator[Reminder]:
    """Point out gaps and repeats among the numbers of the running term, all types together."""
    found = doubtful_numbers(scene.session, scene.today)
    missing = [each for each in found if each.missing]
    if missing:
        numbers = "; ".join(f"{each.type} {_spans(each)}" for each in missing)
        yield _about(
            ReminderKind.NUMBERS_MISSING,
            Message(N_("Số văn bản còn bỏ trống: {numbers}"), {"numbers": numbers}),
            Message(N_("Ghi văn bản còn thiếu, hoặc xem lại số của văn bản đứng sau")),
            [id_ for each in missing for id_ in each.after_gaps],
        )
    repeated = [each for each in found if each.repeated]
    if repeated:
        numbers = "; ".join(f"{each.type} {', '.join(each.repeated)}" for each in repeated)
        yield _about(
            ReminderKind.NUMBERS_REPEATED,
            Message(N_("Số văn bản bị trùng: {numbers}"), {"numbers": numbers}),
            None,
            [id_ for each in repeated for id_ in each.alike],
        )


def _spans(numbering: Numbering) -> str:
    return ", ".join(
        f"{first:02}" if first == last else f"{first:02}–{last:02}"
        for first, last in numbering.missing
    )


def _about(
    kind: ReminderKind, message: Message, detail: Message | None, ids: Sequence[int]
) -> Reminder:
    target = Target("documents", tuple(ids))
    return Reminder(kind, False, message, detail, Action.RECORDS, target)
