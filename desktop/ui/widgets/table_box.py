"""A table with its filter, tools, totals, and what to do when it is empty."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.pc_settings import PcSettings
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lines import FilterLine
from desktop.ui.widgets.table import Table
from desktop.ui.widgets.table_card import TableCard
from desktop.ui.widgets.table_model import Column, RowStyle
from desktop.ui.widgets.table_paint import TotalsRow

FILTER_WAIT_MS = 80
LOWEST_ROWS = 3


@dataclass(frozen=True)
class Empty:
    """What an empty table says, the button that does what comes first, and another way."""

    text: str
    button: str = ""
    act: Callable[[], object] | None = None
    other_button: str = ""
    other_act: Callable[[], object] | None = None


class TableBox(QWidget):
    """Filter line and tools above, the table, totals and a note below.

    `tools` is the row beside the filter, for a screen's own buttons and choices. `chosen`,
    `opened` and `pasted` give rows as Table does; `listed` follows every change of what is shown.
    """

    chosen = Signal(object)
    opened = Signal(object)
    pasted = Signal(list)
    listed = Signal()

    def __init__(
        self,
        name: str,
        heading: str,
        columns: Sequence[Column[Any]],
        settings: PcSettings,
        *,
        search: Callable[[Any], str],
        empty: Empty,
        placeholder: str = "",
        identify: Callable[[Any], Hashable] = lambda row: row.id,
        style: Callable[[Any], RowStyle] | None = None,
        totals: Callable[[Sequence[Any]], Mapping[str, str]] | None = None,
    ) -> None:
        super().__init__()
        self.table = Table(
            name, heading, columns, settings, identify=identify, search=search, style=style
        )
        self.filter = FilterLine(placeholder or _("Gõ vài chữ để lọc, không cần dấu"))
        self.filter.setAccessibleName(_("Lọc: {heading}").format(heading=heading))
        self.filter.setToolTip(_("Gõ vài chữ, không cần dấu; mũi tên để chọn, Enter để mở"))
        self.filter.setClearButtonEnabled(False)
        self.tools = QHBoxLayout()
        self.note = label("", "second")
        self._empty = empty
        self._totals = totals
        self._blank_act: Callable[[], object] | None = None
        self._blank_text = label("", "second", wrap=True)
        self._blank_button = Button("", self._press_blank)
        self._other_button = Button("", self._press_other)
        self._wait = QTimer(self, singleShot=True, interval=FILTER_WAIT_MS)
        self._wait.timeout.connect(self._filter)
        self._frame = TableCard(self.table)
        self._lay_out()
        self.filter.textEdited.connect(lambda _text: self._wait.start())
        self.filter.installEventFilter(self)
        self.table.typed.connect(self._type)
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.pasted.connect(self.pasted)
        self.setFocusProxy(self.filter)
        self._show_state()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the chosen one stays chosen while listed."""
        self.table.keep_choice(lambda: self.table.rows.set_rows(rows))
        self._show_state()

    def update_row(self, row: Any) -> None:
        """Show a changed row in its place, without sorting anew."""
        self.table.rows.update_row(row)
        self._show_totals()

    def admit(self, test: Callable[[Any], bool] | None) -> None:
        """Show only rows that pass a test besides the words in the filter."""
        self.table.keep_choice(lambda: self.table.rows.admit(test))
        self._show_state()

    def clear_filter(self) -> None:
        """Empty the filter line and show everything."""
        self.filter.clear()
        self._filter()
        self.filter.setFocus()

    def set_empty(self, empty: Empty) -> None:
        """Say something else while there are no rows, and offer something else to do."""
        self._empty = empty
        self._show_state()

    def current(self) -> Any:
        """Return the chosen row, None where there is none."""
        self._flush()
        return self.table.current()

    def set_note(self, text: str) -> None:
        """Show a quiet line under the table."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Esc of the filter serve the table."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.clear_filter()
            return True
        moves = {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        }
        copies = event.matches(QKeySequence.StandardKey.Copy) and not self.filter.hasSelectedText()
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if event.key() in moves or copies or pastes:
            self._flush()
            return self.table.press(event)
        return False

    def _flush(self) -> None:
        """Filter by what is typed so far: nothing may act on a list that lags behind."""
        if self._wait.isActive():
            self._filter()

    def _filter(self) -> None:
        self._wait.stop()
        words = self.filter.text()
        self.table.keep_choice(lambda: self.table.rows.filter(words))
        self._show_state()

    def _type(self, text: str) -> None:
        self.filter.type_on(text)
        self._wait.start()

    def _show_state(self) -> None:
        rows = self.table.rows
        nothing = not rows.shown
        self.table.setVisible(not nothing)
        self._blank.setVisible(nothing)
        if nothing:
            self._say_why_empty()
        self._show_totals()
        self._hug()
        self.listed.emit()

    def _hug(self) -> None:
        """End the card where its rows end, and never before the last of a few."""
        rows = min(len(self.table.rows.shown), LOWEST_ROWS)
        least = self.table.header.minimumHeight() + rows * px(look.ROW_HEIGHT)
        self.table.setMinimumHeight(least)
        foot = 0 if self._foot.isHidden() else self._foot.height()
        inner, border = self._inside.contentsMargins(), 2
        edges = inner.top() + inner.bottom() + border
        height = self.table.height_of_all() + foot + edges
        if self._blank.isVisibleTo(self):
            height = self._blank.sizeHint().height() + foot + edges
        self._frame.setMaximumHeight(max(height, px(3 * look.ROW_HEIGHT)))

    def _say_why_empty(self) -> None:
        if self.table.rows.rows:
            text = _("Không có dòng nào khớp với những gì đang lọc.")
            button = _("Bỏ lọc") if self.filter.text() else ""
            self._blank_act = self.clear_filter
        else:
            text, button = self._empty.text, self._empty.button
            self._blank_act = self._empty.act
        self._blank_text.setText(text)
        self._blank_button.setText(button)
        self._blank_button.setVisible(bool(button))
        self._other_button.setText(self._empty.other_button)
        other = bool(self._empty.other_button) and not self.table.rows.rows
        self._other_button.setVisible(other)

    def _show_totals(self) -> None:
        if self._totals is None:
            return
        rows = self.table.rows
        found = self._totals(rows.shown) if rows.shown else {}
        places = {column.key: place for place, column in enumerate(rows.columns)}
        self._foot.show_totals({places[key]: text for key, text in found.items()})

    def _press_blank(self) -> None:
        if self._blank_act is not None:
            self._blank_act()

    def _press_other(self) -> None:
        if self._empty.other_act is not None:
            self._empty.other_act()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.filter, 1)
        self.tools.setSpacing(px(8))
        top.addLayout(self.tools)
        column.addLayout(top)
        inside = self._inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 1, 1, px(4))
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._make_blank())
        self._foot = TotalsRow(self.table.header)
        inside.addWidget(self._foot)
        column.addWidget(self._frame, 1)
        self.note.hide()
        column.addWidget(self.note)
        column.addStretch()

    def add_below(self, widget: QWidget) -> None:
        """Put a widget right under the table and its note."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, widget)

    def _make_blank(self) -> QWidget:
        self._blank = QWidget()
        self._blank_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self._blank)
        column.setContentsMargins(current().margins(24, 40, 24, 40))
        column.setSpacing(px(16))
        column.addWidget(self._blank_text)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(10))
        buttons.addStretch()
        buttons.addWidget(self._blank_button)
        buttons.addWidget(self._other_button)
        buttons.addStretch()
        column.addLayout(buttons)
        return self._blank
