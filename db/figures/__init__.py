"""Every number a return can quote, and the records behind it (CONTRACT §3)."""

from __future__ import annotations

from db.figures.answers import (
    FigureId,
    UnknownFigureError,
    compute,
    records,
    records_of,
    split_id,
    value,
)
from db.figures.base import Count, Figure, Filter, Rate, Record, State, Unit, Value
from db.figures.catalogue import (
    CATALOGUE,
    FAMILIES,
    Family,
    count_of,
    figures_of,
    home_of,
    measure_of,
)
from db.figures.showing import printed, say

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "Count",
    "Family",
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
    "count_of",
    "figures_of",
    "home_of",
    "measure_of",
    "printed",
    "records",
    "records_of",
    "say",
    "split_id",
    "value",
]
