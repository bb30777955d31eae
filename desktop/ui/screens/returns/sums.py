"""A return that is a sum of units: what its cells show, and the rooms that tell of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.figures import Value
from db.messages import N_
from db.periods import Period
from desktop.returns.draft import Draft
from desktop.returns.tags import Variant
from desktop.returns.variants import versus
from desktop.ui.places import Place

if TYPE_CHECKING:
    from desktop.returns.fill import Origin

CONSOLIDATION, TOTAL = "consolidation", "total"
UNITS_WANTING = ("units_missing", "nobody_sent")
"""What a sum says of units whose figures it has not."""
ADDED_ANEW = N_("Nhận thêm hoặc nhận lại báo cáo của đơn vị")


def value_at(draft: Draft, origin: Origin) -> Value | None:
    """Return the sum that a cell shows; None where that time is not compared."""
    manifest = draft.manifest
    if origin.variant is Variant.THIS:
        return manifest.figures.get(origin.figure)
    times = manifest.recorded.times
    if origin.variant is Variant.VERSUS_LAST_YEAR:
        before = times.get(Variant.LAST_YEAR, {}).get(origin.figure)
        return versus(manifest.figures.get(origin.figure), before)
    return times.get(origin.variant, {}).get(origin.figure)


def place_of_total(form: str, period: Period, figure: str) -> Place:
    """Return where a sum is told unit by unit."""
    return Place(TOTAL, {"form": form, "period": period, "figure": figure})


def place_of_sums(form: str, period: Period) -> Place:
    """Return where the units are told of that a sum is made of."""
    return Place(CONSOLIDATION, {"form": form, "period": period})


def place_in_sums(draft: Draft, cell: tuple[str, int, int] | None) -> Place:
    """Return where one sees what is wrong with a sum: its units, where a cell shows it."""
    head = draft.manifest.head
    origin = None if cell is None else draft.origins.get((cell[0], cell[1:]))
    if origin is not None and origin.figure:
        return place_of_total(head.form, head.period, origin.figure)
    return place_of_sums(head.form, head.period)
