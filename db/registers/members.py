"""Members (đảng viên), their standings and positions: descriptions, lists, lives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from db import vietnamese
from db.dates import PartialDate
from db.messages import N_
from db.registers import checks
from db.registers.fields import (
    CODE,
    OF_MEMBER,
    REQUIRED_CODE,
    Check,
    Choice,
    Field,
    FieldKind,
    Register,
)
from db.registers.remembering import remembered
from db.schema import Gender, Member, Position, Standing
from db.standing import Life, StandingEvent, StandingKind, life
from db.standing import Standing as StandingWord

POSITIONS = ("Bí thư", "Phó Bí thư", "Chi ủy viên")
_COMMITTEE = {vietnamese.fold(title) for title in POSITIONS}

MEMBERS = Register(
    name="members",
    sheet=N_("Đảng viên"),
    title=N_("Đảng viên"),
    table=Member,
    prefix="DV",
    place=10,
    naming=("full_name",),
    fields=(
        REQUIRED_CODE,
        Field("full_name", N_("Họ và tên"), required=True, width=26),
        Field(
            "gender",
            N_("Giới tính"),
            FieldKind.CHOICE,
            choices=(Choice(Gender.MALE, N_("Nam")), Choice(Gender.FEMALE, N_("Nữ"))),
            width=9,
        ),
        Field(
            "birth",
            N_("Ngày sinh"),
            FieldKind.PARTIAL_DATE,
            help=N_("Chỉ biết năm thì gõ năm, ví dụ 1959."),
            width=12,
        ),
        Field("card_number", N_("Số thẻ"), width=12),
        Field("joined", N_("Ngày vào Đảng"), FieldKind.PARTIAL_DATE, width=14),
        Field("official", N_("Ngày chính thức"), FieldKind.PARTIAL_DATE, width=14),
        Field("position", N_("Chức vụ"), suggestions=POSITIONS, width=16),
        Field("party_group", N_("Tổ đảng"), width=12),
        Field("ethnic_group", N_("Dân tộc"), suggestions=("Kinh", "Khmer", "Hoa")),
        Field("phone", N_("Điện thoại"), width=13),
        Field(
            "sort_name",
            N_("Tên sắp xếp"),
            help=N_("Chỉ ghi khi tên gọi có hai chữ, ví dụ Sà Phoan: danh sách xếp theo tên này."),
            width=14,
        ),
    ),
    doubts={
        "joined_too_young": Check("joined", checks.joined_as_adult),
        "official_missing": Check("official", checks.official_in_time),
    },
)

STANDING_CHOICES = (
    Choice(StandingKind.EXEMPT, N_("Miễn sinh hoạt"), ("Miễn công tác và sinh hoạt đảng",)),
    Choice(StandingKind.AWAY, N_("Tạm thời đi"), ("Sinh hoạt tạm thời nơi khác",)),
    Choice(StandingKind.HERE, N_("Tạm thời đến"), ("Sinh hoạt tạm thời đến",)),
    Choice(StandingKind.ARRIVED, N_("Chuyển đến")),
    Choice(StandingKind.TRANSFERRED, N_("Chuyển đi")),
    Choice(StandingKind.LEFT, N_("Ra khỏi Đảng")),
    Choice(StandingKind.DIED, N_("Từ trần")),
)

STANDINGS = Register(
    name="standings",
    sheet=N_("Diễn biến"),
    title=N_("Diễn biến"),
    table=Standing,
    prefix="DB",
    place=11,
    dates=("from_date",),
    parent="member",
    fields=(
        CODE,
        OF_MEMBER,
        Field("kind", N_("Tình trạng"), FieldKind.CHOICE, required=True, choices=STANDING_CHOICES),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, required=True, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, width=12),
    ),
    errors=(checks.ends_after_start(),),
)

STANDING_WORDS: Mapping[StandingWord, str] = {
    StandingWord.OFFICIAL: N_("Chính thức"),
    StandingWord.PROBATIONARY: N_("Dự bị"),
    StandingWord.EXEMPT: N_("Được miễn"),
    StandingWord.AWAY: N_("Tạm thời đi"),
    StandingWord.HERE: N_("Tạm thời đến"),
    StandingWord.TRANSFERRED: N_("Đã chuyển đi"),
    StandingWord.LEFT: N_("Đã ra khỏi Đảng"),
    StandingWord.DIED: N_("Đã từ trần"),
    StandingWord.NOT_YET: N_("Chưa vào chi bộ"),
}
"""How a person's standing on a day is called in lists."""

POSITION_REGISTER = Register(
    name="positions",
    sheet=N_("Chức vụ"),
    title=N_("Chức vụ"),
    table=Position,
    prefix="CV",
    place=12,
    dates=("from_date",),
    naming=("title",),
    parent="member",
    fields=(
        CODE,
        OF_MEMBER,
        Field("title", N_("Chức vụ"), required=True, suggestions=POSITIONS),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, width=12),
    ),
    errors=(checks.ends_after_start(),),
)


