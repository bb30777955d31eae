"""A return's state and steps in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.dates import show_date
from db.messages import N_, Message
from db.registers.handed_in import ReturnRow
from db.schema import ReturnState
from desktop.returns.problems import Severity
from desktop.text import _
from desktop.ui.screens.returns.reading import Reading
from desktop.ui.theme import Tone
from desktop.ui.widgets.period import period_words

SEVERITIES = {
    Severity.ERROR: (N_("Lỗi"), Tone.FAULT),
    Severity.WARNING: (N_("Lưu ý"), Tone.ATTENTION),
    Severity.REMARK: (N_("Nhận xét"), Tone.INFO),
}
# With their numbers: the second word by itself names an inspection, another word in English.
STEPS = (N_("1 Lấy số liệu"), N_("2 Kiểm tra"), N_("3 Ghi ra USB"), N_("4 Nhận phản hồi"))


@dataclass(frozen=True)
class StateWords:
    """A state's word and colour."""

    word: str
    tone: Tone


def title_of(reading: Reading) -> str:
    """Return what the return in view is called."""
    template = _("Tổng hợp {form} · {period}") if reading.sums else _("Báo cáo {form} · {period}")
    return template.format(form=reading.form.code, period=period_words(reading.period))


def state_of(reading: Reading) -> StateWords:
    """Return how far the return in view has come."""
    if reading.own:
        return StateWords(_("Phần của đơn vị mình"), Tone.PLAIN)
    stands = reading.stands
    if stands is not None and stands.state is not ReturnState.EXPORTED:
        return number_state(stands)
    if reading.closed:
        return StateWords(_("Kỳ đã đóng"), Tone.PLAIN)
    if stands is not None:
        return StateWords(_("Đã lập số {number}").format(number=stands.revision), Tone.INFO)
    return StateWords(_("Nháp số {number}").format(number=reading.number), Tone.ATTENTION)


def number_state(number: ReturnRow) -> StateWords:
    """Return how far one number has come."""
    if not number.newest and number.state is not ReturnState.SENT_BACK:
        return StateWords(_("Đã thay"), Tone.PLAIN)
    match number.state:
        case ReturnState.EXPORTED:
            return StateWords(_("Chưa gửi"), Tone.ATTENTION)
        case ReturnState.SENT:
            return StateWords(_("Đã gửi {day}").format(day=_short(number.sent_on)), Tone.INFO)
        case ReturnState.ACCEPTED:
            return StateWords(_("Đã được chấp nhận"), Tone.GOOD)
    return StateWords(_("Bị trả lại"), Tone.FAULT)


def step_of(reading: Reading) -> int:
    """Return the place of the step that is next, from 0 on; their number where all are done."""
    stands = reading.stands
    if stands is None:
        return 1 if reading.errors else 2
    return len(STEPS) if stands.state is ReturnState.ACCEPTED else 3


def history_of(number: ReturnRow) -> list[Message]:
    """Return what is known of a number, a sentence each."""
    made = {"moment": f"{number.made_at:%d/%m/%Y %H:%M}", "clerk": number.made_by}
    found = [Message(N_("Lập {moment}, {clerk}.") if number.made_by else N_("Lập {moment}."), made)]
    if number.reason:
        found.append(Message(N_("Lý do lập lại: {reason}"), {"reason": number.reason}))
    if number.addressee:
        found.append(Message(N_("Nơi nhận: {addressee}."), {"addressee": number.addressee}))
    if number.sent_on is not None:
        found.append(Message(N_("Gửi ngày {day}."), {"day": show_date(number.sent_on)}))
    if number.answered_on is not None:
        accepted = number.state is ReturnState.ACCEPTED
        words = N_("Được chấp nhận ngày {day}.") if accepted else N_("Bị trả lại ngày {day}.")
        found.append(Message(words, {"day": show_date(number.answered_on)}))
    if number.answer:
        found.append(Message(N_("Ý kiến của cấp trên: {answer}"), {"answer": number.answer}))
    return found


def _short(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m}"
