"""The superior's queries about the return in view: read, told above the sheet, led to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from db.dates import show_date
from db.figures import Value
from db.periods import Period
from db.registers import superior_queries
from db.registers.superior_queries import SuperiorQueryRow
from desktop.returns.replies.places import place_now
from desktop.text import _
from desktop.ui.context import Book
from desktop.ui.page import Screen
from desktop.ui.screens.returns.asked import AskedPanel
from desktop.ui.screens.returns.asked_card import AskedQuery
from desktop.ui.screens.returns.reading import Cell, Reading, cell_of

NEWEST = "asked"


@dataclass(frozen=True)
class Asked:
    """The queries about a return, and which return it is."""

    form: str
    period: Period
    today: date
    queries: tuple[AskedQuery, ...] = ()

    @property
    def waiting(self) -> list[SuperiorQueryRow]:
        """Return the queries that want an answer."""
        return [each.row for each in self.queries if each.row.waiting]

    @property
    def answered(self) -> bool:
        """Tell whether there is an answer that the superior has not settled."""
        rows = (each.row for each in self.queries)
        return any(row.answered_on is not None and row.settled_on is None for row in rows)

    def words(self) -> str:
        """Return what waits in a sentence, empty where nothing does."""
        waiting = self.waiting
        days = [each.due_on for each in waiting if each.due_on is not None]
        late = sum(day < self.today for day in days)
        if not waiting:
            return ""
        if late:
            words = _("Cấp trên hỏi {count} câu chưa trả lời, {late} câu đã quá hạn.")
            return words.format(count=len(waiting), late=late)
        if days:
            words = _("Cấp trên hỏi {count} câu chưa trả lời, hạn gần nhất là {day}.")
            return words.format(count=len(waiting), day=show_date(min(days)))
        return _("Cấp trên hỏi {count} câu chưa trả lời.").format(count=len(waiting))


def read_asked(book: Book, reading: Reading) -> Asked:
    """Return the queries about a return, each with where it leads in the return of now."""
    form, period = reading.form.code, reading.period
    with book.read() as session:
        found = tuple(
            _asked(reading, each, cell_of(place.sheet, place.cell))
            for each in superior_queries.asked(session, form, period)
            for place in [place_now(session, reading.draft, each)]
        )
    return Asked(form, period, reading.today, found)


def _asked(reading: Reading, row: SuperiorQueryRow, cell: Cell | None) -> AskedQuery:
    value: Value | None = reading.draft.manifest.figures.get(row.figure)
    return AskedQuery(row, cell, value, "" if cell is None else _text_at(reading, cell))


def _text_at(reading: Reading, cell: Cell) -> str:
    name, row, column = cell
    cells = (each for sheet in reading.sheets if sheet.name == name for each in sheet.cells)
    return next((each.text for each in cells if (each.row, each.column) == (row, column)), "")


class Asking:
    """Leads through the superior's queries, in the screen's panel.

    `told` is called once they are read anew, `lead` with the cell one wants to see with all
    that stands behind it, `look_at` with the cell of the one in hand.
    """

    def __init__(
        self,
        screen: Screen,
        told: Callable[[], object],
        lead: Callable[[Cell], object],
        look_at: Callable[[Cell], object],
    ) -> None:
        self._screen = screen
        self._told = told
        self._lead = lead
        self._look_at = look_at
        self._wanted = False
        self._left_at: int | None = None
        self.asked: Asked | None = None

    def look(self, reading: Reading) -> None:
        """Read the queries about a return, away from the window's thread."""
        known = self.asked
        if known is not None and (known.form, known.period) != (reading.form.code, reading.period):
            self.asked = None
        book = self._screen.context.book
        self._screen.context.reader.ask(
            lambda: read_asked(book, reading), self._show, newest=NEWEST
        )

    def words(self, reading: Reading | None) -> str:
        """Return what is to be said of the queries above the sheet; empty for nothing."""
        asked = self.asked
        if asked is None or reading is None:
            return ""
        if words := asked.words():
            return words
        moved = reading.moved
        if moved is None or not moved.nothing or not asked.answered:
            return ""
        words = _("Câu trả lời cấp trên đã ghi vào sổ, sẽ đi cùng số {number}: bấm Ghi ra USB.")
        return words.format(number=reading.number)

    def open(self) -> None:
        """Open the queries, at the one from which a cell was last looked at."""
        if self.asked is None:
            self.open_when_read()
            return
        panel = AskedPanel(self._screen.context, self.asked.queries, self._left_at)
        panel.cell_wanted.connect(self._go)
        panel.cell_in_hand.connect(self._look_at)
        panel.close_wanted.connect(self._screen.panel.shut)
        self._screen.panel.open(_("Câu hỏi của cấp trên"), panel)
        panel.focus_first()

    def open_when_read(self) -> None:
        """Open the queries as soon as those of the return in view are known."""
        self._wanted = True

    def _show(self, asked: Asked) -> None:
        self.asked = asked
        content = self._screen.panel.content
        if isinstance(content, AskedPanel):
            content.show_queries(asked.queries)
        self._told()
        if self._wanted:
            self._wanted = False
            self.open()

    def _go(self, query: int, cell: Cell) -> None:
        self._left_at = query

        def lead() -> None:
            self._screen.panel.shut()
            self._lead(cell)

        self._screen.panel.when_settled(lead)