@dataclass(frozen=True)
class Person:
    """What the rules ask about one member: life, positions, party group."""

    id: int
    life: Life
    position: str
    positions: tuple[tuple[str, date, date], ...]
    party_group: str
    female: bool

    def titles_on(self, day: date) -> tuple[str, ...]:
        """Return the positions held on a day; dated rows decide where there are any."""
        if self.positions:
            return tuple(t for t, start, end in self.positions if start <= day <= end)
        return (self.position,) if self.position else ()

    def on_committee(self, day: date) -> bool:
        """Tell whether the person sat on the chapter's committee (chi ủy) on a day."""
        return any(
            vietnamese.fold(part) in _COMMITTEE
            for title in self.titles_on(day)
            for part in title.replace(";", ",").split(",")
        )


@dataclass(frozen=True)
class MemberRow:
    """One member as a list shows it, on one day."""

    id: int
    code: str
    full_name: str
    gender: Gender | None
    birth: PartialDate | None
    card_number: str
    joined: PartialDate | None
    official: PartialDate | None
    position: str
    party_group: str
    standing: StandingWord
    belongs: bool
    is_official: bool
    due: bool
    sort_key: str
    search_key: str


@dataclass(frozen=True)
class NameRow:
    """A member as a list to choose from shows them."""

    id: int
    code: str
    full_name: str
    position: str
    party_group: str


def group_key(party_group: str | None) -> str:
    """Return the form in which names of party groups are compared: trimmed, without case."""
    return vietnamese.clean(party_group or "").casefold()


# Read by column, not as records: a list of thousands then opens in a moment.
_MEMBER = (
    Member.id,
    Member.code,
    Member.full_name,
    Member.gender,
    Member.birth,
    Member.card_number,
    Member.joined,
    Member.official,
    Member.position,
    Member.party_group,
    Member.sort_key,
    Member.search_key,
)
_MemberColumns = Row[*tuple[Any, ...]]
_TURN = (Standing.member_id, Standing.kind, Standing.from_date, Standing.to_date)
_POST = (Position.member_id, Position.title, Position.from_date, Position.to_date)


def _read(
    session: Session, *conditions: ColumnElement[bool]
) -> Iterator[tuple[_MemberColumns, Person]]:
    """Give the members that meet conditions in name order, each with what the rules ask."""
    turns, posts = defaultdict(list), defaultdict(list)
    wanted = select(*_TURN).join(Standing.member).where(*conditions).order_by(Standing.id)
    for member_id, kind, start, end in session.execute(wanted):
        turns[member_id].append(StandingEvent(kind, start, end))
    held = select(*_POST).join(Position.member).where(*conditions).order_by(Position.id)
    for member_id, title, since, until in session.execute(held):
        posts[member_id].append((title, since or date.min, until or date.max))
    found = select(*_MEMBER).where(*conditions).order_by(Member.sort_key, Member.id)
    for row in session.execute(found):
        yield row, _person(row, turns.get(row.id, ()), posts.get(row.id, ()))


def _person(
    row: _MemberColumns,
    events: Iterable[StandingEvent],
    positions: Iterable[tuple[str, date, date]],
) -> Person:
    return Person(
        id=row.id,
        life=life(
            row.joined.first if row.joined else None,
            row.official.first if row.official else None,
            events,
        ),
        position=row.position or "",
        positions=tuple(positions),
        party_group=group_key(row.party_group),
        female=row.gender is Gender.FEMALE,
    )


def names(session: Session) -> list[NameRow]:
    """Return everybody in the book in name order, by name alone: thousands in a moment."""
    wanted = select(
        Member.id, Member.code, Member.full_name, Member.position, Member.party_group
    ).order_by(Member.sort_key, Member.id)
    return [
        NameRow(id_, code, name, position or "", group or "")
        for id_, code, name, position, group in session.execute(wanted)
    ]


def people(session: Session) -> Mapping[int, Person]:
    """Return everybody in the book with what the rules ask about them."""
    return {person.id: person for _row, person in _everybody(session)}


def _everybody(session: Session) -> Sequence[tuple[_MemberColumns, Person]]:
    # What waits, every figure of people and the lists ask for the same in turn.
    return remembered(session, Person, lambda: tuple(_read(session)))


def person(session: Session, member_id: int) -> Person:
    """Return one member with what the rules ask; raises LookupError when they are gone."""
    for _row, found in _read(session, Member.id == member_id):
        return found
    raise LookupError(member_id)


def members_on(session: Session, day: date) -> list[MemberRow]:
    """Return everybody in the book in name order, with standing and position on a day."""
    return [_listed(row, person, day) for row, person in _everybody(session)]


def _listed(row: _MemberColumns, person: Person, day: date) -> MemberRow:
    return MemberRow(
        id=row.id,
        code=row.code,
        full_name=row.full_name,
        gender=row.gender,
        birth=row.birth,
        card_number=row.card_number or "",
        joined=row.joined,
        official=row.official,
        position=", ".join(person.titles_on(day)),
        party_group=row.party_group or "",
        standing=person.life.word(day),
        belongs=person.life.belongs(day),
        is_official=person.life.is_official(day),
        due=person.life.is_due(day),
        sort_key=row.sort_key,
        search_key=row.search_key,
    )


def same_name(session: Session, full_name: str, but: int | None = None) -> list[MemberRow]:
    """Return members whose name is the same word for word, tone position and case aside.

    They are pointed out, never merged (DOMAIN §9).
    """
    alike = Member.match_key == vietnamese.match_key(full_name)
    found = _read(session, alike, Member.id != (but or 0))
    rows = [_listed(row, person, date.max) for row, person in found]
    return sorted(rows, key=lambda row: row.id)
