"""Attendance (điểm danh): who is due, marks, taking it, and what changed since.

While a meeting is open the rule of CONTRACT §3 says who is due. When attendance is taken a
row is stored for everybody due, and that stored list decides from then on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session, selectinload

from db.messages import N_
from db.registers import members
from db.registers.fields import NO, OF_MEETING, OF_MEMBER, YES, Choice, Field, FieldKind, Register
from db.schema import Attendance, Audience, Mark, Meeting, Member, Summons
from db.standing import Standing
from db.vietnamese import clean

ATTENDED = (Mark.PRESENT, Mark.ONLINE)
ABSENT = (Mark.EXCUSED, Mark.UNEXCUSED)
MARK_CHOICES = (
    Choice(Mark.PRESENT, N_("Có mặt")),
    Choice(Mark.ONLINE, N_("Trực tuyến")),
    Choice(Mark.EXCUSED, N_("Vắng có lý do")),
    Choice(Mark.UNEXCUSED, N_("Vắng không lý do")),
)
REASONS = (N_("Ốm"), N_("Công tác"), N_("Việc gia đình"), N_("Đi học"))

ATTENDANCE = Register(
    name="attendance",
    sheet=N_("Điểm danh"),
    title=N_("Điểm danh"),
    table=Attendance,
    prefix="",
    key=("meeting", "member"),
    naming=("member", "meeting"),
    place=32,
    parent="meeting",
    fields=(
        OF_MEETING,
        OF_MEMBER,
        Field("mark", N_("Kết quả"), FieldKind.CHOICE, choices=MARK_CHOICES, width=18),
        Field("reason", N_("Lý do"), suggestions=REASONS, width=24),
        Field(
            "due",
            N_("Phải dự"),
            FieldKind.CHOICE,
            choices=(Choice("yes", N_("có"), YES), Choice("no", N_("không"), NO)),
            width=9,
        ),
    ),
)


class DueRule:
    """Who is due by the rule: summoned by the meeting, and due on its day (CONTRACT §3)."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._due: dict[int, frozenset[int]] = {}

    @cached_property
    def people(self) -> Mapping[int, members.Person]:
        """Return everybody in the book, read once."""
        return members.people(self._session)

    def due(self, meeting: Meeting) -> Set[int]:
        """Return the ids of the members due at a meeting by the rule."""
        if meeting.audience is not Audience.MEMBERS:
            return frozenset()
        due = self._due_on(meeting.day)
        if meeting.summons is Summons.CHAPTER:
            return due
        return {each for each in due if _summoned(meeting, self.people[each])}

    def _due_on(self, day: date) -> frozenset[int]:
        """Return who is due on a day, worked out once for all days between two turns of anybody."""
        stretch = bisect_right(self._turns, day)
        if stretch not in self._due:
            everybody = self.people.values()
            self._due[stretch] = frozenset(each.id for each in everybody if each.life.is_due(day))
        return self._due[stretch]

    @cached_property
    def _turns(self) -> Sequence[date]:
        return sorted({day for each in self.people.values() for day in each.life.turns})


def _summoned(meeting: Meeting, person: members.Person) -> bool:
    """Tell whether a meeting of less than the chapter summons somebody by the rule."""
    if meeting.summons is Summons.COMMITTEE:
        return person.on_committee(meeting.day)
    if meeting.summons is Summons.GROUP:
        return person.party_group == members.group_key(meeting.summons_group)
    return False


@dataclass(frozen=True)
class RosterRow:
    """One person on a meeting's list; no mark means nothing was said of them."""

    member_id: int
    code: str
    full_name: str
    birth_year: int | None
    position: str
    party_group: str
    standing: Standing
    official: bool
    due: bool
    mark: Mark | None
    reason: str
    sort_key: str
    search_key: str

    @property
    def attended(self) -> bool:
        """Tell whether the person counts as present: nobody marked absent was there."""
        return self.due and self.mark not in ABSENT


@dataclass(frozen=True)
class Totals:
    """What a list adds up to; due = present + excused + unexcused."""

    due: int
    present: int
    online: int
    excused: int
    unexcused: int
    official: int
    probationary: int


@dataclass(frozen=True)
class Roster:
    """A meeting's list: the people due, and the others of the chapter on that day."""

    meeting_id: int
    taken: bool
    due: tuple[RosterRow, ...]
    not_due: tuple[RosterRow, ...]
    totals: Totals = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "totals", totals(self.due))


def totals(rows: tuple[RosterRow, ...]) -> Totals:
    """Add up a list of people due; official and probationary are of those present."""
    present = [row for row in rows if row.attended]
    return Totals(
        due=len(rows),
        present=len(present),
        online=sum(row.mark is Mark.ONLINE for row in rows),
        excused=sum(row.mark is Mark.EXCUSED for row in rows),
        unexcused=sum(row.mark is Mark.UNEXCUSED for row in rows),
        official=sum(row.official for row in present),
        probationary=sum(not row.official for row in present),
    )


