"""The figures of one register for the period in view, for the column beside its list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from db import figures
from db.dates import show_date
from db.figures import CATALOGUE, Value, figures_of
from db.periods import Period
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import FLAT_PADDING, Button, Kind
from desktop.ui.widgets.figure_words import figure_of, number_words, state_words
from desktop.ui.widgets.labels import Card, label

ROOM = "figures"
SIDE = 16
"""How far the words stand from the edge, those of the heading and those on flat buttons alike."""
MOST_LINES = 14
"""What filters leave is listed too where all of it fits into so many lines."""


class FigureCard(Card):
    """Each figure with its number to press: `opened` gives its id, `told` the first in words.

    It follows the book while it is in view. The screen opens the records, in its own panel:

        card.opened.connect(lambda id_: show_records(self, id_, card.period))
    """

    opened = Signal(str)
    told = Signal(str)

    def __init__(self, context: AppContext, register: str, period: Period) -> None:
        super().__init__(_("Số liệu"))
        self._context = context
        self._figures = figures_of(register)
        self._stale = True
        self.period = period
        self.numbers: dict[str, Button] = {}
        edge = SIDE - FLAT_PADDING
        self.body.setContentsMargins(current().margins(edge, 14, edge, 14))
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        self.every = Button(
            _("Mọi số liệu"),
            lambda: context.open_room(ROOM, period=self.period),
            kind=Kind.FLAT,
            tip=_("Mở mọi số liệu của kỳ này"),
        )
        self.body.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        context.changed.connect(self.refresh)
        self._tell_period()
        self._read()

    @property
    def has_figures(self) -> bool:
        """Tell whether the register has figures at all."""
        return bool(self._figures)

    def show_period(self, period: Period) -> None:
        """Show the figures of another period."""
        if period != self.period:
            self.period = period
            self._tell_period()
            self._read()

    def refresh(self) -> None:
        """Count again, at once while in view, else when it comes into view."""
        self._stale = True
        if self.isVisible():
            self._read()

    def catch_up(self) -> None:
        """Bring up to date what changed meanwhile, as for the line that is told while folded."""
        if self._stale:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed meanwhile."""
        super().showEvent(event)
        self.catch_up()

    def _tell_period(self) -> None:
        self.note.setText(f"{show_date(self.period.start)} – {show_date(self.period.end)}")

    def _read(self) -> None:
        self._stale = False
        book, period, wanted = self._context.book, self.period, self._figures

        def read() -> Mapping[str, Value]:
            with book.read() as session:
                return figures.compute(session, period, wanted)

        self._context.reader.ask(read, self._show, newest=f"card {id(self)}")

    def _show(self, values: Mapping[str, Value]) -> None:
        held = next((id_ for id_, button in self.numbers.items() if button.hasFocus()), "")
        listed = _listed(values)
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(px(FLAT_PADDING), 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(px(4))
        self.numbers = {}
        for row, value in enumerate(listed):
            narrowed = _(value.narrowed) if value.narrowed else ""
            figure_name = _(figure_of(value).name)
            name = label(narrowed or figure_name, "second" if narrowed else "", wrap=True)
            if narrowed:
                name.setContentsMargins(current().margins(16, 0, 0, 0))
            whole = f"{figure_name} · {narrowed}" if narrowed else figure_name
            self.numbers[value.id] = self._number(value, whole)
            grid.addWidget(name, row, 0)
            grid.addWidget(self.numbers[value.id], row, 1, Qt.AlignmentFlag.AlignRight)
        self.body.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines
        if held in self.numbers:
            self.numbers[held].setFocus(Qt.FocusReason.OtherFocusReason)
        self.told.emit(_in_short(listed))

    def _number(self, value: Value, name: str) -> Button:
        state, _tone = state_words(value.state)
        tip = _("{what}: {number}. {state}. Bấm để xem danh sách").format(
            what=name, number=number_words(value), state=state
        )
        number = translate(figures.say(value))
        return Button(number, partial(self.opened.emit, value.id), kind=Kind.FLAT, tip=tip)


def _listed(values: Mapping[str, Value]) -> list[Value]:
    """Return the figures to be listed, under each what filters leave where all of it fits."""
    order = [figure.id for figure in CATALOGUE.values()]
    filled = [each for each in values.values() if each.number or not each.narrowed]
    filled.sort(key=lambda each: order.index(figure_of(each).id))
    if len(filled) <= MOST_LINES:
        return filled
    return [each for each in filled if not each.narrowed]


def _in_short(values: list[Value]) -> str:
    first = values[0] if values else None
    return f"{_(figure_of(first).name)}: {number_words(first)}" if first else ""
