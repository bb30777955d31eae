"""Figures of commendations decided in the period."""

from __future__ import annotations

from sqlalchemy import select

from db.dates import show_date
from db.figures.base import END, START, Count, Figure, RecordKind, Rows, Unit, by_choice, each
from db.messages import N_, plain
from db.registers.commendations import COMMENDATIONS
from db.schema import Commendation, Holder

COMMENDATION = RecordKind(
    register="commendations",
    id=Commendation.id,
    listing=select(Commendation.id, Commendation.name, Commendation.day).order_by(
        Commendation.day, Commendation.id
    ),
    label=lambda row: plain(f"{row.name or ''} – {show_date(row.day)}".lstrip("– ")),
    measure=N_("lượt"),
)
DECIDED = Rows(COMMENDATION, each(COMMENDATION).where(Commendation.day.between(START, END)))
NATURE = by_choice("nature", COMMENDATIONS.field("nature"), Commendation.nature)


def _decided(id_: str, name: str, meaning: str, holder: Holder) -> Figure:
    how = Count(DECIDED.where(Commendation.holder == holder), over=DECIDED)
    return Figure(f"commendations.{id_}", name, meaning, Unit.THINGS, how, (NATURE,))


FIGURES = (
    _decided(
        "collectives",
        N_("Lượt tập thể được khen"),
        N_("Số quyết định khen tập thể có ngày trong kỳ."),
        Holder.COLLECTIVE,
    ),
    _decided(
        "people",
        N_("Lượt cá nhân được khen"),
        N_("Số quyết định khen cá nhân có ngày trong kỳ."),
        Holder.PERSON,
    ),
)