def roster(session: Session, meeting_id: int) -> Roster:
    """Return a meeting's list in name order; raises LookupError when the meeting is gone."""
    meeting = _meeting(session, meeting_id)
    rule = DueRule(session)
    due = due_now(meeting, rule)
    stored = {each.member_id: each for each in meeting.attendances}
    rows = []
    for member in session.scalars(select(Member).order_by(Member.sort_key, Member.id)):
        person = rule.people[member.id]
        known = member.id in due or member.id in stored
        if known or person.life.belongs(meeting.day) or person.life.is_here(meeting.day):
            is_due = member.id in due
            rows.append(_roster_row(member, person, meeting.day, is_due, stored.get(member.id)))
    return Roster(
        meeting_id=meeting.id,
        taken=meeting.taken,
        due=tuple(row for row in rows if row.due),
        not_due=tuple(row for row in rows if not row.due),
    )


def due_now(meeting: Meeting, rule: DueRule) -> Set[int]:
    """Return who is due: the stored list once taken, else the rule and what was given."""
    if meeting.audience is not Audience.MEMBERS:
        return set()
    if meeting.taken:
        return {each.member_id for each in meeting.attendances if each.due}
    return _due_while_open(meeting, rule)


def _due_while_open(meeting: Meeting, rule: DueRule) -> Set[int]:
    given = {each.member_id: each.due for each in meeting.attendances}
    due = rule.due(meeting) | {member for member, said in given.items() if said}
    return due - {member for member, said in given.items() if said is False}


def _roster_row(
    member: Member, person: members.Person, day: date, due: bool, stored: Attendance | None
) -> RosterRow:
    return RosterRow(
        member_id=member.id,
        code=member.code,
        full_name=member.full_name,
        birth_year=member.birth.year if member.birth else None,
        position=", ".join(person.titles_on(day)),
        party_group=member.party_group or "",
        standing=person.life.word(day),
        official=person.life.is_official(day),
        due=due,
        mark=stored.mark if stored else None,
        reason=(stored.reason or "") if stored else "",
        sort_key=member.sort_key,
        search_key=member.search_key,
    )


def set_mark(
    session: Session, meeting_id: int, member_id: int, mark: Mark, reason: str = ""
) -> None:
    """Mark one person; the first mark of an open meeting makes its list a draft."""
    row = _row_of(_meeting(session, meeting_id), member_id)
    row.mark, row.reason = mark, clean(reason) or None


def set_due(session: Session, meeting_id: int, member_id: int, due: bool | None) -> None:
    """Say of one person whether they are due, whatever the standing says (Phải dự, CONTRACT §2).

    None leaves it to the rule, and so does what agrees with the rule while the list is open.
    """
    meeting = _meeting(session, meeting_id)
    by_rule = member_id in DueRule(session).due(meeting)
    row = _row_of(meeting, member_id)
    if meeting.taken:
        _store_one(row, due=by_rule if due is None else due)
    else:
        row.due = None if due is by_rule else due
    if row.mark is None and row.due in (None, by_rule):
        meeting.attendances.remove(row)


def _store_one(row: Attendance, *, due: bool) -> None:
    """Change a stored list by one person; someone due whom nobody marked was present."""
    if not due and _says_nothing(row):
        row.mark = None
    row.due = due
    if due and row.mark is None:
        row.mark = Mark.PRESENT


def _row_of(meeting: Meeting, member_id: int) -> Attendance:
    """Return a person's row of a list, a new one where there is none."""
    row = next((each for each in meeting.attendances if each.member_id == member_id), None)
    if row is None:
        row = Attendance(member_id=member_id, due=False if meeting.taken else None)
        meeting.attendances.append(row)
    return row


def take(session: Session, meeting_id: int) -> None:
    """Take attendance (Xong): store a row for everybody due; who has no mark was present."""
    store_due(session, _meeting(session, meeting_id), DueRule(session))


def store_due(session: Session, meeting: Meeting, rule: DueRule) -> None:
    """Store who was due at a meeting, by the rule and by what was given for single people."""
    _store(meeting, due_now(meeting, rule))
    meeting.taken = True
    session.flush()


def store_lists(session: Session, meetings: Iterable[Meeting], rule: DueRule) -> None:
    """Store the lists of meetings said to be taken of which none is stored yet, all at once.

    For an import, which brings meetings for members by the hundred; otherwise as `store_due`.
    """
    absent = []
    for meeting in meetings:
        due = _due_while_open(meeting, rule)
        known = {each.member_id for each in meeting.attendances}
        _say_due(meeting.attendances, due)
        absent += [
            {"meeting_id": meeting.id, "member_id": each, "mark": Mark.PRESENT, "due": True}
            for each in sorted(due - known)
        ]
        meeting.taken = True
    session.flush()
    if absent:
        session.execute(insert(Attendance), absent)
        session.expire_all()


