"""What holds of attendance whatever the standings, the summons, the marks and the corrections."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.book import Book
from db.registers import attendance, meetings
from db.registers.attendance import DueRule
from db.schema import (
    Attendance,
    Audience,
    Mark,
    Meeting,
    MeetingKind,
    Member,
    Position,
    Standing,
    Summons,
)
from db.standing import StandingKind

DAY = date(2024, 6, 5)
days = st.integers(-2, 2).map(lambda offset: DAY + timedelta(days=offset))


@dataclass(frozen=True)
class Someone:
    """One member, and what is said of them at the meeting."""

    turns: list[tuple[StandingKind, date, date | None]]
    titles: list[tuple[str, date | None]]
    group: str | None
    said: tuple[Mark | None, bool | None] | None


someone = st.builds(
    Someone,
    turns=st.lists(
        st.tuples(
            st.sampled_from(StandingKind), days, st.just(DAY + timedelta(days=3)) | st.none()
        ),
        max_size=2,
    ),
    titles=st.lists(
        st.tuples(st.sampled_from(["Bí thư", "Tổ trưởng"]), st.none() | days), max_size=1
    ),
    group=st.sampled_from(["Tổ 1", "tổ 1", "Tổ 2", None]),
    said=st.none() | st.tuples(st.none() | st.sampled_from(Mark), st.none() | st.booleans()),
)
chapters = st.lists(someone, min_size=1, max_size=4)
whom = st.tuples(st.sampled_from(Summons), st.sampled_from([Audience.MEMBERS] * 3 + [*Audience]))
fast = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class TakenBackError(Exception):
    """Ends a trial."""


@contextmanager
def trial(book: Book) -> Iterator[Session]:
    """Give a session of which nothing is kept."""
    with suppress(TakenBackError), book.change("thử") as session:
        yield session
        raise TakenBackError


def fill(session: Session, people: list[Someone], call: tuple[Summons, Audience]) -> int:
    numbers = count(1)
    meeting = Meeting(
        code="SH01",
        day=DAY,
        kind=MeetingKind.ORDINARY,
        audience=call[1],
        summons=call[0],
        summons_group="TỔ 1",
    )
    session.add(meeting)
    for number, each in enumerate(people):
        member = Member(code=f"DV{number}", full_name=f"Đảng viên {number}", party_group=each.group)
        member.standings = standings(each, numbers)
        member.positions = [
            Position(code=f"CV{next(numbers)}", title=title, from_date=start)
            for title, start in each.titles
        ]
        session.add(member)
        if each.said is not None:
            mark, due = each.said
            session.add(Attendance(meeting=meeting, member=member, mark=mark, due=due))
    session.flush()
    session.expire_all()
    return meeting.id


def standings(of: Someone, numbers: Iterator[int]) -> list[Standing]:
    return [
        Standing(code=f"DB{next(numbers)}", kind=kind, from_date=start, to_date=end)
        for kind, start, end in of.turns
    ]


def correct(session: Session, people: list[Someone]) -> None:
    """Give the members other standings."""
    numbers = count(100)
    session.execute(delete(Standing))
    session.expire_all()
    found = session.scalars(select(Member).order_by(Member.id))
    for member, each in zip(found, people, strict=False):
        member.standings = standings(each, numbers)
    session.flush()
    session.expire_all()


def adds_up(session: Session, meeting: int) -> bool:
    total = attendance.roster(session, meeting).totals
    listed = meetings.meeting(session, meeting)
    if listed.due is not None:
        assert (listed.due, listed.present) == (total.due, total.present)
        assert (listed.excused, listed.unexcused) == (total.excused, total.unexcused)
    assert total.official + total.probationary == total.present
    return total.due == total.present + total.excused + total.unexcused


@fast
@given(chapters, whom)
def test_due_is_present_and_excused_and_unexcused_before_and_after_taking(
    book: Book, people: list[Someone], call: tuple[Summons, Audience]
) -> None:
    with trial(book) as session:
        meeting = fill(session, people, call)
        assert adds_up(session, meeting)
        draft = attendance.roster(session, meeting)
        attendance.take(session, meeting)
        taken = attendance.roster(session, meeting)
        assert adds_up(session, meeting)
        assert [row.member_id for row in taken.due] == [row.member_id for row in draft.due]
        assert taken.totals == draft.totals
        assert all(row.mark is not None for row in taken.due)


@fast
@given(chapters, whom)
def test_a_list_opened_again_and_taken_again_is_the_same_list(
    book: Book, people: list[Someone], call: tuple[Summons, Audience]
) -> None:
    with trial(book) as session:
        meeting = fill(session, people, call)
        attendance.take(session, meeting)
        before = attendance.roster(session, meeting)
        attendance.reopen(session, meeting)
        assert not attendance.roster(session, meeting).taken
        assert attendance.roster(session, meeting).totals == before.totals
        attendance.take(session, meeting)
        assert attendance.roster(session, meeting) == before


@fast
@given(chapters, whom, chapters)
def test_corrected_standings_change_a_taken_list_only_when_it_is_brought_up_to_date(
    book: Book, people: list[Someone], call: tuple[Summons, Audience], others: list[Someone]
) -> None:
    with trial(book) as session:
        meeting = fill(session, people, call)
        attendance.take(session, meeting)
        before = attendance.roster(session, meeting)
        correct(session, others)
        after = attendance.roster(session, meeting)
        stored = {row.member_id for row in after.due}
        assert stored == {row.member_id for row in before.due}
        assert after.totals.present == before.totals.present

        by_rule = DueRule(session).due(session.get_one(Meeting, meeting))
        follows_rule = call[1] is Audience.MEMBERS and call[0] is not Summons.LIST
        differs = follows_rule and stored != by_rule
        assert bool(attendance.due_differences(session)) == differs

        attendance.update_due(session, meeting)
        session.flush()
        session.expire_all()
        assert attendance.due_differences(session) == []
        assert adds_up(session, meeting)
        updated = attendance.roster(session, meeting)
        expected = by_rule if follows_rule else stored
        assert {row.member_id for row in updated.due} == expected
        absent = {row.member_id: row.mark for row in before.due if not row.attended}
        kept = {row.member_id: row.mark for row in (*updated.due, *updated.not_due)}
        assert kept.items() >= absent.items()
