"""What has to be asked about: figures of units that stand apart, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.figures import Value
from db.messages import N_
from db.registers.unit_queries import QueryRow
from db.schema import code_key
from desktop.returns.consolidation.outliers import Outlier, Why
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import (
    WHY,
    figure_name,
    range_words,
    short_range,
    show_of,
)
from desktop.ui.theme import Tone
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State

_WHOLE = {
    (Why.PAST, False): N_("{unit} · {figure}: {number}, kỳ trước là {usual}."),
    (Why.LIKE, False): N_(
        "{unit} · {figure}: {number}. Các đơn vị cùng cỡ thường {range}, ở giữa là {usual}."
    ),
    (Why.LIKE, True): N_(
        "{unit} · {figure}: {number}. Tính theo số đảng viên của đơn vị này thì các đơn vị cùng cỡ "
        "thường {range}, ở giữa là {usual}."
    ),
}


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
        return short_range(self.odd, self.value.unit)

    @property
    def whole(self) -> str:
        """Return in a sentence what the unit counted and what would have been usual."""
        odd, unit = self.odd, self.value.unit
        return _(_WHOLE[odd.why, odd.by_member]).format(
            unit=odd.name or odd.code,
            figure=self.name,
            number=self.number,
            usual=show_of(unit, odd.usual),
            range=range_words(odd, unit),
        )

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


class DoubtsBox(TableBox):
    """The table of what has to be asked about; the chosen one is said in a sentence below."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(
            "consolidation_doubts",
            _("Số liệu cần hỏi lại"),
            _columns(),
            context.settings,
            search=lambda line: f"{line.odd.code} {line.odd.name} {line.name}",
            empty=Empty(_("Không có số liệu nào khác thường so với kỳ trước và với đơn vị khác.")),
        )
        self.whole = label("", "second", wrap=True)
        self.add_below(self.whole)
        self.chosen.connect(self._say)

    def _say(self, line: Doubt | None) -> None:
        self.whole.setText("" if line is None else line.whole)


def _columns() -> list[Column[Any]]:
    return [
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
        Column("usual", _("Thường là"), lambda line: line.usual, 150, right=True),
        Column("why", _("Vì sao"), lambda line: line.why, 150),
        Column("asked", _("Đã hỏi"), lambda line: line.asked, 120),
    ]
