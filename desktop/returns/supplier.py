"""What a form is filled with: a book's facts, figures and records for one period."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.figures import Value
from desktop.returns.facts import FACTS, Circumstances
from desktop.returns.sources import SOURCES, Cells
from desktop.returns.tags import Variant
from desktop.returns.variants import Figures


class BookSupplier:
    """Supplies a form from one reading of a book."""

    def __init__(self, session: Session, figures: Figures, circumstances: Circumstances) -> None:
        self._session = session
        self._figures = figures
        self._circumstances = circumstances

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""
        return FACTS[name].text(self._circumstances)

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""
        return FACTS[name].dated

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""
        return self._figures.find(figure_id, variant)

    def records(self, source: str) -> Sequence[Cells]:
        """Return the records a row is repeated for."""
        return SOURCES[source].records(self._session, self._figures.period)
