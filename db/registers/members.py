"""Members (đảng viên), their standings and positions: descriptions, lists, lives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db import vietnamese
from db.dates import PartialDate
from db.messages import N_
from db.registers import checks
from db.registers.fields import Check, Choice, Field, FieldKind, Register
from db.schema import Gender, Member, Position, Standing
from db.standing import Life, StandingEvent, StandingKind, life
from db.standing import Standing as StandingWord

POSITIONS = (N_("Bí thư"), N_("Phó Bí thư"), N_("Chi ủy viên"))
_COMMITTEE = {vietnamese.fold(title) for title in POSITIONS}

MEMBERS = Register(
    name="members",
    sheet=N_("Đảng viên"),
    title=N_("Đảng viên"),
    table=Member,
    prefix="DV",
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, required=True, width=9),
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
        Field("ethnic_group", N_("Dân tộc"), suggestions=(N_("Kinh"), N_("Khmer"), N_("Hoa"))),
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
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("member", N_("Mã đảng viên"), FieldKind.REFERENCE, target="members", required=True),
        Field("kind", N_("Tình trạng"), FieldKind.CHOICE, required=True, choices=STANDING_CHOICES),
        Field("from_date", N_("Từ ngày"), FieldKind.DATE, required=True, width=12),
        Field("to_date", N_("Đến ngày"), FieldKind.DATE, width=12),
    ),
    errors=(checks.ends_after_start(),),
)

POSITION_REGISTER = Register(
    name="positions",
    sheet=N_("Chức vụ"),
    title=N_("Chức vụ"),
    table=Position,
    prefix="CV",
    fields=(
        Field("code", N_("Mã"), FieldKind.CODE, width=9),
        Field("member", N_("Mã đảng viên"), FieldKind.REFERENCE, target="members", required=True),
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


def life_of(member: Member) -> Life:
    """Return a member's life in the chapter, partial dates counted from their first day."""
    events = [StandingEvent(each.kind, each.from_date, each.to_date) for each in member.standings]
    return life(
        member.joined.first if member.joined else None,
        member.official.first if member.official else None,
        events,
    )


def group_key(party_group: str | None) -> str:
    """Return the form in which names of party groups are compared: trimmed, without case."""
    return vietnamese.clean(party_group or "").casefold()


def _person(member: Member) -> Person:
    return Person(
        id=member.id,
        life=life_of(member),
        position=member.position or "",
        positions=tuple(
            (each.title, each.from_date or date.min, each.to_date or date.max)
            for each in member.positions
        ),
        party_group=group_key(member.party_group),
        female=member.gender is Gender.FEMALE,
    )


def _load(session: Session) -> Iterable[Member]:
    wanted = (
        select(Member)
        .options(selectinload(Member.standings), selectinload(Member.positions))
        .order_by(Member.sort_key, Member.id)
    )
    return session.scalars(wanted)


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
    return {member.id: _person(member) for member in _load(session)}


def members_on(session: Session, day: date) -> list[MemberRow]:
    """Return everybody in the book in name order, with standing and position on a day."""
    return [_row(member, _person(member), day) for member in _load(session)]


def _row(member: Member, person: Person, day: date) -> MemberRow:
    return MemberRow(
        id=member.id,
        code=member.code,
        full_name=member.full_name,
        gender=member.gender,
        birth=member.birth,
        card_number=member.card_number or "",
        joined=member.joined,
        official=member.official,
        position=", ".join(person.titles_on(day)),
        party_group=member.party_group or "",
        standing=person.life.word(day),
        due=person.life.is_due(day),
        sort_key=member.sort_key,
        search_key=member.search_key,
    )


def same_name(session: Session, full_name: str, but: int | None = None) -> list[MemberRow]:
    """Return members whose name is the same word for word, tone position and case aside.

    They are pointed out, never merged (DOMAIN §9).
    """
    key = vietnamese.match_key(full_name)
    found = session.scalars(
        select(Member).where(Member.match_key == key, Member.id != (but or 0)).order_by(Member.id)
    )
    today = date.max
    return [_row(member, _person(member), today) for member in found]
