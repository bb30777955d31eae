"""What the table of meetings shows: lines, their state in words, columns and totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_
from db.numbers import percent, show_int, show_number, show_percent
from db.registers import meetings, subjects
from db.registers.meetings import MEETINGS, MeetingRow, MeetingState
from db.schema import Audience
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_model import Column, State


class Stage(StrEnum):
    """How far a meeting is, as a person tells it today."""

    COMING = "coming"
    NOT_TAKEN = "not_taken"
    DRAFT = "draft"
    TAKEN = "taken"
    RECONCILED = "reconciled"
    NOT_COUNTED = "not_counted"
    COUNTED = "counted"


STAGE_WORDS: Mapping[Stage, tuple[str, Tone]] = {
    Stage.COMING: (N_("Sắp họp"), Tone.INFO),
    Stage.NOT_TAKEN: (N_("Chưa điểm danh"), Tone.ATTENTION),
    Stage.DRAFT: (N_("Nháp"), Tone.ATTENTION),
    Stage.TAKEN: (N_("Đã điểm danh"), Tone.GOOD),
    Stage.RECONCILED: (N_("Đã đối chiếu"), Tone.GOOD),
    Stage.NOT_COUNTED: (N_("Chưa ghi số người"), Tone.ATTENTION),
    Stage.COUNTED: (N_("Đã ghi số người"), Tone.GOOD),
}
WAITING = frozenset({Stage.NOT_TAKEN, Stage.DRAFT, Stage.NOT_COUNTED})


@dataclass(frozen=True)
class Line:
    """One meeting in the table."""

    row: MeetingRow
    kind: str
    subjects: str
    stage: Stage

    @property
    def id(self) -> int:
        """Return the meeting's id."""
        return self.row.id

    @property
    def state(self) -> State:
        """Return the word of the badge: how far it is, or how many came."""
        word, tone = STAGE_WORDS[self.stage]
        if self.stage is Stage.COUNTED and self.row.headcount is not None:
            return State(people(self.row.headcount), tone)
        return State(_(word), tone)

    @property
    def quality(self) -> str:
        """Return the score and its word; empty where the meeting has none."""
        if self.row.score is None:
            return ""
        return f"{show_number(self.row.score)} · {_(self.row.band)}"

    @property
    def search(self) -> str:
        """Return what the filter looks in."""
        day = show_date(self.row.day)
        return f"{self.row.search_key} {self.kind} {self.subjects} {day}"


def people(number: int) -> str:
    """Return a number of attendances in words."""
    return _("{number} lượt người").format(number=show_int(number))


def stage_of(row: MeetingRow, today: date) -> Stage:
    """Return how far a meeting is on a day."""
    by_name = row.audience is Audience.MEMBERS
    if row.state is MeetingState.TAKEN:
        return Stage.RECONCILED if row.reconciled else Stage.TAKEN
    if row.state is MeetingState.COUNTED:
        return Stage.COUNTED
    if row.state is MeetingState.DRAFT:
        return Stage.DRAFT
    if row.day > today:
        return Stage.COMING
    return Stage.NOT_TAKEN if by_name else Stage.NOT_COUNTED


def read_lines(session: Session, today: date) -> list[Line]:
    """Return every meeting, the newest first."""
    named = {row.id: row.name for row in subjects.subjects(session)}
    return [
        Line(
            row,
            _(MEETINGS.field("kind").label_of(row.kind)),
            "; ".join(named[each] for each in row.subject_ids),
            stage_of(row, today),
        )
        for row in meetings.meetings(session)
    ]


def columns() -> list[Column[Line]]:
    """Return the columns in the order of LOOK's tables: when, what, how many, how far."""
    return [
        Column("day", _("Ngày"), lambda line: line.row.day, 108),
        Column("kind", _("Loại"), lambda line: line.kind, 112, optional=1),
        Column("content", _("Nội dung"), lambda line: line.row.content, 124, stretch=True),
        Column("subjects", _("Chủ đề"), lambda line: line.subjects, 190, optional=5),
        Column("due", _("Phải dự"), lambda line: line.row.due, 88, right=True, optional=4),
        Column("present", _("Có mặt"), lambda line: line.row.present, 84, right=True, optional=3),
        Column(
            "rate",
            _("Tỷ lệ"),
            lambda line: line.row.rate,
            92,
            right=True,
            optional=2,
            show=_show_rate,
        ),
        Column(
            "quality",
            _("Chất lượng"),
            lambda line: line.quality,
            120,
            optional=6,
            sort=lambda line: -1 if line.row.score is None else line.row.score,
        ),
        Column("state", _("Trạng thái"), lambda line: line.state, 156),
    ]


def _show_rate(rate: Decimal | None) -> str:
    return "" if rate is None else show_percent(rate)


def totals(lines: Sequence[Line]) -> dict[str, str]:
    """Return the foot of the table: attendances by name, and apart from them by number."""
    due = sum(line.row.due or 0 for line in lines)
    present = sum(line.row.present or 0 for line in lines)
    counted = [line.row.headcount for line in lines if line.stage is Stage.COUNTED]
    rate = percent(present, due)
    return {
        "day": _("{number} cuộc").format(number=show_int(len(lines))),
        "due": show_int(due),
        "present": show_int(present),
        "rate": _show_rate(rate),
        "state": people(sum(each or 0 for each in counted)) if counted else "",
    }
