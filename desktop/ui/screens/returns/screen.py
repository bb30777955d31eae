"""The room of returns: the filled form as paper, its checks, its numbers, the way to the stick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from db.messages import BookError
from db.periods import Period
from db.registers.handed_in import ReturnRow
from db.schema import Base
from desktop.files.sticks import Stick, sticks
from desktop.returns.preview import PreviewSheet
from desktop.returns.replies.taking_in import TakenReply
from desktop.returns.variants import period_of
from desktop.text import _, translate
from desktop.ui import theme as look
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.places import place_of
from desktop.ui.records import show_records
from desktop.ui.screens.returns.asking import Asking
from desktop.ui.screens.returns.cell import CellCard
from desktop.ui.screens.returns.checking import FileCheck
from desktop.ui.screens.returns.checks import ChecksCard, marks_of
from desktop.ui.screens.returns.choosing import Choice, keep_choice, kept_choice
from desktop.ui.screens.returns.leaving import Leaving
from desktop.ui.screens.returns.moved import MovedPanel
from desktop.ui.screens.returns.notice import Notice
from desktop.ui.screens.returns.numbers import Life, NumbersPanel
from desktop.ui.screens.returns.period_panel import PeriodPanel
from desktop.ui.screens.returns.reading import Cell, Finding, Reading, read, read_handed_in
from desktop.ui.screens.returns.replying import Replying
from desktop.ui.screens.returns.steps import Steps
from desktop.ui.screens.returns.words import state_of, step_of, title_of
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import MenuButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sheet_tabs import Sheets

SIDE = 330
NEWEST = "returns"


class ReturnsScreen(Screen):
    """A return from its figures to what the superior says of it."""

    registers = frozenset(Base.metadata.tables)
    help_page = "returns"

    def __init__(
        self, context: AppContext, find_sticks: Callable[[], Sequence[Stick]] = sticks
    ) -> None:
        super().__init__(context, _("Báo cáo"))
        self.reading: Reading | None = None
        self.past: ReturnRow | None = None
        self._just_chosen = False
        self.choice = kept_choice(context.settings, context.today())
        self.life = Life(self, lambda: self.reading, self.view)
        self.leaving = Leaving(self, find_sticks, self.life.mark_sent)
        self.life.again = self.leaving.offer_again
        self.file_check = FileCheck(self)
        self.asking = Asking(self, self._say_how, self._show_cell, self._look_at)
        self.replying = Replying(self, self._show_replied)
        self.life.reply = self.replying.ask
        self._when_read: Callable[[], None] | None = None
        self._add_actions()
        self.steps = Steps(
            [
                (self.choose_period, _("Chọn biểu mẫu và kỳ để lấy số liệu")),
                (self._to_checks, _("Xem những chỗ phải sửa, phải xem lại")),
                (self.send, _("Ghi báo cáo ra USB hoặc thư mục (F9)")),
                (self.life.open, _("Ghi việc gửi và trả lời của cấp trên")),
            ]
        )
        self.steps.show_step(0)
        self.notice = Notice()
        self.sheets = Sheets()
        self.waiting = label(_("Đang lấy số liệu…"), "second", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.main.addWidget(self.steps)
        self.main.addWidget(self.notice)
        self.main.addWidget(self.waiting, 1)
        self.main.addWidget(self.sheets, 1)
        self.sheets.hide()
        self.checks, self.cell = ChecksCard(context), CellCard(context)
        self.set_side(self._make_side(), width=SIDE, whole=True)
        self.show_side(shown=False)
        self.checks.chosen.connect(self._lead_to)
        self.cell.told.connect(self._sum_up)
        self.cell.all_wanted.connect(partial(show_records, self))
        self.sheets.chosen.connect(self._explain)
        self.sheets.turned.connect(self._explain)
        self.sheets.opened.connect(self._open_cell)
        self.refresh()

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        queries: bool = False,
        **_where: Any,
    ) -> None:
        """Show the return of a form and period, and what the superior asks about it."""
        if queries:
            self.asking.open_when_read()
        span = Period.parse(period) if isinstance(period, str) else period
        if not form and span is None:
            return
        before = self.choice.form if self.choice is not None else ""
        self.choose(Choice(form or before, span))

    def refresh(self) -> None:
        """Fill the form again, away from the window's thread; what is in view stays meanwhile."""
        book, choice, today = self.context.book, self.choice, self.context.today()
        self.context.reader.ask(
            lambda: read(book, choice, today), self._show, self._not_read, newest=NEWEST
        )

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

    def choose(self, choice: Choice) -> None:
        """Show another return."""
        self.choice, self.past = choice, None
        self._just_chosen = True
        self.refresh()

    def choose_period(self) -> None:
        """Open the choice of form and period."""
        if self.reading is None:
            return
        panel = PeriodPanel(self.reading, self.context.today())
        panel.chosen.connect(self.choose)
        panel.done.connect(self.panel.shut)
        self.panel.open(_("Biểu mẫu và kỳ"), panel)
        panel.period.usual.setFocus()

    def send(self) -> None:
        """Ask where the return goes, with all that was typed in the panel."""
        if self.panel.dirty:
            self.panel.when_settled(self._send_anew)
        elif self.reading is not None:
            self.view_now()
            self.leaving.offer(self.reading)

    def show_moved(self) -> None:
        """Open what has changed since the newest number was made."""
        if self.reading is None or self.reading.moved is None or self.reading.latest is None:
            return
        self.view_now()
        panel = MovedPanel(self.context, self.reading.moved, self.reading.latest.revision)
        panel.cell_wanted.connect(lambda cell: self.sheets.choose(*cell))
        number = self.reading.latest.revision
        self.panel.open(_("Thay đổi từ số {number}").format(number=number), panel)
        panel.focus_first()

    def view(self, number: ReturnRow) -> None:
        """Show a number as it was handed in, in the place of today's."""
        book = self.context.book

        def show(sheets: tuple[PreviewSheet, ...]) -> None:
            self.past = number
            self.sheets.show_sheets(sheets)
            self._say_how()
            self._explain()

        self.context.reader.ask(lambda: read_handed_in(book, number), show, newest="past")

    def view_now(self) -> None:
        """Come back to the return as the book has it now."""
        if self.past is not None and self.reading is not None:
            self.past = None
            self._show(self.reading)

    def _send_anew(self) -> None:
        self._when_read = self.send
        self.refresh()

    def _show_replied(self, taken: TakenReply) -> None:
        """Show the return that a reply speaks of."""
        reply = taken.reply
        if self.choice != Choice(reply.form, reply.period):
            self.choose(Choice(reply.form, reply.period))

    def _look_at(self, cell: Cell) -> None:
        """Choose a cell beside the panel; a number seen as it was handed in stays in view."""
        if self.past is None:
            self.sheets.choose(*cell)

    def _show_cell(self, cell: Cell) -> None:
        """Choose a cell of the return of now, and show what stands behind it."""
        self.view_now()
        self.sheets.choose(*cell)
        if not self.cell.isVisible():
            self._toggle_side()
        self.sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, reading: Reading) -> None:
        first = self.reading is None
        if self._just_chosen:
            self._just_chosen = False
            keep_choice(self.context.settings, reading.form.code, reading.period, reading.today)
        self.reading = reading
        self.choice = Choice(reading.form.code, reading.period)
        self.set_title(title_of(reading))
        state = state_of(reading)
        self.badge.show_state(state.word, state.tone)
        self.steps.show_step(step_of(reading))
        self.checks.show_reading(reading)
        if self.past is None:
            self.sheets.show_sheets(reading.sheets, marks_of(reading))
        self._say_how()
        content = self.panel.content
        if isinstance(content, PeriodPanel | NumbersPanel):
            content.show_reading(reading)
        self._sum_up()
        if first:
            self._begin(reading)
        elif self.past is None:
            self._explain()
        self.asking.look(reading)
        if (act := self._when_read) is not None:
            self._when_read = None
            act()

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

    def _not_read(self, error: Exception) -> None:
        """Say why there is no return; a form that is gone gives way to the one due next."""
        if self.reading is not None or not isinstance(error, BookError):
            self.context.alerts.fault(error)
        elif self.choice is not None:
            self.choice = None
            self.refresh()
        else:
            self.waiting.setText(translate(error.message))
        if self.reading is not None:
            self.choice = Choice(self.reading.form.code, self.reading.period)

    def _say_how(self) -> None:
        """Say above the sheet if it is not simply the return that would be handed in first."""
        reading, past = self.reading, self.past
        if past is not None:
            words = _("Đang xem số {number} đúng như lúc lập ngày {day}.").format(
                number=past.revision, day=f"{past.made_at:%d/%m/%Y}"
            )
            self.notice.say(words, _("Về số liệu hôm nay"), self.view_now)
        elif words := self.asking.words(reading):
            self.notice.say(words, _("Xem câu hỏi"), self.asking.open)
        elif reading is not None and reading.moved is not None and reading.latest is not None:
            words = _("Sổ đã thay đổi từ lúc lập số {number}.").format(
                number=reading.latest.revision
            )
            self.notice.say(words, _("Xem thay đổi"), self.show_moved)
        else:
            self.notice.hide()

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
        """Open the records behind a cell, or the record its row stands for."""
        if self.reading is None or self.past is not None:
            return
        origin = self.reading.draft.origins.get((sheet, (row, column)))
        if origin is not None and origin.figure:
            period = self.reading.period
            show_records(self, origin.figure, period_of(period, origin.variant) or period)
        elif origin is not None and origin.record is not None:
            with self.context.book.read() as session:
                place = place_of(session, origin.record.register, origin.record.id)
            self.context.open_room(place.room, **place.where)

    def _to_checks(self) -> None:
        if not self.checks.isVisible():
            self._toggle_side()
        self.checks.list.focus_first()

    def _add_actions(self) -> None:
        more = MenuButton(
            _("Thêm"), tip=_("Phản hồi của cấp trên, các số đã lập, thay đổi, kiểm tra một tệp")
        )
        more.add(_("Nhận phản hồi…"), self.replying.ask)
        more.add(_("Câu hỏi của cấp trên"), self.asking.open)
        more.add(_("Các số đã lập"), self.life.open)
        more.add(_("Thay đổi từ số đã lập"), self.show_moved)
        more.add(_("Kiểm tra một tệp…"), self.file_check.ask)
        self.more = more
        self._title_row.addWidget(more)
        tip = _("Chọn biểu mẫu và kỳ khác")
        period = self.add_action(_("Sửa kỳ"), self.choose_period, tip=tip)
        for button in (more, period):
            # A panel leaves no room for them beside the title.
            self.panel.opened.connect(button.hide)
            self.panel.closed.connect(button.show)
        self.add_action(
            _("Ghi ra USB"),
            self.send,
            shortcut="F9",
            primary=True,
            tip=_("Ghi báo cáo ra USB hoặc một thư mục"),
        )

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.checks, 4)
        column.addWidget(self.cell, 3)
        return side
