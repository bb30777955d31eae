"""Tasks: which come up at which meeting, how far they are on a day, what is odd about one."""

from __future__ import annotations

from datetime import date

import pytest

from db.book import Book
from db.registers import store, tasks
from db.registers.fields import NamedPerson
from db.registers.tasks import TASKS, TaskState
from db.schema import Audience, MeetingKind, Summons
from tests.db.chapter import Chapter, day, perhaps


def give(
    chapter: Chapter, meeting: int, content: str, *, due: str | None = None, done: str | None = None
) -> int:
    values = {"meeting": meeting, "content": content, "due": perhaps(due), "done": perhaps(done)}
    with chapter.book.change("giao việc") as session:
        return store.save(session, TASKS, values)


def coming_up(book: Book, meeting: int) -> list[str]:
    with book.read() as session:
        return [row.content for row in tasks.coming_up(session, meeting)]


def test_what_earlier_meetings_gave_and_is_open_comes_up(book: Book, chapter: Chapter) -> None:
    first, second, third = (chapter.meeting(f"2026-0{month}-05") for month in (7, 8, 9))
    give(chapter, second, "cắm pano", due="2026-08-20")
    give(chapter, first, "thu quỹ")
    give(chapter, third, "việc mới")
    assert coming_up(book, first) == []
    assert coming_up(book, second) == ["thu quỹ"]
    assert coming_up(book, third) == ["cắm pano", "thu quỹ"]


def test_what_was_settled_comes_up_once_more_and_no_further(book: Book, chapter: Chapter) -> None:
    first, second, third, fourth = (
        chapter.meeting(f"2026-0{month}-05") for month in (6, 7, 8, 9)
    )  # fmt: skip
    give(chapter, first, "xong giữa hai kỳ", done="2026-07-20")
    give(chapter, first, "xong đúng ngày họp", done="2026-08-05")
    give(chapter, first, "xong sau", done="2026-08-20")
    assert len(coming_up(book, second)) == 3
    assert len(coming_up(book, third)) == 3
    assert coming_up(book, fourth) == ["xong sau"]


def test_a_task_settled_on_the_day_it_was_given_still_comes_up_at_the_next_meeting(
    book: Book, chapter: Chapter
) -> None:
    first, second = chapter.meeting("2026-07-05"), chapter.meeting("2026-08-05")
    give(chapter, first, "làm ngay", done="2026-07-05")
    assert coming_up(book, second) == ["làm ngay"]


def test_what_is_settled_before_a_conference_between_comes_up_at_the_ordinary_meeting(
    book: Book, chapter: Chapter
) -> None:
    july = chapter.meeting("2026-07-05")
    chapter.meeting("2026-07-20", MeetingKind.STUDY)
    committee = chapter.meeting("2026-07-28", MeetingKind.COMMITTEE, summons=Summons.COMMITTEE)
    august = chapter.meeting("2026-08-05", MeetingKind.COMBINED)
    give(chapter, july, "thu quỹ", done="2026-07-15")
    assert coming_up(book, committee) == []
    assert coming_up(book, august) == ["thu quỹ"]


def test_two_meetings_of_one_day_come_by_the_hour(book: Book, chapter: Chapter) -> None:
    afternoon = chapter.meeting("2026-07-05", start="14:00")
    morning = chapter.meeting("2026-07-05", start="08:00")
    give(chapter, morning, "chuẩn bị hội trường")
    assert coming_up(book, afternoon) == ["chuẩn bị hội trường"]
    assert coming_up(book, morning) == []


def test_at_a_session_for_others_nothing_comes_up_nor_does_what_it_gave(
    book: Book, chapter: Chapter
) -> None:
    talk = chapter.meeting("2026-07-05", audience=Audience.PUBLIC)
    give(chapter, chapter.meeting("2026-07-01"), "việc chi bộ")
    give(chapter, talk, "việc của buổi đối thoại")
    assert coming_up(book, talk) == []
    assert coming_up(book, chapter.meeting("2026-08-05")) == ["việc chi bộ"]


def test_a_meeting_that_is_gone_is_told(book: Book) -> None:
    with book.read() as session, pytest.raises(LookupError):
        tasks.coming_up(session, 9)


def test_overdue_are_those_due_before_a_day_and_not_done_on_it(
    book: Book, chapter: Chapter
) -> None:
    meeting = chapter.meeting("2026-07-05")
    give(chapter, meeting, "không hạn")
    give(chapter, meeting, "hạn hôm nay", due="2026-08-01")
    give(chapter, meeting, "trễ", due="2026-07-31")
    give(chapter, meeting, "trễ hơn", due="2026-07-10", done="2026-08-02")
    give(chapter, meeting, "xong rồi", due="2026-07-10", done="2026-08-01")
    with book.read() as session:
        assert [row.content for row in tasks.overdue(session, day("2026-08-01"))] == [
            "trễ hơn",
            "trễ",
        ]


@pytest.mark.parametrize(
    ("due", "done", "state"),
    [
        (None, None, TaskState.OPEN),
        ("2026-08-01", None, TaskState.OPEN),
        ("2026-07-31", None, TaskState.OVERDUE),
        ("2026-07-31", "2026-08-02", TaskState.OVERDUE),
        (None, "2026-08-01", TaskState.DONE),
        ("2026-07-31", "2026-07-31", TaskState.DONE),
        ("2026-07-30", "2026-07-31", TaskState.DONE_LATE),
        (None, "2026-08-02", TaskState.OPEN),
    ],
)
def test_how_far_a_task_is_on_a_day(
    book: Book, chapter: Chapter, due: str | None, done: str | None, state: TaskState
) -> None:
    meeting = chapter.meeting("2026-07-05")
    give(chapter, meeting, "việc", due=due, done=done)
    with book.read() as session:
        (row,) = tasks.given_at(session, meeting)
    assert row.state(day("2026-08-01")) is state
    assert state in tasks.TASK_WORDS


def test_a_task_names_the_member_as_called_today_or_the_name_written(
    book: Book, chapter: Chapter
) -> None:
    meeting, member = chapter.meeting("2026-07-05"), chapter.member("Lê Văn Tám")
    with book.change("giao việc") as session:
        for person in (NamedPerson("Tám", member), NamedPerson("Tổ dân phố 4"), NamedPerson()):
            store.save(session, TASKS, {"meeting": meeting, "content": "a", "person": person})
    with book.read() as session:
        rows = tasks.given_at(session, meeting)
    assert [row.person for row in rows] == ["Lê Văn Tám", "Tổ dân phố 4", ""]
    assert [row.person_id for row in rows] == [member, None, None]
    assert rows[0].given == date(2026, 7, 5)


def test_days_before_the_task_was_given_and_days_to_come_are_pointed_out(
    book: Book, chapter: Chapter
) -> None:
    meeting, today = chapter.meeting("2026-07-05"), day("2026-08-01")
    early = {"meeting": meeting, "due": day("2026-07-04"), "done": day("2026-07-04")}
    right = {"meeting": meeting, "due": day("2026-07-05"), "done": today}
    blank = {"due": today, "done": today}
    with book.read() as session:
        for rule, check in TASKS.against.items():
            found = check.find(session, early, None, today)
            assert "05/07/2026" in str(found), rule
            assert check.find(session, right, None, today) is None
            assert check.find(session, blank, None, today) is None
    assert TASKS.remarks(right, today) == TASKS.remarks({}, today) == []
    assert [rule for rule, _ in TASKS.remarks({"done": day("2026-08-02")}, today)] == ["done_ahead"]
