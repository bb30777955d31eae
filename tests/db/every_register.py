"""Rows of every register beside members and meetings, as varied as they come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from db.registers import store
from db.registers.commendations import COMMENDATIONS
from db.registers.commitments import COMMITMENTS
from db.registers.documents import DOCUMENTS
from db.registers.fields import NamedPerson
from db.registers.inspections import INSPECTIONS
from db.registers.models import MODELS, REPLICATIONS, RESULTS
from db.registers.outreach import OUTREACH
from db.schema import CommendationNature, Holder, InspectionForm, ModelArea, ModelKind, Outcome
from db.schema.outreach import KINDS


def every_register(session: Session, dice: Random, people: Sequence[int]) -> None:
    """Write rows of every register beside members and meetings, around the year 2024."""

    def some_day() -> date:
        return date(2023, 6, 1) + timedelta(days=dice.randrange(700))

    def perhaps(value: Any) -> Any:
        return dice.choice([None, value])

    for number in range(12):
        model = store.save(
            session,
            MODELS,
            {
                "name": f"Mô hình {number}",
                "kind": perhaps(dice.choice(list(ModelKind))),
                "area": perhaps(dice.choice(list(ModelArea))),
                "holder": perhaps(dice.choice(list(Holder))),
                "registered": perhaps(some_day()),
                "completed": perhaps(some_day()),
                "stopped": perhaps(some_day()),
                "recognised": perhaps(some_day()),
            },
        )
        of_model = {"model": model, "day": some_day()}
        store.save(session, RESULTS, of_model | {"people": perhaps(dice.randrange(90))})
        store.save(session, REPLICATIONS, {"model": model, "day": some_day()})
        amount = perhaps(Decimal(dice.randrange(900)) / 4)
        forms = [words[-1] for words in KINDS.values()]
        made = {"day": some_day(), "form": dice.choice([*forms, "Vẽ tranh", None])}
        store.save(session, OUTREACH, made | {"quantity": amount})
        item = {"member": dice.choice(people), "year": dice.choice([2023, 2024])}
        store.save(session, COMMITMENTS, item | {"outcome": perhaps(dice.choice(list(Outcome)))})
        inspection = {
            "planned": perhaps(some_day()),
            "from_date": perhaps(some_day()),
            "form": perhaps(dice.choice(list(InspectionForm))),
            "inspected": [NamedPerson("Ai", each) for each in dice.sample(people, 2)],
            "limits": dice.choice([None, "Không có", "khong", "Chậm báo cáo"]),
            "mended": perhaps(some_day()),
        }
        store.save(session, INSPECTIONS, inspection)
        decided = {"day": some_day(), "holder": perhaps(dice.choice(list(Holder)))}
        nature = perhaps(dice.choice(list(CommendationNature)))
        store.save(session, COMMENDATIONS, decided | {"nature": nature})
        kind = dice.choice([None, "NQ", "kh", "QĐ", "qđ"])
        store.save(session, DOCUMENTS, {"day": some_day(), "type": kind})
