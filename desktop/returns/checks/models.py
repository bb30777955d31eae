"""Models on the register of which nothing is told in the period."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from db import figures
from db.figures import State
from db.registers.model_life import ModelLife, ModelState, models
from db.schema import ModelResult
from db.vietnamese import quoted
from desktop.returns.checks.base import Asked
from desktop.returns.problems import Problem

_GOING_ON = (ModelState.REGISTERED, ModelState.UNDER_WAY, ModelState.KEPT_UP)
_LONGEST = 80


def no_results(asked: Asked) -> Iterator[Problem]:
    """Point out each model that ran to the end of the period and has no result dated in it.

    One registered, or to be begun, only in the last month of the period is left in peace;
    and all of them are where it is declared that there are no results.
    """
    helped = asked.told.values["models.beneficiaries"]
    on_register = figures.records(asked.session, "models.on_register", asked.period)
    if helped.state is State.DECLARED or not on_register:
        return
    start, end = asked.period.start, min(asked.period.end, asked.today)
    wanted = select(ModelResult.model_id).where(ModelResult.day.between(start, asked.period.end))
    with_result = set(asked.session.scalars(wanted))
    lives = {each.id: each.life for each in models(asked.session)}
    for record in on_register:
        if record.id not in with_result and _could_tell(lives[record.id], end):
            args = {"model": quoted(str(record.label), _LONGEST)}
            yield asked.problem("no_results", "models.on_register", record, args)


def _could_tell(life: ModelLife, end: date) -> bool:
    begun = max(each for each in (life.registered, life.started) if each is not None)
    return begun < end.replace(day=1) and life.state(end) in _GOING_ON
