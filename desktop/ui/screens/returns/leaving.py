"""How a return leaves the room: asked where to, written, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.book import Book
from db.messages import N_, BookError, Message
from db.registers.handed_in import ReturnRow
from desktop.files.sticks import Stick
from desktop.returns import ReasonNeededError, ReturnResult
from desktop.text import _, translate
from desktop.ui.jobs import CancelledError, Progress
from desktop.ui.page import Screen
from desktop.ui.screens.returns import sending
from desktop.ui.screens.returns.reading import Reading
from desktop.ui.screens.returns.send_panel import SendPanel
from desktop.ui.screens.returns.sending import Order, Sent, Target
from desktop.ui.screens.returns.sums import ADDED_ANEW, UNITS_WANTING
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import in_a_row
from desktop.ui.widgets.labels import breakable, label

Remarks = Sequence[tuple[str, str]]
_STOPPED = Message(N_("Đã dừng. Chưa ghi gì."))


class Leaving:
    """Leads a return from the screen to a stick or a folder, in the screen's panel.

    `remarks` gives what the screen knows beside what the return tells of itself.
    """

    def __init__(
        self,
        screen: Screen,
        find: Callable[[], Sequence[Stick]],
        mark_sent: Callable[[], object],
        remarks: Callable[[], Remarks] = lambda: (),
    ) -> None:
        self._screen = screen
        self._context = screen.context
        self.find = find
        self._mark_sent = mark_sent
        self._remarks = remarks

    def offer(self, reading: Reading, *, ask_reason: bool = False) -> None:
        """Ask where the return in view goes."""
        needed = reading.number > 1 and reading.stands is None
        reason = _("Lý do lập số {number}").format(number=reading.number)
        addressee = reading.draft.addressee
        lock = _("Mật khẩu đã thống nhất với {addressee}.").format(addressee=addressee)
        panel = SendPanel(
            self._context,
            lambda: self.find(),
            [*self._remarks(), *_remarks(reading)],
            reason=reason if needed or ask_reason else "",
            lock=lock if reading.can_lock else "",
        )
        if panel.reason is not None:
            panel.reason.set_value(_likely_reason(reading))
        panel.send_wanted.connect(partial(self._make, reading))
        self._open(_("Ghi báo cáo số {number}").format(number=reading.number), panel)

    def offer_again(self, reading: Reading, number: ReturnRow) -> None:
        """Ask where a number goes once more, as it was handed in."""
        words = _("Ghi lại đúng tệp {name} như lúc lập, không lấy lại số liệu.")
        remarks = [("second", words.format(name=number.file_name)), *_names(reading)]
        panel = SendPanel(self._context, lambda: self.find(), remarks)
        send = sending.again(self._book, number, reading.draft.told.unit.code)
        panel.send_wanted.connect(lambda target, _order: self._send(partial(send, target)))
        self._open(_("Ghi lại báo cáo số {number}").format(number=number.revision), panel)

    def _make(self, reading: Reading, target: Target, order: Order) -> None:
        """Make the number in the writer's turn; a slow stick then keeps no other write waiting."""
        book = self._book
        self._context.jobs.run(
            _("Lập báo cáo"),
            lambda progress: sending.make(book, reading, order, target, _go_on(progress)),
            lambda made: self._made(reading, target, order, made),
            partial(self._not_made, reading),
            writes=True,
        )

    def _made(self, reading: Reading, target: Target, order: Order, made: ReturnResult) -> None:
        if isinstance(target, Stick):
            carry = partial(sending.carry, self._book, reading, made, order, target)
            words = N_("Đã dừng. Báo cáo số {number} đã lập nhưng chưa ghi ra USB.")
            self._send(carry, Message(words, {"number": made.revision}))
        else:
            self._sent(Sent(made.file, False, made.revision))

    def _not_made(self, reading: Reading, error: Exception) -> None:
        if not isinstance(error, ReasonNeededError):
            self._say_fault(error)
            return
        # The folder knows a number that the book does not.
        self.offer(reading, ask_reason=True)
        self._say_fault(BookError(_NEEDED))

    def _send(
        self, work: Callable[[Callable[[], object]], Sent], stopped: Message = _STOPPED
    ) -> None:
        self._context.jobs.run(
            _("Ghi và đọc lại báo cáo"),
            lambda progress: work(_go_on(progress)),
            self._sent,
            partial(self._say_fault, stopped=stopped),
        )

    def _say_fault(self, error: Exception, stopped: Message = _STOPPED) -> None:
        content = self._screen.panel.content
        if isinstance(content, SendPanel):
            content.be_ready()
        if isinstance(error, CancelledError):
            self._context.alerts.info(stopped)
        else:
            self._context.alerts.fault(error)

    def _sent(self, sent: Sent) -> None:
        words = N_("Đã ghi báo cáo số {number} và đọc lại từ USB. Có thể rút USB.")
        if not sent.stick:
            words = N_("Đã ghi báo cáo số {number} vào thư mục và đọc lại.")
        said = Message(words, {"number": sent.number})
        if not self._screen.isVisible():
            self._context.alerts.good(said)
        self._screen.panel.open(
            _("Đã ghi báo cáo số {number}").format(number=sent.number),
            SentPanel(self._screen, sent, self._mark_sent),
        )

    def _open(self, heading: str, panel: SendPanel) -> None:
        self._screen.panel.open(heading, panel)
        panel.focus_first()

    @property
    def _book(self) -> Book:
        book = self._context.book
        assert isinstance(book, Book)
        return book


