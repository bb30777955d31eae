"""Votes: who could vote at a meeting (DOMAIN §3), what is odd, the outcome in words."""

from __future__ import annotations

import pytest

from db.book import Book
from db.registers import attendance, store, votes
from db.registers.votes import VOTES, VoteRow
from db.schema import Audience, Mark, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter, day


def base(book: Book, meeting: int) -> int:
    with book.read() as session:
        return votes.base_of(session, meeting)


def test_twenty_official_and_two_probationary_make_a_base_of_twenty(
    book: Book, chapter: Chapter
) -> None:
    official = chapter.members(20)
    probationary = [chapter.member(f"Dự bị {each}", official=None) for each in (1, 2)]
    absent = [*official[:3], probationary[0]]
    meeting = chapter.meeting("2026-07-05")
    chapter.take(meeting, dict.fromkeys(absent, Mark.EXCUSED))
    with book.read() as session:
        totals = attendance.roster(session, meeting).totals
    assert (totals.present, totals.official) == (18, 17)
    assert base(book, meeting) == 20


@pytest.mark.parametrize("kind", [StandingKind.EXEMPT, StandingKind.AWAY])
@pytest.mark.parametrize(
    ("mark", "counts"),
    [(None, 0), (Mark.PRESENT, 1), (Mark.ONLINE, 1), (Mark.EXCUSED, 0), (Mark.UNEXCUSED, 0)],
)
def test_someone_exempt_or_away_counts_only_when_present(
    book: Book, chapter: Chapter, kind: StandingKind, mark: Mark | None, counts: int
) -> None:
    chapter.members(3)
    resting = chapter.member()
    chapter.standing(resting, kind, "2026-01-01")
    meeting = chapter.meeting("2026-07-05")
    chapter.mark(meeting, resting, mark, due=None)
    assert base(book, meeting) == 3 + counts


def test_someone_exempt_said_to_be_due_still_counts_only_when_present(
    book: Book, chapter: Chapter
) -> None:
    resting = chapter.member()
    chapter.standing(resting, StandingKind.EXEMPT, "2026-01-01")
    meeting = chapter.meeting("2026-07-05")
    chapter.mark(meeting, resting, None, due=True)
    assert base(book, meeting) == 0
    chapter.take(meeting)
    assert base(book, meeting) == 1


def test_guests_those_gone_and_those_not_yet_official_do_not_vote(
    book: Book, chapter: Chapter
) -> None:
    chapter.members(2)
    guest, gone = chapter.member("Khách"), chapter.member("Đã đi")
    chapter.standing(guest, StandingKind.HERE, "2026-01-01")
    chapter.standing(gone, StandingKind.TRANSFERRED, "2026-07-05")
    chapter.member("Chưa chính thức", joined="2025-07-06", official="2026-07-06")
    chapter.member("Vừa chính thức", joined="2025-07-05", official="2026-07-05")
    assert base(book, chapter.take(chapter.meeting("2026-07-05"))) == 3


def test_only_those_summoned_can_vote(book: Book, chapter: Chapter) -> None:
    inside, outside = chapter.member("A", group="Tổ 1"), chapter.member("B", group="Tổ 2")
    chapter.member("C", position="Bí thư")
    group = chapter.meeting("2026-07-05", summons=Summons.GROUP, group="Tổ 1")
    chapter.mark(group, outside, Mark.PRESENT)
    assert base(book, group) == 1
    assert base(book, chapter.meeting("2026-07-06", summons=Summons.COMMITTEE)) == 1
    listed = chapter.meeting("2026-07-07", summons=Summons.LIST)
    chapter.mark(listed, inside, None, due=True)
    chapter.mark(listed, outside, None, due=True)
    assert base(book, listed) == 2
    assert base(book, chapter.meeting("2026-07-08", audience=Audience.PUBLIC)) == 0


def test_a_taken_list_decides_who_was_summoned(book: Book, chapter: Chapter) -> None:
    chapter.members(3)
    meeting = chapter.take(chapter.meeting("2026-07-05"))
    chapter.member("Ghi thêm sau")
    assert base(book, meeting) == 3


def test_a_meeting_that_is_gone_is_told(book: Book) -> None:
    with book.read() as session, pytest.raises(LookupError):
        votes.base_of(session, 9)


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ({"base": 20, "in_favour": 15, "against": 3, "abstained": 2}, False),
        ({"base": 20, "in_favour": 15, "against": 3, "abstained": 3}, True),
        ({"base": 20, "in_favour": 21}, True),
        ({"base": 20}, False),
        ({"in_favour": 21}, False),
    ],
)
def test_more_votes_than_could_be_given_are_pointed_out(values: dict[str, int], odd: bool) -> None:
    found = VOTES.remarks(values, day("2026-07-05"))
    assert [rule for rule, _message in found] == ["votes_over_base"] * odd


def test_a_base_that_differs_from_the_rule_is_pointed_out(book: Book, chapter: Chapter) -> None:
    chapter.members(3)
    meeting = chapter.meeting("2026-07-05")
    talk = chapter.meeting("2026-07-06", audience=Audience.PUBLIC)
    check, today = VOTES.against["base_differs"], day("2026-08-01")
    with book.read() as session:
        assert "3 đảng viên" in str(
            check.find(session, {"meeting": meeting, "base": 4}, None, today)
        )
        for same in ({"meeting": meeting, "base": 3}, {"meeting": meeting}, {"base": 4}):
            assert check.find(session, same, None, today) is None
        assert check.find(session, {"meeting": talk, "base": 4}, None, today) is None


def outcome(base: int | None, in_favour: int | None) -> str:
    row = VoteRow(1, "BQ001", 1, "Nghị quyết", base, in_favour, None, None)
    return "" if row.result is None else str(row.result)


def test_the_outcome_is_told_with_its_share_of_the_base() -> None:
    assert outcome(20, 17) == "17/20 tán thành, đạt 85,00%, quá nửa"
    assert outcome(20, 10) == "10/20 tán thành, đạt 50,00%, chưa quá nửa"
    assert outcome(None, 17) == outcome(0, 17) == "17 tán thành"
    assert outcome(20, None) == ""


def test_votes_come_in_the_order_they_were_written_down(book: Book, chapter: Chapter) -> None:
    meeting, other = chapter.meeting("2026-07-05"), chapter.meeting("2026-08-05")
    with book.change("biểu quyết") as session:
        for place, matter in ((meeting, "Nghị quyết"), (other, "Khác"), (meeting, "Kết nạp")):
            store.save(session, VOTES, {"meeting": place, "matter": matter, "base": 20})
    with book.read() as session:
        assert [row.matter for row in votes.votes_at(session, meeting)] == ["Nghị quyết", "Kết nạp"]
