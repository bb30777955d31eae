"""The numbers made of a return: how far each has come, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.registers import return_life
from db.registers.fields import Field, FieldKind, Values
from db.registers.handed_in import ReturnRow
from db.registers.return_periods import close_period, reopen_period
from db.schema import ReturnState
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.returns.reading import Reading
from desktop.ui.screens.returns.words import history_of, number_state
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.entries import PANEL_EDGE, Act, Entries, Entry
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.period import period_words

_NOTE = N_("Ý kiến của cấp trên")


@dataclass(frozen=True)
class Mark:
    """A step of a number that is written with its day: what it asks, what it does."""

    title: str
    fields: tuple[Field, ...]
    undo: str
    act: Callable[[Session, int, Values], None]


def _sent(session: Session, number: int, values: Values) -> None:
    return_life.mark_sent(session, number, values["day"])


def _accepted(session: Session, number: int, values: Values) -> None:
    return_life.mark_accepted(session, number, values["day"], values["note"] or "")


def _sent_back(session: Session, number: int, values: Values) -> None:
    return_life.mark_sent_back(session, number, values["day"], values["note"])


def _day(heading: str) -> Field:
    return Field("day", heading, FieldKind.DATE, required=True)


SENT = Mark(N_("Ghi là đã gửi"), (_day(N_("Ngày gửi")),), N_("ghi {name} đã gửi"), _sent)
ACCEPTED = Mark(
    N_("Được chấp nhận"),
    (_day(N_("Ngày trả lời")), Field("note", _NOTE, FieldKind.LONG_TEXT)),
    N_("ghi {name} được chấp nhận"),
    _accepted,
)
SENT_BACK = Mark(
    N_("Bị trả lại"),
    (_day(N_("Ngày trả lời")), Field("note", _NOTE, FieldKind.LONG_TEXT, required=True)),
    N_("ghi {name} bị trả lại"),
    _sent_back,
)
_NEXT: Mapping[ReturnState, tuple[Mark, ...]] = {
    ReturnState.EXPORTED: (SENT,),
    ReturnState.SENT: (ACCEPTED, SENT_BACK),
    ReturnState.ACCEPTED: (),
    ReturnState.SENT_BACK: (),
}


@dataclass(frozen=True)
class Ways:
    """What the screen does with a number: see it as handed in, write it once more, mark it.

    `reply` takes in what the superior says of it.
    """

    view: Callable[[ReturnRow], object]
    again: Callable[[ReturnRow], object]
    mark: Callable[[ReturnRow, Mark], object]
    reply: Callable[[], object]


class NumbersPanel(QWidget):
    """Every number of the return in view, and its period: open or closed."""

    def __init__(self, context: AppContext, reading: Reading, ways: Ways) -> None:
        super().__init__()
        self._context = context
        self._ways = ways
        self._reading = reading
        self.list = Entries(PANEL_EDGE)
        self.period_words = label("", "second", wrap=True)
        self.period_button = Button("", self._turn_period)
        tip = _("Chọn tệp phản hồi cấp trên gửi: trạng thái và câu hỏi được ghi vào sổ")
        self.reply_button = Button(_("Nhận phản hồi…"), ways.reply, tip=tip)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        foot = QVBoxLayout()
        foot.setContentsMargins(current().margins(PANEL_EDGE, 8, PANEL_EDGE, 16))
        foot.setSpacing(px(8))
        foot.addWidget(self.period_words)
        foot.addWidget(in_a_row([self.period_button, self.reply_button]))
        outer.addWidget(self.list, 1)
        outer.addLayout(foot)
        self.show_reading(reading)

    def show_reading(self, reading: Reading) -> None:
        """Show the numbers of a return."""
        self._reading = reading
        nothing = _("Chưa lập số nào cho kỳ này. Bấm Ghi ra USB để lập số 1.")
        self.list.show_entries([self._entry(each) for each in reading.numbers], nothing)
        period = period_words(reading.period)
        if reading.closed:
            self.period_words.setText(
                _("{period} đã đóng. Lập số mới thì kỳ mở lại.").format(period=period)
            )
            self.period_button.setText(_("Mở lại kỳ"))
        else:
            self.period_words.setText(
                _("{period} đang mở. Cấp trên chấp nhận thì kỳ tự đóng.").format(period=period)
            )
            self.period_button.setText(_("Đóng kỳ"))

    def focus_first(self) -> None:
        """Give the keyboard to the newest number, or to the button where there is none."""
        if self.list.rows:
            self.list.focus_first()
        else:
            self.period_button.setFocus()

    def _entry(self, number: ReturnRow) -> Entry:
        state = number_state(number)
        text = _("Số {number} · {day}").format(
            number=number.revision, day=f"{number.made_at:%d/%m/%Y}"
        )
        notes = tuple(translate(each) for each in history_of(number))
        return Entry(number.id, text, state.word, state.tone, notes, tuple(self._acts(number)))

    def _acts(self, number: ReturnRow) -> Iterator[Act]:
        tip = _("Xem báo cáo đúng như lúc lập, bên cạnh")
        yield Act(_("Xem như đã lập"), partial(self._ways.view, number), tip)
        if number.newest:
            for mark in _NEXT[number.state]:
                yield Act(_(mark.title), partial(self._ways.mark, number, mark))
        tip = _("Ghi lại đúng tệp đã lập ra USB hoặc thư mục")
        yield Act(_("Ghi lại tệp đã nộp"), partial(self._ways.again, number), tip)
        if number.newest and number.state is not ReturnState.EXPORTED:
            tip = _("Bỏ bước vừa ghi nhầm: trả lời của cấp trên, hoặc việc gửi")
            yield Act(_("Lùi một bước"), partial(self._take_back, number), tip)

    def _take_back(self, number: ReturnRow) -> None:
        book = self._context.book

        def write() -> None:
            with book.change(N_("lùi một bước {name}"), name=named(number)) as session:
                return_life.take_back(session, number.id)

        self._context.writer.submit(write)

    def _turn_period(self) -> None:
        book, reading, today = self._context.book, self._reading, self._context.today()
        code, period, closed = reading.form.code, reading.period, reading.closed
        words = N_("mở lại kỳ {period} của {form}") if closed else N_("đóng kỳ {period} của {form}")

        def write() -> None:
            with book.change(words, period=period.text, form=code) as session:
                if closed:
                    reopen_period(session, code, period)
                else:
                    close_period(session, code, period, today)

        self._context.writer.submit(write)


def mark_form(context: AppContext, number: ReturnRow, mark: Mark) -> Form:
    """Return the form that asks for a step's day; saved, it writes the step."""
    form = Form(mark.fields, context.alerts, context.today)
    form.load({})
    form.offer({"day": context.today()})
    form.save_wanted.connect(lambda values: _write(context, form, number, mark, values))
    return form


