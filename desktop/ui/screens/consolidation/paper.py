"""A unit's return as it came: its sheets as paper, what its cells show, what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from db.figures import Value
from db.registers.received import ReceivedRow, file_of, numbers_of
from db.registers.unit_queries import QueryRow
from db.schema import code_key
from desktop.files.places import cell_name, place_of
from desktop.returns.consolidation.outliers import Outlier
from desktop.returns.hidden_sheet import kept_in
from desktop.returns.manifest import Manifest
from desktop.returns.pages_kept import Pages, pages_of
from desktop.returns.preview import PreviewSheet
from desktop.returns.tags import Variant
from desktop.ui.context import Book
from desktop.ui.screens.consolidation.reading import Reading, read
from desktop.ui.screens.consolidation.words import in_full
from desktop.ui.screens.returns.choosing import Choice
from desktop.ui.screens.returns.reading import Cell


@dataclass(frozen=True)
class CellFacts:
    """What a cell of a return shows: its figure and of which time; its words as printed."""

    cell: Cell
    shown: str
    figure: str = ""
    variant: Variant = Variant.THIS
    value: Value | None = None

    @property
    def name(self) -> str:
        """Return how the cell is called in its sheet: B3."""
        return cell_name(*self.cell[1:])


@dataclass(frozen=True)
class Paper:
    """One number of a unit's return, and all numbers of it, the newest first."""

    reading: Reading
    number: ReceivedRow
    numbers: tuple[ReceivedRow, ...]
    pages: Pages
    manifest: Manifest
    figures_at: Mapping[tuple[str, str], tuple[str, Variant]]

    @property
    def sheets(self) -> tuple[PreviewSheet, ...]:
        """Return the sheets as they are shown."""
        return self.pages.sheets

    @property
    def unit(self) -> str:
        """Return the unit's code."""
        return self.number.unit_code

    @property
    def name(self) -> str:
        """Return what the unit is called."""
        return self.number.unit_name or self.number.unit_code

    @property
    def queries(self) -> Sequence[QueryRow]:
        """Return what was asked of the unit."""
        return self.reading.asked(self.unit)

    @property
    def odd(self) -> list[Outlier]:
        """Return the unit's figures that stand apart."""
        key = code_key(self.unit)
        return [each for each in self.reading.overview.outliers if code_key(each.code) == key]

    def facts(self, cell: Cell) -> CellFacts:
        """Return what a cell shows."""
        sheet, row, column = cell
        found = self.figures_at.get((sheet, cell_name(row, column)))
        shown = self._text(cell)
        if found is None:
            return CellFacts(cell, shown)
        figure, variant = found
        known = self.manifest.figures
        if variant is not Variant.THIS:
            known = self.manifest.recorded.times.get(variant, {})
        value = known.get(figure)
        return CellFacts(cell, shown, figure, variant, None if value is None else in_full(value))

    def place_of(self, figure: str) -> Cell | None:
        """Return the cell that shows a figure of the period first."""
        place = self.manifest.shows.get(figure)
        return None if place is None else cell_at(*place)

    def cell_of(self, query: QueryRow) -> Cell | None:
        """Return the cell a query asks about, where the number in view may have moved it."""
        if query.revision != self.number.revision and query.figure:
            moved = self.place_of(query.figure)
            if moved is not None:
                return moved
        return cell_at(query.sheet, query.cell)

    def _text(self, cell: Cell) -> str:
        sheet, row, column = cell
        cells = next((each.cells for each in self.sheets if each.name == sheet), ())
        return next((each.text for each in cells if (each.row, each.column) == (row, column)), "")


def cell_at(sheet: str, name: str) -> Cell | None:
    """Return the place of a cell by its name; None for what is no name, as a stranger may write."""
    try:
        return (sheet, *place_of(name))
    except ValueError:
        return None


def read_paper(
    book: Book,
    choice: Choice,
    unit: str,
    revision: int | None,
    today: date,
    before: Paper | None = None,
) -> Paper | None:
    """Return a number of a unit's return, else its newest; None where none was taken in.

    What was read `before` of the same number is not read again.
    """
    reading = read(book, choice, today)
    with book.read() as session:
        numbers = numbers_of(session, reading.form.code, reading.period, unit)
        number = next((each for each in numbers if each.revision == revision), None)
        number = number or next(iter(numbers), None)
        if number is None:
            return None
        same = before is not None and before.number.id == number.id
        pages, manifest = (
            (before.pages, before.manifest)
            if same and before is not None
            else _file(session, number)
        )
    figures_at = {
        (each.sheet, each.cell): (figure, each.variant)
        for figure, shown in manifest.shown.items()
        for each in shown
    }
    return Paper(reading, number, tuple(numbers), pages, manifest, figures_at)


def _file(session: Session, number: ReceivedRow) -> tuple[Pages, Manifest]:
    file = file_of(session, number.id)
    return pages_of(file), kept_in(file)
