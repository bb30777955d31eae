"""Who is due at a meeting: summoned by it, and due on its day (CONTRACT §3)."""

from __future__ import annotations

import pytest

from db.book import Book
from db.registers import attendance
from db.schema import Audience, Mark, MeetingKind, Summons
from db.standing import Standing, StandingKind
from tests.db.chapter import Chapter
from tests.db.registers.rosters import due, listed, roster

DAY = "2024-06-05"


def test_everybody_who_belongs_is_due_probationary_members_too(
    book: Book, chapter: Chapter
) -> None:
    official = chapter.member("Lê Văn Tám")
    probationary = chapter.member("Võ Ý", joined="2024-01-01", official=None)
    assert due(book, chapter.meeting(DAY)) == {official, probationary}


@pytest.mark.parametrize("kind", [StandingKind.EXEMPT, StandingKind.AWAY])
def test_the_exempt_and_the_away_are_on_the_list_but_not_due(
    book: Book, chapter: Chapter, kind: StandingKind
) -> None:
    member = chapter.member()
    chapter.standing(member, kind, "2024-06-05", "2024-06-05")
    before, on, after = (chapter.meeting(f"2024-06-0{day}") for day in (4, 5, 6))
    assert due(book, before) == due(book, after) == {member}
    assert due(book, on) == set()
    (row,) = roster(book, on).not_due
    assert (row.member_id, row.standing) == (member, Standing(kind))


def test_someone_temporarily_here_is_due_like_the_chapters_own(
    book: Book, chapter: Chapter
) -> None:
    guest = chapter.member()
    chapter.standing(guest, StandingKind.HERE, "2024-06-01", "2024-06-30")
    assert due(book, chapter.meeting(DAY)) == {guest}
    assert listed(book, chapter.meeting("2024-07-01")) == set()


def test_those_gone_or_not_yet_come_are_not_on_the_list(book: Book, chapter: Chapter) -> None:
    gone = chapter.member()
    chapter.standing(gone, StandingKind.TRANSFERRED, DAY)
    chapter.member(joined="2024-06-06")
    assert listed(book, chapter.meeting(DAY)) == set()


def test_the_list_stands_in_name_order(book: Book, chapter: Chapter) -> None:
    for name in ("Trần Minh Ưng", "Lê Thị Ánh", "Võ Thị Đào", "Nguyễn Văn An"):
        chapter.member(name)
    names = [row.full_name for row in roster(book, chapter.meeting(DAY)).due]
    assert names == ["Nguyễn Văn An", "Lê Thị Ánh", "Võ Thị Đào", "Trần Minh Ưng"]


def test_a_row_shows_the_person_as_on_that_day(book: Book, chapter: Chapter) -> None:
    member = chapter.member("Lê Thị Ánh", official="2024-07-01", position="Bí thư", group="Tổ 1")
    chapter.position(member, "Phó Bí thư", "2020-01-01", "2024-06-30")
    chapter.position(member, "Chi ủy viên", None, "2024-06-05")
    (row,) = roster(book, chapter.meeting(DAY)).due
    assert (row.position, row.party_group) == ("Phó Bí thư, Chi ủy viên", "Tổ 1")
    assert (row.standing, row.official) == (Standing.PROBATIONARY, False)
    assert (row.birth_year, row.mark, row.reason) == (None, None, "")


def test_the_committee_are_those_whose_position_says_so(book: Book, chapter: Chapter) -> None:
    committee = {
        chapter.member(position=position)
        for position in ("Bí thư", "Phó bí thư ", "CHI UY VIEN", "Trưởng ban, Bí thư", "A; bí thư")
    }
    for position in (None, "Tổ trưởng", "Bí thư chi đoàn"):
        chapter.member(position=position)
    meeting = chapter.meeting(DAY, MeetingKind.COMMITTEE, summons=Summons.COMMITTEE)
    assert due(book, meeting) == committee


def test_dated_positions_decide_over_the_position_of_the_member(
    book: Book, chapter: Chapter
) -> None:
    risen = chapter.member(position=None)
    chapter.position(risen, "Chi ủy viên", DAY)
    stepped_down = chapter.member(position="Bí thư")
    chapter.position(stepped_down, "Bí thư", None, "2024-06-04")
    before, on = (
        chapter.meeting(day, summons=Summons.COMMITTEE) for day in ("2024-06-04", "2024-06-05")
    )
    assert due(book, before) == {stepped_down}
    assert due(book, on) == {risen}


def test_a_party_group_is_known_by_its_name_case_and_spaces_aside(
    book: Book, chapter: Chapter
) -> None:
    same = {chapter.member(group=group) for group in ("Tổ Đông", " tổ  đông", "TỔ ĐÔNG")}
    for other in ("Tổ Dông", "To Dong", "Tổ Tây", None):
        chapter.member(group=other)
    meeting = chapter.meeting(DAY, summons=Summons.GROUP, group="tổ Đông ")
    assert due(book, meeting) == same


def test_a_chosen_list_is_those_said_to_be_due(book: Book, chapter: Chapter) -> None:
    chosen, other = chapter.members(2)
    meeting = chapter.meeting(DAY, summons=Summons.LIST)
    chapter.mark(meeting, chosen, None, due=True)
    chapter.mark(meeting, other, Mark.PRESENT)
    assert due(book, meeting) == {chosen}


def test_what_is_said_of_one_person_decides_whatever_the_standing(
    book: Book, chapter: Chapter
) -> None:
    exempt, excepted, usual = chapter.members(3)
    chapter.standing(exempt, StandingKind.EXEMPT, "2020-01-01")
    meeting = chapter.meeting(DAY)
    chapter.mark(meeting, exempt, None, due=True)
    chapter.mark(meeting, excepted, Mark.EXCUSED, due=False)
    assert due(book, meeting) == {exempt, usual}


@pytest.mark.parametrize("audience", [Audience.CADRES, Audience.PUBLIC])
def test_nobody_is_due_by_name_where_a_meeting_is_not_for_members(
    book: Book, chapter: Chapter, audience: Audience
) -> None:
    member = chapter.member()
    meeting = chapter.meeting(DAY, audience=audience)
    chapter.mark(meeting, member, Mark.PRESENT, due=True)
    assert due(book, meeting) == set()
    with book.change("điểm danh") as session:
        attendance.take(session, meeting)
    assert due(book, meeting) == set()


def test_a_meeting_that_is_gone_is_not_found(book: Book) -> None:
    with book.read() as session, pytest.raises(LookupError):
        attendance.roster(session, 99)
