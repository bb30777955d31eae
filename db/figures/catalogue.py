"""Every figure there is, in the order in which they are printed."""

from __future__ import annotations

from collections.abc import Mapping

from db.figures import (
    commendations,
    commitments,
    documents,
    inspections,
    meetings,
    members,
    models,
    outreach,
    study,
)
from db.figures.base import Figure

FAMILIES = (
    members.FIGURES,
    meetings.FIGURES,
    study.FIGURES,
    models.FIGURES,
    outreach.FIGURES,
    commitments.FIGURES,
    inspections.FIGURES,
    commendations.FIGURES,
    documents.FIGURES,
)
CATALOGUE: Mapping[str, Figure] = {figure.id: figure for family in FAMILIES for figure in family}
