"""Which year is looked at: the coming one, this one, and every earlier one with a commitment."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from desktop.text import _
from desktop.ui.widgets.editors import Combo


class YearChoice(Combo):
    """A list of years, the newest first; `chosen` gives the one a person takes."""

    chosen = Signal(int)

    def __init__(self, today_year: int) -> None:
        super().__init__()
        self.setAccessibleName(_("Năm cam kết"))
        self.setToolTip(_("Chọn năm: mũi tên lên, xuống"))
        self._today_year = today_year
        self._years: list[int] = []
        self.offer((), today_year)
        self.activated.connect(lambda place: self.chosen.emit(self._years[place]))

    @property
    def year(self) -> int:
        """Return the year looked at."""
        return self._years[self.currentIndex()]

    def offer(self, found: Iterable[int], year: int) -> None:
        """Offer the years of the book and those about now, and show one of them."""
        now = self._today_year
        years = sorted({*found, now + 1, now, now - 1, year}, reverse=True)
        if years != self._years:
            self._years = years
            self.clear()
            self.addItems([_("Năm {year}").format(year=each) for each in years])
        self.setCurrentIndex(years.index(year))
