"""Tasks (nhiệm vụ) given at meetings: description, state on a day, which come up where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from sqlalchemy import ColumnElement, Time, func, or_, select, tuple_
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers import store
from db.registers.fields import (
    CODE,
    OF_MEETING,
    BookCheck,
    Check,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.registers.stages import Need, Stage, Stages
from db.schema import Audience, Meeting, MeetingKind, Member, Task


def _done_by_today(values: Values, today: date) -> Message | None:
    done = values.get("done")
    if done is None or done <= today:
        return None
    return Message(N_("Ngày hoàn thành {day} chưa tới. Xem lại ngày."), {"day": show_date(done)})


def _before_given(name: str, words: str) -> BookCheck:
    """Return a check that a day is not before the meeting that gave the task."""

    def find(session: Session, values: Values, _record: int | None, _today: date) -> Message | None:
        day, meeting = values.get(name), values.get("meeting")
        if day is None or meeting is None:
            return None
        given = session.get_one(Meeting, meeting).day
        if day >= given:
            return None
        return Message(words, {"day": show_date(day), "given": show_date(given)})

    return BookCheck(name, find)


TASKS = Register(
    name="tasks",
    sheet=N_("Nhiệm vụ"),
    title=N_("Nhiệm vụ"),
    table=Task,
    prefix="NV",
    place=33,
    dates=("due",),
    naming=("content",),
    fields=(
        CODE,
        replace(OF_MEETING, carried=True),
        Field("content", N_("Nhiệm vụ"), FieldKind.LONG_TEXT, required=True, width=40),
        Field("person", N_("Người thực hiện"), FieldKind.PERSON, width=24),
        Field("due", N_("Thời hạn"), FieldKind.DATE, width=12),
        Field("result", N_("Kết quả"), FieldKind.LONG_TEXT, width=30),
        Field("done", N_("Ngày hoàn thành"), FieldKind.DATE, width=14),
    ),
    doubts={"done_ahead": Check("done", _done_by_today)},
    against={
        "due_before_given": _before_given(
            "due", N_("Thời hạn {day} đứng trước ngày họp giao việc {given}. Xem lại ngày.")
        ),
        "done_before_given": _before_given(
            "done", N_("Ngày hoàn thành {day} đứng trước ngày họp giao việc {given}. Xem lại ngày.")
        ),
    },
)


class TaskState(StrEnum):
    """How far a task is on a day."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DONE_LATE = "done_late"


TASK_WORDS: Mapping[TaskState, str] = {
    TaskState.OPEN: N_("Đang thực hiện"),
    TaskState.OVERDUE: N_("Quá hạn"),
    TaskState.DONE: N_("Đã xong"),
    TaskState.DONE_LATE: N_("Xong trễ hạn"),
}


@dataclass(frozen=True)
class TaskRow:
    """One task as a list shows it; `given` is the day of the meeting that gave it."""

    id: int
    code: str
    meeting_id: int
    given: date
    content: str
    person: str
    person_id: int | None
    due: date | None
    result: str
    done: date | None
    search_key: str

    def is_settled(self, day: date) -> bool:
        """Tell whether the task was done on a day."""
        return self.done is not None and self.done <= day

    def state(self, day: date) -> TaskState:
        """Return how far the task was on a day; without a due date it is never late."""
        late = self.due is not None and self.due < (self.done or day)
        if self.is_settled(day):
            return TaskState.DONE_LATE if late else TaskState.DONE
        return TaskState.OVERDUE if self.due is not None and self.due < day else TaskState.OPEN


_DUE_FIRST = (func.coalesce(Task.due, date.max), Task.id)
_ORDINARY = (MeetingKind.ORDINARY, MeetingKind.COMBINED)
_START = func.coalesce(Meeting.start, time.min, type_=Time)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[TaskRow]:
    wanted = (
        select(Task, Meeting.day, Member.full_name)
        .join(Task.meeting)
        .outerjoin(Task.member)
        .where(*conditions)
        .order_by(*_DUE_FIRST)
    )
    return [
        TaskRow(
            id=task.id,
            code=task.code,
            meeting_id=task.meeting_id,
            given=given,
            content=task.content,
            person=name or task.person or "",
            person_id=task.person_id,
            due=task.due,
            result=task.result or "",
            done=task.done,
            search_key=task.search_key,
        )
        for task, given, name in session.execute(wanted)
    ]


STAGES = Stages(
    TASKS.name,
    {
        state: Stage(TASK_WORDS[state], need)
        for state, need in (
            (TaskState.OPEN, Need.GOING_ON),
            (TaskState.OVERDUE, Need.LATE),
            (TaskState.DONE, Need.DONE),
            (TaskState.DONE_LATE, Need.DONE),
        )
    },
    lambda session, day: {row.id: row.state(day) for row in _rows(session)},
)


def given_at(session: Session, meeting_id: int) -> list[TaskRow]:
    """Return the tasks a meeting gave, the first due first."""
    return _rows(session, Task.meeting_id == meeting_id)


def overdue(session: Session, day: date) -> list[TaskRow]:
    """Return the tasks that were due before a day and not done on it, the oldest first."""
    return _rows(session, Task.due < day, _still_open(day))


def due_between(session: Session, first: date, last: date) -> list[TaskRow]:
    """Return the tasks due from a day to another and open on the first, the next one first."""
    return _rows(session, Task.due.between(first, last), _still_open(first))


def coming_up(session: Session, meeting_id: int) -> list[TaskRow]:
    """Return the tasks that a meeting evaluates, the first due first.

    Those that earlier meetings of members gave and that are still open on its day, or were
    settled since the meeting before it. Raises LookupError when the meeting is gone.
    """
    meeting = store.one(session, Meeting, meeting_id)
    if meeting.audience is not Audience.MEMBERS:
        return []
    waiting = [_still_open(meeting.day)]
    before = _meeting_before(session, meeting)
    if before is not None:
        # What that meeting gave comes up here for the first time, even if done on the same day.
        waiting += [Task.done > before.day, Task.meeting_id == before.id]
    return _rows(session, *_earlier_than(meeting), or_(*waiting))


def _still_open(day: date) -> ColumnElement[bool]:
    return or_(Task.done.is_(None), Task.done > day)


def _earlier_than(meeting: Meeting) -> tuple[ColumnElement[bool], ...]:
    """Return what is true of the members' meetings held before one."""
    place = tuple_(Meeting.day, _START, Meeting.id)
    own = tuple_(meeting.day, meeting.start or time.min, meeting.id)
    return Meeting.audience == Audience.MEMBERS, place < own


def _meeting_before(session: Session, meeting: Meeting) -> Meeting | None:
    """Return the meeting of the same sort before one; without such, the last one of all.

    An ordinary meeting follows an ordinary one: what was settled before a study conference
    between the two was evaluated by neither.
    """
    earlier = (
        select(Meeting)
        .where(*_earlier_than(meeting))
        .order_by(Meeting.day.desc(), _START.desc(), Meeting.id.desc())
        .limit(1)
    )
    same = earlier.where(Meeting.summons == meeting.summons)
    if meeting.kind in _ORDINARY:
        same = same.where(Meeting.kind.in_(_ORDINARY))
    return session.scalars(same).first() or session.scalars(earlier).first()
