"""A figure unit by unit as bars, beside the table that names it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from db.figures import Value
from desktop.text import _
from desktop.ui.screens.consolidation.ranking import Ranked, bars_of, foot_of, ranked, says_of
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.words import figure_name
from desktop.ui.theme import px
from desktop.ui.widgets.chart import BarChart
from desktop.ui.widgets.figure_words import figure_of, number_words
from desktop.ui.widgets.labels import Card, label

ENDS = 3
"""So many of the highest and of the lowest are named below the bars."""


class ChartCard(Card):
    """The bars of one figure, the highest first; `opened` gives a unit's key.

    `told` gives the figure in words, for the line that is left while the column is folded.
    """

    opened = Signal(object)
    told = Signal(str)

    def __init__(self, *, named: bool) -> None:
        super().__init__()
        self._named = named
        self.name = label("", "heading", wrap=True)
        self.number = label("", "title", wrap=True)
        self.chart = BarChart(_("Theo đơn vị"))
        self.chart.chosen.connect(self.opened)
        self.foot = label("", "note", wrap=True)
        self.ends = label("", "second", wrap=True)
        self.meaning = label("", "second", wrap=True)
        for widget in (self.name, self.number, self.chart, self.foot, self.ends, self.meaning):
            self.body.addWidget(widget)
        self.body.setSpacing(px(8))
        self.name.setVisible(named)
        self.number.setVisible(named)
        # Beside a table of the same units nobody has to be named again.
        self.ends.setVisible(named)

    def show_figure(self, reading: Reading, value: Value | None) -> None:
        """Show a figure's bars; nothing for None."""
        self.setVisible(value is not None)
        if value is None:
            self.told.emit("")
            return
        rows = ranked(reading, value.id)
        name = figure_name(value)
        self.name.setText(name)
        self.number.setText(number_words(value))
        self.chart.set_heading(name)
        bars = bars_of(rows)
        self.chart.setVisible(bool(bars))
        self.chart.show_bars(bars)
        self.chart.point_to(bars[0].value if bars else None)
        foot = foot_of(rows)
        self.foot.setText(_("Cột bắt đầu từ {foot}%.").format(foot=foot))
        self.foot.setVisible(bool(foot and bars))
        self.ends.setText(_ends(rows))
        self.meaning.setText(_(figure_of(value).meaning))
        self.told.emit(f"{name}: {number_words(value)}")

    def point_to(self, row: Ranked | None) -> None:
        """Let a unit's bar stand out."""
        self.chart.point_to(None if row is None else row.id)


def _ends(rows: list[Ranked]) -> str:
    """Return the units at both ends, or what is to be said where nobody has a number."""
    counted = [each for each in rows if each.place is not None]
    if not counted:
        return _("Chưa đơn vị nào có số liệu này.")
    if len(counted) <= 2 * ENDS:
        return "\n".join(map(says_of, counted))
    return "\n".join([*map(says_of, counted[:ENDS]), "…", *map(says_of, counted[-ENDS:])])
