"""What the room of consolidation shows: who has sent, the totals, what to ask and look at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.messages import N_
from db.numbers import show_int
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.chart_card import ChartCard
from desktop.ui.screens.consolidation.doubts import DoubtsBox, doubts_of
from desktop.ui.screens.consolidation.dropping import TakesFiles
from desktop.ui.screens.consolidation.parts import HEADINGS, KEYS, MEANINGS, Tab
from desktop.ui.screens.consolidation.places import open_unit
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.remarks import RemarksBox, remarks_of
from desktop.ui.screens.consolidation.totals import TotalLine, make_totals_box, total_lines
from desktop.ui.screens.consolidation.units import make_units_box, unit_lines
from desktop.ui.screens.consolidation.words import title_of
from desktop.ui.screens.returns.notice import Notice
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_box import Empty
from desktop.ui.widgets.tabs import Tabs

SIDE = 330


class ConsolidationView(TakesFiles):
    """Four parts in tabs, and beside the totals a chart of the chosen one unit by unit."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Tổng hợp"))
        self.reading: Reading | None = None
        self.notice = Notice()
        self.tabs = Tabs(_("Các phần của bản tổng hợp"))
        self.stack = QStackedWidget()
        self.units = make_units_box(context, Empty(_("Đang cộng số liệu…")))
        self.totals = make_totals_box(context)
        self.totals.chosen.connect(self._draw)
        self.doubts = DoubtsBox(context)
        self.remarks = RemarksBox(context)
        self.chart = ChartCard(named=True)
        self.chart.told.connect(self.set_side_summary)
        self.chart.opened.connect(self._open_in_chart)

    def set_up(self) -> None:
        """Put all parts in their places."""
        parts = (self.units, self.totals, self.doubts, self.remarks)
        for tab, part in zip(Tab, parts, strict=True):
            self._add_tab(tab, part)
        self.tabs.currentChanged.connect(self._turn)
        self.main.addWidget(self.notice)
        self.main.addWidget(self.tabs)
        self.main.addWidget(self.stack, 1)
        self.set_side(self.chart, width=SIDE)
        self.show_side(shown=False)

    def focus_start(self) -> None:
        """Give the keyboard to the part in view."""
        part = self.stack.currentWidget()
        assert part is not None
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def tab(self) -> Tab:
        """Return the part in view."""
        return list(Tab)[self.tabs.currentIndex()]

    def show_tab(self, tab: Tab) -> None:
        """Bring a part into view."""
        self.tabs.setCurrentIndex(list(Tab).index(tab))

    def _turn(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self._draw(self.totals.table.current())

    def _draw(self, line: TotalLine | None) -> None:
        """Draw the chosen total unit by unit; a title leaves the one before in view."""
        reading, value = self.reading, None if line is None else line.value
        if reading is None or self.tab is not Tab.TOTALS:
            self.show_side(shown=False)
        elif value is not None:
            self.chart.show_figure(reading, value)
            self.show_side(shown=True)

    def _open_in_chart(self, unit: str) -> None:
        line = self.totals.table.current()
        if self.reading is not None and line is not None:
            open_unit(self.context, self.reading, unit, line.id)

    def show_reading(self, reading: Reading, empty: Empty) -> None:
        """Show what was added up; `empty` where there are neither units nor returns."""
        first = self.reading is None or self.reading.choice != reading.choice
        self.reading = reading
        template = N_("Tổng hợp {form} · {period}")
        title, short = title_of(template, reading.form.code, reading.period)
        self.set_title(title, short=short)
        standing = reading.overview.standing
        come, all_ = len(standing.received), standing.expected
        words = _("Đã nhận {come}/{all}").format(come=come, all=all_) if reading.begun else ""
        self.badge.show_state(words, Tone.ATTENTION if standing.missing else Tone.GOOD)
        self.units.set_empty(empty)
        self.units.set_rows(unit_lines(reading))
        self.units.filter.setVisible(reading.begun)
        self.tabs.setVisible(reading.begun)
        lines = total_lines(reading)
        self.totals.set_rows(lines)
        if first:
            self.totals.table.choose(next((each.id for each in lines if each.value), ""))
        self.doubts.set_rows(doubts_of(reading))
        self.remarks.set_rows(remarks_of(reading))
        if not reading.begun:
            self.show_tab(Tab.UNITS)
        self._name_tabs(reading)
        self._draw(self.totals.table.current())

    def _add_tab(self, tab: Tab, part: QWidget) -> None:
        place = self.tabs.addTab(_(HEADINGS[tab]))
        self.tabs.setTabToolTip(place, f"{_(MEANINGS[tab])} ({KEYS[tab]})")
        self.stack.addWidget(part)
        self.add_key(KEYS[tab], partial(self._go_to, tab))

    def _go_to(self, tab: Tab) -> None:
        if self.tabs.isVisible():
            self.show_tab(tab)
            self.focus_start()

    def _name_tabs(self, reading: Reading) -> None:
        """Say how much there is to be asked about and looked at."""
        overview = reading.overview
        counts = {Tab.DOUBTS: len(overview.outliers), Tab.REMARKS: len(overview.problems)}
        for tab, count in counts.items():
            heading = _(HEADINGS[tab])
            words = f"{heading} {show_int(count)}" if count else heading
            self.tabs.setTabText(list(Tab).index(tab), words)
