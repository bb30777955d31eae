"""What waits with the superior's queries: those about each return not answered yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers import superior_queries
from db.registers.superior_queries import SuperiorQueryRow
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.schema import code_key
from db.vietnamese import quoted

_LONGEST = 60


def queries_waiting(scene: Scene) -> Iterator[Reminder]:
    """Name the returns about which a superior wants an answer, the first due first."""
    of_return: defaultdict[tuple[str, Period], list[SuperiorQueryRow]] = defaultdict(list)
    for each in superior_queries.unanswered(scene.session):
        of_return[code_key(each.form), each.period].append(each)
    for found in of_return.values():
        yield _about(scene, found)


def _about(scene: Scene, found: Sequence[SuperiorQueryRow]) -> Reminder:
    first = found[0]
    late = first.due_on is not None and first.due_on < scene.today
    message = N_("Cấp trên hỏi {count} câu về báo cáo {form} {period}, chưa trả lời")
    facts = {
        "count": show_count(len(found)),
        "form": first.form,
        "period": first.period.name.within(),
    }
    question = quoted(first.question, _LONGEST)
    detail = Message(N_("Hỏi: {question}"), {"question": question})
    if first.due_on is not None:
        template = N_("Hạn trả lời {day}: {question}")
        detail = Message(template, {"day": scene.show(first.due_on), "question": question})
    return Reminder(
        ReminderKind.QUERIES_OVERDUE if late else ReminderKind.QUERIES_WAITING,
        urgent=late,
        message=Message(message, facts),
        detail=detail,
        action=Action.RETURN,
        target=Target(
            "superior_queries",
            tuple(each.id for each in found),
            period=first.period,
            form=first.form,
        ),
    )
