"""Commendations: who is commended, and the decision in one cell."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_
from db.periods import Period
from db.registers.commendations import COMMENDATIONS
from db.registers.models import HOLDER
from db.schema import Commendation
from desktop.returns.sources.base import CellValue, Column, More


def _work_out(
    session: Session, _period: Period, ids: Collection[int]
) -> Mapping[int, Mapping[str, CellValue]]:
    found = session.scalars(select(Commendation).where(Commendation.id.in_(ids)))
    return {
        each.id: {
            "commended": ": ".join(filter(None, (HOLDER.label_of(each.holder), each.name))),
            "decision_and_day": ", ".join(filter(None, (each.decision, show_date(each.day)))),
        }
        for each in found
    }


MORE = More(
    COMMENDATIONS,
    (
        Column("commended", N_("Tập thể, cá nhân được khen"), personal=True),
        Column("decision_and_day", N_("Số, ngày quyết định")),
    ),
    _work_out,
)
