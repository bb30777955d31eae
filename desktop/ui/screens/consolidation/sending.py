"""What leaves the room: the sums as a return one level up, and the replies to the units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.book import Book
from db.numbers import show_int
from db.registers import handed_in
from desktop.files.sticks import Stick
from desktop.returns.replies.gathering import replies_due
from desktop.returns.replies.making import RepliesMade, make_replies
from desktop.text import _, translate
from desktop.ui.jobs import Progress
from desktop.ui.page import Screen
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.consolidation.telling import tell
from desktop.ui.screens.returns.leaving import Leaving
from desktop.ui.screens.returns.numbers import SENT, mark_form
from desktop.ui.screens.returns.reading import moment
from desktop.ui.screens.returns.reading import read as read_sums
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.screens.returns.sending import Order, Target
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.entries import Entries, Entry
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.labels import breakable, label


@dataclass(frozen=True)
class News:
    """What units are not told yet: how many units, and how many questions wait among it."""

    units: int
    questions: int


def news_of(book: Book, reading: Reading) -> News:
    """Return what would be new in the replies to the units."""
    with book.read() as session:
        due = replies_due(session, reading.form.code, reading.period, moment(reading.today))
    return News(
        sum(each.news for each in due),
        sum(each.sent_on is None and each.settled_on is None for each in reading.queries),
    )


class Sending:
    """Leads what leaves the room to a stick or a folder, in the screen's panel."""

    def __init__(self, screen: Screen, find: Callable[[], Sequence[Stick]]) -> None:
        self._screen = screen
        self._context = screen.context
        self._find = find
        self._asked: Reading | None = None
        self._leaving = Leaving(screen, find, self._mark_sent, self._waiting)

    def offer_sums(self, reading: Reading) -> None:
        """Ask where the sums go, once the form is filled with them."""
        book, choice, today = self._book, reading.choice, self._context.today()
        self._asked = reading
        self._context.reader.ask(
            lambda: read_sums(book, choice, today), self._leaving.offer, newest="sums"
        )

    def offer_replies(self, reading: Reading) -> None:
        """Ask where the replies to the units go, once it is known to whom there is news."""
        book = self._book
        self._context.reader.ask(
            lambda: news_of(book, reading), partial(self._ask_replies, reading), newest="news"
        )

    def _ask_replies(self, reading: Reading, news: News) -> None:
        panel = SendPanel(self._context, self._find, _news_words(news))
        panel.send_wanted.connect(partial(self._send_replies, reading))
        self._open(_("Phản hồi cho đơn vị"), panel)

    def _send_replies(self, reading: Reading, target: Target, _order: Order) -> None:
        """Write the replies beside the writer's queue: a slow stick keeps no other write waiting.

        The book itself lets one write after the other.
        """
        book, now = self._book, moment(self._context.today())

        def work(progress: Progress) -> RepliesMade:
            return make_replies(
                book,
                reading.form.code,
                reading.period,
                target,
                now,
                told=partial(tell, progress),
                stop=lambda: progress.stopped,
            )

        self._context.jobs.run(
            _("Ghi phản hồi cho đơn vị"), work, partial(self._replies_sent, target), self._say_fault
        )

    def _mark_sent(self) -> None:
        """Ask for the day on which the newest number left."""
        reading = self._asked
        if reading is None:
            return
        with self._context.book.read() as session:
            latest = handed_in.latest(session, reading.form.code, reading.period)
        if latest is not None:
            form = mark_form(self._context, latest, SENT)
            form.close_wanted.connect(self._screen.panel.shut)
            self._screen.panel.open(_(SENT.title), form)
            form.focus_first()

    def _waiting(self) -> list[tuple[str, str]]:
        """Say how many questions wait for the units."""
        queries = () if self._asked is None else self._asked.queries
        count = sum(each.waiting for each in queries)
        words = _("Còn {count} câu hỏi đơn vị chưa trả lời.")
        return [("attention", words.format(count=count))] if count else []

    def _replies_sent(self, target: Target, made: RepliesMade) -> None:
        panel = RepliesPanel(self._screen, target, made)
        self._screen.panel.open(_("Phản hồi cho đơn vị"), panel)
        panel.focus_first()

    def _say_fault(self, error: Exception) -> None:
        content = self._screen.panel.content
        if isinstance(content, SendPanel):
            content.be_ready()
        self._context.alerts.fault(error)

    def _open(self, heading: str, panel: SendPanel) -> None:
        self._screen.panel.open(heading, panel)
        panel.focus_first()

    @property
    def _book(self) -> Book:
        book = self._context.book
        assert isinstance(book, Book)
        return book


class RepliesPanel(QWidget):
    """Says which reply files stand, and why others do not."""

    def __init__(self, screen: Screen, target: Target, made: RepliesMade) -> None:
        super().__init__()
        alerts = screen.context.alerts
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(0, 12, 0, 16))
        column.setSpacing(px(8))
        top = QVBoxLayout()
        top.setContentsMargins(current().margins(24, 0, 24, 0))
        top.setSpacing(px(8))
        root = target.mountpoint if isinstance(target, Stick) else target
        for role, text in _made_words(target, made):
            top.addWidget(label(text, role, wrap=True))
        top.addWidget(label(breakable(root), "second", wrap=True))
        self.button = Button(_("Mở thư mục"), partial(alerts.open_outside, root))
        top.addWidget(in_a_row([self.button]))
        column.addLayout(top)
        self.list = Entries(24)
        refused = [
            Entry(place, translate(each.message), _("Chưa ghi được"), Tone.FAULT)
            for place, each in enumerate(made.refused)
        ]
        files = [Entry(each, each.name) for each in made.files]
        self.list.show_entries([*refused, *files[:_LISTED]])
        column.addWidget(self.list, 1)

    def focus_first(self) -> None:
        """Give the keyboard to the button."""
        self.button.setFocus()


_LISTED = 60


def _made_words(target: Target, made: RepliesMade) -> list[tuple[str, str]]:
    if not made.files and not made.refused and not made.left:
        return [("heading", _("Không có gì mới để phản hồi: các đơn vị đã được biết đủ."))]
    words = _("Đã ghi {count} tệp phản hồi.")
    if isinstance(target, Stick):
        words = _("Đã ghi {count} tệp phản hồi và đọc lại. Có thể rút USB.")
    told = [("heading", words.format(count=show_int(len(made.files))))]
    if made.left:
        words = _(
            "Đã dừng: còn {count} đơn vị chưa ghi phản hồi. Lần sau ghi tiếp những đơn vị ấy."
        )
        told.append(("attention", words.format(count=show_int(made.left))))
    told.append(("", _("Mỗi đơn vị một thư mục mang mã đơn vị. Đơn vị nhận tệp ở mục Báo cáo.")))
    return told


def _news_words(news: News) -> list[tuple[str, str]]:
    words = _(
        "Mỗi đơn vị một tệp: giấy báo đã nhận, quyết định chấp nhận hay trả lại, các câu hỏi. Chỉ "
        "ghi cho đơn vị có điều chưa được biết."
    )
    told = [("second", words)]
    if not news.units:
        told.insert(0, ("", _("Các đơn vị đã được biết đủ, không có gì mới để ghi.")))
        return told
    words = _("{units} đơn vị có điều chưa được biết.")
    if news.questions:
        words = _("{units} đơn vị có điều chưa được biết, trong đó {questions} câu hỏi mới.")
    told.insert(0, ("", words.format(units=show_int(news.units), questions=news.questions)))
    return told
