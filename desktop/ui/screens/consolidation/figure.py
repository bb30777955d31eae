"""The room of one total: every unit with its number, its share and its bar."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from db.periods import Period
from db.schema import Base
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.consolidation.chart_card import ChartCard
from desktop.ui.screens.consolidation.places import ROOM, enter, open_unit
from desktop.ui.screens.consolidation.ranking import Ranked, ranked
from desktop.ui.screens.consolidation.reading import Reading, read
from desktop.ui.screens.consolidation.totals import change_words
from desktop.ui.screens.consolidation.words import WHY, figure_name
from desktop.ui.screens.returns.choosing import Choice
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_words import number_words
from desktop.ui.widgets.period import period_words
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State

SIDE = 330
NEWEST = "total"


class FigureScreen(Screen):
    """The units ranked by one figure; room "total", where form, period and figure."""

    registers = frozenset(Base.metadata.tables)
    help_page = ROOM
    under = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Theo đơn vị"))
        self._choice: Choice | None = None
        self._figure = ""
        self.reading: Reading | None = None
        self.add_action(_("Quay lại"), self.back, shortcut="Esc", tip=_("Về bản tổng hợp"))
        self.box = _make_table(context)
        self.main.addWidget(self.box, 1)
        self.card = ChartCard(named=False)
        self.set_side_summary(_("Biểu đồ theo đơn vị"))
        self.card.opened.connect(self._open_code)
        self.set_side(self.card, width=SIDE)
        self.show_side(shown=False)
        self.box.opened.connect(lambda row: self._open_code(row.id))
        self.box.chosen.connect(self.card.point_to)

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        figure: str = "",
        **_where: Any,
    ) -> None:
        """Show a figure of a form and period; without one, what was shown stays."""
        if form and period is not None and figure:
            span = Period.parse(period) if isinstance(period, str) else period
            self._choice, self._figure = Choice(form, span), figure
            self.refresh()

    def refresh(self) -> None:
        """Add up again, away from the window's thread."""
        if self._choice is None:
            return
        book, choice, today = self.context.book, self._choice, self.context.today()
        self.context.reader.ask(lambda: read(book, choice, today), self._show, newest=NEWEST)

    def focus_start(self) -> None:
        """Give the keyboard to the units."""
        self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Go back to the totals."""
        if self._choice is None:
            self.context.open_room(ROOM)
        else:
            enter(self.context, ROOM, self._choice, figure=self._figure)

    def _show(self, reading: Reading) -> None:
        self.reading = reading
        value = reading.overview.totals.get(self._figure)
        self.show_side(shown=value is not None)
        self.card.show_figure(reading, value)
        self.box.set_rows(ranked(reading, self._figure))
        if value is None:
            self.set_title(_("Theo đơn vị"))
            self.box.set_empty(Empty(_("Biểu mẫu không có số liệu này.")))
            return
        before = reading.overview.before.get(self._figure)
        told = [f"{reading.form.code} · {period_words(reading.period)}"]
        if before is not None and value.number is not None:
            change = change_words(value.unit, value.number, before)
            told.append(_("so kỳ trước: {change}").format(change=change))
        self.set_title(figure_name(value), " · ".join(told), number_words(value))

    def _open_code(self, code: str) -> None:
        if self.reading is not None:
            open_unit(self.context, self.reading, code, self._figure)


def _make_table(context: AppContext) -> TableBox:
    columns: list[Column[Any]] = [
        Column("place", _("Hạng"), lambda row: row.place, 80),
        Column("code", _("Mã"), lambda row: row.code, 100, optional=2),
        Column("name", _("Đơn vị"), lambda row: row.name, 220, stretch=True, bold=True),
        Column(
            "number", _("Con số"), lambda row: row.number, 100, right=True, sort=lambda r: r.order
        ),
        Column("share", _("Tỷ trọng"), lambda row: row.shown_share, 100, right=True, optional=1),
        Column("odd", _("Nhận xét"), _odd, 240),
    ]
    return TableBox(
        "total",
        _("Số liệu theo đơn vị"),
        columns,
        context.settings,
        search=lambda row: f"{row.code} {row.name}",
        empty=Empty(_("Chọn một số liệu ở Tổng hợp rồi bấm Enter.")),
    )


def _odd(row: Ranked) -> State:
    if row.odd is None:
        return State("", Tone.PLAIN)
    return State(row.remark, WHY[row.odd.why][1])
