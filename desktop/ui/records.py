"""The records behind a figure, in the panel beside whatever shows the number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db import figures
from db.figures import CATALOGUE, Figure, Rate, Record, State, Unit, Value, split_id
from db.messages import N_
from db.numbers import show_number
from db.periods import Period
from db.registers import by_name
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.places import place_of
from desktop.ui.theme import current, px
from desktop.ui.widgets.figure_words import (
    figure_of,
    measure_word,
    narrowed_words,
    number_words,
    state_words,
)
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

_NOTHING = {
    State.COUNTED: N_("Không có bản ghi nào thuộc số liệu này."),
    State.DECLARED: N_("Chi bộ đã khai không có trong kỳ này."),
    State.NOT_FILLED: N_(
        "Trong kỳ chưa ghi gì để tính số này. Ghi vào sổ, hoặc khai không có nếu thật không có."
    ),
}


@dataclass(frozen=True)
class Behind:
    """A figure of a period, its two sides where it is a percentage, and its records."""

    value: Value
    sides: tuple[Value, Value] | None
    records: Sequence[Record]


def read_behind(session: Session, figure_id: str, period: Period) -> Behind:
    """Return what stands behind a figure; for a percentage the records of its base."""
    value = figures.value(session, figure_id, period)
    how = CATALOGUE[split_id(figure_id).base].how
    sides = None
    if isinstance(how, Rate):
        _base, bracket, rest = figure_id.partition("[")
        part, whole = (
            figures.value(session, f"{each}{bracket}{rest}", period)
            for each in (how.part, how.whole)
        )
        sides = part, whole
    return Behind(value, sides, figures.records(session, figure_id, period))


class RecordList(QWidget):
    """Exactly the records a figure counts, and their sum; Enter opens one."""

    def __init__(self, context: AppContext, figure_id: str, period: Period) -> None:
        super().__init__()
        self._context = context
        self._id, self._period = figure_id, period
        self._figure = CATALOGUE[split_id(figure_id).base]
        self.total: int | Decimal = 0
        self.narrowed = label("", "second", wrap=True)
        self.number = label("", "figure")
        self.measure = label("", "second")
        self.state = Badge()
        self.sides = label("", wrap=True)
        self.box = self._make_table()
        self.box.opened.connect(self._open)
        self._lay_out()
        context.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        book, figure_id, period = self._context.book, self._id, self._period

        def read() -> Behind:
            with book.read() as session:
                return read_behind(session, figure_id, period)

        self._context.reader.ask(read, self._show, newest="records")

    def _show(self, behind: Behind) -> None:
        value, rows = behind.value, behind.records
        self.total = sum(row.amount for row in rows)
        self.number.setText(translate(figures.say(value)))
        self.measure.setText(measure_word(value))
        self.measure.setVisible(bool(self.measure.text()))
        self.state.show_state(*state_words(value.state))
        self.narrowed.setText(narrowed_words(value))
        self.narrowed.setVisible(bool(self.narrowed.text()))
        if behind.sides is not None:
            self._show_sides(*behind.sides)
        self.box.set_empty(self._empty(value.state))
        self.box.set_rows(rows)

    def _show_sides(self, part: Value, whole: Value) -> None:
        """Say what is divided by what: the list holds the records of the base."""
        name = _(figure_of(whole).name)
        words = _("{part} trên {whole}. Dưới đây là mẫu số: {name}.").format(
            part=translate(figures.say(part)),
            whole=number_words(whole),
            name=name[:1].lower() + name[1:],
        )
        self.sides.setText(words)
        self.sides.setVisible(bool(whole.number))

    def _empty(self, state: State) -> Empty:
        text = _(_NOTHING[state])
        if state is not State.NOT_FILLED:
            return Empty(text)
        register = figures.home_of(self._figure)
        words = _("Mở sổ {title}").format(title=_(by_name(register).title))
        go = partial(self._context.open_room, register, period=self._period)
        return Empty(text, words, go)

    def _totals(self, rows: Sequence[Record]) -> Mapping[str, str]:
        number = show_number(sum(row.amount for row in rows))
        if _weighs(self._figure):
            return {"label": _("Cộng"), "amount": number}
        return {"label": _("Cộng: {number}").format(number=number)}

    def _open(self, row: Any) -> None:
        with self._context.book.read() as session:
            place = place_of(session, row.register, row.id)
        self._context.open_room(place.room, **place.where)

    def _make_table(self) -> TableBox:
        columns: list[Column[Any]] = [
            Column("label", _("Bản ghi"), lambda row: translate(row.label), 200, stretch=True)
        ]
        if _weighs(self._figure):
            measure = _(figures.measure_of(self._figure))
            heading = f"{measure[:1].upper()}{measure[1:]}"
            columns.append(Column("amount", heading, lambda row: row.amount, 120))
        return TableBox(
            "records" if len(columns) == 1 else "records_weighed",
            _(self._figure.name),
            columns,
            self._context.settings,
            search=lambda row: translate(row.label),
            empty=Empty(_("Đang đọc sổ…")),
            identify=lambda row: (row.register, row.id),
            totals=self._totals,
        )

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(current().margins(24, 0, 24, 16))
        lines.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        baseline = Qt.AlignmentFlag.AlignBaseline
        for words in (self.number, self.measure):
            top.addWidget(words, 0, baseline)
        top.addWidget(self.state)
        top.addStretch(1)
        lines.addWidget(self.narrowed)
        lines.addLayout(top)
        lines.addWidget(label(_(self._figure.meaning), "second", wrap=True))
        lines.addWidget(self.sides)
        lines.addSpacing(px(4))
        lines.addWidget(self.box, 1)
        self.narrowed.hide()
        self.sides.hide()


def _weighs(figure: Figure) -> bool:
    """Tell whether a record may count as more than 1."""
    return figure.unit is not Unit.PERCENT and figures.count_of(figure).rows.weighed


def show_records(screen: Screen, figure_id: str, period: Period) -> None:
    """Open the records behind a figure beside the screen."""
    listed = RecordList(screen.context, figure_id, period)
    screen.panel.open(_(CATALOGUE[split_id(figure_id).base].name), listed)
    listed.box.setFocus()
