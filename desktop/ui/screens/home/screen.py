"""The home screen: what waits, a year of attendance, and this year's figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db import figures
from db.messages import N_
from db.numbers import percent, show_percent
from db.periods import Period
from db.registers import store
from db.registers.members import MEMBERS
from db.reminders import MonthAttendance, Reminder, attendance_by_month, reminders
from db.schema import Base
from desktop.returns.calendar import OwedReturn, owed_returns
from desktop.returns.library import known_forms
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.records import show_records
from desktop.ui.screens.home.calendar import CalendarCard
from desktop.ui.screens.home.owed import ROOM as RETURNS
from desktop.ui.screens.home.owed import things_of
from desktop.ui.screens.home.things import of_reminder
from desktop.ui.screens.home.todo import TodoCard
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.chart import Bar, BarChart
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Card, label
from desktop.ui.widgets.scrolled import scrolled

SIDE, CHART = 400, 124
LOWEST = 0.5
"""The chart begins at half: attendance lies high, and its months must still differ."""

TODAY_ALONE = frozenset({"models.on_register"})
"""What is shown as it stands today; the other figures are those of the year."""
_FIGURES = (
    (N_("Cuộc sinh hoạt"), ("meetings.held",)),
    (N_("Lượt đảng viên dự"), ("meetings.present", "meetings.due")),
    (N_("Mô hình đang thực hiện"), ("models.on_register",)),
    (N_("Đã cam kết"), ("commitments.made", "commitments.due")),
    (N_("Lượt quần chúng dự"), ("study.public_attendances",)),
)


@dataclass(frozen=True)
class _Waiting:
    """What waits: the book's reminders and the returns owed."""

    reminders: list[Reminder]
    owed: tuple[OwedReturn, ...]


@dataclass(frozen=True)
class _Read:
    waiting: _Waiting
    months: list[MonthAttendance]
    numbers: dict[str, figures.Value]
    has_members: bool


