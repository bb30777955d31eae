"""Rows copied in Excel, looked at in the panel before they are written as members."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.messages import N_
from desktop.exchange.pasting import Fate, Look, PastedRow
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import label, line
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle, State

_STATES = {
    Fate.NEW: (N_("Người mới"), Tone.GOOD),
    Fate.SAME_NAME: (N_("Trùng tên"), Tone.ATTENTION),
    Fate.CHANGED: (N_("Sửa"), Tone.INFO),
    Fate.SAME: (N_("Đã có"), Tone.PLAIN),
    Fate.REFUSED: (N_("Không đọc được"), Tone.FAULT),
}
WRITABLE = (Fate.NEW, Fate.CHANGED, Fate.SAME_NAME)
AT_FIRST = (Fate.NEW, Fate.CHANGED)
MOST_NOTES = 3


@dataclass(frozen=True)
class _Line:
    """A row of the block, and whether it is to be written."""

    row: PastedRow
    wanted: bool

    @property
    def id(self) -> int:
        return self.row.row


class PastePage(QWidget):
    """What a block holds, row by row; `write_wanted` gives the rows to be written.

    Rows with the name of somebody in the book are left out until the person says they are
    somebody else: nobody is written twice by an oversight, nobody merged.
    """

    write_wanted = Signal(object)

    def __init__(self, context: AppContext, look: Look) -> None:
        super().__init__()
        self._context = context
        self._look = look
        self.wanted = {each.row for each in look.rows if each.fate in AT_FIRST}
        self.summary = label(_in_short(look), wrap=True)
        self.reason = label("", "second", wrap=True)
        self.box = self._make_box()
        self.write_button = Button("", self.write, kind=Kind.PRIMARY, shortcut="Ctrl+S")
        self.toggle_button = Button("", self.toggle, shortcut="Enter")
        self._lay_out()
        key = QShortcut(QKeySequence("Ctrl+S"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.write)
        self._show()

    def focus_first(self) -> None:
        """Give the keyboard to the rows."""
        self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Take the chosen row in, or leave it out."""
        chosen: _Line | None = self.box.table.current()
        if chosen is not None and chosen.row.fate in WRITABLE:
            self.wanted ^= {chosen.id}
            self._show()

    def write(self) -> None:
        """Ask for the rows taken in to be written."""
        if self.wanted:
            self.write_wanted.emit(frozenset(self.wanted))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle on Space as well."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        self.box.set_rows([_Line(each, each.row in self.wanted) for each in self._look.rows])
        count = len(self.wanted)
        self.write_button.setText(_("Ghi {count} người").format(count=count))
        self.write_button.setEnabled(count > 0)
        self._explain(self.box.table.current())

    def _explain(self, chosen: _Line | None) -> None:
        reasons = [translate(each) for each in chosen.row.reasons] if chosen else []
        self.reason.setText(" ".join(reasons))
        self.reason.setVisible(bool(reasons))
        self.toggle_button.setText(
            _("Bỏ dòng này") if chosen and chosen.wanted else _("Ghi dòng này")
        )
        self.toggle_button.setEnabled(chosen is not None and chosen.row.fate in WRITABLE)

    def _make_box(self) -> TableBox:
        box = TableBox(
            "pasted",
            _("Các dòng dán từ Excel"),
            [
                Column("wanted", _("Ghi"), lambda each: each.wanted, 48),
                Column("name", _("Họ và tên"), lambda each: each.row.name, 180, stretch=True),
                Column("birth", _("Ngày sinh"), lambda each: each.row.birth, 104, optional=1),
                Column("fate", _("Kết quả"), _state, 140),
            ],
            self._context.settings,
            search=lambda each: each.row.name,
            empty=Empty(_("Các dòng dán không có họ tên nào.")),
            style=lambda each: RowStyle(quiet=not each.wanted),
        )
        box.filter.hide()
        box.add_below(self.reason)
        box.opened.connect(lambda _each: self.toggle())
        box.chosen.connect(self._explain)
        return box

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(current().margins(24, 4, 24, 16))
        column.setSpacing(px(12))
        column.addWidget(self.summary)
        for hint in _hints(self._look):
            column.addWidget(label(hint, "note", wrap=True))
        for note in self._look.notes[:MOST_NOTES]:
            column.addWidget(label(translate(note), "attention", wrap=True))
        column.addWidget(self.box, 1)
        outer.addLayout(column, 1)
        outer.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(current().margins(24, 12, 24, 12))
        foot.setSpacing(px(10))
        foot.addWidget(self.write_button)
        foot.addWidget(self.toggle_button)
        foot.addStretch()
        outer.addLayout(foot)


def _state(each: _Line) -> State:
    word, tone = _STATES[each.row.fate]
    return State(_(word), tone)


def _in_short(look: Look) -> str:
    """Return how many rows there are of each fate."""
    counts = {fate: sum(each.fate is fate for each in look.rows) for fate in Fate}
    words = [_("{count} dòng").format(count=len(look.rows))]
    words += [f"{_(_STATES[fate][0]).lower()} {count}" for fate, count in counts.items() if count]
    return " · ".join(words)


def _hints(look: Look) -> Iterator[str]:
    """Give what to do about rows that are not written as they are."""
    fates = {each.fate for each in look.rows}
    if Fate.SAME_NAME in fates:
        yield _("Người trùng tên chưa được ghi. Nếu là người khác, chọn dòng ấy rồi bấm Enter.")
    if Fate.REFUSED in fates:
        yield _("Dòng không đọc được thì sửa trong Excel rồi chép và dán lại.")
