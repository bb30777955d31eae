"""Turns in a member's life in the chapter (diễn biến) and posts held: rows, meaning, doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.schema import Member, Position, Standing
from db.standing import Life, StandingEvent, StandingKind, life

SPANS = frozenset({StandingKind.EXEMPT, StandingKind.AWAY, StandingKind.HERE})
"""What lasts from a day to a day; the other kinds happen on their day (CONTRACT §3)."""

MEANINGS: Mapping[StandingKind, str] = {
    StandingKind.EXEMPT: N_(
        "Được miễn công tác và sinh hoạt đảng: vẫn tính vào tổng số đảng viên, không phải dự họp. "
        "Chưa biết ngày hết thì để trống Đến ngày."
    ),
    StandingKind.AWAY: N_(
        "Sinh hoạt tạm thời nơi khác: vẫn tính vào tổng số đảng viên, không phải dự họp ở đây. "
        "Chưa biết ngày về thì để trống Đến ngày."
    ),
    StandingKind.HERE: N_(
        "Đảng viên nơi khác đến sinh hoạt tạm thời: phải dự họp, không tính vào tổng số đảng viên "
        "của chi bộ."
    ),
    StandingKind.ARRIVED: N_(
        "Thuộc chi bộ từ ngày này. Nếu trước đó chưa rời chi bộ lần nào thì những ngày trước ngày "
        "này không tính."
    ),
    StandingKind.TRANSFERRED: N_("Từ ngày này không còn thuộc chi bộ và không phải dự họp."),
    StandingKind.LEFT: N_("Từ ngày này không còn là đảng viên của chi bộ và không phải dự họp."),
    StandingKind.DIED: N_("Từ ngày này không còn tính vào chi bộ; số liệu cũ giữ nguyên."),
}
"""What each kind does to who belongs and who is due, as the clerk is told (CONTRACT §3)."""

_ALREADY = {
    StandingKind.EXEMPT: Life.is_exempt,
    StandingKind.AWAY: Life.is_away,
    StandingKind.HERE: Life.is_here,
}


@dataclass(frozen=True)
class TurnRow:
    """One row of a person's history."""

    id: int
    kind: StandingKind
    start: date
    end: date | None


@dataclass(frozen=True)
class PostRow:
    """One position held, days open where they are not known."""

    id: int
    title: str
    start: date | None
    end: date | None


def turns_of(session: Session, member_id: int) -> list[TurnRow]:
    """Return a member's history, the newest first."""
    wanted = (
        select(Standing.id, Standing.kind, Standing.from_date, Standing.to_date)
        .where(Standing.member_id == member_id)
        .order_by(Standing.from_date.desc(), Standing.id.desc())
    )
    return [TurnRow(*row) for row in session.execute(wanted)]


def posts_of(session: Session, member_id: int) -> list[PostRow]:
    """Return the positions a member held, the newest first; those without a start last."""
    wanted = (
        select(Position.id, Position.title, Position.from_date, Position.to_date)
        .where(Position.member_id == member_id)
        .order_by(Position.from_date.desc(), Position.id.desc())
    )
    return [PostRow(*row) for row in session.execute(wanted)]


def doubt(
    session: Session, member_id: int, event: StandingEvent, but: int | None = None
) -> Message | None:
    """Return what is odd about a turn beside the others of the member; `but` is its own row.

    Raises LookupError when the member is gone.
    """
    member = session.get(Member, member_id)
    if member is None:
        raise LookupError(member_id)
    others = [
        StandingEvent(row.kind, row.start, row.end)
        for row in turns_of(session, member_id)
        if row.id != but
    ]
    joined = member.joined.first if member.joined else None
    official = member.official.first if member.official else None
    before, after = life(joined, official, others), life(joined, official, [*others, event])
    return _odd(before, after, event)


def _odd(before: Life, after: Life, event: StandingEvent) -> Message | None:
    kind, day = event.kind, event.start
    if kind not in SPANS:
        if before.stays != after.stays:
            return None
        if kind is StandingKind.ARRIVED:
            return Message(
                N_("Trước ngày này người này đã thuộc chi bộ nên dòng này không đổi gì.")
            )
        return Message(N_("Trước ngày này người này không thuộc chi bộ nên dòng này không đổi gì."))
    if kind is StandingKind.HERE and after.belongs(day):
        return Message(N_("Ngày này người này thuộc chi bộ nên không phải là tạm thời đến."))
    if kind is StandingKind.HERE and before.stays and not after.stays:
        return Message(
            N_(
                "Ghi dòng này thì người này là khách của chi bộ, không còn tính vào tổng số đảng "
                "viên. Đúng là khách thì cứ lưu."
            )
        )
    if not (after.belongs(day) or after.is_here(day)):
        return Message(N_("Ngày này người này không ở chi bộ. Xem lại ngày."))
    if _ALREADY[kind](before, day):
        return Message(N_("Ngày này đã nằm trong một dòng khác cùng tình trạng."))
    return None
