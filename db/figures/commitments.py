"""Figures of commitments: who had to make one for the year, who did, and how it ended."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from sqlalchemy import and_, case, exists, func, or_

from db.figures.base import (
    END,
    KEY,
    PEOPLE,
    YEAR,
    Condition,
    Count,
    Figure,
    Filter,
    Named,
    Query,
    Rate,
    Rows,
    Unit,
    each,
)
from db.figures.members import EVERYBODY, MEMBER
from db.messages import N_
from db.registers.members import MEMBERS
from db.schema import Commitment, Member, Outcome, Position

DUE = Rows(
    MEMBER,
    each(MEMBER).where(Member.id.in_(PEOPLE)),
    lambda person, day: person.life.belongs(day) and not person.life.is_exempt(day),
)


def _has_item(*conditions: Condition) -> Condition:
    """Tell that a member has an item for the year of the period's last day."""
    own = (Commitment.member_id == Member.id, Commitment.year == YEAR)
    return exists().where(*own, *conditions).correlate(Member)


HAVE_ITEM = EVERYBODY.where(_has_item())
MADE = DUE.where(_has_item())
OPEN = or_(Commitment.outcome.is_(None), Commitment.outcome != Outcome.FULFILLED)


def _by_position(query: Query) -> Query:
    """Split by whether a position is held on the last day: by its dates where there are any."""
    own = Position.member_id == Member.id
    on_last_day = and_(
        or_(Position.from_date.is_(None), Position.from_date <= END),
        or_(Position.to_date.is_(None), Position.to_date >= END),
    )
    dated = exists().where(own).correlate(Member)
    held = case(
        (dated, exists().where(own, on_last_day).correlate(Member)),
        else_=func.coalesce(Member.position, "") != "",
    )
    return query.add_columns(held.label(KEY))


_HOLDING: Mapping[Hashable, Named] = {
    True: Named("yes", N_("Giữ chức vụ")),
    False: Named("no", N_("Không giữ chức vụ")),
}
POSITION = Filter(
    "position",
    MEMBERS.field("position").heading,
    lambda _session: _HOLDING,
    _by_position,
    _HOLDING,
)


def _commitments(id_: str, name: str, meaning: str, unit: Unit, how: Count | Rate) -> Figure:
    return Figure(f"commitments.{id_}", name, meaning, unit, how, (POSITION,), "commitments")


FIGURES = (
    _commitments(
        "due",
        N_("Đảng viên phải cam kết"),
        N_("Số đảng viên thuộc chi bộ vào ngày cuối kỳ, trừ người được miễn sinh hoạt."),
        Unit.PEOPLE,
        Count(DUE, over=EVERYBODY),
    ),
    _commitments(
        "made",
        N_("Đảng viên đã cam kết"),
        N_("Số đảng viên phải cam kết có ít nhất một nội dung cam kết cho năm của ngày cuối kỳ."),
        Unit.PEOPLE,
        Count(MADE, over=DUE, recorded=HAVE_ITEM),
    ),
    _commitments(
        "rate",
        N_("Tỷ lệ đảng viên cam kết"),
        N_("Số đảng viên đã cam kết chia cho số đảng viên phải cam kết."),
        Unit.PERCENT,
        Rate("commitments.made", "commitments.due"),
    ),
    _commitments(
        "fulfilled",
        N_("Đảng viên hoàn thành cam kết"),
        N_("Số đảng viên đã cam kết có mọi nội dung được ghi Hoàn thành."),
        Unit.PEOPLE,
        Count(MADE.where(~_has_item(OPEN)), over=MADE),
    ),
    _commitments(
        "unfulfilled",
        N_("Đảng viên chưa hoàn thành cam kết"),
        N_("Số đảng viên đã cam kết có ít nhất một nội dung ghi Chưa hoàn thành."),
        Unit.PEOPLE,
        Count(MADE.where(_has_item(Commitment.outcome == Outcome.UNFULFILLED)), over=MADE),
    ),
)
