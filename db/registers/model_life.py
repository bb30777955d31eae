"""The life of a model on a day, and what is asked of those still running at a year's end.

A model is registered, goes under way, is kept up year after year, and is at last completed or
stopped; it may be suspended meanwhile (DOMAIN §4). Nothing of this is stored but its dates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db.messages import N_, BookError
from db.registers import store, unit
from db.registers.models import MODELS
from db.registers.stages import Need, Stage, Stages
from db.registers.thresholds import CARRY_OVER_DAYS
from db.schema import Member, Model, ModelResult


class ModelState(StrEnum):
    """How far a model is on a day."""

    REGISTERED = "registered"
    UNDER_WAY = "under_way"
    KEPT_UP = "kept_up"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    STOPPED = "stopped"


STATE_WORDS: Mapping[ModelState, str] = {
    ModelState.REGISTERED: N_("Đã đăng ký"),
    ModelState.UNDER_WAY: N_("Đang thực hiện"),
    ModelState.KEPT_UP: N_("Duy trì"),
    ModelState.SUSPENDED: N_("Tạm dừng"),
    ModelState.COMPLETED: N_("Đã hoàn thành"),
    ModelState.STOPPED: N_("Đã dừng"),
}


_NEEDS: Mapping[ModelState, Need] = {
    ModelState.REGISTERED: Need.NOTHING,
    ModelState.UNDER_WAY: Need.GOING_ON,
    ModelState.KEPT_UP: Need.GOING_ON,
    ModelState.SUSPENDED: Need.SOON,
    ModelState.COMPLETED: Need.DONE,
    ModelState.STOPPED: Need.NOTHING,
}


@dataclass(frozen=True)
class ModelLife:
    """The days of a model's life; `last_result` and `first_result` are those of its log."""

    registered: date | None = None
    started: date | None = None
    suspended: date | None = None
    completed: date | None = None
    stopped: date | None = None
    first_result: date | None = None
    last_result: date | None = None

    def state(self, day: date) -> ModelState | None:
        """Return how far the model is on a day; None before it is registered.

        It is under way once it is begun or has a result, and kept up from the year after its
        registration on. Of two ends the first one counts.
        """
        if self.registered is None or self.registered > day:
            return None
        ends = ((self.completed, ModelState.COMPLETED), (self.stopped, ModelState.STOPPED))
        ended = sorted((end, state) for end, state in ends if end is not None and end <= day)
        if ended:
            return ended[0][1]
        if self.suspended is not None and self.suspended <= day:
            return ModelState.SUSPENDED
        if self.registered.year < day.year:
            return ModelState.KEPT_UP
        begun = [each for each in (self.started, self.first_result) if each is not None]
        return ModelState.UNDER_WAY if begun and min(begun) <= day else ModelState.REGISTERED


@dataclass(frozen=True)
class ModelRow:
    """One model as a list shows it."""

    id: int
    code: str
    name: str
    leader: str
    life: ModelLife
    search_key: str


def models(session: Session) -> list[ModelRow]:
    """Return every model with its life, the one registered last first."""
    return _rows(session)


# Read by column, not as records: those of twenty years then open in a moment.
_MODEL = (
    Model.id,
    Model.code,
    Model.name,
    Model.leader,
    Model.registered,
    Model.started,
    Model.suspended,
    Model.completed,
    Model.stopped,
    Model.search_key,
)


_LATEST_FIRST = (Model.registered.desc(), Model.id)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[ModelRow]:
    results = (
        select(
            ModelResult.model_id,
            func.min(ModelResult.day).label("first"),
            func.max(ModelResult.day).label("last"),
        )
        .group_by(ModelResult.model_id)
        .subquery()
    )
    wanted = (
        select(*_MODEL, Member.full_name, results.c.first, results.c.last)
        .outerjoin(Model.person)
        .outerjoin(results, results.c.model_id == Model.id)
        .where(*conditions)
        .order_by(*_LATEST_FIRST)
    )
    return [
        ModelRow(
            id=row.id,
            code=row.code,
            name=row.name,
            leader=row.full_name or row.leader or "",
            life=ModelLife(
                registered=row.registered,
                started=row.started,
                suspended=row.suspended,
                completed=row.completed,
                stopped=row.stopped,
                first_result=row.first,
                last_result=row.last,
            ),
            search_key=row.search_key,
        )
        for row in session.execute(wanted)
    ]


