"""What a form is filled with: a book's facts, figures and records for one period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from sqlalchemy.orm import Session

from db.figures import Value
from desktop.returns.facts import FACTS, Circumstances
from desktop.returns.sources import CellValue, Group, RecordReader, Row, sources
from desktop.returns.tags import Records, Variant
from desktop.returns.variants import Figures


class Supplier(Protocol):
    """Where a form's values come from."""

    def fact(self, name: str) -> str:
        """Return a fact's text; empty where it is not known."""

    def is_dated(self, name: str) -> bool:
        """Tell whether a fact follows the day of making."""

    def figure(self, figure_id: str, variant: Variant) -> Value | None:
        """Return a figure; None where that time is not compared."""

    def records(self, wanted: Records) -> Sequence[Row]:
        """Return the records a row is repeated for."""

    def groups(self, wanted: Records, by: str) -> Sequence[Group]:
        """Return the same records in groups by what stands in a column."""

    def total(self, wanted: Records, column: str) -> CellValue | Value:
        """Return how many records there are, or what one of their columns adds up to.

        A Value is the nought to show where there are none.
        """

    def nothing(self, wanted: Records) -> Value:
        """Return the nought to show where there are no such records."""


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

    def total(self, wanted: Records, column: str) -> CellValue | Value:
        """Return how many records there are, or what one of their columns adds up to."""
        rows = self.records(wanted)
        return total(rows, column) if rows else self.nothing(wanted)

    def nothing(self, wanted: Records) -> Value:
        """Return the nought to show where there are no such records."""
        return self._reader.nothing(self._sources[wanted.register], wanted)


def total(rows: Iterable[Row], column: str) -> int | Decimal:
    """Return what a column adds up to over rows; how many they are without a column."""
    if not column:
        return sum(1 for _row in rows)
    return sum((_number(row.values[column]) for row in rows), Decimal(0))


def _number(value: CellValue) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
