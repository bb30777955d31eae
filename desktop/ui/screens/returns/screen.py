"""The room of returns: from a form and a period to the stick, and what the superior says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent

from db.messages import BookError
from db.periods import Period
from db.schema import Base
from desktop.files.sticks import Stick, sticks
from desktop.returns.replies.taking_in import TakenReply
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.returns.asking import Asking
from desktop.ui.screens.returns.checking import FileCheck
from desktop.ui.screens.returns.choosing import Choice, keep_choice, kept_choice
from desktop.ui.screens.returns.leaving import Leaving
from desktop.ui.screens.returns.moved import MovedPanel
from desktop.ui.screens.returns.numbers import Life, NumbersPanel
from desktop.ui.screens.returns.period_panel import PeriodPanel, open_periods
from desktop.ui.screens.returns.reading import Reading, read
from desktop.ui.screens.returns.replying import Replying
from desktop.ui.screens.returns.steps import Steps
from desktop.ui.screens.returns.sums import place_of_sums
from desktop.ui.screens.returns.view import ReturnView
from desktop.ui.widgets.buttons import MenuButton

NEWEST = "returns"


class ReturnsScreen(ReturnView):
    """A return from its figures to what the superior says of it.

    Above units below the return is the sum of theirs; one's `own` part is looked at apart.
    """

    registers = frozenset(Base.metadata.tables)
    help_page = "returns"

    def __init__(
        self, context: AppContext, find_sticks: Callable[[], Sequence[Stick]] = sticks
    ) -> None:
        super().__init__(context)
        self.own = False
        self._just_chosen = False
        self.choice = kept_choice(context.settings, context.today())
        self.life = Life(self, lambda: self.reading, self.view)
        self.leaving = Leaving(self, find_sticks, self.life.mark_sent)
        self.life.again = self.leaving.offer_again
        self.file_check = FileCheck(self)
        self.asking = Asking(self, self._say_how, self.show_cell, self.look_at)
        self.replying = Replying(self, self._show_replied)
        self.life.reply = self.replying.ask
        self._when_read: Callable[[], None] | None = None
        self.turned.connect(self._say_how)
        self._add_actions()
        self.set_up(
            Steps(
                [
                    (self.choose_period, _("Chọn biểu mẫu và kỳ để lấy số liệu")),
                    (self.to_checks, _("Xem những chỗ phải sửa, phải xem lại")),
                    (self.send, _("Ghi báo cáo ra USB hoặc thư mục (F9)")),
                    (self.life.open, _("Ghi việc gửi và trả lời của cấp trên")),
                ]
            )
        )
        self.refresh()

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        queries: bool = False,
        own: bool = False,
        **_where: Any,
    ) -> None:
        """Show the return of a form and period, and what the superior asks about it.

        Above units below: the part that one's `own` records have in it, where that is wanted.
        """
        if queries:
            self.asking.open_when_read()
        span = Period.parse(period) if isinstance(period, str) else period
        if not form and span is None:
            return
        before = self.choice.form if self.choice is not None else ""
        self.choose(Choice(form or before, span), own=own)

    def refresh(self) -> None:
        """Fill the form again, away from the window's thread; what is in view stays meanwhile."""
        book, choice, today, own = self.context.book, self.choice, self.context.today(), self.own
        self.context.reader.ask(
            lambda: read(book, choice, today, own=own), self._show, self._not_read, newest=NEWEST
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a narrow window's title its line: the menu has the way to the period too."""
        super().resizeEvent(event)
        self.period_button.setVisible(not self.narrow and self.panel.isHidden())

    def add_room(self, title: str, enter: Callable[[], object]) -> None:
        """Put the way into a room under this one among the things seldom done."""
        self.more.add(title, enter)

    def choose(self, choice: Choice, *, own: bool = False) -> None:
        """Show another return."""
        self.choice, self.past, self.own = choice, None, own
        self._just_chosen = True
        self.refresh()

    def choose_period(self) -> None:
        """Open the choice of form and period."""
        if self.reading is not None:
            open_periods(self, self.reading, self.choose)

    def send(self) -> None:
        """Ask where the return goes, with all that was typed in the panel."""
        if self.panel.dirty:
            self.panel.when_settled(self._send_anew)
        elif self.reading is not None and self.reading.own:
            self._when_read = self.send
            self.view_whole()
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

    def view_own(self) -> None:
        """Show the part that one's own records have in the sums."""
        if self.choice is not None:
            self.choose(self.choice, own=True)

    def view_whole(self) -> None:
        """Come back to the sums from one's own part."""
        if self.choice is not None:
            self.choose(self.choice)

    def open_queries(self) -> None:
        """Open what the superior asks; of sums it asks about the sums."""
        if self.own:
            self.asking.open_when_read()
            self.view_whole()
        else:
            self.asking.open()

    def open_sums(self) -> None:
        """Go to where the units are that the return is the sum of."""
        if self.reading is not None:
            self._go_to(place_of_sums(self.reading.form.code, self.reading.period))

    def _send_anew(self) -> None:
        self._when_read = self.send
        self.refresh()

    def _show_replied(self, taken: TakenReply) -> None:
        """Show the return that a reply speaks of."""
        reply = taken.reply
        if self.choice != Choice(reply.form, reply.period) or self.own:
            self.choose(Choice(reply.form, reply.period))

    def _show(self, reading: Reading) -> None:
        if self._just_chosen:
            self._just_chosen = False
            keep_choice(self.context.settings, reading.form.code, reading.period, reading.today)
        self.choice, self.own = Choice(reading.form.code, reading.period), reading.own
        self.own_action.setVisible(reading.sums or reading.own)
        self.show_reading(reading)
        content = self.panel.content
        if isinstance(content, PeriodPanel | NumbersPanel):
            content.show_reading(reading)
        if not reading.own:
            self.asking.look(reading)
        if (act := self._when_read) is not None:
            self._when_read = None
            act()

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
        elif reading is not None and reading.own:
            words = _("Đây chỉ là phần của đơn vị mình. Báo cáo gửi cấp trên là bản tổng hợp.")
            self.notice.say(words, _("Về bản tổng hợp"), self.view_whole)
        elif words := self.asking.words(reading):
            self.notice.say(words, _("Xem câu hỏi"), self.asking.open)
        elif reading is not None and reading.moved is not None and reading.latest is not None:
            words = _("Sổ đã thay đổi từ lúc lập số {number}.").format(
                number=reading.latest.revision
            )
            self.notice.say(words, _("Xem thay đổi"), self.show_moved)
        elif reading is not None and reading.sums:
            words = _("Báo cáo này cộng số liệu các đơn vị trực thuộc với sổ của đơn vị mình.")
            self.notice.say(words, _("Xem các đơn vị"), self.open_sums, quiet=True)
        else:
            self.notice.hide()

    def _add_actions(self) -> None:
        more = MenuButton(
            _("Thêm"), tip=_("Phản hồi của cấp trên, các số đã lập, thay đổi, kiểm tra một tệp")
        )
        more.add(_("Nhận phản hồi…"), self.replying.ask)
        more.add(_("Câu hỏi của cấp trên"), self.open_queries)
        more.add(_("Các số đã lập"), self.life.open)
        more.add(_("Thay đổi từ số đã lập"), self.show_moved)
        self.own_action = more.add(_("Phần của đơn vị mình"), self.view_own)
        more.add(_("Kiểm tra một tệp…"), self.file_check.ask)
        more.add(_("Sửa kỳ"), self.choose_period)
        self.more = more
        self._title_row.addWidget(more)
        tip = _("Chọn biểu mẫu và kỳ khác")
        self.period_button = self.add_action(_("Sửa kỳ"), self.choose_period, tip=tip)
        # A panel leaves no room for them beside the title.
        self.give_way(more, self.period_button)
        self.add_action(
            _("Ghi ra USB"),
            self.send,
            shortcut="F9",
            primary=True,
            tip=_("Ghi báo cáo ra USB hoặc một thư mục"),
        )
