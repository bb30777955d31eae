"""The list of a register with the page of one record beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from db.messages import N_, Message
from db.periods import Period
from db.registers import Register, by_name
from desktop.paper.register_list import Narrowed
from desktop.text import _
from desktop.ui import saving
from desktop.ui.context import AppContext, Step
from desktop.ui.page import Screen
from desktop.ui.records import show_records
from desktop.ui.screens.register.columns import columns, in_short, state_of
from desktop.ui.screens.register.declaring import Declaring
from desktop.ui.screens.register.filters import EVERYTHING, Filters, Wanted
from desktop.ui.screens.register.outgoing import add_ways_out, export_list, print_list
from desktop.ui.screens.register.reading import Line, Reading, read, tables_of
from desktop.ui.screens.register.record import RecordPage
from desktop.ui.screens.register.start import starting_values
from desktop.ui.screens.register.words import add_words, first_words
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import Tone
from desktop.ui.widgets.figure_card import FigureCard
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

EXCHANGE_ROOM = "exchange"
SAY_LATER_MS = 200
"""How long after a list is shown its lines are said for the filter: painting it comes first."""


class RegisterScreen(Screen):
    """Every record of one register: find one, write one down, follow what became of it."""

    def __init__(self, context: AppContext, register: Register) -> None:
        self.register = register
        self.registers = tables_of(register)
        self.help_page = register.name
        super().__init__(context, _(register.title))
        self.reading = Reading()
        self._known = False
        self._wanted_id: int | None = None
        self._pending: Callable[[], object] | None = None
        self._say_later = QTimer(self, singleShot=True, interval=SAY_LATER_MS)
        self._say_later.timeout.connect(self._say_lines)
        self.filters = Filters(register, context.today())
        self.filters.changed.connect(self._filter)
        self.declaring = Declaring(context, register)
        self.box = self._make_box()
        self.main.addWidget(self.box, 1)
        self.card = FigureCard(context, register.name, self._counted_period())
        self.card.opened.connect(self._open_figure)
        self.card.told.connect(self.set_side_summary)
        if self.card.has_figures:
            self.set_side(self.card)
        self._add_actions()
        self.panel.opened.connect(self._make_room)
        self.panel.closed.connect(self._make_room)
        self._make_room()
        self.refresh()

    # What the window asks.

    def go(
        self,
        *,
        record: int | None = None,
        ids: Iterable[int] | None = None,
        new: bool = False,
        values: Mapping[str, Any] | None = None,
        part: Sequence[Any] | None = None,
        period: Period | str | None = None,
        **_where: Any,
    ) -> None:
        """Open one record, a new one with these values, a part of one, or narrow the list.

        `part` is a register and the id of one of its records; `ids` and `period` narrow.
        """
        if ids is not None or period is not None:
            span = Period.parse(period) if isinstance(period, str) else period
            only = None if ids is None else frozenset(ids)
            self.box.filter.clear()
            self.filters.want(Wanted(period=span, ids=only))
        if new:
            self._once_read(partial(self._new, values or {}))
        elif record is not None:
            self._once_read(partial(self._open_record, record))
        elif part is not None:
            name, record_id = part
            self._once_read(partial(self._open_part, name, record_id))

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book, register, today = self.context.book, self.register, self.context.today()

        def work() -> Reading:
            with book.read() as session:
                return read(session, register, today)

        self.context.reader.ask(work, self.show_reading, newest=register.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the page beside the list leaves no room for."""
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the records selected in the table."""
        if event.key() == Qt.Key.Key_Delete and self.box.table.hasFocus():
            self.delete(self.box.table.selected())
        else:
            super().keyPressEvent(event)

    # What a person does.

    @property
    def page(self) -> RecordPage | None:
        """Return the record's page that stands open."""
        content = self.panel.content
        return content if isinstance(content, RecordPage) else None

    @property
    def shown(self) -> Sequence[Line]:
        """Return the lines in view, in the order shown."""
        self.box.current()
        return self.box.table.rows.shown

    def add(self) -> None:
        """Open the form of a new record."""
        self.leave(partial(self._new, {}))

    def edit(self, line: Line) -> None:
        """Open a record's page."""
        self.leave(partial(self._open, line))

    def take_in(self) -> None:
        """Go where whole files are taken in."""
        self.context.open_room(EXCHANGE_ROOM)

    def print_(self) -> None:
        """Show the list in view as it will be printed."""
        wanted = self.filters.wanted
        words = self.box.filter.text().strip()
        narrowed = Narrowed(wanted.period, wanted.values, words, wanted.stage or "")
        print_list(self, self.register, [line.id for line in self.shown], narrowed)

    def export(self) -> None:
        """Ask for a file and write the list in view to it."""
        export_list(self, self.register, [line.id for line in self.shown])

    def delete(self, lines: Sequence[Line]) -> None:
        """Delete records and offer to take that back."""
        if not lines:
            return
        ids, names = [line.id for line in lines], saving.named(line.name for line in lines)

        def done(step: Step | None) -> None:
            if self.page is not None and self.page.record_id in ids:
                self.panel.shut()
            tell_deleted(self.context, saving.deleted(self.register, names), step)

        self.context.writer.submit(
            saving.delete(self.context.book, self.register, ids, names), done
        )

    # The page of a record.

    def _new(self, values: Mapping[str, Any]) -> None:
        start = starting_values(self.register, self.reading.lines, self.context.today())
        self._show_page(None, start | dict(values))

    def _open(self, line: Line) -> None:
        self._show_page(line, line.values)

    def make_page(self, line: Line | None, values: Mapping[str, Any]) -> RecordPage:
        """Return the page of a record, or of a new one; a register may have more tabs there."""
        return RecordPage(self.context, self.register, lambda: self.reading, line, values)

    def _show_page(self, line: Line | None, values: Mapping[str, Any]) -> None:
        page = self.make_page(line, values)
        page.close_wanted.connect(self.panel.shut)
        page.saved.connect(partial(self._saved, page))
        if line is not None:
            page.delete_wanted.connect(lambda: self.delete([line]))
        self.panel.open(page.heading, page)
        self._tell_stage(line)
        page.focus_first()

    def _tell_stage(self, line: Line | None) -> None:
        """Say beside the heading how far the record is."""
        state = None if line is None else state_of(line)
        word, tone = ("", Tone.PLAIN) if state is None else (state.word, state.tone)
        self.panel.badge.show_state(word, tone)

    def _open_record(self, record_id: int) -> None:
        line = self.reading.line(record_id)
        if line is None:
            self._tell_gone()
            return
        self._point_to(record_id)
        self.leave(partial(self._open, line))

    def _open_part(self, name: str, record_id: int) -> None:
        part = by_name(name)
        with self.context.book.read() as session:
            found = session.get(part.table, record_id)
            parent = None if found is None else getattr(found, part.field(part.parent).attribute)
        line = self.reading.line(parent)
        if line is None:
            self._tell_gone()
            return
        self._point_to(line.id)
        self.leave(partial(self._open_tab, line, name, record_id))

    def _open_tab(self, line: Line, name: str, record_id: int | None) -> None:
        self._open(line)
        if self.page is not None:
            self.page.open_part(name, record_id)

    def _saved(self, page: RecordPage, record_id: int) -> None:
        self._wanted_id = record_id
        if page.record_id is None and page.has_parts:
            self._once_read(partial(self._open_record, record_id))
        elif self.page is page:
            self.panel.shut()

    def _tell_gone(self) -> None:
        self.context.alerts.attention(Message(N_("Dòng này không còn trong sổ.")))

    # The list.

    def _once_read(self, then: Callable[[], object]) -> None:
        """Go on once the register is read as it is now."""
        self._pending = then
        self.refresh()

    def show_reading(self, reading: Reading) -> None:
        """Show what was read, and go on with what waited for it."""
        self.reading, self._known = reading, True
        self.filters.offer(reading)
        self.box.set_rows(reading.lines)
        self._tell_declared()
        self._make_room()
        self.card.catch_up()
        if self.page is not None:
            self.page.refresh()
            if self.page is not None:
                self.panel.heading.setText(self.page.heading)
                self._tell_stage(reading.line(self.page.record_id))
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self._point_to(wanted)
        self._say_later.start()
        pending, self._pending = self._pending, None
        if pending is not None:
            pending()

    def _say_lines(self) -> None:
        """Say every line, so that the first letter typed finds them said already."""
        lines = self.reading.lines
        self.context.reader.ask(lambda: [line.search for line in lines], _nothing)

    def _point_to(self, record_id: int) -> None:
        """Choose a record in the list; a filter gives way to it."""
        if self.reading.line(record_id) is not None and not self.box.table.choose(record_id):
            self.filters.reset()
            self.box.clear_filter()
            self.box.table.choose(record_id)

    def _filter(self) -> None:
        wanted = self.filters.wanted
        self.box.admit(None if wanted == EVERYTHING else wanted.admits)
        self.card.show_period(self._counted_period())
        self._tell_declared()
        self._make_room()

    def _counted_period(self) -> Period:
        """Return the period whose figures stand beside the list: this year's for none in view."""
        return self.filters.wanted.period or Period.year(self.context.today().year)

    def _open_figure(self, figure_id: str) -> None:
        self.leave(partial(show_records, self, figure_id, self.card.period))

    def _tell_declared(self) -> None:
        period = self.filters.wanted.period
        within = Wanted(period=period)
        lines = [line for line in self.reading.lines if period and within.in_period(line)]
        self.declaring.show_state(period, lines, self.reading.declared)

    def _tell(self) -> None:
        shown = self.box.table.rows.shown
        self.box.set_note(in_short(self.register, shown) if shown else "")

    def _make_room(self) -> None:
        crowded = not self.panel.isHidden()
        narrowed = self.filters.wanted != EVERYTHING
        # A list not yet begun has nothing to hand out, but perhaps a file to begin with.
        empty = self._known and not self.reading.lines
        self.filters.setVisible(self.filters.useful and (narrowed or not crowded))
        for button in (self.export_button, self.print_button):
            button.setVisible(not crowded and not empty)
        self.take_in_button.setVisible(not crowded and (empty or not self.narrow))

    def make_columns(self) -> list[Column[Line]]:
        """Return the columns of the list; a register may show more than its fields."""
        return columns(self.register)

    def _make_box(self) -> TableBox:
        box = TableBox(
            self.register.name,
            _(self.register.title),
            self.make_columns(),
            self.context.settings,
            search=lambda line: line.search,
            empty=Empty(first_words(self.register), add_words(self.register), self.add),
        )
        column = box.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.filters)
        column.insertWidget(2, self.declaring)
        box.note.setWordWrap(True)
        box.opened.connect(self.edit)
        box.listed.connect(self._tell)
        return box

    def _add_actions(self) -> None:
        self.add_action(
            add_words(self.register),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Ghi một dòng mới, điền sẵn theo dòng gần nhất"),
        )
        self.take_in_button = self.add_action(
            _("Nhập Excel"), self.take_in, tip=_("Nhập nhiều dòng từ tệp Excel")
        )
        self.export_button, self.print_button = add_ways_out(self, self.export, self.print_)


def _nothing(_said: list[str]) -> None:
    """Need no more: the lines keep what they said."""
