"""What has to be asked about: figures of units that stand apart, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.figures import Value
from db.registers.unit_queries import QueryRow
from db.schema import code_key
from desktop.returns.consolidation.outliers import Outlier
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import WHY, figure_name, show_of
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State


@dataclass(frozen=True)
class Doubt:
    """A figure that stands apart, and the last query put about it, if there is one."""

    id: tuple[str, str]
    odd: Outlier
    value: Value
    query: QueryRow | None

    @property
    def name(self) -> str:
        """Return what the figure is called."""
        return figure_name(self.value)

    @property
    def number(self) -> str:
        """Return the unit's number."""
        return show_of(self.value.unit, self.odd.number)

    @property
    def usual(self) -> str:
        """Return what would have been usual."""
        return show_of(self.value.unit, self.odd.usual)

    @property
    def why(self) -> State:
        """Return what it stands apart from."""
        word, tone = WHY[self.odd.why]
        return State(_(word), tone)

    @property
    def asked(self) -> State:
        """Return how far the asking is."""
        if self.query is None:
            return State("", Tone.PLAIN)
        return query_state(self.query)


def query_state(query: QueryRow) -> State:
    """Return how far a query is, in a word."""
    if query.settled_on is not None:
        return State(_("Đã xong"), Tone.GOOD)
    if query.answered_on is not None:
        return State(_("Đã trả lời"), Tone.INFO)
    return State(_("Đang hỏi"), Tone.ATTENTION)


def doubts_of(reading: Reading) -> list[Doubt]:
    """Return what stands apart, unit by unit."""
    asked = {(code_key(each.unit_code), each.figure): each for each in reading.queries}
    found = []
    for odd in reading.overview.outliers:
        key = code_key(odd.code), odd.figure
        found.append(Doubt(key, odd, reading.overview.totals[odd.figure], asked.get(key)))
    return found


def make_doubts_box(context: AppContext) -> TableBox:
    """Return the table of what has to be asked about."""
    columns: list[Column[Any]] = [
        Column("unit", _("Đơn vị"), lambda line: line.odd.name or line.odd.code, 200, bold=True),
        Column("figure", _("Số liệu"), lambda line: line.name, 260, stretch=True),
        Column(
            "number",
            _("Đơn vị báo cáo"),
            lambda line: line.number,
            130,
            right=True,
            sort=lambda line: line.odd.number,
        ),
        Column("usual", _("Thường là"), lambda line: line.usual, 110, right=True),
        Column("why", _("Vì sao"), lambda line: line.why, 150),
        Column("asked", _("Đã hỏi"), lambda line: line.asked, 120),
    ]
    return TableBox(
        "consolidation_doubts",
        _("Số liệu cần hỏi lại"),
        columns,
        context.settings,
        search=lambda line: f"{line.odd.code} {line.odd.name} {line.name}",
        empty=Empty(_("Không có số liệu nào khác thường so với kỳ trước và với đơn vị khác.")),
    )
