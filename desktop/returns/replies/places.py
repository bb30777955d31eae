"""Which cell a query asks about, in the numbered return and in the return as it would be now."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.figures import Record
from db.periods import Period
from db.registers.asked import Asked
from db.registers.handed_in import returns_of
from desktop.files.places import cell_name, place_of
from desktop.returns.compare import compare, lines_of
from desktop.returns.draft import Draft
from desktop.returns.manifest import Manifest, ShownIn
from desktop.returns.since import manifest_of
from desktop.returns.tags import Variant


@dataclass(frozen=True)
class QueryPlace:
    """Where a query leads: a cell of a return, the figure it shows, the record it tells of."""

    form: str
    period: Period
    sheet: str
    cell: str
    figure: str
    record: Record | None = None


def place_now(session: Session, draft: Draft, query: Asked) -> QueryPlace:
    """Return where a query leads in the return as it would be now, its rows moved or not.

    To the cell of the same figure; without one to where the cell of the number asked about has
    moved since; else to the cell itself.
    """
    sheet, cell = (
        _same_figure(draft.manifest, query)
        or _moved(session, draft.manifest, query)
        or (query.sheet, query.cell)
    )
    origin = draft.origins.get((sheet, place_of(cell))) if cell else None
    record = None if origin is None else origin.record
    return QueryPlace(query.form, query.period, sheet, cell, query.figure, record)


def _same_figure(now: Manifest, query: Asked) -> tuple[str, str] | None:
    found = now.shown.get(query.figure, ())
    if not found or not query.cell:
        return None
    asked = place_of(query.cell)

    def far(shown: ShownIn) -> tuple[bool, bool, bool, int]:
        """Return how unlike a cell is to the one asked about; of a kind the nearest row wins."""
        row, column = place_of(shown.cell)
        elsewhere = shown.sheet != query.sheet
        other_time = shown.variant is not Variant.THIS
        return elsewhere, column != asked[1], other_time, abs(row - asked[0])

    nearest = min(found, key=far)
    return nearest.sheet, nearest.cell


def _moved(session: Session, now: Manifest, query: Asked) -> tuple[str, str] | None:
    """Return where the rows of the number asked about have come to stand."""
    numbers = returns_of(session, query.form, query.period)
    number = next((each for each in numbers if each.revision == query.revision), None)
    if number is None or not query.cell or query.sheet not in now.cells:
        return None
    then = manifest_of(session, number).cells.get(query.sheet, {})
    place = compare(then, lines_of(now.cells[query.sheet])).now_at([place_of(query.cell)])
    return next(((query.sheet, cell_name(*at)) for at in place), None)
