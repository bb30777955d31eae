"""What a form is filled with: a book's facts, figures and records for one period."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.figures import Value
from desktop.returns.facts import FACTS, Circumstances
from desktop.returns.sources import Group, RecordReader, Row, sources
from desktop.returns.tags import Records, Variant
from desktop.returns.variants import Figures


class BookSupplier:
    """Supplies a form from one reading of a book."""

    def __init__(self, session: Session, figures: Figures, circumstances: Circumstances) -> None:
        self._figures = figures
        self._circumstances = circumstances
        self._reader = RecordReader(session, figures.period)
        self._sources = sources()

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""
        return FACTS[name].text(self._circumstances)

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""
        return FACTS[name].dated

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""
        return self._figures.find(figure_id, variant)

    def records(self, wanted: Records) -> Sequence[Row]:
        """Return the records a row is repeated for."""
        return self._reader.rows(self._sources[wanted.register], wanted)

    def groups(self, wanted: Records, by: str) -> Sequence[Group]:
        """Return the same records in groups by what stands in a column."""
        return self._reader.groups(self._sources[wanted.register], wanted, by)

    def nothing(self, wanted: Records) -> Value:
        """Return the nought to show where there are no such records."""
        return self._reader.nothing(self._sources[wanted.register], wanted)
