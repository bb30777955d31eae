"""A year of commitments: who must commit, what each undertakes, and what waits with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import vagueness
from db.registers import members, store
from db.registers.commitments import COMMITMENTS, GROUPS, Texts, gather, texts_of
from db.registers.members import MemberRow
from db.schema import Commitment, Outcome
from db.standing import Standing
from db.vagueness import Reason


@dataclass(frozen=True)
class ItemRow:
    """One item of a commitment, and what waits with it on a day.

    `reasons` say why it is vague, none of a concrete one; `overdue` that its day is past and no
    outcome is recorded; `half_year_missing` that the first half of its year is past and nothing
    is said of it while the year runs; `outcome_missing` that the year is past without an outcome.
    """

    id: int
    code: str
    group: str
    content: str
    measure: str
    due: date | None
    half_year: str
    year_end: str
    outcome: Outcome | None
    remark: str
    reasons: tuple[Reason, ...]
    overdue: bool
    half_year_missing: bool
    outcome_missing: bool

    @property
    def vague(self) -> bool:
        """Tell whether the item is not concrete enough."""
        return bool(self.reasons)


@dataclass(frozen=True)
class MemberYear:
    """One member's commitment for a year: the items, and whether one is asked of the member.

    `must_commit` as figure commitments.due counts (CONTRACT §3): belongs and is not exempt.
    """

    member: MemberRow
    must_commit: bool
    items: tuple[ItemRow, ...]

    @property
    def missing(self) -> bool:
        """Tell whether a commitment is asked for and none was made."""
        return self.must_commit and not self.items

    @property
    def vague(self) -> int:
        """Return how many items are vague."""
        return sum(item.vague for item in self.items)

    @property
    def overdue(self) -> int:
        """Return how many items are overdue."""
        return sum(item.overdue for item in self.items)

    @property
    def half_year_missing(self) -> int:
        """Return how many items lack their half-year assessment."""
        return sum(item.half_year_missing for item in self.items)

    @property
    def outcome_missing(self) -> int:
        """Return how many items lack their outcome."""
        return sum(item.outcome_missing for item in self.items)


@dataclass(frozen=True)
class Summary:
    """What the chapter sees of a year, over the members a commitment is asked of.

    `due` and `made` are members, as are those after them named *members*; the rest are items.
    """

    due: int
    made: int
    missing: int
    items: int
    vague: int
    vague_members: int
    overdue: int
    overdue_members: int
    half_year_missing: int
    outcome_missing: int


@dataclass(frozen=True)
class CommitmentYear:
    """The commitments of a year, members in name order.

    `day` is the one on which it is read who must commit. Members of whom none is asked stand
    here where they have items all the same.
    """

    year: int
    day: date
    members: tuple[MemberYear, ...]

    @property
    def summary(self) -> Summary:
        """Return the counts over the members a commitment is asked of."""
        due = [each for each in self.members if each.must_commit]
        made = [each for each in due if each.items]
        return Summary(
            due=len(due),
            made=len(made),
            missing=len(due) - len(made),
            items=sum(len(each.items) for each in made),
            vague=sum(each.vague for each in made),
            vague_members=sum(each.vague > 0 for each in made),
            overdue=sum(each.overdue for each in made),
            overdue_members=sum(each.overdue > 0 for each in made),
            half_year_missing=sum(each.half_year_missing for each in made),
            outcome_missing=sum(each.outcome_missing for each in made),
        )


def of_year(session: Session, year: int, today: date) -> CommitmentYear:
    """Return everybody's commitments for a year as they stand today.

    Who must commit is read on the year's last day, while the year runs today, before it begins
    on its first day.
    """
    day = min(max(today, date(year, 1, 1)), date(year, 12, 31))
    wanted = select(Commitment).where(Commitment.year == year).order_by(Commitment.id)
    records = list(session.scalars(wanted))
    texts = gather(records)
    items: dict[int, list[ItemRow]] = {}
    for record in records:
        items.setdefault(record.member_id, []).append(_item(record, texts, today))
    found = (
        MemberYear(
            row,
            row.belongs and row.standing is not Standing.EXEMPT,
            _ordered(items.get(row.id, ())),
        )
        for row in members.members_on(session, day)
    )
    return CommitmentYear(
        year, day, tuple(each for each in found if each.must_commit or each.items)
    )


def items_of(session: Session, member_id: int, year: int, today: date) -> tuple[ItemRow, ...]:
    """Return one member's items for a year, as `of_year` gives them."""
    texts = texts_of(session, year)
    own = select(Commitment).where(Commitment.member_id == member_id, Commitment.year == year)
    return _ordered(
        [_item(record, texts, today) for record in session.scalars(own.order_by(Commitment.id))]
    )


def _ordered(items: Iterable[ItemRow]) -> tuple[ItemRow, ...]:
    """Return items in the order of their groups, those of other groups last."""
    places = {vagueness.text_key(group): place for place, group in enumerate(GROUPS)}
    last = len(places)
    return tuple(sorted(items, key=lambda item: places.get(vagueness.text_key(item.group), last)))


def _item(record: Commitment, texts: Texts, today: date) -> ItemRow:
    open_ = record.outcome is None
    over = today > date(record.year, 12, 31)
    return ItemRow(
        id=record.id,
        code=record.code,
        group=record.group or "",
        content=record.content or "",
        measure=record.measure or "",
        due=record.due,
        half_year=record.half_year or "",
        year_end=record.year_end or "",
        outcome=record.outcome,
        remark=record.remark or "",
        reasons=vagueness.reasons(
            record.content,
            record.measure,
            record.due,
            others=texts.shared(record.content, record.member_id),
        ),
        overdue=open_ and record.due is not None and record.due < today,
        half_year_missing=(
            open_ and not record.half_year and not over and today > date(record.year, 6, 30)
        ),
        outcome_missing=open_ and over,
    )


def years(session: Session) -> list[int]:
    """Return the years for which there is an item, the newest first."""
    return list(
        session.scalars(select(Commitment.year).distinct().order_by(Commitment.year.desc()))
    )


def starting_points(session: Session, member_id: int, year: int) -> list[dict[str, Any]]:
    """Return a member's items of the year before as values to begin a year with.

    Group, text, measure, subjects and the day moved a year on; nothing of how they ended. What
    the member has written for the year already is left out.
    """
    own = select(Commitment).where(Commitment.member_id == member_id).order_by(Commitment.id)
    before = session.scalars(own.where(Commitment.year == year - 1)).all()
    written = session.scalars(own.where(Commitment.year == year))
    there = {vagueness.text_key(record.content) for record in written}
    return [
        _carried(record) for record in before if vagueness.text_key(record.content) not in there
    ]


def _carried(record: Commitment) -> dict[str, Any]:
    values = store.values_of(COMMITMENTS, record)
    kept = {name: values[name] for name in ("member", "group", "content", "measure", "subjects")}
    return {**kept, "year": record.year + 1, "due": _a_year_on(record.due)}


def _a_year_on(day: date | None) -> date | None:
    """Return the same day of the next year, 29/2 as 28/2."""
    if day is None:
        return None
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