def _stages(session: Session, day: date) -> dict[int, str]:
    """Return how far each model is on a day, by its id."""
    found = ((row.id, row.life.state(day)) for row in _rows(session))
    return {id_: state for id_, state in found if state is not None}


STAGES = Stages(
    MODELS.name,
    {state: Stage(STATE_WORDS[state], need) for state, need in _NEEDS.items()},
    _stages,
)


class Fate(StrEnum):
    """What becomes of a model at a year's end."""

    KEPT_UP = "kept_up"
    COMPLETED = "completed"
    STOPPED = "stopped"
    SUSPENDED = "suspended"


@dataclass(frozen=True)
class Answer:
    """What becomes of a model, and from which day on; a model kept up needs none."""

    fate: Fate
    day: date | None = None


class NoDayError(BookError):
    """A model is to end, and nobody says on which day."""


_WITHOUT_END = (Model.completed.is_(None), Model.stopped.is_(None))


def without_result(session: Session, since: date, today: date) -> list[ModelRow]:
    """Return the models that run today and have no result dated on a day or after it."""
    return [
        row
        for row in _rows(session, Model.registered <= today, *_WITHOUT_END)
        if row.life.state(today) is not ModelState.SUSPENDED
        if row.life.last_result is None or row.life.last_result < since
    ]


def still_running(session: Session, year: int) -> list[ModelRow]:
    """Return the models to ask about at a year's end: registered by then, no end known."""
    return _rows(session, *_running(year))


def ids_still_running(session: Session, year: int) -> tuple[int, ...]:
    """Return the ids of those models in the same order, without reading of their lives."""
    return tuple(session.scalars(select(Model.id).where(*_running(year)).order_by(*_LATEST_FIRST)))


def _running(year: int) -> tuple[ColumnElement[bool], ...]:
    return Model.registered <= date(year, 12, 31), *_WITHOUT_END


def asked(session: Session, year: int) -> date | None:
    """Return the day on which a year's carry-over was answered; None while it was not."""
    day = unit.setting(session, _setting(year), "")
    return date.fromisoformat(day) if day else None


def year_to_ask(session: Session, today: date) -> int | None:
    """Return the year whose carry-over waits today; None where nothing is to be asked.

    A year is asked about from some days before its end (a threshold) until the next one's turn.
    """
    warning = timedelta(days=CARRY_OVER_DAYS.read(session))
    year = today.year if today >= date(today.year, 12, 31) - warning else today.year - 1
    waits = select(Model.id).where(*_running(year)).limit(1)
    if asked(session, year) is not None or session.scalar(waits) is None:
        return None
    return year


def carry_over(session: Session, year: int, answers: Mapping[int, Answer], today: date) -> None:
    """Write what becomes of models, by id, and that the year was asked about.

    A model kept up stays as it is, and runs again if it was suspended. Raises NoDayError,
    LookupError when a model is gone.
    """
    for model_id, answer in answers.items():
        model = store.one(session, Model, model_id)
        if answer.fate is Fate.KEPT_UP:
            model.suspended = None
            continue
        if answer.day is None:
            raise NoDayError(N_("Ghi ngày cho mô hình “{name}”."), name=model.name)
        store.apply(MODELS, model, {answer.fate.value: answer.day})
    unit.set_setting(session, _setting(year), today.isoformat())


def _setting(year: int) -> str:
    return f"carried_over.{year}"
