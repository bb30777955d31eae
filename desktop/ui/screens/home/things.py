"""Things to do, each with the words of its button and the place it leads to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from db.messages import N_
from db.reminders import Action, Reminder, Target
from desktop.text import _, translate


@dataclass(frozen=True)
class Thing:
    """One thing to do, in words: of several of one `kind` only the first few are shown at once.

    An urgent one stands under *Cần làm ngay*, any other under *Nên xem*.
    """

    kind: str
    urgent: bool
    text: str
    detail: str
    button: str
    room: str
    where: Mapping[str, Any]


def of_reminder(reminder: Reminder) -> Thing:
    """Return a reminder of the book as a thing to do."""
    room, where = _PLACES[reminder.action](reminder.target)
    return Thing(
        kind=reminder.kind,
        urgent=reminder.urgent,
        text=translate(reminder.message),
        detail=translate(reminder.detail) if reminder.detail else "",
        button=_(_BUTTONS[reminder.action]),
        room=room,
        where=where,
    )


_BUTTONS = {
    Action.ATTENDANCE: N_("Điểm danh"),
    Action.DUE_LISTS: N_("Cập nhật"),
    Action.MEETINGS: N_("Xem"),
    Action.MEETING_NEW: N_("Lên lịch"),
    Action.MEMBER: N_("Xem"),
    Action.MEMBERS: N_("Xem"),
    Action.RECORDS: N_("Xem"),
    Action.RESULTS: N_("Ghi kết quả"),
    Action.COMMITMENTS: N_("Xem"),
    Action.GRADINGS: N_("Xếp loại"),
    Action.CARRY_OVER: N_("Trả lời"),
    Action.FILL: N_("Mở sổ"),
    Action.RETURN: N_("Trả lời"),
}

_Place = tuple[str, dict[str, Any]]


def _attendance(target: Target) -> _Place:
    return "attendance", {"meeting": next(iter(target.ids), None)}


def _new_meeting(target: Target) -> _Place:
    return "meetings", {"new": True, "kind": target.kind, "period": target.period}


def _records(target: Target) -> _Place:
    """Open the only record, or the list of several."""
    if len(target.ids) == 1:
        return target.register, {"record": target.ids[0]}
    return target.register, {"ids": target.ids}


def _commitments(target: Target) -> _Place:
    """Open the only member's commitment, or the list of several members."""
    year = {"year": target.year}
    if len(target.ids) == 1:
        return target.register, year | {"member": target.ids[0]}
    return target.register, year | {"members": target.ids}


def _new_grade(target: Target) -> _Place:
    return target.register, {"new": True, "values": {"member": target.ids[0], "year": target.year}}


def _queries(target: Target) -> _Place:
    return "returns", {"form": target.form, "period": target.period, "queries": True}


_PLACES: dict[Action, Callable[[Target], _Place]] = {
    Action.ATTENDANCE: _attendance,
    Action.DUE_LISTS: _attendance,
    Action.MEETINGS: lambda target: ("meetings", {"ids": target.ids}),
    Action.MEETING_NEW: _new_meeting,
    Action.MEMBER: lambda target: ("members", {"member": target.ids[0]}),
    Action.MEMBERS: lambda target: ("members", {"ids": target.ids}),
    Action.RECORDS: _records,
    Action.RESULTS: _records,
    Action.COMMITMENTS: _commitments,
    Action.GRADINGS: _new_grade,
    Action.CARRY_OVER: lambda target: ("carry_over", {"year": target.year}),
    Action.FILL: lambda target: (target.register, {"period": target.period}),
    Action.RETURN: _queries,
}
