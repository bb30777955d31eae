"""The room of consolidation: who has sent, what it comes to, what has to be asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent, QShowEvent

from db.messages import N_, BookError, Message
from db.numbers import show_int
from db.periods import Period
from db.schema import Base
from desktop.files.sticks import Stick, sticks
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.asking import accept_all
from desktop.ui.screens.consolidation.doubts import Doubt
from desktop.ui.screens.consolidation.parts import Tab
from desktop.ui.screens.consolidation.places import (
    FIGURE,
    INTAKE,
    ROOM,
    UNITS_BELOW,
    enter,
    open_unit,
    records_of,
    unfinished,
)
from desktop.ui.screens.consolidation.reading import Reading, read
from desktop.ui.screens.consolidation.receiving import ReceivePanel
from desktop.ui.screens.consolidation.refused_panel import RefusedPanel, refused_of
from desktop.ui.screens.consolidation.sending import Sending
from desktop.ui.screens.consolidation.totals import TotalLine
from desktop.ui.screens.consolidation.units import UnitLine
from desktop.ui.screens.consolidation.view import ConsolidationView
from desktop.ui.screens.returns.choosing import Choice, keep_choice, kept_choice
from desktop.ui.screens.returns.period_panel import PeriodPanel, open_periods
from desktop.ui.widgets.buttons import Button, MenuButton
from desktop.ui.widgets.table_box import Empty


class ConsolidationScreen(ConsolidationView):
    """Returns of the units below, taken in and added up with one's own book."""

    registers = frozenset(Base.metadata.tables)
    help_page = ROOM

    def __init__(
        self, context: AppContext, find_sticks: Callable[[], Sequence[Stick]] = sticks
    ) -> None:
        super().__init__(context)
        self.find_sticks = find_sticks
        self.choice = kept_choice(context.settings, context.today(), ROOM)
        self._just_chosen = False
        self.sending = Sending(self, lambda: self.find_sticks())
        self._add_actions()
        self.ask_button = Button(
            _("Hỏi lại…"), self.ask, tip=_("Hỏi đơn vị về số liệu đang chọn trong bảng")
        )
        self.units.opened.connect(self.open_unit)
        self.totals.opened.connect(self.open_total)
        self.doubts.opened.connect(self.open_doubt)
        self.doubts.tools.addWidget(self.ask_button)
        self.set_up()
        self.refresh()

    # What the window asks.

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        figure: str = "",
        **_where: Any,
    ) -> None:
        """Show a form and period, and in it a figure."""
        span = Period.parse(period) if isinstance(period, str) else period
        if not form and span is None:
            return
        before = self.choice.form if self.choice is not None else ""
        self.choose(Choice(form or before, span))
        if figure:
            self.show_tab(Tab.TOTALS)
            self.totals.table.choose(figure)

    def refresh(self) -> None:
        """Add up again, away from the window's thread; what is in view stays meanwhile."""
        book, choice, today = self.context.book, self.choice, self.context.today()
        self.context.reader.ask(
            lambda: read(book, choice, today), self._show, self._not_read, newest=ROOM
        )

    def take_files(self, paths: list[Path]) -> None:
        """Look over what was dropped or chosen."""
        if self.reading is not None:
            self.panel.shut()
            enter(self.context, INTAKE, self.reading.choice, paths=paths)

    def showEvent(self, event: QShowEvent) -> None:
        """Lead back to files that were looked over and left."""
        super().showEvent(event)
        count = unfinished.get(self.context, 0)
        if count:
            words = _("Còn {count} tệp đã xem mà chưa nhận.").format(count=show_int(count))
            self.notice.say(words, _("Xem tiếp"), lambda: self.context.open_room(INTAKE))
        else:
            self.notice.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow window's title its line: the menu has the way to the period too."""
        super().resizeEvent(event)
        self.period_button.setVisible(not self.narrow and self.panel.isHidden())

    def add_room(self, title: str, enter: Callable[[], object]) -> None:
        """Put the way into a room under this one among the things seldom done."""
        self.more.add(title, enter)

    # What a person does.

    def choose(self, choice: Choice) -> None:
        """Add up another form or period."""
        self.choice = choice
        self._just_chosen = True
        self.refresh()

    def choose_period(self) -> None:
        """Open the choice of form and period."""
        if self.reading is not None:
            open_periods(self, self.reading, self.choose)

    def receive(self) -> None:
        """Ask where the files lie."""
        panel = ReceivePanel(self.context, lambda: self.find_sticks())
        panel.chosen.connect(self.take_files)
        self.panel.open(_("Nhận báo cáo"), panel)
        panel.focus_first()

    def open_unit(self, line: UnitLine) -> None:
        """Open a unit's return; of one that has none what was refused, else its own record."""
        reading, code = self.reading, line.row.code
        if reading is None or open_unit(self.context, reading, code):
            return
        if not code or refused_of(reading, code):
            self.show_refused(code or None)
        else:
            self.open_record(code)

    def open_record(self, unit: str) -> None:
        """Open a unit in the list of units below."""
        with self.context.book.read() as session:
            ids = records_of(session, unit)
        self.context.open_room(UNITS_BELOW, ids=ids)

    def show_refused(self, unit: str | None = None) -> None:
        """Open the files refused: of a unit, or all."""
        if self.reading is not None:
            panel = RefusedPanel(self.context, unit, self.open_record)
            panel.show_reading(self.reading)
            self.panel.open(_("Tệp bị từ chối"), panel)
            panel.focus_first()

    def open_total(self, line: TotalLine) -> None:
        """Open a total unit by unit."""
        if self.reading is not None and line.value is not None:
            enter(self.context, FIGURE, self.reading.choice, figure=line.id)

    def open_doubt(self, line: Doubt) -> None:
        """Open a unit's return at the figure that stands apart."""
        if self.reading is not None:
            open_unit(self.context, self.reading, line.odd.code, line.odd.figure)

    def ask(self) -> None:
        """Ask the unit about the figure chosen among those that stand apart."""
        line = self.doubts.current()
        if self.reading is not None and line is not None:
            open_unit(self.context, self.reading, line.odd.code, line.odd.figure, ask=True)

    def send(self) -> None:
        """Ask where the sums go."""
        if self.reading is not None:
            self.sending.offer_sums(self.reading)

    def reply(self) -> None:
        """Ask where the replies to the units go."""
        if self.reading is not None:
            self.sending.offer_replies(self.reading)

    def accept_selected(self) -> None:
        """Accept the returns of the units selected in the table."""
        reading = self.reading
        if reading is None:
            return
        lines = self.units.table.selected() if self.tab is Tab.UNITS else []
        numbers = [row for line in lines if (row := reading.row(line.row.code)) is not None]
        if numbers:
            accept_all(self.context, numbers)
        else:
            words = N_("Chọn những đơn vị đã nộp trong bảng Tình hình nộp trước, rồi chấp nhận.")
            self.context.alerts.info(Message(words))

    # The rest is how it goes on.

    def _show(self, reading: Reading) -> None:
        if self._just_chosen:
            self._just_chosen = False
            keep_choice(
                self.context.settings, reading.form.code, reading.period, reading.today, ROOM
            )
        self.choice = reading.choice
        self.show_reading(reading, self._empty())
        self.ask_button.setVisible(bool(reading.overview.outliers))
        self.context.waiting.emit(ROOM, reading.answered)
        content = self.panel.content
        if isinstance(content, PeriodPanel | RefusedPanel):
            content.show_reading(reading)

    def _empty(self) -> Empty:
        words = _(
            "Chưa có danh sách đơn vị trực thuộc. Ghi danh sách trước, nhập được từ Excel, để biết "
            "ai phải nộp; rồi nhận báo cáo của các đơn vị."
        )
        return Empty(
            words,
            _("Ghi danh sách đơn vị"),
            lambda: self.context.open_room(UNITS_BELOW),
            _("Nhận báo cáo…"),
            self.receive,
        )

    def _not_read(self, error: Exception) -> None:
        """Say why there is nothing; a form that is gone gives way to what is next."""
        if self.reading is not None or not isinstance(error, BookError):
            self.context.alerts.fault(error)
        elif self.choice is not None:
            self.choice = None
            self.refresh()
        else:
            self.units.set_empty(Empty(translate(error.message)))
        if self.reading is not None:
            self.choice = self.reading.choice

    def _add_actions(self) -> None:
        self.more = MenuButton(_("Thêm"), tip=_("Phản hồi cho đơn vị, danh sách đơn vị"))
        self.more.add(_("Phản hồi cho đơn vị…"), self.reply)
        self.more.add(_("Tệp bị từ chối"), self.show_refused)
        self.more.add(_("Sửa kỳ"), self.choose_period)
        self.more.add(_("Chấp nhận các báo cáo đang chọn"), self.accept_selected)
        self._title_row.addWidget(self.more)
        tip = _("Chọn biểu mẫu và kỳ khác")
        self.period_button = self.add_action(_("Sửa kỳ"), self.choose_period, tip=tip)
        send = self.add_action(
            _("Ghi ra USB"),
            self.send,
            shortcut="F9",
            tip=_("Ghi bản tổng hợp ra USB hoặc thư mục để gửi cấp trên"),
        )
        receive = self.add_action(
            _("Nhận báo cáo…"),
            self.receive,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Nhận báo cáo của các đơn vị từ USB, thư mục hoặc tệp"),
        )
        self.give_way(self.more, self.period_button, send, receive)
