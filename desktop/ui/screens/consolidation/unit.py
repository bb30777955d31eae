"""The room of one unit's return: as paper, with what was asked about it and decided on it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_, Message
from db.periods import Period
from db.registers import receipts
from db.registers.received import ReceivedRow
from db.schema import Base
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.consolidation.asking import (
    ACCEPT,
    SEND_BACK,
    Decision,
    ask_form,
    change,
    decision_form,
)
from desktop.ui.screens.consolidation.paper import Paper, read_paper
from desktop.ui.screens.consolidation.places import FIGURE, ROOM, enter
from desktop.ui.screens.consolidation.unit_lock import lock_form
from desktop.ui.screens.consolidation.unit_numbers import UnitNumbersPanel, Ways
from desktop.ui.screens.consolidation.unit_side import QueriesCard, UnitCellCard
from desktop.ui.screens.consolidation.unit_words import facts_of, marks_of, state_of
from desktop.ui.screens.returns.choosing import Choice
from desktop.ui.screens.returns.notice import Notice
from desktop.ui.screens.returns.reading import Cell
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.buttons import Button, MenuButton
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.sheet_tabs import Sheets

SIDE = 330
NEWEST = "unit return"


class UnitReturnScreen(Screen):
    """A return of a unit below; room "unit_return", where form, period, unit and figure."""

    registers = frozenset(Base.metadata.tables)
    help_page = ROOM
    under = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Báo cáo của đơn vị"))
        self.paper: Paper | None = None
        self._choice: Choice | None = None
        self._unit = ""
        self._revision: int | None = None
        self._wanted = ""
        self._ask_at_once = False
        self._add_actions()
        self.notice = Notice()
        self.sheets = Sheets()
        self.waiting = label(_("Chọn một đơn vị ở Tổng hợp rồi bấm Enter."), "second", wrap=True)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.main.addWidget(self.notice)
        self.main.addWidget(self.waiting, 1)
        self.main.addWidget(self.sheets, 1)
        self.queries, self.cell = QueriesCard(context), UnitCellCard(context)
        self.set_side(self._make_side(), width=SIDE, whole=True)
        self.cell.told.connect(self.set_side_summary)
        self.queries.cell_wanted.connect(lambda cell: self.sheets.choose(*cell))
        self.queries.ask_wanted.connect(self.ask_about)
        self.sheets.chosen.connect(self._explain)
        self.sheets.turned.connect(self._explain)
        self.sheets.opened.connect(self._open_cell)
        self._show_paper(None)

    # What the window asks.

    def go(
        self,
        *,
        form: str = "",
        period: Period | str | None = None,
        unit: str = "",
        figure: str = "",
        ask: bool = False,
        **_where: Any,
    ) -> None:
        """Show a unit's return, at the cell of a figure; without a unit what was shown stays.

        With `ask` the form of a question about that cell is opened.
        """
        if form and period is not None and unit:
            span = Period.parse(period) if isinstance(period, str) else period
            choice = Choice(form, span)
            if (choice, unit) != (self._choice, self._unit):
                self._revision = None
            self._choice, self._unit = choice, unit
            self._wanted, self._ask_at_once = figure, ask
            self.refresh()

    def refresh(self) -> None:
        """Read the return again, away from the window's thread."""
        if self._choice is None:
            return
        book, today, before = self.context.book, self.context.today(), self.paper
        choice, unit, revision = self._choice, self._unit, self._revision
        self.context.reader.ask(
            lambda: read_paper(book, choice, unit, revision, today, before),
            self._show_paper,
            newest=NEWEST,
        )

    def focus_start(self) -> None:
        """Give the keyboard to the sheet, else to the way back."""
        if self.sheets.isHidden():
            self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheets.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a person does.

    def back(self) -> None:
        """Go back to the sums."""
        if self._choice is None:
            self.context.open_room(ROOM)
        else:
            enter(self.context, ROOM, self._choice)

    def ask(self) -> None:
        """Ask the unit about the cell chosen."""
        place = self.sheets.place
        if place is None:
            words = N_("Chọn ô cần hỏi trên biểu trước, rồi bấm Hỏi lại.")
            self.context.alerts.info(Message(words))
        else:
            self.ask_about(place)

    def ask_about(self, cell: Cell) -> None:
        """Ask the unit about a cell."""
        if self.paper is None:
            return
        self.sheets.choose(*cell)
        facts = self.paper.facts(cell)
        form = ask_form(self.context, self.paper, facts)
        form.close_wanted.connect(self.panel.shut)
        self.panel.open(_("Hỏi lại {unit}").format(unit=self.paper.name), form)
        form.focus_first()

    def decide(self, decision: Decision) -> None:
        """Ask for the day and words of a decision on the return."""
        if self.paper is None:
            return
        newest = self.paper.numbers[0]
        said = self.paper.reading.receipt(self.paper.unit)
        form = decision_form(self.context, newest, decision, said)
        form.close_wanted.connect(self.panel.shut)
        self.panel.open(_(decision.title), form)
        form.focus_first()

    def undecide(self) -> None:
        """Take a decision back."""
        if self.paper is not None:
            number = self.paper.numbers[0]
            words = N_("lấy lại quyết định {unit}")
            change(self.context, words, number, partial(receipts.take_back, return_id=number.id))

    def set_password(self) -> None:
        """Ask for the password that locks files to and from the unit."""
        if self.paper is not None:
            form = lock_form(self.context, self.paper.unit, self.paper.name)
            form.close_wanted.connect(self.panel.shut)
            words = _("Mật khẩu tệp của {unit}")
            self.panel.open(words.format(unit=self.paper.name), form)
            form.focus_first()

    def show_numbers(self) -> None:
        """Open all numbers taken in of this return."""
        if self.paper is not None:
            panel = UnitNumbersPanel(self.paper, Ways(self.view, self.withdraw))
            self.panel.open(_("Các số đã nhận"), panel)
            panel.focus_first()

    def view(self, number: ReceivedRow) -> None:
        """Show a number in the place of the newest."""
        self._revision = None if number.newest else number.revision
        self.refresh()

    def withdraw(self, number: ReceivedRow) -> None:
        """Take a number out, once the person agrees: that cannot be undone."""
        facts = {"number": number.revision, "unit": number.unit_name or number.unit_code}
        words = N_("Bỏ số {number} của {unit} khỏi sổ? Cần lại thì nhận từ tệp.")
        write = partial(receipts.withdraw, return_id=number.id)
        self.context.alerts.ask(
            Message(words, facts),
            _("Bỏ số này"),
            partial(change, self.context, N_("bỏ báo cáo của {unit}"), number, write),
        )

    # The rest is how it is shown.

    def _show_paper(self, paper: Paper | None) -> None:
        self.paper = paper
        for each in (self.sheets, self.more, self.ask_button, *self.decisions):
            each.setVisible(paper is not None)
        self.waiting.setVisible(paper is None)
        self.notice.hide()
        self.show_side(shown=paper is not None)
        if paper is None:
            self.badge.show_state("", Tone.PLAIN)
            self._show_gone()
            return
        self._tell(paper)
        self.sheets.show_sheets(paper.sheets, marks_of(paper))
        self.queries.show_paper(paper)
        self.ask_button.setVisible(paper.number.newest)
        if isinstance(self.panel.content, UnitNumbersPanel):
            self.panel.content.show_paper(paper)
        wanted, self._wanted = self._wanted, ""
        cell = paper.place_of(wanted) if wanted else None
        if cell is not None:
            self.sheets.choose(*cell)
            self.focus_start()
            if self._ask_at_once and paper.number.newest:
                self.ask_about(cell)
        self._ask_at_once = False
        self._explain()

    def _show_gone(self) -> None:
        """Say that there is no return, where there was one or one was asked for."""
        self.panel.shut()
        self.set_title(_("Báo cáo của đơn vị"))
        if self._choice is not None:
            self.waiting.setText(_("Chưa nhận báo cáo nào của đơn vị này trong kỳ."))

    def _tell(self, paper: Paper) -> None:
        number = paper.number
        self.set_title(paper.name, facts_of(paper), paper.unit)
        self.badge.show_state(*state_of(paper))
        if not number.newest:
            newest = paper.numbers[0]
            words = _("Đang xem số {number}; số đang tính là số {newest}.")
            self.notice.say(
                words.format(number=number.revision, newest=newest.revision),
                _("Về số đang tính"),
                partial(self.view, newest),
            )
        elif paper.pages.plain:
            words = _("Tệp không ở dạng .xlsx nên chỉ xem được từng ô, không thấy khuôn biểu.")
            self.notice.say(words, quiet=True)

    def _explain(self, *_cell: Any) -> None:
        place = self.sheets.place
        if self.paper is None or place is None:
            self.cell.show_nothing(_("Chọn một ô để xem số liệu ấy của đơn vị và hỏi lại."))
        else:
            self.cell.show_cell(self.paper, self.paper.facts(place))

    def _open_cell(self, sheet: str, row: int, column: int) -> None:
        """Open a cell's figure unit by unit; about any other cell one can only ask."""
        if self.paper is None or self._choice is None:
            return
        facts = self.paper.facts((sheet, row, column))
        if facts.figure in self.paper.reading.overview.totals:
            enter(self.context, FIGURE, self._choice, figure=facts.figure)
        elif self.ask_button.isVisible():
            self.ask_about((sheet, row, column))

    def _add_actions(self) -> None:
        self.back_button = self.add_action(
            _("Quay lại"), self.back, shortcut="Esc", tip=_("Về bản tổng hợp")
        )
        self.more = MenuButton(_("Thêm"), tip=_("Các số đã nhận, quyết định, mật khẩu của tệp"))
        self.more.add(_("Các số đã nhận"), self.show_numbers)
        self.more.add(_("Lấy lại quyết định"), self.undecide)
        self.more.add(_("Mật khẩu của tệp…"), self.set_password)
        self._title_row.addWidget(self.more)
        self.decisions: list[Button] = [
            self.add_action(_(each.title), partial(self.decide, each))
            for each in (SEND_BACK, ACCEPT)
        ]
        self.ask_button = self.add_action(
            _("Hỏi lại…"),
            self.ask,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Hỏi đơn vị về ô đang chọn"),
        )
        self.give_way(self.back_button, self.more, *self.decisions, self.ask_button)

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.queries, 4)
        column.addWidget(self.cell, 3)
        return side
