"""What the book knows of a meeting's quality, and the points it offers for it (DOMAIN §3)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.book import Book
from db.registers import store, thresholds
from db.registers.criteria import CriterionRow
from db.registers.meetings import MEETINGS
from db.registers.suggesting import Suggested, suggest
from db.registers.tasks import TASKS
from db.schema import Known, Mark, MeetingKind
from tests.db.chapter import Chapter, day, perhaps


def offered(book: Book, meeting: int, known: Known | None, most: str = "10") -> Suggested | None:
    criterion = CriterionRow("Nhóm", "Tiêu chí", Decimal(most), known)
    with book.read() as session:
        return suggest(session, meeting, [criterion])[criterion]


def points(book: Book, meeting: int, known: Known, most: str = "10") -> float | None:
    found = offered(book, meeting, known, most)
    return None if found is None else float(found.points)


def why(book: Book, meeting: int, known: Known) -> str:
    found = offered(book, meeting, known)
    assert found is not None
    return str(found.why)


def write(book: Book, meeting: int, **values: object) -> None:
    with book.change("ghi") as session:
        store.save(session, MEETINGS, values, meeting)


def test_of_what_the_book_does_not_know_nothing_is_offered(book: Book, chapter: Chapter) -> None:
    chapter.members(3)
    meeting = chapter.meeting("2026-07-05")
    write(book, meeting, opinions=4)
    for known in (None, *Known):
        assert offered(book, meeting, known) is None, known
    with book.read() as session, pytest.raises(LookupError):
        suggest(session, 99, [])


@pytest.mark.parametrize(
    ("kind", "minutes", "expected"),
    [
        (MeetingKind.ORDINARY, 90, 10), (MeetingKind.ORDINARY, 89, 0),
        (MeetingKind.THEMATIC, 90, 10), (MeetingKind.COMBINED, 119, 0),
        (MeetingKind.COMBINED, 120, 10), (MeetingKind.COMMITTEE, 500, None),
    ],
)  # fmt: skip
def test_duration_is_held_against_the_least_of_its_kind(
    book: Book, chapter: Chapter, kind: MeetingKind, minutes: int, expected: int | None
) -> None:
    meeting = chapter.meeting("2026-07-05", kind)
    write(book, meeting, duration=minutes)
    assert points(book, meeting, Known.DURATION) == expected


def test_the_chapters_own_least_counts(book: Book, chapter: Chapter) -> None:
    meeting = chapter.meeting("2026-07-05")
    write(book, meeting, duration=60)
    with book.change("đặt mức") as session:
        thresholds.MEETING_MINUTES.write(session, 60)
    assert points(book, meeting, Known.DURATION) == 10
    assert why(book, meeting, Known.DURATION) == "Họp 60 phút, quy định ít nhất 60 phút"


def test_attendance_earns_its_share_to_half_a_point(book: Book, chapter: Chapter) -> None:
    people = chapter.members(30)
    meeting = chapter.meeting("2026-07-05")
    chapter.take(meeting, dict.fromkeys(people[:2], Mark.UNEXCUSED))
    assert points(book, meeting, Known.ATTENDANCE, "5") == 4.5
    assert points(book, meeting, Known.ATTENDANCE) == 9.5
    assert why(book, meeting, Known.ATTENDANCE) == "28/30 đảng viên dự"


def test_a_suggestion_is_never_more_than_the_most(book: Book, chapter: Chapter) -> None:
    chapter.members(3)
    meeting = chapter.take(chapter.meeting("2026-07-05"))
    assert points(book, meeting, Known.ATTENDANCE, "1.75") == 1.75


def test_attendance_of_nobody_is_not_known(book: Book, chapter: Chapter) -> None:
    meeting = chapter.take(chapter.meeting("2026-07-05"))
    assert offered(book, meeting, Known.ATTENDANCE) is None


@pytest.mark.parametrize(("opinions", "expected"), [(0, 0), (1, 3.5), (2, 6.5), (3, 10), (9, 10)])
def test_opinions_are_held_against_a_part_of_those_present(
    book: Book, chapter: Chapter, opinions: int, expected: float
) -> None:
    chapter.members(10)
    meeting = chapter.take(chapter.meeting("2026-07-05"))
    write(book, meeting, opinions=opinions)
    assert points(book, meeting, Known.OPINIONS) == expected
    assert why(book, meeting, Known.OPINIONS) == f"{opinions} lượt ý kiến, 10 người dự"


@pytest.mark.parametrize(("posted", "expected"), [("2026-07-04", 10), ("2026-07-05", 0)])
def test_papers_are_due_a_day_before(
    book: Book, chapter: Chapter, posted: str, expected: int
) -> None:
    meeting = chapter.meeting("2026-07-05")
    write(book, meeting, papers_posted=day(posted))
    assert points(book, meeting, Known.PAPERS) == expected
    assert "họp ngày 05/07/2026" in why(book, meeting, Known.PAPERS)


@pytest.mark.parametrize(
    ("posted", "expected"),
    [("2026-07-04", 0), ("2026-07-05", 10), ("2026-07-07", 10), ("2026-07-08", 0)],
)
def test_the_resolution_is_due_within_two_days_after(
    book: Book, chapter: Chapter, posted: str, expected: int
) -> None:
    meeting = chapter.meeting("2026-07-05")
    write(book, meeting, resolution_posted=day(posted))
    assert points(book, meeting, Known.RESOLUTION) == expected
    assert "Đăng nghị quyết" in why(book, meeting, Known.RESOLUTION)


def test_tasks_earn_the_share_that_is_done_on_the_day(book: Book, chapter: Chapter) -> None:
    first, second = chapter.meeting("2026-07-05"), chapter.meeting("2026-08-05")
    with book.change("giao việc") as session:
        for done in ("2026-07-20", "2026-08-05", "2026-08-06", None):
            values = {"meeting": first, "content": "Việc", "done": perhaps(done)}
            store.save(session, TASKS, values)
    assert points(book, second, Known.TASKS, "20") == 10
    assert why(book, second, Known.TASKS) == "2/4 nhiệm vụ đã hoàn thành"
