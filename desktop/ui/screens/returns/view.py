"""What the room of returns shows: the filled form as paper, its checks, what a cell stands for."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.registers.handed_in import ReturnRow
from desktop.returns.preview import PreviewSheet
from desktop.returns.variants import period_of
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.places import Place, place_of
from desktop.ui.records import show_records
from desktop.ui.screens.returns.cell import CellCard
from desktop.ui.screens.returns.checks import ChecksCard, marks_of
from desktop.ui.screens.returns.notice import Notice
from desktop.ui.screens.returns.reading import Cell, Finding, Reading, read_handed_in
from desktop.ui.screens.returns.steps import Steps
from desktop.ui.screens.returns.sums import place_of_total
from desktop.ui.screens.returns.words import state_of, step_of, title_of
from desktop.ui.theme import px
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sheet_tabs import Sheets

SIDE = 330


class ReturnView(Screen):
    """A return as paper beside what is to be said of it, or a number as it was handed in.

    `turned` follows when a number came into view in the place of the return of now, or went.
    """

    turned = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Báo cáo"))
        self.reading: Reading | None = None
        self.past: ReturnRow | None = None
        self.notice = Notice()
        self.sheets = Sheets()
        self.waiting = label(_("Đang lấy số liệu…"), "second", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.checks, self.cell = ChecksCard(context), CellCard(context)
        self.checks.chosen.connect(self._lead_to)
        self.cell.told.connect(self._sum_up)
        self.cell.all_wanted.connect(partial(show_records, self))
        self.sheets.chosen.connect(self._explain)
        self.sheets.turned.connect(self._explain)
        self.sheets.opened.connect(self._open_cell)

    def set_up(self, steps: Steps) -> None:
        """Put all parts in their places, the steps above."""
        self.steps = steps
        self.steps.show_step(0)
        self.main.addWidget(self.steps)
        self.main.addWidget(self.notice)
        self.main.addWidget(self.waiting, 1)
        self.main.addWidget(self.sheets, 1)
        self.sheets.hide()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.checks, 4)
        column.addWidget(self.cell, 3)
        self.set_side(side, width=SIDE, whole=True)
        self.show_side(shown=False)

    def show_reading(self, reading: Reading) -> None:
        """Show a return; a number seen as it was handed in stays in view."""
        first, self.reading = self.reading is None, reading
        self.set_title(title_of(reading))
        state = state_of(reading)
        self.badge.show_state(state.word, state.tone)
        self.steps.show_step(step_of(reading))
        self.checks.show_reading(reading)
        if self.past is None:
            self.sheets.show_sheets(reading.sheets, marks_of(reading))
        self.turned.emit()
        self._sum_up()
        if first:
            self._begin(reading)
        elif self.past is None:
            self._explain()

    def view(self, number: ReturnRow) -> None:
        """Show a number as it was handed in, in the place of today's."""
        book = self.context.book

        def show(sheets: tuple[PreviewSheet, ...]) -> None:
            self.past = number
            self.sheets.show_sheets(sheets)
            self.turned.emit()
            self._explain()

        self.context.reader.ask(lambda: read_handed_in(book, number), show, newest="past")

    def view_now(self) -> None:
        """Come back to the return as the book has it now."""
        if self.past is not None and self.reading is not None:
            self.past = None
            self.show_reading(self.reading)

    def to_checks(self) -> None:
        """Give the keyboard to what was found in the return."""
        if not self.checks.isVisible():
            self._toggle_side()
        self.checks.list.focus_first()

    def look_at(self, cell: Cell) -> None:
        """Choose a cell beside the panel; a number seen as it was handed in stays in view."""
        if self.past is None:
            self.sheets.choose(*cell)

    def show_cell(self, cell: Cell) -> None:
        """Choose a cell of the return of now, and show what stands behind it."""
        self.view_now()
        self.sheets.choose(*cell)
        if not self.cell.isVisible():
            self._toggle_side()
        self.sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_start(self) -> None:
        """Give the keyboard to the sheet."""
        if self.sheets.isHidden():
            super().focus_start()
        else:
            self.sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the sheet where the window is low: the badge tells the step too."""
        super().resizeEvent(event)
        self.steps.setVisible(self.window().height() >= px(look.LOW_BELOW))

    def _begin(self, reading: Reading) -> None:
        """Put the sheets in the place of the words that asked for patience."""
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        self.waiting.hide()
        self.sheets.show()
        self.show_side(shown=True)
        first = reading.sheets[0].name
        cells = sorted(
            at
            for (sheet, at), origin in reading.draft.origins.items()
            if sheet == first and origin.figure
        )
        if cells:
            self.sheets.choose(first, *cells[0])
        if held and self.panel.isHidden():
            self.focus_start()

    def _sum_up(self, figure: str = "") -> None:
        if self.reading is None:
            return
        errors, all_ = self.reading.errors, len(self.reading.findings)
        words = _("Kiểm tra: {errors} lỗi, {rest} lưu ý").format(errors=errors, rest=all_ - errors)
        self.set_side_summary(f"{words} · {figure}" if figure else words)

    def _explain(self, *_cell: Any) -> None:
        place = self.sheets.place
        if self.past is not None:
            self.cell.show_nothing(_("Số đã lập chỉ để xem. Về số liệu hôm nay để xem bản ghi."))
        elif place is None or self.reading is None:
            self.cell.show_nothing()
        else:
            self.cell.show_cell(self.reading, place)

    def _lead_to(self, finding: Finding) -> None:
        self.view_now()
        if finding.cell is not None:
            self.sheets.choose(*finding.cell)

    def _open_cell(self, sheet: str, row: int, column: int) -> None:
        """Open the records behind a cell, a sum's units, or the record its row stands for."""
        reading = self.reading
        if reading is None or self.past is not None:
            return
        origin = reading.draft.origins.get((sheet, (row, column)))
        if origin is not None and origin.figure and reading.sums:
            self._go_to(place_of_total(reading.form.code, reading.period, origin.figure))
        elif origin is not None and origin.figure:
            period = reading.period
            show_records(self, origin.figure, period_of(period, origin.variant) or period)
        elif origin is not None and origin.record is not None:
            with self.context.book.read() as session:
                place = place_of(session, origin.record.register, origin.record.id)
            self._go_to(place)

    def _go_to(self, place: Place) -> None:
        self.context.open_room(place.room, **place.where)
