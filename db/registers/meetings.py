"""Meetings (sinh hoạt): description, list with due, present and state, the next of a kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.messages import N_
from db.numbers import percent
from db.registers import checks
from db.registers.criteria import Grader
from db.registers.fields import (
    CODE,
    OF_MEETING,
    REQUIRED_CODE,
    BookCheck,
    Check,
    Choice,
    Field,
    FieldKind,
    Register,
)
from db.registers.quality import score_differs
from db.schema import (
    Attendance,
    Audience,
    Call,
    Headcount,
    Mark,
    Meeting,
    MeetingKind,
    MeetingSubject,
    Summons,
)

KIND_CHOICES = (
    Choice(MeetingKind.ORDINARY, N_("Thường kỳ")),
    Choice(MeetingKind.THEMATIC, N_("Chuyên đề")),
    Choice(MeetingKind.COMBINED, N_("Kết hợp")),
    Choice(MeetingKind.COMMITTEE, N_("Chi ủy"), ("Họp chi ủy",)),
    Choice(MeetingKind.STUDY, N_("Quán triệt"), ("Quán triệt, học tập",)),
    Choice(MeetingKind.EXTRAORDINARY, N_("Đột xuất")),
    Choice(MeetingKind.YEAR_END, N_("Kiểm điểm")),
    Choice(MeetingKind.REVIEW, N_("Sơ kết"), ("Tổng kết", "Sơ kết, tổng kết")),
    Choice(MeetingKind.CONGRESS, N_("Đại hội")),
    Choice(MeetingKind.OTHER, N_("Khác")),
)
AUDIENCE_CHOICES = (
    Choice(Audience.MEMBERS, N_("Đảng viên")),
    Choice(Audience.CADRES, N_("Cán bộ chủ chốt")),
    Choice(Audience.PUBLIC, N_("Quần chúng")),
)
SUMMONS_CHOICES = (
    Choice(Summons.CHAPTER, N_("Chi bộ")),
    Choice(Summons.COMMITTEE, N_("Chi ủy")),
    Choice(Summons.GROUP, N_("Tổ đảng")),
    Choice(Summons.LIST, N_("Danh sách")),
)
GROUPS = (
    "Đoàn Thanh niên",
    "Hội Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Công đoàn",
    "Mặt trận",
    "Học sinh",
    "Nhân dân",
)

MEETINGS = Register(
    name="meetings",
    sheet=N_("Sinh hoạt"),
    title=N_("Sinh hoạt"),
    table=Meeting,
    prefix="SH",
    place=30,
    dates=("day",),
    naming=("kind", "day"),
    fields=(
        REQUIRED_CODE,
        Field("day", N_("Ngày"), FieldKind.DATE, required=True, width=12),
        Field("start", N_("Bắt đầu"), FieldKind.TIME, width=9),
        Field("duration", N_("Thời lượng (phút)"), FieldKind.INTEGER, width=11),
        Field("kind", N_("Loại"), FieldKind.CHOICE, required=True, choices=KIND_CHOICES),
        Field(
            "audience",
            N_("Đối tượng"),
            FieldKind.CHOICE,
            choices=AUDIENCE_CHOICES,
            default=Audience.MEMBERS,
        ),
        Field(
            "call",
            N_("Triệu tập"),
            FieldKind.CALL,
            choices=SUMMONS_CHOICES,
            help=N_("Chi bộ, Chi ủy, Tổ đảng: tên tổ, hoặc Danh sách."),
        ),
        Field(
            "subjects",
            N_("Chủ đề"),
            FieldKind.REFERENCES,
            target="subjects",
            column="subject_ids",
            help=N_("Một cuộc có thể lồng ghép nhiều chủ đề."),
            width=18,
        ),
        Field("content", N_("Nội dung"), FieldKind.LONG_TEXT, width=36),
        Field("place", N_("Địa điểm"), width=24),
        Field("chair", N_("Chủ trì"), FieldKind.PERSON, width=20),
        Field("secretary", N_("Thư ký"), FieldKind.PERSON, width=20),
        Field(
            "headcount",
            N_("Số người dự"),
            FieldKind.INTEGER,
            help=N_("Dành cho cuộc không điểm danh theo tên."),
            width=10,
        ),
        Field("taken", N_("Đã điểm danh"), FieldKind.FLAG, width=10),
        Field("opinions", N_("Lượt ý kiến"), FieldKind.INTEGER, width=10),
        Field("score", N_("Điểm"), FieldKind.DECIMAL, width=8),
        Field("conclusion", N_("Kết luận"), FieldKind.LONG_TEXT, width=36),
        Field("papers_posted", N_("Ngày đăng tài liệu"), FieldKind.DATE, width=12),
        Field("resolution_posted", N_("Ngày đăng nghị quyết"), FieldKind.DATE, width=12),
        Field("signatures", N_("Số chữ ký"), FieldKind.INTEGER, width=9),
        Field("reconciled", N_("Ngày đối chiếu"), FieldKind.DATE, width=12),
    ),
    doubts={"headcount_blank": Check("headcount", checks.headcount_given)},
    against={"score_differs": BookCheck("score", score_differs)},
)

HEADCOUNTS = Register(
    name="headcounts",
    sheet=N_("Thành phần"),
    title=N_("Thành phần"),
    table=Headcount,
    prefix="TP",
    place=31,
    naming=("group",),
    parent="meeting",
    adding={"people": ""},
    fields=(
        CODE,
        OF_MEETING,
        Field("group", N_("Nhóm"), required=True, suggestions=GROUPS, width=22),
        Field("people", N_("Số người"), FieldKind.INTEGER, required=True, width=10),
    ),
)


def default_call(kind: MeetingKind | None) -> Call:
    """Return whom a meeting summons where nothing is said of it (CONTRACT §2, Triệu tập)."""
    return Call(Summons.COMMITTEE if kind is MeetingKind.COMMITTEE else Summons.CHAPTER)


class MeetingState(StrEnum):
    """How far a meeting's attendance is."""

    NOT_TAKEN = "not_taken"
    DRAFT = "draft"
    TAKEN = "taken"
    COUNTED = "counted"