def _store(meeting: Meeting, due: Set[int]) -> None:
    known = {each.member_id for each in meeting.attendances}
    _say_due(meeting.attendances, due)
    for member_id in sorted(due - known):
        meeting.attendances.append(Attendance(member_id=member_id, mark=Mark.PRESENT, due=True))


def _say_due(rows: Iterable[Attendance], due: Set[int]) -> None:
    for row in rows:
        row.due = row.member_id in due
        if row.due and row.mark is None:
            row.mark = Mark.PRESENT


def _says_nothing(row: Attendance) -> bool:
    """Tell whether a row is what taking attendance stores for someone nobody marked."""
    return bool(row.due) and row.mark is Mark.PRESENT and not row.reason


def reopen(session: Session, meeting_id: int) -> None:
    """Make a taken list a draft again: the rule decides once more, given exceptions stay."""
    meeting = _meeting(session, meeting_id)
    by_rule = DueRule(session).due(meeting)
    for row in list(meeting.attendances):
        agrees = bool(row.due) == (row.member_id in by_rule)
        if agrees and _says_nothing(row):
            meeting.attendances.remove(row)
        else:
            row.due = None if agrees else row.due
    meeting.taken = False


def reconcile(session: Session, meeting_id: int, signatures: int, day: date) -> None:
    """Note that the signatures on paper were counted and equal those present."""
    meeting = _meeting(session, meeting_id)
    meeting.signatures, meeting.reconciled = signatures, day


@dataclass(frozen=True)
class DueDifference:
    """A taken meeting whose stored list no longer is what the rule gives."""

    meeting_id: int
    code: str
    day: date
    missing: tuple[int, ...]
    surplus: tuple[int, ...]


def due_differences(session: Session, rule: DueRule | None = None) -> list[DueDifference]:
    """Return the taken meetings whose stored list and rule differ, oldest first.

    A rule at hand spares reading everybody again.
    """
    rule = rule or DueRule(session)
    # The lists in one row a meeting: twenty years of them are 15,000 people.
    wanted = (
        select(Attendance.meeting_id, func.group_concat(Attendance.member_id))
        .where(Attendance.due.is_(True))
        .group_by(Attendance.meeting_id)
    )
    # Most lists are as the one before.
    listed = cache(lambda people: frozenset(map(int, people.split(","))))
    due = {meeting_id: listed(people) for meeting_id, people in session.execute(wanted)}
    taken = (
        select(Meeting)
        .where(Meeting.taken, Meeting.audience == Audience.MEMBERS, Meeting.summons != Summons.LIST)
        .order_by(Meeting.day, Meeting.id)
    )
    found = (
        _difference(each, due.get(each.id, frozenset()), rule) for each in session.scalars(taken)
    )
    return [each for each in found if each is not None]


def due_difference(session: Session, meeting_id: int) -> DueDifference | None:
    """Return in what a taken meeting's stored list and the rule differ; None in nothing."""
    meeting = _meeting(session, meeting_id)
    by_name = meeting.taken and meeting.audience is Audience.MEMBERS
    if not by_name or meeting.summons is Summons.LIST:
        return None
    stored = {each.member_id for each in meeting.attendances if each.due}
    return _difference(meeting, stored, DueRule(session))


def _difference(meeting: Meeting, stored: Set[int], rule: DueRule) -> DueDifference | None:
    by_rule = rule.due(meeting)
    if stored == by_rule:
        return None
    missing, surplus = sorted(by_rule - stored), sorted(stored - by_rule)
    return DueDifference(meeting.id, meeting.code, meeting.day, tuple(missing), tuple(surplus))


def update_due(session: Session, meeting_id: int) -> None:
    """Bring a taken meeting's stored list up to what the rule now gives; marks stay.

    An open list follows the rule anyway; a chosen one follows none and stays as it is.
    """
    meeting = _meeting(session, meeting_id)
    if not meeting.taken or meeting.summons is Summons.LIST:
        return
    by_rule = DueRule(session).due(meeting)
    for row in list(meeting.attendances):
        if row.member_id not in by_rule and _says_nothing(row):
            meeting.attendances.remove(row)
    _store(meeting, by_rule)


def next_to_take(session: Session, today: date) -> int | None:
    """Return the meeting whose attendance a clerk means today.

    The newest one held that waits for it, else the next one to come, else the newest of all;
    None where there is no meeting for members.
    """
    wanted = (
        select(Meeting.id, Meeting.day, Meeting.taken)
        .where(Meeting.audience == Audience.MEMBERS)
        .order_by(Meeting.day.desc(), Meeting.start.desc(), Meeting.id.desc())
    )
    meetings = session.execute(wanted).all()
    waiting = [each for each in meetings if not each.taken]
    held = [each for each in waiting if each.day <= today]
    found = held[:1] or waiting[-1:] or meetings[:1]
    return found[0].id if found else None


def _meeting(session: Session, meeting_id: int) -> Meeting:
    found = session.get(Meeting, meeting_id, options=[selectinload(Meeting.attendances)])
    if found is None:
        raise LookupError(meeting_id)
    return found