class HomeScreen(Screen):
    """Where a day's work begins."""

    registers = frozenset(Base.metadata.tables)
    help_page = "home"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Việc cần làm"))
        self._add_actions()
        self.todo = TodoCard(context)
        self._told = frozenset({"meetings"})
        inside = QWidget()
        # Put there first, while it is empty: Qt dresses anew all that moves.
        self.add_scrolled(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        self.welcome = self._make_welcome()
        column.addWidget(self.welcome)
        column.addWidget(self.todo)
        column.addStretch(1)
        self.set_side(self._make_side(), width=SIDE)
        context.changed.connect(self._follow)
        self.refresh()

    @property
    def year(self) -> Period:
        """Return this year up to today."""
        today = self.context.today()
        return Period(today.replace(month=1, day=1), today)

    def _period(self, figure_id: str) -> Period:
        today = self.context.today()
        return Period(today, today) if figure_id in TODAY_ALONE else self.year

    def refresh(self) -> None:
        """Read what waits and what happened; it takes longer than a blink in a full book."""
        today = self.context.today()
        day = QLocale().toString(QDate(today.year, today.month, today.day), "dddd, dd/MM/yyyy")
        self.set_title(_("Việc cần làm"), day[:1].upper() + day[1:])
        self.context.reader.ask(self._read, self._show, newest="home")

    def _follow(self, tables: frozenset[str]) -> None:
        """Keep the number on the rail true while another room is in view."""
        if self.registers & tables and not self.isVisible():
            self.context.reader.ask(self._read_waiting, self._tell_waiting, newest="waiting")

    def _read_waiting(self) -> _Waiting:
        with self.context.book.read() as session:
            return _waiting(session, self.context.today())

    def _tell_waiting(self, found: _Waiting) -> None:
        """Show on the rail how many records are late in each room."""
        late: Counter[str] = Counter(dict.fromkeys(self._told, 0))
        late[RETURNS] = sum(each.urgent for each in found.owed)
        for each in found.reminders:
            if each.urgent and each.target.ids:
                late[each.target.register] += len(each.target.ids)
        self._told = frozenset(late)
        for room, count in late.items():
            self.context.waiting.emit(room, count)

    def _read(self) -> _Read:
        today = self.context.today()
        with self.context.book.read() as session:
            return _Read(
                waiting=_waiting(session, today),
                months=attendance_by_month(session, today),
                numbers={
                    each: figures.value(session, each, self._period(each))
                    for _name, ids in _FIGURES
                    for each in ids
                },
                has_members=store.count(session, MEMBERS) > 0,
            )

    def _show(self, read: _Read) -> None:
        owed = read.waiting.owed
        things = [*things_of(owed), *map(of_reminder, read.waiting.reminders)]
        self.todo.show_things(sorted(things, key=lambda each: not each.urgent))
        self.calendar.show_owed(owed)
        self.calendar.setVisible(read.has_members)
        self.welcome.setVisible(not read.has_members)
        self.todo.setVisible(read.has_members or bool(things))
        self._tell_waiting(read.waiting)
        self._show_months(read.months)
        for name, ids in _FIGURES:
            words = " / ".join(translate(figures.say(read.numbers[each])) for each in ids)
            self.numbers[ids[0]].setText(words)
            self.numbers[ids[0]].set_tip(_("Xem danh sách: {what}").format(what=_(name)))

    def _show_months(self, months: Sequence[MonthAttendance]) -> None:
        bars = []
        for each in months:
            rate = each.rate
            words = _("chưa điểm danh") if rate is None else show_percent(rate)
            height = None if rate is None else max((float(rate) / 100 - LOWEST) / LOWEST, 0.02)
            start = each.period.start
            says = _("Tháng {month}/{year}: {rate}").format(
                month=start.month, year=start.year, rate=words
            )
            bars.append(Bar(str(start.month), height, says, each))
        self.chart.show_bars(bars)
        whole = percent(sum(each.present for each in months), sum(each.due for each in months))
        said = "" if whole is None else show_percent(whole)
        self.chart_card.note.setText(said)
        self.set_side_summary(_("Tỷ lệ dự họp 12 tháng: {rate}").format(rate=said or "–"))

    def _open_month(self, month: MonthAttendance) -> None:
        if len(month.meeting_ids) == 1:
            self.context.open_room("attendance", meeting=month.meeting_ids[0])
        elif month.meeting_ids:
            self.context.open_room("meetings", ids=month.meeting_ids)
        else:
            self.context.open_room("meetings", new=True, period=month.period)

    def _add_actions(self) -> None:
        go = self.context.open_room
        actions = (
            (_("Ghi cuộc họp"), "Ctrl+N", partial(go, "meetings", new=True)),
            (_("Điểm danh"), "Ctrl+D", partial(go, "attendance")),
            (_("In danh sách ký tên"), "Ctrl+P", partial(go, "sheet")),
            (_("Làm báo cáo"), "Ctrl+B", partial(go, "returns")),
        )
        for text, shortcut, act in actions:
            primary = shortcut == "Ctrl+N"
            self.add_action(text, act, shortcut=shortcut, primary=primary, place="below")

    def _make_side(self) -> QWidget:
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(16))
        heading = _("Tỷ lệ dự họp 12 tháng")
        self.chart_card = Card(heading)
        self.chart = BarChart(heading)
        self.chart.setFixedHeight(px(CHART))
        self.chart.chosen.connect(self._open_month)
        self.chart_card.body.addWidget(self.chart)
        lines.addWidget(self.chart_card)
        self.calendar = CalendarCard(self.context)
        lines.addWidget(self.calendar)
        lines.addWidget(self._make_figures())
        lines.addStretch(1)
        area = scrolled(side)
        policy = area.sizePolicy()
        policy.setVerticalStretch(1)
        area.setSizePolicy(policy)
        return area

    def _make_welcome(self) -> Card:
        card = Card(_("Bắt đầu từ đây"))
        words = _("Sổ chưa có đảng viên. Thêm từng người, hoặc nhập danh sách từ tệp Excel đã có.")
        card.body.addWidget(label(words, wrap=True))
        open_members = partial(self.context.open_room, "members", new=True)
        take_in = partial(self.context.open_room, "exchange")
        holder = QWidget()
        row = Flow(holder)
        row.addWidget(Button(_("Thêm đảng viên"), open_members))
        row.addWidget(Button(_("Nhập từ Excel"), take_in))
        card.body.addWidget(holder)
        card.hide()
        return card

    def _make_figures(self) -> Card:
        year = self.context.today().year
        card = Card(_("Năm {year} đến nay").format(year=year), note=_("bấm số để xem"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(px(4))
        self.numbers: dict[str, Button] = {}
        for row, (name, ids) in enumerate(_FIGURES):
            button = Button("–", partial(self._show_records, ids[0]), kind=Kind.FLAT)
            self.numbers[ids[0]] = button
            grid.addWidget(label(_(name)), row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignRight)
        card.body.addLayout(grid)
        return card

    def _show_records(self, figure_id: str) -> None:
        show_records(self, figure_id, self._period(figure_id))


def _waiting(session: Session, today: date) -> _Waiting:
    forms = [each.about for each in known_forms(session)]
    return _Waiting(reminders(session, today), owed_returns(session, forms, today))
