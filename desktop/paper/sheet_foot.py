"""The foot of an attendance sheet: totals and signatures."""

from __future__ import annotations

from collections.abc import Iterator

from db.numbers import percent, show_count, show_percent
from db.vietnamese import clean
from desktop.paper.foot import Foot, Signature
from desktop.paper.layout import SheetLayout
from desktop.paper.pen import Pen
from desktop.paper.sheet_data import SheetData

_BY_HAND = "……"
_BETWEEN = " · "


def sheet_foot(pen: Pen, data: SheetData) -> Foot:
    """Return the foot of a sheet, ready to be drawn."""
    layout = pen.layout
    signers = ((layout.sheet.secretary, data.secretary), (layout.sheet.chair, data.chair))
    signatures = [Signature(office, layout.sign_here, clean(name)) for office, name in signers]
    return Foot(pen, _totals(data, layout.sheet), signatures)


def _totals(data: SheetData, words: SheetLayout) -> list[str]:
    """Return one line on those who must come, one on what else there is to say."""
    totals = data.totals
    if totals is None:
        present = excused = unexcused = guests = _BY_HAND
    else:
        present = show_count(totals.present)
        excused, unexcused = show_count(totals.excused), show_count(totals.unexcused)
        guests = _BY_HAND if totals.guests is None else show_count(totals.guests)
    due = (
        f"{words.due_label}: {show_count(data.due)}",
        f"{words.present_label}: {present}",
        f"{words.excused_label}: {excused}",
        f"{words.unexcused_label}: {unexcused}",
    )
    besides = (*_of_those_present(data, words), f"{words.guests_label}: {guests}")
    return [_BETWEEN.join(due), _BETWEEN.join(besides)]


def _of_those_present(data: SheetData, words: SheetLayout) -> Iterator[str]:
    if data.totals is None:
        return
    rate = percent(data.totals.present, data.due)
    if rate is not None:
        yield f"{words.rate_label}: {show_percent(rate)}"
    if data.totals.online:
        yield f"{words.online_label}: {show_count(data.totals.online)}"
