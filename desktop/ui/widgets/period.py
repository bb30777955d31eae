"""Choosing a period: the usual ones from a list, or any two days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.messages import BookError
from db.periods import Period
from desktop.text import _, translate
from desktop.ui.theme import px
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.typed import DateEditor

YEARS_BACK = 3
QUARTERS = ("I", "II", "III", "IV")
CUSTOM, EVERY = "custom", "every"


def usual_periods(today: date) -> Iterator[tuple[Period, str]]:
    """Give quarters, half-years, years and months, this year's first, with their names."""
    for year in range(today.year, today.year - YEARS_BACK, -1):
        for period in _periods_of(year):
            yield period, period_words(period)


def period_words(period: Period) -> str:
    """Return what people call a period."""
    return translate(period.name)


def _periods_of(year: int) -> Iterator[Period]:
    yield from (Period.quarter(year, number) for number in range(1, 5))
    yield from (Period.half(year, number) for number in (1, 2))
    yield Period.year(year)
    yield from (Period.month(year, number) for number in range(1, 13))


def current_quarter(today: date) -> Period:
    """Return the quarter a day lies in."""
    return Period.quarter(today.year, (today.month - 1) // 3 + 1)


def near_periods(today: date) -> Iterator[tuple[Period, str]]:
    """Give the periods a list is looked at by: this quarter, this year, the year before."""
    quarter = current_quarter(today)
    roman = QUARTERS[(today.month - 1) // 3]
    yield Period.year(today.year), _("Năm nay ({year})").format(year=today.year)
    yield Period.year(today.year - 1), _("Năm trước ({year})").format(year=today.year - 1)
    yield quarter, _("Quý này ({number}/{year})").format(number=roman, year=today.year)


class PeriodChoice(QWidget):
    """The list of usual periods, with two dates behind its last entry.

    With `every` its first line, so called, asks for no period: `chosen` then gives None.
    """

    chosen = Signal(object)

    def __init__(
        self,
        today: date,
        usual: Callable[[date], Iterable[tuple[Period, str]]] = usual_periods,
        *,
        every: str = "",
    ) -> None:
        super().__init__()
        self._today = today
        self.last = current_quarter(today)
        choices: list[tuple[Any, str]] = [(EVERY, every)] if every else []
        choices += [*usual(today), (CUSTOM, _("Từ ngày … đến ngày …"))]
        self.usual = ChoiceEditor(choices, required=True)
        self.usual.name(_("Kỳ"), _("Chọn kỳ: tháng, quý, nửa năm, năm, hoặc từ ngày đến ngày"))
        self.usual.setMinimumWidth(px(220))
        self.start, self.end = DateEditor(lambda: today), DateEditor(lambda: today)
        self.start.name(_("Từ ngày"), _("Ngày đầu của kỳ, tính cả ngày ấy"))
        self.end.name(_("Đến ngày"), _("Ngày cuối của kỳ, tính cả ngày ấy"))
        row = Flow(self)
        row.addWidget(self.usual)
        self._dates = QWidget()
        dates = Flow(self._dates)
        for editor in (self.start, self.end):
            editor.setFixedWidth(px(130))
            dates.addWidget(editor)
        row.addWidget(self._dates)
        self.wrong = label("", "fault")
        row.addWidget(self.wrong)
        self.usual.changed.connect(self._choose)
        self.start.left.connect(self._choose)
        self.end.left.connect(self._choose)
        self.show_period(None if every else self.last)

    def period(self) -> Period | None:
        """Return the period chosen; None while the two days make none, or where none is asked."""
        value = self.usual.value()
        if isinstance(value, Period) or value == EVERY:
            return value if isinstance(value, Period) else None
        try:
            start, end = self.start.value(), self.end.value()
        except BookError:
            return None
        return Period(start, end) if start and end and start <= end else None

    def show_period(self, period: Period | None) -> None:
        """Choose a period, or none where that may be, without telling anybody.

        Who is at typing two days goes on with them, also where they are those of a usual period.
        """
        self.last = period or self.last
        if self.usual.value() == CUSTOM and period is not None and period == self.period():
            return
        self.usual.set_value(period or EVERY)
        self.start.set_value(self.last.start)
        self.end.set_value(self.last.end)
        if self.usual.value() is None:
            self.usual.set_value(CUSTOM)
        self._show_dates()

    def _choose(self) -> None:
        self._show_dates()
        period = self.period()
        if period is None and self.usual.value() != EVERY:
            self.wrong.setText(self._fault())
            self.wrong.show()
        else:
            self.last = period or self.last
            self.chosen.emit(period)

    def _fault(self) -> str:
        for editor in (self.start, self.end):
            problem = editor.problem()
            if problem is not None:
                return translate(problem)
        if not (_read(self.start) and _read(self.end)):
            return _("Ghi đủ Từ ngày và Đến ngày.")
        return _("Đến ngày phải từ Từ ngày trở đi.")

    def _show_dates(self) -> None:
        self._dates.setVisible(self.usual.value() == CUSTOM)
        self.wrong.hide()


def _read(editor: DateEditor) -> bool:
    """Tell whether a day stands in the editor."""
    return editor.problem() is None and editor.value() is not None
