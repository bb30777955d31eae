"""What the room of a unit's return says of it: above the sheets, and on their cells."""

from __future__ import annotations

from db.dates import show_date
from db.schema import ReceiptState
from desktop.text import _
from desktop.ui.screens.consolidation.doubts import query_state
from desktop.ui.screens.consolidation.paper import Paper
from desktop.ui.screens.consolidation.ranking import usual_words
from desktop.ui.screens.consolidation.words import RECEIPTS
from desktop.ui.theme import Tone
from desktop.ui.widgets.period import period_words
from desktop.ui.widgets.sheet_paint import CellMark
from desktop.ui.widgets.sheet_tabs import Marks


def facts_of(paper: Paper) -> str:
    """Return form, period, number and days of a return, and the words of a decision."""
    number = paper.number
    told = [
        paper.reading.form.code,
        period_words(paper.reading.period),
        _("số {number}").format(number=number.revision),
        _("lập {day}").format(day=show_date(number.made_at.date())),
        _("nhận {day}").format(day=show_date(number.received_at.date())),
        paper.reading.receipt(paper.unit).words,
    ]
    return " · ".join(filter(None, told))


def state_of(paper: Paper) -> tuple[str, Tone]:
    """Return how far the number in view has come, and its colour."""
    state = paper.reading.receipt(paper.unit).state
    word, tone = RECEIPTS[state]
    if not paper.number.newest:
        return _("Số cũ, đã thay"), Tone.PLAIN
    if paper.number.edited and state is ReceiptState.RECEIVED:
        return _("Đã nhận dù bị sửa tay"), tone
    return _(word), tone


def marks_of(paper: Paper) -> Marks:
    """Return what is said on the cells: what was asked, and what stands apart."""
    marks: dict[str, dict[tuple[int, int], CellMark]] = {}
    for odd in paper.odd:
        value = paper.reading.overview.totals[odd.figure]
        cell = paper.place_of(odd.figure)
        if cell is not None:
            says = usual_words(odd, value.unit)
            marks.setdefault(cell[0], {})[cell[1:]] = CellMark(Tone.ATTENTION, says)
    for query in paper.queries:
        cell = paper.cell_of(query)
        if cell is not None and query.settled_on is None:
            state = query_state(query)
            says = f"{state.word}: {query.question}"
            marks.setdefault(cell[0], {})[cell[1:]] = CellMark(state.tone, says)
    return marks
