"""Meeting quality: criteria, bands and points: their descriptions and checks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.numbers import show_number
from db.registers.fields import (
    CODE,
    OF_MEETING,
    BookCheck,
    Check,
    Choice,
    Field,
    FieldKind,
    Register,
    Values,
)
from db.schema import Band, Criterion, Known, Meeting, Score

KNOWN_CHOICES = (
    Choice(Known.DURATION, N_("Thời lượng")),
    Choice(Known.ATTENDANCE, N_("Tỷ lệ dự họp")),
    Choice(Known.PAPERS, N_("Ngày đăng tài liệu")),
    Choice(Known.OPINIONS, N_("Lượt ý kiến")),
    Choice(Known.TASKS, N_("Nhiệm vụ đã hoàn thành")),
    Choice(Known.RESOLUTION, N_("Ngày đăng nghị quyết")),
)


def not_below_nought(name: str) -> Check:
    """Return a check that refuses points below 0."""

    def find(values: Values, _today: date) -> Message | None:
        points = values.get(name)
        if points is None or points >= 0:
            return None
        return Message(N_("Điểm không thể nhỏ hơn 0. Sửa lại số này."))

    return Check(name, find)


def over_the_most(points: Decimal, most: Decimal) -> Message | None:
    """Return what to say of points above the most that their criterion gives."""
    if points <= most:
        return None
    return Message(
        N_("Điểm {points} vượt điểm tối đa {most} của tiêu chí. Sửa lại số này."),
        {"points": show_number(points), "most": show_number(most)},
    )


def _points_over(
    session: Session, values: Values, _record: int | None, _today: date
) -> Message | None:
    points, criterion = values.get("points"), values.get("criterion")
    if points is None or criterion is None:
        return None
    return over_the_most(points, session.get_one(Criterion, criterion).most)


def points_of(session: Session, meeting_id: int | None) -> Decimal | None:
    """Return what the points of a meeting add up to; None where it has none."""
    return session.scalar(select(func.sum(Score.points)).where(Score.meeting_id == meeting_id))


def _differs(given: Decimal | None, total: Decimal | None) -> Message | None:
    if total is None or given == total:
        return None
    facts = {"total": show_number(total)}
    if given is None:
        return Message(N_("Chưa ghi Điểm, còn các tiêu chí đã chấm cộng là {total}."), facts)
    return Message(
        N_("Điểm {given} khác tổng các tiêu chí đã chấm là {total}. Xem lại điểm."),
        facts | {"given": show_number(given)},
    )


def score_differs(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out a meeting whose score is not what its points add up to."""
    return _differs(values.get("score"), points_of(session, record_id))


def _total_differs(
    session: Session, values: Values, record_id: int | None, _today: date
) -> Message | None:
    """Point out the same beside the points, once a meeting: at the last of them."""
    meeting_id = values.get("meeting")
    last = select(func.max(Score.id)).where(Score.meeting_id == meeting_id)
    if record_id is None or session.scalar(last) != record_id:
        return None
    score = session.get_one(Meeting, meeting_id).score
    return _differs(score, points_of(session, meeting_id))


CRITERIA = Register(
    name="criteria",
    sheet=N_("Tiêu chí"),
    title=N_("Tiêu chí chấm điểm"),
    table=Criterion,
    prefix="TC",
    place=35,
    naming=("text",),
    fields=(
        CODE,
        Field("valid_from", N_("Áp dụng từ"), FieldKind.DATE, required=True, width=12),
        Field("group", N_("Nhóm tiêu chí"), required=True, width=28),
        Field("text", N_("Tiêu chí"), FieldKind.LONG_TEXT, required=True, width=44),
        Field("most", N_("Điểm tối đa"), FieldKind.DECIMAL, required=True, width=10),
        Field("known", N_("Tự điền theo"), FieldKind.CHOICE, choices=KNOWN_CHOICES, width=22),
    ),
    errors=(not_below_nought("most"),),
)

BANDS = Register(
    name="bands",
    sheet=N_("Mức chất lượng"),
    title=N_("Mức chất lượng sinh hoạt"),
    table=Band,
    prefix="MC",
    place=36,
    naming=("word",),
    fields=(
        CODE,
        Field("valid_from", N_("Áp dụng từ"), FieldKind.DATE, required=True, width=12),
        Field("word", N_("Mức"), required=True, width=20),
        Field("least", N_("Từ điểm"), FieldKind.DECIMAL, required=True, width=10),
    ),
    errors=(not_below_nought("least"),),
)

SCORES = Register(
    name="scores",
    sheet=N_("Chấm điểm"),
    title=N_("Chấm điểm sinh hoạt"),
    table=Score,
    prefix="CH",
    place=37,
    naming=("criterion",),
    parent="meeting",
    fields=(
        CODE,
        OF_MEETING,
        Field(
            "criterion",
            N_("Mã tiêu chí"),
            FieldKind.REFERENCE,
            target="criteria",
            label=N_("Tiêu chí"),
            required=True,
        ),
        Field("points", N_("Điểm"), FieldKind.DECIMAL, required=True, width=8),
        Field("note", N_("Ghi chú"), width=30),
    ),
    errors=(not_below_nought("points"),),
    against={
        "points_over": BookCheck("points", _points_over),
        "score_differs": BookCheck("points", _total_differs),
    },
)
