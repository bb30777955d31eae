"""One question of the superior: what it is about, how far it is, room for its answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.dates import show_date
from db.figures import Value
from db.messages import N_
from db.registers.fields import Field, FieldKind
from db.registers.superior_queries import SuperiorQueryRow
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.returns.reading import Cell
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.editors import ParagraphEditor
from desktop.ui.widgets.entries import PANEL_EDGE, Link
from desktop.ui.widgets.fields import FieldBox
from desktop.ui.widgets.figure_words import figure_of, narrowed_words
from desktop.ui.widgets.labels import Badge, label

_MENU = Qt.FocusReason.PopupFocusReason
_ANSWER = Field("answer", N_("Trả lời"), FieldKind.LONG_TEXT)


@dataclass(frozen=True)
class AskedQuery:
    """A query, the cell it leads to now and what stands there, the figure it is about."""

    row: SuperiorQueryRow
    cell: Cell | None
    value: Value | None
    now: str


class AskedCard(QWidget):
    """One question; `left` follows the end of typing, `cell_wanted` asks for its cell.

    `entered` gives its cell once its box has the keyboard.

    An answer may be written anew until the superior has settled the question.
    """

    left = Signal()
    entered = Signal(object)
    cell_wanted = Signal()

    def __init__(self, context: AppContext, query: AskedQuery) -> None:
        super().__init__()
        self._context = context
        self.query = query
        self._stored = query.row.answer
        self.state = Badge()
        self.where = label("", "second", wrap=True)
        self.question = label(query.row.question, "heading", wrap=True)
        self.days = label("", "note", wrap=True)
        self.link = Link(_("Đến ô"), self.cell_wanted.emit, tip="")
        self.box = FieldBox(_ANSWER, ParagraphEditor(lines=2))
        self.box.editor.inner.installEventFilter(self)
        self.settled = label("", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(PANEL_EDGE, 12, PANEL_EDGE, 12))
        column.setSpacing(px(4))
        column.addLayout(head)
        for widget in (self.question, self.where, self.days, self.box, self.settled):
            column.addWidget(widget)
        self.box.load(self._stored)
        self.show_query(query)

    @property
    def text(self) -> str:
        """Return the answer that stands in the box."""
        return self.box.editor.value() or ""

    @property
    def dirty(self) -> bool:
        """Tell whether the answer is not yet in the book."""
        return self.query.row.settled_on is None and self.text != self._stored

    def show_query(self, query: AskedQuery) -> None:
        """Show the question as it now stands; an answer being typed stays as it is."""
        typing = self.dirty
        self.query = query
        self.mark_stored(query.row.answer)
        if not typing and self.text != self._stored:
            self.box.load(self._stored)
        row = query.row
        self.state.show_state(*state_of(row, late=_is_late(self._context, row)))
        self.question.setText(row.question)
        self.where.setText(_where(query))
        self.days.setText(_days(row))
        self.link.setVisible(query.cell is not None)
        self.link.set_tip(
            _("Xem ô này trên biểu và các bản ghi của ô: {name}").format(name=row.cell)
        )
        settled = row.settled_on is not None
        self.box.setVisible(not settled)
        self.box.editor.name(
            _("Trả lời: {question}").format(question=row.question),
            _("Trả lời câu hỏi này; lưu khi rời ô gõ, hoặc bấm Ctrl+S"),
        )
        self.settled.setVisible(settled and bool(row.answer))
        self.settled.setText(_("Trả lời: {answer}").format(answer=row.answer))

    def mark_stored(self, text: str) -> None:
        """Take an answer as stored."""
        self._stored = text

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the box was entered or left; a menu over it is no leaving."""
        if isinstance(event, QFocusEvent) and event.reason() is not _MENU:
            if event.lostFocus():
                self.left.emit()
            elif self.query.cell is not None:
                self.entered.emit(self.query.cell)
        return super().eventFilter(watched, event)

    def undo_text(self) -> bool:
        """Take back the newest typing; False when there is none."""
        return self.box.editor.undo_text()

    def redo_text(self) -> bool:
        """Type again what was taken back; False when there is none."""
        return self.box.editor.redo_text()


def state_of(row: SuperiorQueryRow, *, late: bool) -> tuple[str, Tone]:
    """Return how far a question is, in a word."""
    if row.settled_on is not None:
        return _("Đã xong"), Tone.GOOD
    if row.answered_on is not None:
        return _("Đã trả lời"), Tone.INFO
    return (_("Quá hạn"), Tone.FAULT) if late else (_("Chờ trả lời"), Tone.ATTENTION)


def _is_late(context: AppContext, row: SuperiorQueryRow) -> bool:
    return row.due_on is not None and row.due_on < context.today()


def _where(query: AskedQuery) -> str:
    """Return the cell asked about, what the superior saw in it, and what stands there now."""
    row, value = query.row, query.value
    facts = {
        "where": " ".join(filter(None, (row.sheet, row.cell))),
        "number": row.revision,
        "shown": row.shown,
        "now": query.now,
    }
    if not facts["where"]:
        words = _("Báo cáo số {number}")
    elif not row.shown:
        words = _("{where} của số {number}")
    elif query.now in ("", row.shown):
        words = _("{where} của số {number} ghi {shown}")
    else:
        words = _("{where} của số {number} ghi {shown}; nay là {now}")
    name = [] if value is None else [_(figure_of(value).name), narrowed_words(value)]
    return "\n".join(filter(None, (" · ".join(filter(None, name)), words.format(**facts))))


def _days(row: SuperiorQueryRow) -> str:
    asked = show_date(row.asked_on)
    if row.due_on is None:
        return _("Hỏi ngày {asked}").format(asked=asked)
    words = _("Hỏi ngày {asked} · hạn trả lời {due}")
    return words.format(asked=asked, due=show_date(row.due_on))
