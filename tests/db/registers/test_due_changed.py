"""Standings corrected after attendance was taken: named, and brought up only when asked."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.registers.attendance import due_differences, update_due
from db.schema import Attendance, Audience, Mark, Summons
from db.standing import StandingKind
from tests.db.chapter import Chapter


def bring_up(book: Book, meeting: int) -> None:
    with book.change("cập nhật danh sách") as session:
        update_due(session, meeting)


def stored(book: Book) -> dict[int, tuple[bool | None, Mark | None]]:
    with book.read() as session:
        return {row.member_id: (row.due, row.mark) for row in session.query(Attendance)}


def test_a_standing_changed_later_names_the_meetings_concerned(
    book: Book, chapter: Chapter
) -> None:
    tam, an = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn An")
    chapter.take(chapter.meeting("2024-01-05"))
    second = chapter.take(chapter.meeting("2024-02-05"))
    third = chapter.take(chapter.meeting("2024-03-05"))
    chapter.meeting("2024-04-05")
    with book.read() as session:
        assert due_differences(session) == []
    chapter.standing(tam, StandingKind.AWAY, "2024-02-01", "2024-02-28")
    late = chapter.member("Lý Văn Cảnh", joined="2024-03-01", official=None)
    with book.read() as session:
        found = due_differences(session)
    assert [(each.meeting_id, each.day) for each in found] == [
        (second, date(2024, 2, 5)),
        (third, date(2024, 3, 5)),
    ]
    assert [(each.missing, each.surplus) for each in found] == [((), (tam,)), ((late,), ())]
    assert chapter.number("meetings.due", "2024") == 6
    assert an not in found[0].surplus


def test_bringing_a_list_up_follows_the_rule_and_keeps_what_was_marked(
    book: Book, chapter: Chapter
) -> None:
    marked, present = chapter.member("Lê Văn Tám"), chapter.member("Trần Văn An")
    meeting = chapter.take(chapter.meeting("2024-02-05"), {marked: Mark.EXCUSED})
    for gone in (marked, present):
        chapter.standing(gone, StandingKind.AWAY, "2024-02-01")
    added = chapter.member("Lý Văn Cảnh")
    bring_up(book, meeting)
    assert stored(book) == {marked: (False, Mark.EXCUSED), added: (True, Mark.PRESENT)}
    with book.read() as session:
        assert due_differences(session) == []


def test_someone_who_becomes_due_without_a_mark_was_present(book: Book, chapter: Chapter) -> None:
    member = chapter.member()
    meeting = chapter.meeting("2024-02-05")
    chapter.mark(meeting, member, None, due=False)
    chapter.take(meeting)
    bring_up(book, meeting)
    assert stored(book) == {member: (True, Mark.PRESENT)}


def test_a_chosen_list_follows_no_rule(book: Book, chapter: Chapter) -> None:
    chosen = chapter.member()
    meeting = chapter.meeting("2024-02-05", summons=Summons.LIST)
    chapter.mark(meeting, chosen, None, due=True)
    chapter.take(meeting)
    with book.read() as session:
        assert due_differences(session) == []
    bring_up(book, meeting)
    assert stored(book) == {chosen: (True, Mark.PRESENT)}


def test_meetings_for_others_have_nobody_due(book: Book, chapter: Chapter) -> None:
    chapter.member()
    meeting = chapter.take(chapter.meeting("2024-02-05", audience=Audience.PUBLIC))
    with book.read() as session:
        assert due_differences(session) == []
    bring_up(book, meeting)
    assert stored(book) == {}
