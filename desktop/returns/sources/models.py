"""Models: those on the register in the period, new or kept up, and what came of them in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_
from db.numbers import show_number
from db.periods import Period
from db.registers.models import HOLDER, MODELS
from db.schema import Model, ModelResult, Replication
from desktop.returns.sources.base import CellValue, Column, More

_NEW, _KEPT = "Đăng ký mới", "Duy trì"
_MOST = 2
"""So many results are told in full: a cell of a return is read, not studied."""
_APART = "; "


def _work_out(
    session: Session, period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    results, places = _results(session, period, ids), _places(session, period, ids)
    models = session.scalars(select(Model).where(Model.id.in_(ids)))
    return {
        model.id: {
            "held_by": _held_by(model),
            "year": model.registered.year if model.registered else None,
            "new_or_kept": _new_or_kept(model, period),
            "results": _told(results[model.id]),
            "replicated": _APART.join(places[model.id]),
            "remark": _APART.join(_ends(model, period)),
        }
        for model in models
    }


def _new_or_kept(model: Model, period: Period) -> str:
    """Return whether a model is new or kept up in the period (CONTRACT §3)."""
    new = model.registered is not None and model.registered >= period.start
    return _NEW if new else _KEPT


def _held_by(model: Model) -> str:
    """Return who holds a model: "Tập thể: Chi hội Phụ nữ"."""
    return ": ".join(filter(None, (HOLDER.label_of(model.holder), model.leader)))


def _results(
    session: Session, period: Period, ids: Collection[int]
) -> Mapping[int, list[ModelResult]]:
    found: defaultdict[int, list[ModelResult]] = defaultdict(list)
    dated = ModelResult.day.between(period.start, period.end)
    wanted = select(ModelResult).where(dated, ModelResult.model_id.in_(ids))
    for each in session.scalars(wanted.order_by(ModelResult.day.desc(), ModelResult.id.desc())):
        found[each.model_id].append(each)
    return found


def _places(session: Session, period: Period, ids: Collection[int]) -> Mapping[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    dated = Replication.day.between(period.start, period.end)
    wanted = select(Replication).where(dated, Replication.model_id.in_(ids))
    for each in session.scalars(wanted.order_by(Replication.day, Replication.id)):
        found[each.model_id].append(each.place or show_date(each.day))
    return found


def _told(results: Sequence[ModelResult]) -> str:
    """Return the newest results, and how many there are besides."""
    told = [_one(each) for each in results[:_MOST]]
    if len(results) > _MOST:
        told.append(f"và {show_number(len(results) - _MOST)} kết quả khác")
    return _APART.join(told)


def _one(result: ModelResult) -> str:
    """Return one result: "Trao quà Tết (25 suất, 25 người)"."""
    amounts = []
    if result.quantity is not None:
        amounts.append(f"{show_number(result.quantity)} {result.measure or ''}".strip())
    if result.people:
        amounts.append(f"{show_number(result.people)} người")
    if result.money:
        amounts.append(f"{show_number(result.money)} đồng")
    inside = f"({', '.join(amounts)})" if amounts else ""
    return " ".join(filter(None, (result.result, inside))) or show_date(result.day)


def _ends(model: Model, period: Period) -> Iterator[str]:
    """Give what befell a model by the period's last day."""
    known = (
        (model.completed, "Hoàn thành"),
        (model.stopped, "Dừng"),
        (model.suspended, "Tạm dừng"),
    )
    for day, word in known:
        if day is not None and day <= period.end:
            yield f"{word} {day:%m/%Y}"


MORE = More(
    MODELS,
    (
        Column("held_by", N_("Tập thể, cá nhân thực hiện"), personal=True),
        Column("year", N_("Năm đăng ký")),
        Column("new_or_kept", N_("Đăng ký mới hay duy trì")),
        Column("results", N_("Kết quả nổi bật trong kỳ")),
        Column("replicated", N_("Nhân rộng trong kỳ")),
        Column("remark", N_("Hoàn thành, dừng, tạm dừng")),
    ),
    _work_out,
    of_period="models.on_register",
)
