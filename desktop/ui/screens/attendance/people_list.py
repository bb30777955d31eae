"""The one list: a search box, the people, and those not due folded below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.messages import N_
from db.registers.attendance import Roster, RosterRow
from desktop.paper.meeting_sheet import SheetOrder
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.attendance.listing import Line, Listing
from desktop.ui.screens.attendance.people_table import PeopleTable
from desktop.ui.screens.attendance.words import not_due_words
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind, MenuButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.lines import FilterLine
from desktop.ui.widgets.table_card import TableCard

WAIT_MS = 80
LEAST_ROWS = 2
ORDER_CHOICE = "attendance.order"
ORDERS = {
    SheetOrder.NAME: N_("Theo tên"),
    SheetOrder.POSITION: N_("Theo chức vụ"),
    SheetOrder.GROUP: N_("Theo tổ đảng"),
}
MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PeopleList(QWidget):
    """Search box, order, table and fold; `opened` gives the person on whom Enter was pressed.

    A person chosen with arrows or mouse stays chosen while listed; else the best match of the
    letters typed is. `moved` tells that lines stand elsewhere than before, `pasted` gives the
    cells of a block copied in Excel.
    """

    opened = Signal(object)
    moved = Signal()
    pasted = Signal(list)

    def __init__(self, settings: PcSettings) -> None:
        super().__init__()
        self._settings = settings
        self._listing: Listing | None = None
        self._roster: Roster | None = None
        self._words = ""
        self._picked = False
        self._unfolded = False
        self.search = FilterLine(_("Gõ vài chữ của tên, không cần dấu"))
        self.table = PeopleTable(settings)
        self.order_button = MenuButton("", tip=_("Thứ tự của danh sách và của bản in"))
        self.fold = Button("", self.turn_fold, kind=Kind.FLAT)
        self.blank = label("", "second", wrap=True)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._filter)
        self._card = TableCard(self.table)
        self._set_up_search()
        self._lay_out()
        self.order = SheetOrder.NAME
        for order, words in ORDERS.items():
            self.order_button.add(_(words), self._order_setter(order))
        self._take_order(SheetOrder(settings.choices.get(ORDER_CHOICE, SheetOrder.NAME)))
        self.table.typed.connect(self.type)
        self.table.pasted.connect(self.pasted)
        self.table.opened.connect(self._open)
        self.table.pressed.connect(lambda _index: self._pick())
        self.table.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())

    def show_roster(self, roster: Roster, *, anew: bool) -> None:
        """Show a list: `anew` where people may have changed, else only their marks."""
        same = self._roster is not None and self._roster.meeting_id == roster.meeting_id
        self._roster = roster
        if anew or self._listing is None:
            self._listing = Listing(roster, self.order)
        else:
            self._listing.show(roster)
        self._unfolded = self._unfolded and same
        self._show(keep=same)

    def clear(self) -> None:
        """Let the list go."""
        self._roster = self._listing = None
        self._show(keep=False)

    def current(self) -> RosterRow | None:
        """Return the chosen person, by the letters typed so far."""
        self.flush()
        line = self.table.current()
        return line.row if isinstance(line, Line) else None

    def start_anew(self) -> None:
        """Clear the box for the next name; who was chosen stays so until letters come."""
        self.forget_words()
        self._show(keep=True)

    def forget_words(self) -> None:
        """Clear the box before the list is shown again."""
        self._wait.stop()
        self.search.clear()
        self._words, self._picked = "", False
        self.search.setFocus()

    def in_sheet_order(self) -> list[Line]:
        """Return those due as the sheet lists them."""
        return [] if self._listing is None else self._listing.in_sheet_order()

    def anchor(self, inside: QWidget) -> QRect:
        """Return where the chosen line stands inside another widget."""
        line = self.table.visualRect(self.table.currentIndex())
        viewport = self.table.viewport()
        corner = viewport.mapTo(inside, line.topLeft())
        return QRect(corner.x(), corner.y(), viewport.width(), line.height())

    def type(self, text: str) -> None:
        """Take letters that were typed elsewhere on the screen; none is a Backspace."""
        self.search.type_on(text)
        self._wait.start()

    def flush(self) -> None:
        """Filter by what is typed so far: nothing may act on a list that lags behind."""
        if self._wait.isActive():
            self._filter()

    def turn_fold(self) -> None:
        """Fold or unfold those who are not due."""
        self._unfolded = not self._unfolded
        self._show(keep=True)
        if self._unfolded and self._roster and self._roster.not_due and not self._words:
            self.table.choose(self._roster.not_due[0].member_id)
            self._pick()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter, Esc and copying of the search box serve the list."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.start_anew()
            return True
        copies = event.matches(QKeySequence.StandardKey.Copy) and not self.search.hasSelectedText()
        if event.key() in ENTERS and event.isAutoRepeat():
            return True
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if event.key() not in MOVES | ENTERS and not copies and not pastes:
            return False
        self.flush()
        if event.key() in MOVES:
            self._pick()
        return self.table.press(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that lines moved."""
        super().resizeEvent(event)
        self.moved.emit()

    def _pick(self) -> None:
        self._picked = True

    def _open(self, line: Line) -> None:
        self.opened.emit(line.row)

    def _filter(self) -> None:
        self._wait.stop()
        words = self.search.text()
        same = words == self._words
        self._words = words
        self._show(keep=same or self._picked or not words.strip())

    def _show(self, *, keep: bool) -> None:
        """Show the lines; the chosen person stays chosen where `keep` and still listed."""
        lines: list[Line] = []
        if self._listing is not None:
            lines = self._listing.lines(self._words, unfolded=self._unfolded)
        before = self.table.current()
        scroll = self.table.verticalScrollBar().value()
        self.table.rows.set_rows(lines)
        if keep and before is not None and any(line.id == before.id for line in lines):
            # Who is marked absent moves to the top: show those before them too.
            on_top = any(line.id == before.id and line.absent for line in lines)
            self.table.verticalScrollBar().setValue(0 if on_top else scroll)
            self.table.choose(before.id)
        elif lines:
            self._picked = False
            self.table.choose(lines[0].id)
        self._show_blank(blank=not lines)
        self._show_fold()
        self._hug()
        self._show_top()
        self.moved.emit()

    def _show_top(self) -> None:
        """Stand at the top where the chosen person shows there, now that the list has its room.

        Right after a filter the table is as low as its few lines were.
        """
        layout = self.layout()
        if layout is not None:
            layout.activate()
        chosen = self.table.currentIndex()
        room = self.table.viewport().height()
        if self.table.rowViewportPosition(chosen.row()) + self.table.rowHeight(chosen.row()) <= (
            room - self.table.verticalScrollBar().value()
        ):
            self.table.verticalScrollBar().setValue(0)

    def _show_blank(self, *, blank: bool) -> None:
        words = _("Không có ai tên như “{words}”. Nhấn Esc để xem cả danh sách.")
        empty = _("Chưa có ai phải dự. Thêm đảng viên, hoặc đưa người ở dưới vào diện phải dự.")
        self.blank.setText(words.format(words=self._words) if self._words else empty)
        self.table.setVisible(not blank)
        self._blank.setVisible(blank)

    def _show_fold(self) -> None:
        people = self._roster.not_due if self._roster is not None else ()
        self.fold.setVisible(bool(people))
        words = _("{arrow} Không thuộc diện phải dự ({count}): {reasons}").format(
            arrow="▾" if self._unfolded else "▸",
            count=len(people),
            reasons=not_due_words(people),
        )
        came = sum(row.mark is not None for row in people)
        if came:
            words += _("; có dự {count}").format(count=came)
        self.fold.setText(words)

    def _hug(self) -> None:
        """End the card where its lines end."""
        inner, border = self._inside.contentsMargins(), 2
        edges = inner.top() + inner.bottom() + border
        height = self.table.height_of_all() + edges
        if self._blank.isVisibleTo(self):
            height = self._blank.sizeHint().height() + edges
        self._card.setMaximumHeight(max(height, px(LEAST_ROWS * look.ROW_HEIGHT)))

    def _order_setter(self, order: SheetOrder) -> Callable[[], None]:
        def choose() -> None:
            self._settings.choices[ORDER_CHOICE] = order
            self._settings.save()
            self._take_order(order)
            if self._roster is not None:
                self.show_roster(self._roster, anew=True)

        return choose

    def _take_order(self, order: SheetOrder) -> None:
        self.order = order
        self.order_button.setText(_(ORDERS[order]))
        self.table.show_columns(order)

    def _set_up_search(self) -> None:
        self.search.setAccessibleName(_("Tìm người trong danh sách"))
        self.search.setToolTip(_("Gõ vài chữ của tên, không cần dấu; Enter để đánh dấu"))
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self.search.installEventFilter(self)
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(self.search, 1)
        top.addWidget(self.order_button)
        column.addLayout(top)
        self._inside = inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, px(4))
        inside.setSpacing(0)
        self.table.setMinimumHeight(px(34 + LEAST_ROWS * look.ROW_HEIGHT))
        inside.addWidget(self.table, 1)
        self._blank = QWidget()
        words = QVBoxLayout(self._blank)
        words.setContentsMargins(current().margins(24, 40, 24, 40))
        self.blank.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self.blank)
        inside.addWidget(self._blank)
        column.addWidget(self._card, 1)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
