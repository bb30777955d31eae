"""Figures of models: those on the register in a period, and what became of them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from db.dates import show_date
from db.figures.base import (
    END,
    START,
    Condition,
    Count,
    Figure,
    RecordKind,
    Rows,
    Unit,
    by_choice,
    each,
)
from db.messages import N_, plain
from db.registers.models import MODELS
from db.schema import Model, ModelResult, Replication

MODEL = RecordKind(
    register="models",
    id=Model.id,
    listing=select(Model.id, Model.name).order_by(Model.registered, Model.id),
    label=lambda row: plain(row.name),
    measure=N_("mô hình"),
)
RESULT = RecordKind(
    register="model_results",
    id=ModelResult.id,
    listing=select(ModelResult.id, Model.name, ModelResult.day)
    .join(ModelResult.model)
    .order_by(ModelResult.day, ModelResult.id),
    label=lambda row: plain(f"{row.name} – {show_date(row.day)}"),
)
REPLICATION = RecordKind(
    register="replications",
    id=Replication.id,
    listing=select(Replication.id, Model.name, Replication.day)
    .join(Replication.model)
    .order_by(Replication.day, Replication.id),
    label=lambda row: plain(f"{row.name} – {show_date(row.day)}"),
    measure=N_("lần"),
)

ON_REGISTER: tuple[Condition, ...] = (
    Model.registered <= END,
    or_(Model.stopped.is_(None), Model.stopped >= START),
    or_(Model.completed.is_(None), Model.completed >= START),
)
REGISTERED = Rows(MODEL, each(MODEL).where(*ON_REGISTER))
RESULTS = Rows(RESULT, each(RESULT).where(ModelResult.day.between(START, END)))
REPLICATIONS = Rows(REPLICATION, each(REPLICATION).where(Replication.day.between(START, END)))


LIVING = (
    by_choice("kind", MODELS.field("kind"), Model.kind),
    by_choice("field", MODELS.field("area"), Model.area),
    by_choice("holder", MODELS.field("holder"), Model.holder),
)


def _living(id_: str, name: str, meaning: str, *conditions: Condition) -> Figure:
    rows = REGISTERED.where(*conditions) if conditions else REGISTERED
    how = Count(rows, over=REGISTERED)
    return Figure(f"models.{id_}", name, meaning, Unit.THINGS, how, LIVING)


def _dated(id_: str, name: str, meaning: str, column: InstrumentedAttribute[date | None]) -> Figure:
    """Return a figure of the models with a date in the period, over those it could befall."""
    in_period = column.between(START, END)
    rows = Rows(MODEL, each(MODEL).where(in_period))
    over = Rows(MODEL, each(MODEL).where(or_(in_period, and_(*ON_REGISTER))))
    return Figure(f"models.{id_}", name, meaning, Unit.THINGS, Count(rows, over=over))


FIGURES = (
    _living(
        "on_register",
        N_("Mô hình đang theo dõi"),
        N_("Số mô hình đăng ký đến hết kỳ mà chưa hoàn thành, chưa dừng trước kỳ."),
    ),
    _living(
        "new",
        N_("Mô hình đăng ký mới"),
        N_("Số mô hình đang theo dõi có ngày đăng ký trong kỳ."),
        Model.registered >= START,
    ),
    _living(
        "kept",
        N_("Mô hình duy trì"),
        N_("Số mô hình đang theo dõi đã đăng ký từ trước kỳ."),
        Model.registered < START,
    ),
    _dated(
        "completed",
        N_("Mô hình hoàn thành"),
        N_("Số mô hình có ngày hoàn thành trong kỳ."),
        Model.completed,
    ),
    _dated("stopped", N_("Mô hình dừng"), N_("Số mô hình có ngày dừng trong kỳ."), Model.stopped),
    _dated(
        "recognised",
        N_("Mô hình được công nhận"),
        N_("Số mô hình có ngày quyết định công nhận trong kỳ."),
        Model.recognised,
    ),
    Figure(
        "models.replicated",
        N_("Mô hình được nhân rộng"),
        N_("Số mô hình được nhân rộng ít nhất một lần trong kỳ, mỗi mô hình tính một lần."),
        Unit.THINGS,
        Count(REPLICATIONS.different(MODEL, Replication.model_id), over=REPLICATIONS),
    ),
    Figure(
        "models.replications",
        N_("Lần nhân rộng"),
        N_("Số lần nhân rộng mô hình có ngày trong kỳ."),
        Unit.THINGS,
        Count(REPLICATIONS, over=REPLICATIONS),
    ),
    Figure(
        "models.beneficiaries",
        N_("Lượt người hưởng lợi"),
        N_("Tổng số người hưởng lợi ở các kết quả mô hình có ngày trong kỳ."),
        Unit.ATTENDANCES,
        Count(RESULTS.weighing(func.coalesce(ModelResult.people, 0)), over=RESULTS),
    ),
)
