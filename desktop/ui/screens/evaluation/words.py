"""The parts of an evaluation, their keys, and the words and colours of states."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from db.dates import show_date
from db.messages import N_
from db.numbers import show_number
from db.registers.criteria import Version
from db.registers.tasks import TASK_WORDS, TaskRow, TaskState
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_model import State


class Tab(StrEnum):
    """The parts of an evaluation, in the order of the work."""

    COMING = "coming"
    GIVEN = "given"
    VOTES = "votes"
    QUALITY = "quality"


KEYS: Mapping[Tab, str] = {
    Tab.COMING: "F2",
    Tab.GIVEN: "F3",
    Tab.VOTES: "F4",
    Tab.QUALITY: "F5",
}
HEADINGS: Mapping[Tab, str] = {
    Tab.COMING: N_("Nhiệm vụ kỳ trước"),
    Tab.GIVEN: N_("Nhiệm vụ mới giao"),
    Tab.VOTES: N_("Biểu quyết"),
    Tab.QUALITY: N_("Chấm điểm"),
}
SHORT: Mapping[Tab, str] = {
    Tab.COMING: N_("Kỳ trước"),
    Tab.GIVEN: N_("Mới giao"),
    Tab.VOTES: N_("Biểu quyết"),
    Tab.QUALITY: N_("Chấm điểm"),
}
"""The same where the room is short."""
MEANINGS: Mapping[Tab, str] = {
    Tab.COMING: N_("Việc các cuộc họp trước đã giao: ghi kết quả, ngày hoàn thành"),
    Tab.GIVEN: N_("Việc giao tại cuộc họp này: việc gì, ai làm, hạn nào"),
    Tab.VOTES: N_("Các nội dung biểu quyết tại cuộc họp này"),
    Tab.QUALITY: N_("Chấm điểm chất lượng sinh hoạt theo tiêu chí"),
}
_TONES: Mapping[TaskState, Tone] = {
    TaskState.OPEN: Tone.INFO,
    TaskState.OVERDUE: Tone.FAULT,
    TaskState.DONE: Tone.GOOD,
    TaskState.DONE_LATE: Tone.ATTENTION,
}


def task_state(task: TaskRow, day: date) -> State:
    """Return how far a task is on a day, as a list shows it."""
    state = task.state(day)
    return State(_(TASK_WORDS[state]), _TONES[state])


def state_at_meeting(task: TaskRow, day: date) -> State:
    """Return how far a task was at a meeting; what was done later is told as that."""
    if task.done is not None and not task.is_settled(day):
        return State(_("Xong sau ngày họp"), Tone.INFO)
    return task_state(task, day)


def task_facts(task: TaskRow) -> str:
    """Return who does a task, by when, and when it was given, in one line."""
    due = None if task.due is None else _("hạn {day}").format(day=show_date(task.due))
    given = _("giao ngày {day}").format(day=show_date(task.given))
    return " · ".join(filter(None, (task.person, due or _("không hạn"), given)))


def out_of(points: Decimal, most: Decimal) -> str:
    """Return points beside the most there are."""
    return f"{show_number(points)} / {show_number(most)}"


def band_tone(word: str, version: Version) -> Tone:
    """Return the colour of a word for a total: good down to the middle, the lowest a fault."""
    places = [band.word for band in version.bands]
    place = places.index(word) if word in places else len(places)
    if place < (len(places) + 1) // 2:
        return Tone.GOOD
    return Tone.ATTENTION if place < len(places) - 1 else Tone.FAULT


def version_words(version: Version) -> str:
    """Return which criteria these are."""
    if version.since is None:
        return _("Bộ tiêu chí mặc định")
    return _("Bộ tiêu chí áp dụng từ {day}").format(day=show_date(version.since))
