"""Votes (biểu quyết): description, base by rule, result in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.messages import N_, Message
from db.numbers import percent, show_percent
from db.registers import store
from db.registers.attendance import ATTENDED, DueRule, due_now
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
from db.schema import Meeting, Vote

COUNTED = ("in_favour", "against", "abstained")
"""The fields that say how those who could vote did."""


def base_of(session: Session, meeting_id: int) -> int:
    """Return how many could vote at a meeting by the rule of DOMAIN §3.

    All official members summoned, absent ones too; someone exempt or away only where marked
    present; nobody probationary. Raises LookupError when the meeting is gone.
    """
    meeting = store.one(session, Meeting, meeting_id)
    rule = DueRule(session)
    due = due_now(meeting, rule)
    came = {each.member_id for each in meeting.attendances if each.mark in ATTENDED}
    voters = 0
    for person in rule.people.values():
        life, day = person.life, meeting.day
        resting = life.is_exempt(day) or life.is_away(day)
        if life.belongs(day) and life.is_official(day):
            voters += person.id in (came if resting else due)
    return voters


def _more_than_could(values: Values, _today: date) -> Message | None:
    base, counted = values.get("base"), _counted(values)
    if base is None or counted <= base:
        return None
    return Message(
        N_("Cộng ba số là {counted}, nhiều hơn {base} người có quyền biểu quyết. Xem lại các số."),
        {"counted": counted, "base": base},
    )


def _counted(values: Values) -> int:
    return sum(values.get(name) or 0 for name in COUNTED)


def _not_by_rule(
    session: Session, values: Values, _record: int | None, _today: date
) -> Message | None:
    base, meeting = values.get("base"), values.get("meeting")
    if base is None or meeting is None:
        return None
    rule = base_of(session, meeting)
    if rule in (0, base):
        return None
    return Message(
        N_(
            "Theo danh sách cuộc họp có {rule} đảng viên chính thức được biểu quyết, ở đây ghi "
            "{base}. Đúng thực tế thì cứ ghi."
        ),
        {"rule": rule, "base": base},
    )


VOTES = Register(
    name="votes",
    sheet=N_("Biểu quyết"),
    title=N_("Biểu quyết"),
    table=Vote,
    prefix="BQ",
    place=34,
    naming=("matter",),
    parent="meeting",
    fields=(
        CODE,
        OF_MEETING,
        Field("matter", N_("Nội dung biểu quyết"), FieldKind.LONG_TEXT, required=True, width=40),
        Field("base", N_("Số người có quyền biểu quyết"), FieldKind.INTEGER, width=14),
        Field("in_favour", N_("Tán thành"), FieldKind.INTEGER, width=11),
        Field("against", N_("Không tán thành"), FieldKind.INTEGER, width=11),
        Field("abstained", N_("Không biểu quyết"), FieldKind.INTEGER, width=11),
    ),
    doubts={"votes_over_base": Check("base", _more_than_could)},
    against={"base_differs": BookCheck("base", _not_by_rule)},
)


@dataclass(frozen=True)
class VoteRow:
    """One vote as a list shows it; a number nobody wrote down is None."""

    id: int
    code: str
    meeting_id: int
    matter: str
    base: int | None
    in_favour: int | None
    against: int | None
    abstained: int | None

    @property
    def share(self) -> Decimal | None:
        """Return those in favour in per cent of the base; None where either is not known."""
        if self.base is None or self.in_favour is None:
            return None
        return percent(self.in_favour, self.base)

    @property
    def result(self) -> Message | None:
        """Return the outcome in words, the share of the base with it; None while not known."""
        if self.in_favour is None:
            return None
        if self.share is None or self.base is None:
            return Message(N_("{in_favour} tán thành"), {"in_favour": self.in_favour})
        facts = {
            "in_favour": self.in_favour,
            "base": self.base,
            "share": show_percent(self.share),
        }
        if self.in_favour * 2 > self.base:
            return Message(N_("{in_favour}/{base} tán thành, đạt {share}, quá nửa"), facts)
        return Message(N_("{in_favour}/{base} tán thành, đạt {share}, chưa quá nửa"), facts)


def votes_at(session: Session, meeting_id: int) -> list[VoteRow]:
    """Return the votes of a meeting in the order they were written down."""
    wanted = select(Vote).where(Vote.meeting_id == meeting_id).order_by(Vote.id)
    return [
        VoteRow(
            id=each.id,
            code=each.code,
            meeting_id=each.meeting_id,
            matter=each.matter,
            base=each.base,
            in_favour=each.in_favour,
            against=each.against,
            abstained=each.abstained,
        )
        for each in session.scalars(wanted)
    ]
