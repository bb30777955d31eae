"""What the chapter sees of a year's commitments: who has none, what is late, what is vague."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.registers import commitment_year, store
from db.registers.commitment_year import CommitmentYear, ItemRow, MemberYear, Summary
from db.registers.commitments import COMMITMENTS, GROUPS
from db.schema import Outcome
from db.standing import StandingKind
from db.vagueness import Reason
from tests.db.chapter import Chapter

MARCH, JUNE, JULY = date(2026, 3, 1), date(2026, 6, 30), date(2026, 7, 1)
YEAR_END, AFTER = date(2026, 12, 31), date(2027, 1, 1)


def commit(book: Book, member: int, content: str = "Giúp 02 hộ nghèo", **values: Any) -> int:
    with book.change("ghi cam kết") as session:
        item = {"member": member, "year": 2026, "content": content}
        return store.save(session, COMMITMENTS, item | values)


def of_year(book: Book, today: date = MARCH, year: int = 2026) -> CommitmentYear:
    with book.read() as session:
        return commitment_year.of_year(session, year, today)


def of_member(book: Book, member: int, today: date = MARCH) -> MemberYear:
    return next(each for each in of_year(book, today).members if each.member.id == member)


def only_item(book: Book, today: date) -> ItemRow:
    ((item,),) = (each.items for each in of_year(book, today).members)
    return item


# Who must commit


def test_everybody_who_belongs_and_is_not_exempt_must_commit(book: Book, chapter: Chapter) -> None:
    chapter.member("Lê An")
    exempt, away, gone, guest = chapter.members(4)
    chapter.standing(exempt, StandingKind.EXEMPT, "2026-01-01")
    chapter.standing(away, StandingKind.AWAY, "2026-01-01")
    chapter.standing(gone, StandingKind.LEFT, "2026-02-01")
    chapter.standing(guest, StandingKind.HERE, "2026-01-01")
    listed = of_year(book).members
    assert [each.member.full_name for each in listed] == ["Đảng viên 2", "Lê An"]
    assert all(each.must_commit and each.missing for each in listed)


def test_who_need_not_commit_and_did_is_shown_and_not_counted(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    chapter.standing(member, StandingKind.EXEMPT, "2026-01-01")
    commit(book, member, "Nâng cao ý thức")
    shown = of_member(book, member)
    assert (shown.must_commit, shown.missing, shown.vague) == (False, False, 1)
    assert of_year(book).summary == Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2025, 11, 5), date(2026, 1, 1)),
        (MARCH, MARCH),
        (YEAR_END, YEAR_END),
        (date(2028, 2, 1), YEAR_END),
    ],
)
def test_it_is_read_today_while_the_year_runs_and_else_at_its_nearer_end(
    book: Book, chapter: Chapter, today: date, day: date
) -> None:
    assert of_year(book, today).day == day


def test_the_counts_agree_with_the_figures(book: Book, chapter: Chapter) -> None:
    one, two, three = chapter.members(3)
    chapter.standing(three, StandingKind.EXEMPT, "2026-01-01")
    for member in (one, three):
        commit(book, member)
    summary = of_year(book, AFTER).summary
    assert summary.due == chapter.number("commitments.due", "2026")
    assert summary.made == chapter.number("commitments.made", "2026")
    assert summary.missing == 1
    assert of_member(book, two).missing


# What waits with an item


def test_an_item_is_overdue_the_day_after_its_own_until_its_outcome_is_there(
    book: Book, chapter: Chapter
) -> None:
    item = commit(book, chapter.member(), due=JUNE)
    assert not only_item(book, JUNE).overdue
    assert only_item(book, JULY).overdue
    with book.change("ghi kết quả") as session:
        store.save(session, COMMITMENTS, {"outcome": Outcome.UNFULFILLED}, item)
    assert not only_item(book, JULY).overdue


def test_the_first_half_is_to_be_assessed_from_july_until_the_year_is_over(
    book: Book, chapter: Chapter
) -> None:
    item = commit(book, chapter.member())
    missing = [only_item(book, day).half_year_missing for day in (JUNE, JULY, YEAR_END, AFTER)]
    assert missing == [False, True, True, False]
    with book.change("ghi") as session:
        store.save(session, COMMITMENTS, {"half_year": "Đã giúp 01 hộ"}, item)
    assert not only_item(book, JULY).half_year_missing


def test_what_is_settled_in_the_first_half_needs_no_assessment_of_it(
    book: Book, chapter: Chapter
) -> None:
    commit(book, chapter.member(), outcome=Outcome.FULFILLED)
    assert not only_item(book, JULY).half_year_missing


def test_the_outcome_is_to_be_recorded_when_the_year_is_over(book: Book, chapter: Chapter) -> None:
    item = commit(book, chapter.member())
    assert [only_item(book, day).outcome_missing for day in (YEAR_END, AFTER)] == [False, True]
    with book.change("ghi") as session:
        store.save(session, COMMITMENTS, {"outcome": Outcome.FULFILLED}, item)
    assert not only_item(book, AFTER).outcome_missing


def test_an_item_says_why_it_is_vague(book: Book, chapter: Chapter) -> None:
    one, two = chapter.members(2)
    for member in (one, two):
        commit(book, member)
    commit(book, two, "Sống giản dị", due=YEAR_END)
    assert [item.reasons for item in of_member(book, two).items] == [
        (Reason.SAME_TEXT,),
        (Reason.NO_MEASURE, Reason.STOCK_PHRASE),
    ]
    assert of_member(book, one).vague == 1


def test_one_members_items_are_read_as_the_whole_year_gives_them(
    book: Book, chapter: Chapter
) -> None:
    one, two = chapter.members(2)
    for member, group in ((one, GROUPS[3]), (two, None), (one, GROUPS[0])):
        commit(book, member, group=group)
    commit(book, one, year=2025)
    with book.read() as session:
        items = commitment_year.items_of(session, one, 2026, MARCH)
    assert items == of_member(book, one).items
    assert [item.reasons for item in items] == [(Reason.SAME_TEXT,)] * 2


def test_items_stand_in_the_order_of_their_groups_others_last(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    groups = ["Việc nhà", GROUPS[4], None, GROUPS[0].upper(), GROUPS[2]]
    for group in groups:
        commit(book, member, group=group)
    shown = [item.group for item in of_member(book, member).items]
    assert shown == [GROUPS[0].upper(), GROUPS[2], GROUPS[4], "Việc nhà", ""]


def test_a_row_shows_every_value_of_its_item(book: Book, chapter: Chapter) -> None:
    values: dict[str, Any] = {
        "code": "CK9",
        "group": GROUPS[2],
        "content": "Giúp 02 hộ nghèo",
        "measure": "02 hộ",
        "due": JUNE,
        "half_year": "01 hộ",
        "year_end": "Đủ 02 hộ",
        "outcome": Outcome.FULFILLED,
        "remark": "Tốt",
    }
    item = commit(book, chapter.member(), **values)
    row = only_item(book, AFTER)
    assert row == replace(row, id=item, **values)
    assert not row.vague


def test_the_summary_adds_up_over_those_who_must_commit(book: Book, chapter: Chapter) -> None:
    one, two, _three = chapter.members(3)
    commit(book, one, "Sống giản dị", due=MARCH)
    commit(book, one, "Luôn gương mẫu", due=MARCH)
    commit(book, two, half_year="01 hộ")
    assert of_year(book, JULY).summary == Summary(
        due=3,
        made=2,
        missing=1,
        items=3,
        vague=2,
        vague_members=1,
        overdue=2,
        overdue_members=1,
        half_year_missing=2,
        outcome_missing=0,
    )
    assert of_year(book, AFTER).summary.outcome_missing == 3


# From year to year


def test_the_years_with_items_are_offered_newest_first(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    for year in (2024, 2026, 2024, 2025):
        commit(book, member, year=year)
    with book.read() as session:
        assert commitment_year.years(session) == [2026, 2025, 2024]


def test_last_years_items_begin_a_new_year_without_how_they_ended(
    book: Book, chapter: Chapter
) -> None:
    one, two = chapter.members(2)
    subject = chapter.subject("CD1")
    kept: dict[str, Any] = {"group": GROUPS[0], "measure": "02 hộ", "subjects": (subject,)}
    ended: dict[str, Any] = {"half_year": "01 hộ", "outcome": Outcome.FULFILLED, "remark": "Tốt"}
    commit(book, one, year=2024, due=date(2024, 2, 29), **kept, **ended)
    commit(book, one, "Trồng 20 cây", year=2024)
    commit(book, one, "Đọc 12 bài", year=2023)
    commit(book, two, year=2024)
    with book.change("lấy lại") as session:
        first, second = commitment_year.starting_points(session, one, 2025)
        expected = {"member": one, "year": 2025, "content": "Giúp 02 hộ nghèo"}
        assert first == expected | kept | {"due": date(2025, 2, 28)}
        assert (second["content"], second["due"]) == ("Trồng 20 cây", None)
        store.save(session, COMMITMENTS, first)
        (left,) = commitment_year.starting_points(session, one, 2025)
        assert left == second
