"""Figures of meetings for members, and of attendance at them."""

from __future__ import annotations

from sqlalchemy import select

from db.dates import show_date
from db.figures.base import END, START, Count, Figure, Rate, RecordKind, Rows, Unit, each
from db.messages import N_, Message, plain
from db.registers import meetings
from db.registers.attendance import ATTENDED
from db.schema import Attendance, Audience, Mark, Meeting, MeetingKind, Member, Summons

MEETING = RecordKind(
    register="meetings",
    id=Meeting.id,
    listing=select(Meeting.id, Meeting.day, Meeting.kind).order_by(
        Meeting.day, Meeting.start, Meeting.id
    ),
    label=lambda row: Message(
        N_("{day} {kind}"), {"day": show_date(row.day), "kind": _kind_word(row.kind)}
    ),
    measure=N_("cuộc"),
)
ATTENDANCE = RecordKind(
    register="attendance",
    id=Attendance.id,
    listing=select(Attendance.id, Member.full_name, Meeting.day)
    .join(Attendance.member)
    .join(Attendance.meeting)
    .order_by(Meeting.day, Meeting.start, Meeting.id, Member.sort_key, Member.id),
    label=lambda row: plain(f"{row.full_name} – {show_date(row.day)}"),
)


def _kind_word(kind: MeetingKind) -> Message:
    return Message(meetings.MEETINGS.field("kind").label_of(kind))


IN_PERIOD = Meeting.day.between(START, END)
IS_HELD = (
    Meeting.audience == Audience.MEMBERS,
    Meeting.summons == Summons.CHAPTER,
    Meeting.kind != MeetingKind.COMMITTEE,
)
"""What makes a meeting one the chapter held, in whatever period."""

ORDINARY_KINDS = (MeetingKind.ORDINARY, MeetingKind.COMBINED)
THEMATIC_KINDS = (MeetingKind.THEMATIC, MeetingKind.COMBINED)

HELD = Rows(MEETING, each(MEETING).where(IN_PERIOD, *IS_HELD))
TAKEN = HELD.where(Meeting.taken)
DUE = Rows(
    ATTENDANCE,
    each(ATTENDANCE)
    .join(Attendance.meeting)
    .where(IN_PERIOD, *IS_HELD, Meeting.taken, Attendance.due.is_(True)),
)
PRESENT = DUE.where(Attendance.mark.in_(ATTENDED))


def _of_kind(kinds: tuple[MeetingKind, ...]) -> Count:
    return Count(HELD.where(Meeting.kind.in_(kinds)), over=HELD)


FIGURES = (
    Figure(
        "meetings.held",
        N_("Cuộc sinh hoạt chi bộ"),
        N_("Số cuộc dành cho đảng viên có triệu tập cả chi bộ trong kỳ, không tính họp chi ủy."),
        Unit.THINGS,
        Count(HELD, over=HELD),
    ),
    Figure(
        "meetings.ordinary",
        N_("Sinh hoạt thường kỳ"),
        N_("Số cuộc sinh hoạt chi bộ loại thường kỳ hoặc kết hợp trong kỳ."),
        Unit.THINGS,
        _of_kind(ORDINARY_KINDS),
    ),
    Figure(
        "meetings.thematic",
        N_("Sinh hoạt chuyên đề"),
        N_("Số cuộc sinh hoạt chi bộ loại chuyên đề hoặc kết hợp trong kỳ."),
        Unit.THINGS,
        _of_kind(THEMATIC_KINDS),
    ),
    Figure(
        "meetings.not_taken",
        N_("Cuộc chưa điểm danh"),
        N_("Số cuộc sinh hoạt chi bộ trong kỳ chưa điểm danh xong."),
        Unit.THINGS,
        Count(HELD.where(Meeting.taken.is_(False)), over=HELD),
    ),
    Figure(
        "meetings.due",
        N_("Lượt đảng viên phải dự"),
        N_(
            "Tổng số lượt đảng viên phải dự ở các cuộc sinh hoạt chi bộ đã điểm danh trong kỳ, "
            "bằng số có mặt cộng số vắng."
        ),
        Unit.ATTENDANCES,
        Count(DUE, over=TAKEN),
    ),
    Figure(
        "meetings.present",
        N_("Lượt đảng viên dự"),
        N_(
            "Tổng số lượt đảng viên phải dự và có mặt, kể cả dự trực tuyến, ở các cuộc sinh "
            "hoạt chi bộ đã điểm danh trong kỳ."
        ),
        Unit.ATTENDANCES,
        Count(PRESENT, over=TAKEN),
    ),
    Figure(
        "meetings.excused",
        N_("Lượt vắng có lý do"),
        N_(
            "Tổng số lượt đảng viên phải dự nhưng vắng có lý do ở các cuộc sinh hoạt chi bộ đã "
            "điểm danh trong kỳ."
        ),
        Unit.ATTENDANCES,
        Count(DUE.where(Attendance.mark == Mark.EXCUSED), over=TAKEN),
    ),
    Figure(
        "meetings.unexcused",
        N_("Lượt vắng không lý do"),
        N_(
            "Tổng số lượt đảng viên phải dự nhưng vắng không lý do ở các cuộc sinh hoạt chi bộ "
            "đã điểm danh trong kỳ."
        ),
        Unit.ATTENDANCES,
        Count(DUE.where(Attendance.mark == Mark.UNEXCUSED), over=TAKEN),
    ),
    Figure(
        "meetings.rate",
        N_("Tỷ lệ dự sinh hoạt"),
        N_("Số lượt đảng viên dự chia cho số lượt đảng viên phải dự sinh hoạt chi bộ trong kỳ."),
        Unit.PERCENT,
        Rate("meetings.present", "meetings.due"),
    ),
)
