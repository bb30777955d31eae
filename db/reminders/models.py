"""What waits with the models: results not written down, and the question at a year's end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers import model_life
from db.registers.thresholds import RESULT_MONTH
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target


def results_missing(scene: Scene) -> Iterator[Reminder]:
    """Point out the running models of which nothing is written down this year.

    Once the month of the threshold is over; models registered since then are left in peace.
    """
    month, today = RESULT_MONTH.read(scene.session), scene.today
    if today.month <= month:
        return
    deadline = Period.month(today.year, month).end
    found = [
        row
        for row in model_life.without_result(scene.session, date(today.year, 1, 1), today)
        if row.life.registered is not None and row.life.registered <= deadline
    ]
    if found:
        yield Reminder(
            ReminderKind.NO_RESULT,
            urgent=False,
            message=Message(
                N_("{count} mô hình chưa ghi kết quả năm nay"), {"count": show_count(len(found))}
            ),
            detail=Message(N_("Trong đó có “{name}”"), {"name": found[0].name}),
            action=Action.RESULTS,
            target=Target("models", tuple(row.id for row in found)),
        )


def carry_over(scene: Scene) -> Iterator[Reminder]:
    """Ask what becomes of the models still running at a year's end, once for all of them."""
    year = model_life.year_to_ask(scene.session, scene.today)
    if year is None:
        return
    found = model_life.ids_still_running(scene.session, year)
    yield Reminder(
        ReminderKind.CARRY_OVER,
        urgent=False,
        message=Message(
            N_("{count} mô hình chờ quyết định có duy trì sang năm {year}"),
            {"count": show_count(len(found)), "year": year + 1},
        ),
        detail=Message(N_("Trả lời một lần cho tất cả")),
        action=Action.CARRY_OVER,
        target=Target("models", found, period=Period.year(year)),
    )
