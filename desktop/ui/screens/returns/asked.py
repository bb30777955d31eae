"""The panel of what the superior asks about a return: each question with room for its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from db.messages import N_
from db.registers import superior_queries
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.returns.asked_card import AskedCard, AskedQuery
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import FLAT_PADDING, Button, Kind
from desktop.ui.widgets.entries import PANEL_EDGE
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.scrolled import scrolled

_UNDO = N_("trả lời câu hỏi của cấp trên")


class AskedPanel(QWidget):
    """The superior's questions, those that want an answer first, the others folded below.

    The one a person was `at` stands with the first. What is typed is saved on leaving its box,
    with Ctrl+S and before the panel closes.
    `cell_wanted` gives a query's id and its cell, `cell_in_hand` the cell of the one whose box
    is entered.
    """

    cell_wanted = Signal(int, object)
    cell_in_hand = Signal(object)
    close_wanted = Signal()

    def __init__(
        self, context: AppContext, queries: Sequence[AskedQuery], at: int | None = None
    ) -> None:
        super().__init__()
        self._context = context
        self._at = at
        self.cards: dict[int, AskedCard] = {}
        self.fold = Button("", self._turn_fold, kind=Kind.FLAT)
        self._fold_row = QWidget()
        row = QHBoxLayout(self._fold_row)
        row.setContentsMargins(current().margins(PANEL_EDGE - FLAT_PADDING, 8, PANEL_EDGE, 8))
        row.addWidget(self.fold)
        row.addStretch(1)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._area = scrolled(self._inside)
        self.words = label("", "second", wrap=True)
        self.words.setContentsMargins(current().margins(PANEL_EDGE, 0, PANEL_EDGE, 10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(line())
        column.addWidget(self._area, 1)
        self._folded = QWidget()
        self._add_cards(queries)
        key = QShortcut(QKeySequence("Ctrl+S"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.save)

    @property
    def dirty(self) -> bool:
        """Tell whether an answer is not yet in the book."""
        return any(card.dirty for card in self.cards.values())

    def show_queries(self, queries: Sequence[AskedQuery]) -> None:
        """Show the questions as they now stand, each where it stood, or others altogether."""
        if self._same(queries):
            for each in queries:
                self.cards[each.row.id].show_query(each)
            return
        self.save()
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self._drop_cards()
        self._add_cards(queries)
        if held:
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the question one was at, else to the first that wants an answer."""
        card = None if self._at is None else self.cards.get(self._at)
        if card is None:
            cards = sorted(self.cards.values(), key=lambda each: not each.query.row.waiting)
            card = next(iter(cards), None)
        if card is None:
            return
        if self._is_folded(card) and self._folded.isHidden():
            self._turn_fold()
        target = card.link if card.box.isHidden() else card.box.editor
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(card, 0, px(8))

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Write the answers typed into the book, then go on."""
        book, today = self._context.book, self._context.today()
        typed = {card.query.row.id: card.text for card in self.cards.values() if card.dirty}
        if not typed:
            then()
            return

        def write() -> None:
            with book.change(_UNDO) as session:
                for query, text in typed.items():
                    superior_queries.answer(session, query, text, today)

        self._context.writer.submit(write, partial(self._saved, typed, then))

    def try_close(self, then: Callable[[], object] = lambda: None) -> None:
        """Close and go on with `then` once what was typed is in the book."""

        def close() -> None:
            self.close_wanted.emit()
            then()

        self.save(close)

    def _saved(self, typed: Mapping[int, str], then: Callable[[], object], _none: None) -> None:
        for query, text in typed.items():
            if query in self.cards:
                self.cards[query].mark_stored(text)
        then()

    def _add_cards(self, queries: Sequence[AskedQuery]) -> None:
        self.words.setText(_told(queries))
        self._folded = QWidget()
        folded = QVBoxLayout(self._folded)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(0)
        for each in queries:
            card = AskedCard(self._context, each)
            card.left.connect(self.save)
            card.entered.connect(self.cell_in_hand)
            card.cell_wanted.connect(partial(self._want_cell, each.row.id))
            self.cards[each.row.id] = card
            in_hand = each.row.waiting or each.row.id == self._at
            lines = self._lines if in_hand else folded
            lines.addWidget(card)
            lines.addWidget(line())
        self._lines.addWidget(self._fold_row)
        self._lines.addWidget(self._folded)
        self._lines.addStretch(1)
        self._folded.hide()
        self._say_fold()

    def _same(self, queries: Sequence[AskedQuery]) -> bool:
        """Tell whether these are the questions shown, none of those folded waiting again."""
        return [each.row.id for each in queries] == list(self.cards) and not any(
            each.row.waiting and self._is_folded(self.cards[each.row.id]) for each in queries
        )

    def _is_folded(self, card: AskedCard) -> bool:
        return card.parentWidget() is self._folded

    def _drop_cards(self) -> None:
        self.cards.clear()
        self._lines.removeWidget(self._fold_row)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _want_cell(self, query: int) -> None:
        cell = self.cards[query].query.cell
        if cell is not None:
            self.cell_wanted.emit(query, cell)

    def _turn_fold(self) -> None:
        self._folded.setVisible(self._folded.isHidden())
        self._say_fold()

    def _say_fold(self) -> None:
        count = sum(self._is_folded(card) for card in self.cards.values())
        words = _("{arrow} Đã trả lời, đã xong ({count})")
        arrow = "▸" if self._folded.isHidden() else "▾"
        self.fold.setText(words.format(arrow=arrow, count=count))
        self._fold_row.setVisible(bool(count))


def _told(queries: Sequence[AskedQuery]) -> str:
    if not queries:
        return _(
            "Cấp trên chưa hỏi gì về báo cáo này. Có tệp phản hồi thì bấm Thêm › Nhận phản hồi…"
        )
    words = _(
        "{superior} hỏi. Câu trả lời được lưu khi rời ô gõ, và đi cùng số tới của báo cáo: trả lời "
        "xong thì bấm Ghi ra USB (F9)."
    )
    return words.format(superior=", ".join({each.row.superior: None for each in queries}))
