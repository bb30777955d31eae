"""The panel in which form and period are chosen; the sheet beside it follows at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.dates import show_date
from db.periods import Period
from desktop.returns.about import About, PeriodKind
from desktop.text import _
from desktop.ui.page import Screen
from desktop.ui.screens.returns.choosing import Choice
from desktop.ui.screens.returns.reading import kinds_allowed
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.period import PeriodChoice, usual_periods


class Chosen(Protocol):
    """What is in view: its form and period, the forms there are, for whom it is."""

    @property
    def forms(self) -> Sequence[About]:
        """Return the forms to choose from."""

    @property
    def form(self) -> About:
        """Return the form in view."""

    @property
    def period(self) -> Period:
        """Return the period in view."""

    @property
    def addressee(self) -> str:
        """Return who is to have the return."""


class PeriodPanel(QWidget):
    """Form and period; `chosen` gives a Choice at every touch, `done` asks to be closed."""

    chosen = Signal(object)
    done = Signal()

    def __init__(self, reading: Chosen, today: date) -> None:
        super().__init__()
        self._today = today
        self._form: About | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(current().margins(24, 12, 24, 16))
        self._column.setSpacing(px(6))
        forms = [(each.code, f"{each.code} · {each.title}") for each in reading.forms]
        self.form = ChoiceEditor(forms, required=True)
        self.form.name(
            _("Biểu mẫu báo cáo"), _("Biểu mẫu của báo cáo: có sẵn, hoặc của cấp trên gửi về")
        )
        self.form.combo.setMinimumContentsLength(12)
        self.form.changed.connect(lambda: self.chosen.emit(Choice(self.form.value())))
        self.period = PeriodChoice(today)
        self.facts = label("", "second", wrap=True)
        self._column.addWidget(label(_("Biểu mẫu báo cáo"), "label"))
        self._column.addWidget(self.form)
        self._column.addSpacing(px(8))
        self._column.addWidget(label(_("Kỳ"), "label"))
        self._column.addWidget(self.period)
        self._column.addSpacing(px(8))
        self._column.addWidget(self.facts)
        self._column.addSpacing(px(8))
        self.close_button = Button(_("Xong"), self.done.emit, shortcut="Esc")
        self._column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.show_reading(reading)

    def show_reading(self, reading: Chosen) -> None:
        """Show the form and period in view, and what the form says of that period."""
        if reading.form != self._form:
            self._form = reading.form
            self._offer_periods(reading.form)
        self.form.set_value(reading.form.code)
        self.period.show_period(reading.period)
        self.facts.setText("\n".join(_facts(reading)))

    def _offer_periods(self, form: About) -> None:
        """Offer the periods the form is made for, no others."""
        made = PeriodChoice(self._today, lambda today: kinds_allowed(form, usual_periods(today)))
        if PeriodKind.DAYS not in form.periods:
            made.usual.combo.removeItem(made.usual.combo.count() - 1)
        made.chosen.connect(self._choose)
        self._column.replaceWidget(self.period, made)
        self.period.hide()
        self.period.deleteLater()
        self.period = made
        # Made later than what stands below it, it would be reached after it.
        QWidget.setTabOrder(self.form.combo, made.usual.combo)
        QWidget.setTabOrder(made.usual.combo, made.start.inner)
        QWidget.setTabOrder(made.start.inner, made.end.inner)
        QWidget.setTabOrder(made.end.inner, self.close_button)

    def _choose(self, period: Period) -> None:
        self.chosen.emit(Choice(self.form.value(), period))


def open_periods(screen: Screen, reading: Chosen, choose: Callable[[Choice], object]) -> None:
    """Open the choice of form and period in a screen's panel."""
    panel = PeriodPanel(reading, screen.context.today())
    panel.chosen.connect(choose)
    panel.done.connect(screen.panel.shut)
    screen.panel.open(_("Biểu mẫu và kỳ"), panel)
    panel.period.usual.setFocus()


def _facts(reading: Chosen) -> Iterator[str]:
    form, period = reading.form, reading.period
    days = {"start": show_date(period.start), "end": show_date(period.end)}
    yield _("Số liệu từ ngày {start} đến ngày {end}.").format(**days)
    yield _("Hạn nộp: {day}.").format(day=show_date(form.due_on(period)))
    if form.cutoff_days:
        yield _("Chốt số liệu: {day}.").format(day=show_date(form.cutoff_on(period)))
    if reading.addressee:
        yield _("Nơi nhận: {addressee}.").format(addressee=reading.addressee)