@dataclass(frozen=True)
class MeetingRow:
    """One meeting as a list shows it; due and present are known once attendance is taken.

    `band` is the word for its score, empty where it has none.
    """

    id: int
    code: str
    day: date
    start: time | None
    kind: MeetingKind
    audience: Audience
    call: Call
    content: str
    place: str
    subject_ids: tuple[int, ...]
    headcount: int | None
    state: MeetingState
    due: int | None
    present: int | None
    excused: int
    unexcused: int
    reconciled: date | None
    score: Decimal | None
    band: str
    search_key: str

    @property
    def rate(self) -> Decimal | None:
        """Return the attendance rate in percent; None where nobody was due or taken."""
        if self.due is None or self.present is None:
            return None
        return percent(self.present, self.due)


@dataclass(frozen=True)
class _Counts:
    marks: int = 0
    due: int = 0
    present: int = 0
    excused: int = 0
    unexcused: int = 0


_NEWEST_FIRST = (Meeting.day.desc(), Meeting.start.desc(), Meeting.id.desc())


HEADCOUNT = func.coalesce(
    Meeting.headcount,
    select(func.sum(Headcount.people))
    .where(Headcount.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery(),
)
"""How many attended where no names are kept: the total, else the sum by group."""

# Read by column, not as records: those of twenty years then open in a moment.
_MEETING = (
    Meeting.id,
    Meeting.code,
    Meeting.day,
    Meeting.start,
    Meeting.kind,
    Meeting.audience,
    Meeting.summons,
    Meeting.summons_group,
    Meeting.content,
    Meeting.place,
    HEADCOUNT.label("headcount"),
    Meeting.taken,
    Meeting.reconciled,
    Meeting.score,
    Meeting.search_key,
)
_Columns = Row[*tuple[Any, ...]]


def meetings(session: Session, ids: Iterable[int] | None = None) -> list[MeetingRow]:
    """Return meetings, the newest first; all of them, or those with the ids given."""
    only = None if ids is None else tuple(ids)
    wanted = select(*_MEETING).where(*_among(Meeting.id, only)).order_by(*_NEWEST_FIRST)
    counts, subjects = _counts(session, only), _subjects(session, only)
    grader = Grader(session)
    return [
        _row(each, counts.get(each.id, _Counts()), subjects.get(each.id, ()), grader)
        for each in session.execute(wanted)
    ]


def meeting(session: Session, meeting_id: int) -> MeetingRow:
    """Return one meeting; raises LookupError when it is gone."""
    found = meetings(session, [meeting_id])
    if not found:
        raise LookupError(meeting_id)
    return found[0]


def _counts(session: Session, only: tuple[int, ...] | None) -> Mapping[int, _Counts]:
    def tally(*marks: Mark) -> ColumnElement[int]:
        return func.count(case((Attendance.due.is_(True) & Attendance.mark.in_(marks), 1)))

    meeting = Attendance.meeting_id
    wanted = select(
        meeting,
        func.count(Attendance.mark),
        func.count(case((Attendance.due.is_(True), 1))),
        tally(Mark.PRESENT, Mark.ONLINE),
        tally(Mark.EXCUSED),
        tally(Mark.UNEXCUSED),
    ).where(*_among(meeting, only))
    return {row[0]: _Counts(*row[1:]) for row in session.execute(wanted.group_by(meeting))}


def _subjects(session: Session, only: tuple[int, ...] | None) -> Mapping[int, list[int]]:
    """Return the subjects each meeting serves, in the order added."""
    meeting = MeetingSubject.meeting_id
    wanted = select(meeting, MeetingSubject.subject_id).where(*_among(meeting, only))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for meeting_id, subject_id in session.execute(wanted.order_by(MeetingSubject.id)):
        found[meeting_id].append(subject_id)
    return found


def _among(
    meeting: InstrumentedAttribute[int], only: tuple[int, ...] | None
) -> tuple[ColumnElement[bool], ...]:
    return () if only is None else (meeting.in_(only),)


def _state(each: _Columns, counts: _Counts) -> MeetingState:
    if each.audience is not Audience.MEMBERS:
        return MeetingState.NOT_TAKEN if each.headcount is None else MeetingState.COUNTED
    if each.taken:
        return MeetingState.TAKEN
    return MeetingState.DRAFT if counts.marks else MeetingState.NOT_TAKEN


def _row(each: _Columns, counts: _Counts, subject_ids: Sequence[int], grader: Grader) -> MeetingRow:
    taken = each.taken and each.audience is Audience.MEMBERS
    return MeetingRow(
        id=each.id,
        code=each.code,
        day=each.day,
        start=each.start,
        kind=each.kind,
        audience=each.audience,
        call=Call(each.summons, each.summons_group),
        content=each.content or "",
        place=each.place or "",
        subject_ids=tuple(subject_ids),
        headcount=each.headcount,
        state=_state(each, counts),
        due=counts.due if taken else None,
        present=counts.present if taken else None,
        excused=counts.excused if taken else 0,
        unexcused=counts.unexcused if taken else 0,
        reconciled=each.reconciled,
        score=each.score,
        band=grader.word(each.score, each.day),
        search_key=each.search_key,
    )


def last_of_kind(session: Session, kind: MeetingKind) -> Meeting | None:
    """Return the newest meeting of a kind, whose facts a new one starts from."""
    wanted = select(Meeting).where(Meeting.kind == kind).order_by(*_NEWEST_FIRST).limit(1)
    return session.scalars(wanted).first()
