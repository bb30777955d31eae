"""Tasks past their day are urgent; those whose day comes soon are mentioned."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.registers.tasks import TASKS
from db.registers.thresholds import TASK_WARNING_DAYS
from db.reminders import Action, ReminderKind, Target
from tests.db.chapter import Chapter, perhaps
from tests.db.registers.oddities import add
from tests.db.reminders.notices import choose, on, said

TODAY = "2026-11-23"
LATE, SOON = ReminderKind.TASKS_OVERDUE, ReminderKind.TASKS_DUE


def give(book: Book, chapter: Chapter, content: str, due: str | None, done: str | None) -> int:
    meeting = chapter.meeting("2026-01-05")
    values = {"meeting": meeting, "content": content, "due": perhaps(due), "done": perhaps(done)}
    return add(book, TASKS, **values)


def test_overdue_tasks_are_one_urgent_reminder(book: Book, chapter: Chapter) -> None:
    late = give(book, chapter, "Báo cáo tài chính", "2026-11-22", None)
    oldest = give(book, chapter, "Rà soát hộ nghèo", "2025-11-22", None)
    give(book, chapter, "Xong rồi", "2026-11-01", "2026-11-02")
    give(book, chapter, "Không hạn", None, None)
    (reminder,) = on(book, TODAY, LATE)
    assert str(reminder.message) == "02 nhiệm vụ quá hạn"
    assert str(reminder.detail) == "Lâu nhất: hạn 22/11/2025, Rà soát hộ nghèo"
    assert reminder.urgent
    assert (reminder.action, reminder.target) == (Action.RECORDS, Target("tasks", (oldest, late)))


def test_tasks_due_within_the_days_of_the_threshold_are_mentioned(
    book: Book, chapter: Chapter
) -> None:
    today = give(book, chapter, "Hôm nay", "2026-11-23", None)
    last = give(book, chapter, "Bảy ngày nữa", "2026-11-30", None)
    give(book, chapter, "Tám ngày nữa", "2026-12-01", None)
    give(book, chapter, "Xong sớm", "2026-11-25", "2026-11-20")
    (reminder,) = on(book, TODAY, SOON)
    assert str(reminder.message) == "02 nhiệm vụ đến hạn trong 7 ngày tới"
    assert str(reminder.detail) == "Gần nhất: hạn 23/11, Hôm nay"
    assert not reminder.urgent
    assert reminder.target.ids == (today, last)
    choose(book, TASK_WARNING_DAYS, 0)
    assert said(book, TODAY, SOON) == ["01 nhiệm vụ đến hạn trong 0 ngày tới"]
    assert on(book, date(2027, 5, 1).isoformat(), SOON) == []
