"""Every number a return can quote, and the records behind it (CONTRACT §3)."""

from __future__ import annotations

from db.figures.answers import FigureId, UnknownFigureError, compute, records, split_id, value
from db.figures.base import Count, Figure, Filter, Rate, Record, State, Unit, Value
from db.figures.catalogue import CATALOGUE

__all__ = [
    "CATALOGUE",
    "Count",
    "Figure",
    "FigureId",
    "Filter",
    "Rate",
    "Record",
    "State",
    "Unit",
    "UnknownFigureError",
    "Value",
    "compute",
    "records",
    "split_id",
    "value",
]