class SentPanel(QWidget):
    """Says where a file stands, and what comes next."""

    def __init__(self, screen: Screen, sent: Sent, mark_sent: Callable[[], object]) -> None:
        super().__init__()
        alerts = screen.context.alerts
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.setSpacing(px(8))
        if sent.stick:
            words = _("Đã ghi và đọc lại. Có thể rút USB.")
        else:
            words = _("Đã ghi vào thư mục và đọc lại.")
        column.addWidget(label(words, "heading", wrap=True))
        path = label(breakable(sent.file), "second", wrap=True)
        path.setToolTip(str(sent.file))
        column.addWidget(path)
        self.buttons = [
            Button(_("Mở tệp"), partial(alerts.open_outside, sent.file)),
            Button(_("Mở thư mục"), partial(alerts.open_outside, sent.file.parent)),
            Button(_("Ghi là đã gửi"), mark_sent, tip=_("Ghi ngày gửi cho cấp trên; lùi lại được")),
        ]
        column.addWidget(in_a_row(self.buttons))
        column.addStretch(1)
        self.buttons[0].setFocus()


def _remarks(reading: Reading) -> Remarks:
    """Return what is to be known before a return leaves: errors, names, a closed period."""
    found: list[tuple[str, str]] = []
    if reading.sums:
        wanting = (each.problem for each in reading.findings)
        found += [
            ("attention", translate(each.message)) for each in wanting if each.rule in UNITS_WANTING
        ]
    if reading.errors:
        words = _("Báo cáo còn {count} lỗi chưa sửa. Vẫn ghi được; sửa xong thì lập số mới.")
        found.append(("fault", words.format(count=reading.errors)))
    found += _names(reading)
    if reading.closed and reading.stands is None:
        found.append(("attention", _("Kỳ này đã đóng. Lập số mới thì kỳ mở lại.")))
    if reading.stands is not None:
        words = _("Số liệu không đổi nên tệp vẫn mang số {number}.")
        found.append(("second", words.format(number=reading.number)))
    folder = _("Trên USB, tệp nằm trong thư mục “{name}”.")
    found.append(("second", folder.format(name=sending.folder_on_stick(reading))))
    return found


def _likely_reason(reading: Reading) -> str:
    """Return why a newer number is likely made; empty where nothing tells."""
    if reading.moved is not None and reading.moved.answered:
        return _("Trả lời câu hỏi của cấp trên")
    return _(ADDED_ANEW) if reading.sums else ""


def _go_on(progress: Progress) -> Callable[[], object]:
    """Return what ends a step where the person asked to stop."""
    return partial(progress.at, 0, 0)


def _names(reading: Reading) -> Remarks:
    if not reading.draft.form.names_people:
        return []
    return [("attention", _("Tệp có họ tên đảng viên. Chỉ giao cho người được giao nhận."))]


_NEEDED = N_("Nội dung đã khác tệp ghi lần trước. Ghi lý do lập lại rồi chọn lại nơi ghi.")
