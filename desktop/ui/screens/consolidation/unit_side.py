"""What stands beside a unit's return: what was asked of it, and the chosen cell explained."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from db import figures
from db.dates import show_date
from db.messages import N_
from db.numbers import show_int
from db.registers import unit_queries
from db.registers.unit_queries import QueryRow
from desktop.returns.problems import Problem
from desktop.returns.tags import Variant
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.asking import change
from desktop.ui.screens.consolidation.doubts import query_state
from desktop.ui.screens.consolidation.paper import CellFacts, Paper, cell_at
from desktop.ui.screens.consolidation.places import FIGURE, enter
from desktop.ui.screens.consolidation.ranking import Ranked, ranked, usual_words
from desktop.ui.screens.consolidation.words import figure_name, show_of
from desktop.ui.screens.returns.cell_frame import CellFrame
from desktop.ui.screens.returns.reading import Cell
from desktop.ui.screens.returns.words import SEVERITIES
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.entries import EDGE, Act, Entries, Entry
from desktop.ui.widgets.figure_words import figure_of, measure_word, narrowed_words, state_words
from desktop.ui.widgets.labels import Badge, Card, label, line


class QueriesCard(Card):
    """What was asked about a return, what is odd in it, what its own checks said.

    `cell_wanted` leads to a cell, `ask_wanted` asks for the form of a question about one.
    """

    cell_wanted = Signal(object)
    ask_wanted = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__(padded=False)
        self._context = context
        self._cells: dict[object, Cell | None] = {}
        self.waiting, self.answered = Badge(), Badge()
        head = QHBoxLayout()
        head.setContentsMargins(current().margins(EDGE, 12, EDGE, 12))
        head.setSpacing(px(6))
        head.addWidget(label(_("Cần xem"), "heading"), 1)
        head.addWidget(self.waiting)
        head.addWidget(self.answered)
        self.list = Entries()
        self.list.chosen.connect(self._lead)
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.body.addWidget(self.list, 1)

    def show_paper(self, paper: Paper) -> None:
        """Show what there is to be seen to in a return."""
        asked = paper.queries
        waiting = sum(each.waiting for each in asked)
        answered = sum(each.answered_on is not None and not each.settled_on for each in asked)
        words = _("{count} đang hỏi").format(count=waiting) if waiting else ""
        self.waiting.show_state(words, Tone.ATTENTION)
        words = _("{count} đã trả lời").format(count=answered) if answered else ""
        self.answered.show_state(words, Tone.INFO)
        self._cells = {}
        entries = [
            *(self._query(paper, each) for each in sorted(asked, key=_open_first)),
            *self._odd(paper),
            *(self._problem(each) for each in paper.manifest.problems),
        ]
        nothing = _("Không có gì khác thường. Muốn hỏi, chọn một ô rồi bấm Hỏi lại.")
        self.list.show_entries(entries, nothing)

    def _query(self, paper: Paper, query: QueryRow) -> Entry:
        state = query_state(query)
        self._cells[query.id] = paper.cell_of(query)
        return Entry(
            query.id,
            query.question,
            state.word,
            state.tone,
            tuple(_history(query)),
            tuple(self._acts(paper, query)),
        )

    def _acts(self, paper: Paper, query: QueryRow) -> Iterator[Act]:
        number, today, cell = paper.number, self._context.today(), paper.cell_of(query)
        if query.settled_on is not None:
            reopen = partial(unit_queries.reopen, query_id=query.id)
            yield Act(_("Hỏi tiếp"), self._write(paper, N_("hỏi tiếp {unit}"), reopen))
            return
        settle = partial(unit_queries.settle, query_id=query.id, on=today)
        tip = _("Không cần hỏi thêm câu này nữa")
        yield Act(_("Ghi là xong"), self._write(paper, N_("xong câu hỏi {unit}"), settle), tip)
        if query.waiting and cell is not None and number.newest:
            yield Act(_("Sửa câu hỏi"), partial(self.ask_wanted.emit, cell))
        if query.sent_on is None:
            take_back = partial(unit_queries.take_back, query_id=query.id)
            yield Act(_("Rút câu hỏi"), self._write(paper, N_("rút câu hỏi {unit}"), take_back))

    def _write(self, paper: Paper, words: str, write: partial[None]) -> partial[None]:
        return partial(change, self._context, words, paper.number, write)

    def _odd(self, paper: Paper) -> Iterator[Entry]:
        asked = {each.figure for each in paper.queries}
        for odd in paper.odd:
            value = paper.reading.overview.totals[odd.figure]
            cell = paper.place_of(odd.figure)
            if odd.figure in asked:
                continue
            self._cells[odd.figure] = cell
            words = _("{figure}: {number}").format(
                figure=figure_name(value), number=show_of(value.unit, odd.number)
            )
            acts = [] if cell is None else [Act(_("Hỏi lại…"), partial(self.ask_wanted.emit, cell))]
            notes = (usual_words(odd, value.unit),)
            yield Entry(odd.figure, words, _("Khác thường"), Tone.ATTENTION, notes, tuple(acts))

    def _problem(self, found: Problem) -> Entry:
        word, tone = SEVERITIES[found.severity]
        text = translate(found.message)
        key = found.rule, text
        cell = cell_at(found.sheet, found.cell)
        self._cells[key] = cell
        acts = [] if cell is None else [Act(_("Hỏi lại…"), partial(self.ask_wanted.emit, cell))]
        return Entry(key, text, _(word), tone, (), tuple(acts))

    def _lead(self, key: object) -> None:
        if (cell := self._cells.get(key)) is not None:
            self.cell_wanted.emit(cell)


class UnitCellCard(CellFrame):
    """Explains a cell of a unit's return: its figure, and how it stands beside other units."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context

    def show_cell(self, paper: Paper, facts: CellFacts) -> None:
        """Explain a cell."""
        value = facts.value
        if value is None:
            words = _("Ô này là chữ, hoặc cộng từ các ô khác. Muốn hỏi thì bấm Hỏi lại.")
            self.show_nothing(words, facts.name)
            return
        column = self.begin(facts.name)
        name = _(figure_of(value).name)
        column.addWidget(label(name, "heading", wrap=True))
        if narrowed := narrowed_words(value):
            column.addWidget(label(narrowed, "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        number = translate(figures.say(value))
        row.addWidget(label(number, "title"))
        row.addWidget(label(measure_word(value), "second"))
        row.addWidget(Badge(*state_words(value.state)))
        row.addStretch(1)
        column.addLayout(row)
        if facts.variant is Variant.THIS:
            self._add_others(column, paper, facts)
        column.addWidget(label(_(figure_of(value).meaning), "second", wrap=True))
        self.told.emit(f"{name}: {number}")

    def _add_others(self, column: QVBoxLayout, paper: Paper, facts: CellFacts) -> None:
        rows = ranked(paper.reading, facts.figure)
        own = next((each for each in rows if each.code == paper.unit), None)
        if own is None or own.place is None:
            return
        counted = sum(each.place is not None for each in rows)
        column.addWidget(label(_place_words(own, counted), "second", wrap=True))
        if own.odd is not None:
            words = usual_words(own.odd, own.value.unit)
            column.addWidget(label(words, "attention", wrap=True))
        go = partial(enter, self._context, FIGURE, paper.reading.choice, figure=facts.figure)
        tip = _("Xem số liệu này của mọi đơn vị, cao xuống thấp (Enter)")
        self.add_link(column, _("So với các đơn vị"), go, tip)


def _place_words(own: Ranked, counted: int) -> str:
    words = _("Hạng {place} trong {count} đơn vị").format(place=own.place, count=show_int(counted))
    if own.share is None:
        return words
    return _("{words}, chiếm {share}").format(words=words, share=own.shown_share)


def _open_first(query: QueryRow) -> tuple[bool, int]:
    return query.settled_on is not None, query.id


def _history(query: QueryRow) -> Iterator[str]:
    where = f"{query.sheet} {query.cell}"
    shown = query.shown or _("trống")
    yield _("Ô {where}: {shown}, số {number}").format(
        where=where, shown=shown, number=query.revision
    )
    asked = _("Hỏi ngày {day}").format(day=show_date(query.asked_on))
    if query.due_on is not None:
        asked = _("{asked}, trả lời trước {due}").format(asked=asked, due=show_date(query.due_on))
    if query.sent_on is None:
        asked = _("{asked}; chưa gửi đơn vị").format(asked=asked)
    yield asked
    if query.answered_on is not None:
        words = _("Trả lời ngày {day}: {answer}")
        yield words.format(day=show_date(query.answered_on), answer=query.answer)
