"""What the form of a member is given from the book."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.registers import store
from db.registers.fields import Values
from db.registers.members import MEMBERS, POSITIONS
from db.schema import Member, Position


@dataclass(frozen=True)
class MemberFacts:
    """One member's values, or a new one's; what others have in fields one may repeat."""

    values: Values
    groups: tuple[str, ...]
    positions: tuple[str, ...]
    dated_positions: bool


def read_facts(session: Session, member_id: int | None) -> MemberFacts:
    """Return what the form needs now; raises LookupError when the member is gone."""
    values: Values
    dated = False
    if member_id is None:
        values = {"code": store.next_code(session, MEMBERS)}
    else:
        values = store.values_of(MEMBERS, store.get(session, MEMBERS, member_id))
        held = select(Position.id).where(Position.member_id == member_id).limit(1)
        dated = session.scalar(held) is not None
    groups = session.scalars(select(Member.party_group).distinct().order_by(Member.party_group))
    titles = session.scalars(select(Member.position).distinct().order_by(Member.position))
    return MemberFacts(
        values=values,
        groups=tuple(group for group in groups if group),
        positions=tuple(dict.fromkeys([*POSITIONS, *(title for title in titles if title)])),
        dated_positions=dated,
    )
