"""Every figure there is, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping

from db.figures import meetings, members, study
from db.figures.base import Figure

FAMILIES = (
    members.FIGURES,
    meetings.FIGURES,
    study.FIGURES,
)
CATALOGUE: Mapping[str, Figure] = {figure.id: figure for family in FAMILIES for figure in family}
