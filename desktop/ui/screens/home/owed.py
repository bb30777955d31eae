"""What returns are owed, in words: those that wait as things to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from db.dates import show_date
from db.messages import N_
from db.numbers import show_count
from desktop.returns.calendar import OwedReturn, OwedState
from desktop.text import _
from desktop.ui.screens.home.things import Thing
from desktop.ui.theme import Tone
from desktop.ui.widgets.period import period_words

ROOM = "returns"
STATES: Mapping[OwedState, tuple[str, Tone]] = {
    OwedState.AHEAD: (N_("Chưa đến hạn"), Tone.PLAIN),
    OwedState.DUE: (N_("Sắp đến hạn"), Tone.ATTENTION),
    OwedState.LATE: (N_("Quá hạn"), Tone.FAULT),
    OwedState.MADE: (N_("Chưa gửi"), Tone.ATTENTION),
    OwedState.SENT: (N_("Đã gửi"), Tone.INFO),
    OwedState.SENT_BACK: (N_("Bị trả lại"), Tone.FAULT),
    OwedState.ACCEPTED: (N_("Đã được chấp nhận"), Tone.GOOD),
}


def state_of(owed: OwedReturn) -> tuple[str, Tone]:
    """Return the word and colour of how far a return has come."""
    word, tone = STATES[owed.state]
    return _(word), Tone.FAULT if owed.urgent else tone


def place_of(owed: OwedReturn) -> dict[str, Any]:
    """Return where in the room of returns a return is made."""
    return {"form": owed.form, "period": owed.period}


def near_day(day: date, today: date) -> str:
    """Return a day as a person says it today: this year's without the year."""
    return f"{day:%d/%m}" if day.year == today.year else show_date(day)


def things_of(owed: Sequence[OwedReturn]) -> list[Thing]:
    """Return the returns that wait as things to do; several late ones of a form are one."""
    found = [
        _thing(each, *_words(each))
        for each in owed
        if each.waits and each.state is not OwedState.LATE
    ]
    return [*_late(owed), *found]


def _late(owed: Sequence[OwedReturn]) -> Iterator[Thing]:
    for form in dict.fromkeys(each.form for each in owed):
        late = [each for each in owed if each.form == form and each.state is OwedState.LATE]
        if len(late) > 1:
            newest = late[0]
            text = _("{count} báo cáo {form} quá hạn nộp").format(
                count=show_count(len(late)), form=form
            )
            detail = _("Gần nhất: {period}, hạn {day}").format(
                period=_in_midst(newest), day=near_day(newest.due_on, newest.today)
            )
            yield _thing(newest, text, detail)
        elif late:
            yield _thing(late[0], *_words(late[0]))


def _words(owed: OwedReturn) -> tuple[str, str]:
    """Return what is to be done about a return that waits, and why."""
    facts = {
        "form": owed.form,
        "period": _in_midst(owed),
        "day": near_day(owed.due_on, owed.today),
        "days": abs((owed.due_on - owed.today).days),
        "cutoff": near_day(owed.cutoff_on, owed.today),
        "number": owed.revision,
    }
    past = _("Đã quá hạn nộp {day}") if owed.overdue else _("Hạn nộp {day}")
    match owed.state:
        case OwedState.LATE:
            text, detail = _("Báo cáo {form} {period} quá hạn nộp {days} ngày"), _("Hạn nộp {day}")
        case OwedState.MADE:
            text, detail = _("Báo cáo {form} {period} số {number} đã lập, chưa gửi"), past
        case OwedState.SENT_BACK:
            text = _("Báo cáo {form} {period} số {number} bị trả lại")
            detail = _("Sửa theo ý kiến của cấp trên rồi lập số mới")
        case _:
            text = _("Báo cáo {form} {period} nộp chậm nhất {day} (còn {days} ngày)")
            detail = _("Chốt số liệu {cutoff}")
    return text.format(**facts), detail.format(**facts)


def _thing(owed: OwedReturn, text: str, detail: str) -> Thing:
    return Thing(
        kind=f"return.{owed.state}",
        urgent=owed.urgent,
        text=text,
        detail=detail,
        button=_("Mở báo cáo"),
        room=ROOM,
        where=place_of(owed),
    )


def _in_midst(owed: OwedReturn) -> str:
    """Return the period as it stands in the midst of a sentence."""
    words = period_words(owed.period)
    return words[:1].lower() + words[1:]
