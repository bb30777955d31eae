"""Figures of study: sessions on a subject, for members, for key cadres, for the public."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.figures.base import KEY, Count, Figure, Filter, Named, Query, Rate, Rows, Unit, each
from db.figures.meetings import DUE, HELD, IN_PERIOD, MEETING, PRESENT
from db.figures.members import MEMBER
from db.messages import N_
from db.registers import meetings
from db.registers.fields import SUBJECTS_SERVED
from db.schema import Attendance, Audience, Meeting, MeetingSubject, Subject

SERVES_A_SUBJECT = Meeting.subject_links.any()
HEADCOUNT = func.coalesce(meetings.HEADCOUNT, 0)
"""How many attended where no names are kept, 0 where nobody wrote it down."""


def _subjects(session: Session) -> Mapping[Hashable, Named]:
    found = session.execute(select(Subject.id, Subject.code, Subject.name).order_by(Subject.id))
    return {row.id: Named(row.code, f"{row.code} · {row.name}") for row in found}


def _by_subject(query: Query) -> Query:
    linked = query.join(MeetingSubject, MeetingSubject.meeting_id == Meeting.id)
    return linked.add_columns(MeetingSubject.subject_id.label(KEY))


SUBJECT = Filter("subject", SUBJECTS_SERVED.heading, _subjects, _by_subject)

SESSIONS = HELD.where(SERVES_A_SUBJECT)
SESSIONS_TAKEN = SESSIONS.where(Meeting.taken)


def _sessions_for(audience: Audience) -> Rows:
    held = each(MEETING).where(IN_PERIOD, Meeting.audience == audience, SERVES_A_SUBJECT)
    return Rows(MEETING, held)


def _people(attendances: Rows) -> Count:
    served = attendances.where(SERVES_A_SUBJECT)
    return Count(served.different(MEMBER, Attendance.member_id), over=SESSIONS_TAKEN)


CADRE_SESSIONS = _sessions_for(Audience.CADRES)
PUBLIC_SESSIONS = _sessions_for(Audience.PUBLIC)


def _study(id_: str, name: str, meaning: str, unit: Unit, how: Count | Rate) -> Figure:
    return Figure(f"study.{id_}", name, meaning, unit, how, (SUBJECT,))


FAMILY = N_("Quán triệt, học tập")
FIGURES = (
    _study(
        "sessions",
        N_("Cuộc học tập, quán triệt"),
        N_("Số cuộc sinh hoạt chi bộ trong kỳ có học tập ít nhất một chủ đề."),
        Unit.THINGS,
        Count(SESSIONS, over=SESSIONS),
    ),
    _study(
        "people_due",
        N_("Đảng viên phải học tập"),
        N_(
            "Số đảng viên phải dự ít nhất một cuộc học tập đã điểm danh trong kỳ, mỗi người "
            "tính một lần."
        ),
        Unit.PEOPLE,
        _people(DUE),
    ),
    _study(
        "people_present",
        N_("Đảng viên đã học tập"),
        N_(
            "Số đảng viên phải dự và có mặt ở ít nhất một cuộc học tập đã điểm danh trong kỳ, "
            "mỗi người tính một lần."
        ),
        Unit.PEOPLE,
        _people(PRESENT),
    ),
    _study(
        "rate",
        N_("Tỷ lệ đảng viên học tập"),
        N_("Số đảng viên đã học tập chia cho số đảng viên phải học tập trong kỳ."),
        Unit.PERCENT,
        Rate("study.people_present", "study.people_due"),
    ),
    _study(
        "cadre_sessions",
        N_("Cuộc cho cán bộ chủ chốt"),
        N_("Số cuộc dành cho cán bộ chủ chốt trong kỳ có học tập ít nhất một chủ đề."),
        Unit.THINGS,
        Count(CADRE_SESSIONS, over=CADRE_SESSIONS),
    ),
    _study(
        "cadre_attendances",
        N_("Lượt cán bộ chủ chốt dự"),
        N_(
            "Tổng số người dự các cuộc cho cán bộ chủ chốt có chủ đề trong kỳ, ai dự nhiều cuộc "
            "thì tính nhiều lượt."
        ),
        Unit.ATTENDANCES,
        Count(CADRE_SESSIONS.weighing(HEADCOUNT), over=CADRE_SESSIONS),
    ),
    _study(
        "public_sessions",
        N_("Cuộc cho quần chúng"),
        N_("Số cuộc dành cho quần chúng trong kỳ có học tập ít nhất một chủ đề."),
        Unit.THINGS,
        Count(PUBLIC_SESSIONS, over=PUBLIC_SESSIONS),
    ),
    _study(
        "public_attendances",
        N_("Lượt quần chúng dự"),
        N_(
            "Tổng số người dự các cuộc cho quần chúng có chủ đề trong kỳ, ai dự nhiều cuộc thì "
            "tính nhiều lượt."
        ),
        Unit.ATTENDANCES,
        Count(PUBLIC_SESSIONS.weighing(HEADCOUNT), over=PUBLIC_SESSIONS),
    ),
)