def named(number: ReturnRow) -> Message:
    """Return how a number is named within a sentence."""
    return number.name.within()


def _write(context: AppContext, form: Form, number: ReturnRow, mark: Mark, values: Values) -> None:
    def write() -> None:
        with context.book.change(mark.undo, name=named(number)) as session:
            mark.act(session, number.id, values)

    def done(_none: None) -> None:
        form.mark_saved()
        form.close_wanted.emit()

    context.writer.submit(write, done, form.show_error)


class Life:
    """Leads through a return's numbers and their steps, in the screen's panel."""

    def __init__(
        self,
        screen: Screen,
        reading: Callable[[], Reading | None],
        view: Callable[[ReturnRow], object],
    ) -> None:
        self._screen = screen
        self._reading = reading
        self._view = view
        self.again: Callable[[Reading, ReturnRow], object] = lambda _reading, _number: None
        self.reply: Callable[[], object] = lambda: None

    def open(self) -> None:
        """Open the numbers made of the return in view."""
        reading = self._reading()
        if reading is None:
            return
        ways = Ways(self._view, partial(self.again, reading), self.mark, self.reply)
        panel = NumbersPanel(self._screen.context, reading, ways)
        self._screen.panel.open(_("Các số đã lập"), panel)
        panel.focus_first()

    def mark(self, number: ReturnRow, mark: Mark) -> None:
        """Ask for the day of a step of a number, then show the numbers again."""
        form = mark_form(self._screen.context, number, mark)
        form.close_wanted.connect(self.open)
        self._screen.panel.open(_(mark.title), form)
        form.focus_first()

    def mark_sent(self) -> None:
        """Ask for the day on which the newest number left."""
        reading = self._reading()
        if reading is not None and reading.latest is not None:
            self.mark(reading.latest, SENT)
