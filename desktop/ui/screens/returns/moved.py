"""What has changed since a number was made: figures then and now, the records that moved each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import figures
from db.figures import Value
from desktop.returns.since import MOVED_WORDS, MovedFigure, MovedRecord, Since
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.places import place_of
from desktop.ui.screens.returns.reading import Cell, cell_of
from desktop.ui.theme import current
from desktop.ui.widgets.entries import PANEL_EDGE, Act, Entries, Entry
from desktop.ui.widgets.figure_words import figure_of, narrowed_words
from desktop.ui.widgets.labels import label

MOST_RECORDS = 8
LONGEST = 44
"""Of a record named on a link; its tip has all of it."""


class MovedPanel(QWidget):
    """The figures that moved, each with its records; `cell_wanted` leads to a figure's cell."""

    cell_wanted = Signal(object)

    def __init__(self, context: AppContext, moved: Since, number: int) -> None:
        super().__init__()
        self._context = context
        self._cells: dict[object, Cell | None] = {}
        self.list = Entries(PANEL_EDGE)
        self.list.chosen.connect(self._lead)
        words = label(self._in_short(moved, number), "second", wrap=True)
        words.setContentsMargins(current().margins(PANEL_EDGE, 0, PANEL_EDGE, 10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        self.list.show_entries(
            [*map(self._entry, moved.figures), *self._others(moved)],
            _("Không có số liệu nào khác."),
        )

    def focus_first(self) -> None:
        """Give the keyboard to the first figure."""
        self.list.focus_first()

    def _in_short(self, moved: Since, number: int) -> str:
        return _(
            "{count} số liệu khác số {number}. Chọn một dòng để xem ô và những bản ghi làm đổi số."
        ).format(count=len(moved.figures), number=number)

    def _entry(self, figure: MovedFigure) -> Entry:
        value = figure.now or figure.was
        assert value is not None
        shown = next(iter(figure.cells), None)
        self._cells[figure.id] = None if shown is None else cell_of(shown.sheet, shown.cell)
        name = " · ".join(filter(None, (_(figure_of(value).name), narrowed_words(value))))
        text = _("{name}: {was} → {now}").format(
            name=name, was=_number(figure.was), now=_number(figure.now)
        )
        notes = [] if shown is None else [_where(figure)]
        notes += [_told(each) for each in figure.records[:MOST_RECORDS] if each.record is None]
        if (rest := len(figure.records) - MOST_RECORDS) > 0:
            notes.append(_("và {count} bản ghi nữa").format(count=rest))
        return Entry(figure.id, text, notes=tuple(notes), acts=tuple(self._acts(figure)))

    def _acts(self, figure: MovedFigure) -> Iterator[Act]:
        for each in figure.records[:MOST_RECORDS]:
            if each.record is not None:
                tip = _("Mở bản ghi: {name}").format(name=translate(each.name))
                yield Act(shorten(_told(each), LONGEST, placeholder="…"), self._go(each), tip)

    def _go(self, moved: MovedRecord) -> partial[None]:
        def go() -> None:
            assert moved.record is not None
            with self._context.book.read() as session:
                place = place_of(session, moved.record.register, moved.record.id)
            self._context.open_room(place.room, **place.where)

        return partial(go)

    def _others(self, moved: Since) -> Iterator[Entry]:
        for sheet, count in moved.others.items():
            words = _("{sheet}: {count} ô chữ khác trước").format(sheet=sheet, count=count)
            note = _("Tên, ngày hoặc dòng của bản ghi đã khác; không có số liệu nào đổi theo.")
            yield Entry(("sheet", sheet), words, notes=(note,))

    def _lead(self, key: object) -> None:
        if (cell := self._cells.get(key)) is not None:
            self.cell_wanted.emit(cell)


def _number(value: Value | None) -> str:
    return "–" if value is None else translate(figures.say(value))


def _where(figure: MovedFigure) -> str:
    cells = ", ".join(f"{each.sheet} {each.cell}" for each in figure.cells[:3])
    more = len(figure.cells) - 3
    return _("Ô: {cells}").format(cells=f"{cells} (+{more})" if more > 0 else cells)


def _told(moved: MovedRecord) -> str:
    words = _(MOVED_WORDS[moved.how]).capitalize()
    name = translate(moved.name)
    if moved.was and moved.now:
        return _("{how} {name}: {was} → {now}").format(
            how=words, name=name, was=moved.was, now=moved.now
        )
    return f"{words} {name}"
