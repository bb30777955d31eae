"""The chosen cell explained: which figure, what it means, the records behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import figures
from db.figures import Record, Value
from db.messages import N_
from db.numbers import show_number
from db.periods import Period
from desktop.files.places import cell_name
from desktop.returns.tags import Variant
from desktop.returns.variants import Figures, period_of
from desktop.text import _, translate
from desktop.ui.context import AppContext, Book
from desktop.ui.places import Place, place_of
from desktop.ui.screens.returns.cell_frame import CellFrame
from desktop.ui.screens.returns.reading import Cell, Reading
from desktop.ui.screens.returns.sums import place_of_total, value_at
from desktop.ui.theme import px
from desktop.ui.widgets.entries import Link
from desktop.ui.widgets.figure_words import (
    figure_of,
    measure_word,
    narrowed_words,
    number_words,
    state_words,
)
from desktop.ui.widgets.labels import Badge, Elided, label
from desktop.ui.widgets.period import period_words

if TYPE_CHECKING:
    from desktop.returns.fill import Origin

SHOWN = 4
"""How many records are named beside the sheet; all of them are one press away."""
TIMES: Mapping[Variant, str] = {
    Variant.LAST_YEAR: N_("Cùng kỳ năm trước"),
    Variant.YEAR_TO_DATE: N_("Lũy kế từ đầu năm"),
    Variant.SINCE_START: N_("Lũy kế từ khi bắt đầu"),
    Variant.VERSUS_LAST_YEAR: N_("So với cùng kỳ năm trước"),
}


@dataclass(frozen=True)
class Behind:
    """What stands behind a cell; `value` is None where no figure does.

    A sum has no records of this book behind it but the `units` it is made of.
    """

    cell: Cell
    variant: Variant
    value: Value | None
    period: Period
    count: int
    records: tuple[tuple[Record, Place], ...]
    units: Place | None = None


def read_behind(book: Book, cell: Cell, origin: Origin, period: Period) -> Behind:
    """Return what stands behind a cell of a return."""
    with book.read() as session:
        days = period_of(period, origin.variant) or period
        value, records = None, [] if origin.record is None else [origin.record]
        if origin.figure:
            value = Figures(session, period).find(origin.figure, origin.variant)
            records = list(figures.records(session, origin.figure, days))
        first = [(each, place_of(session, each.register, each.id)) for each in records[:SHOWN]]
    return Behind(cell, origin.variant, value, days, len(records), tuple(first))


def sum_behind(reading: Reading, cell: Cell, origin: Origin) -> Behind:
    """Return what stands behind a cell of a sum."""
    days = period_of(reading.period, origin.variant) or reading.period
    value = value_at(reading.draft, origin)
    this = value is not None and origin.variant is Variant.THIS
    units = place_of_total(reading.form.code, reading.period, origin.figure) if this else None
    return Behind(cell, origin.variant, value, days, 0, (), units)


class CellCard(CellFrame):
    """Explains a cell; `all_wanted` gives a figure and the period whose records are asked for."""

    all_wanted = Signal(str, object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context

    def show_cell(self, reading: Reading, cell: Cell) -> None:
        """Explain a cell of a return, read away from the window's thread."""
        sheet, row, column = cell
        origin = reading.draft.origins.get((sheet, (row, column)))
        if origin is None:
            self.show_nothing(
                _("Ô này là chữ của biểu mẫu, hoặc cộng từ các ô khác."), cell_name(row, column)
            )
            return
        book = self._context.book

        def read() -> Behind:
            if reading.sums:
                return sum_behind(reading, cell, origin)
            return read_behind(book, cell, origin, reading.period)

        self._context.reader.ask(read, self._show, newest="cell")

    def _show(self, behind: Behind) -> None:
        column = self.begin(cell_name(*behind.cell[1:]))
        self.told.emit("")
        value = behind.value
        if value is not None:
            self._add_figure(column, behind, value)
        for record, place in behind.records:
            column.addWidget(self._record(record, place))

    def _add_figure(self, column: QVBoxLayout, behind: Behind, value: Value) -> None:
        figure = figure_of(value)
        name = label(_(figure.name), "heading", wrap=True)
        column.addWidget(name)
        narrowed = narrowed_words(value)
        time = TIMES.get(behind.variant)
        times = f"{_(time)} ({period_words(behind.period)})" if time else ""
        for words in filter(None, (narrowed, times)):
            column.addWidget(label(words, "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label(translate(figures.say(value)), "title"))
        row.addWidget(label(measure_word(value), "second"))
        row.addWidget(Badge(*state_words(value.state)))
        row.addStretch(1)
        column.addLayout(row)
        if behind.count:
            words = _("Xem tất cả {count} bản ghi").format(count=show_number(behind.count))
            show_all = partial(self.all_wanted.emit, value.id, behind.period)
            self.add_link(column, words, show_all, _("Mở danh sách bản ghi của ô này (Enter)"))
        if behind.units is not None:
            go = partial(self._context.open_room, behind.units.room, **behind.units.where)
            tip = _("Xem số liệu này của mọi đơn vị, cao xuống thấp (Enter)")
            self.add_link(column, _("Xem từng đơn vị"), go, tip)
        column.addWidget(label(_(figure.meaning), "second", wrap=True))
        self.told.emit(f"{_(figure.name)}: {number_words(value)}")

    def _record(self, record: Record, place: Place) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        words = translate(record.label)
        row.addWidget(Elided(words))
        row.addStretch(1)
        if record.amount != 1:
            row.addWidget(label(show_number(record.amount)))
        go = partial(self._context.open_room, place.room, **place.where)
        link = Link(_("Mở"), go, tip=_("Mở bản ghi: {name}").format(name=words))
        self.links.append(link)
        row.addWidget(link)
        return holder
