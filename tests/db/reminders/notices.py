"""What a test asks of the reminders."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.registers.thresholds import Threshold
from db.reminders import Reminder, ReminderKind, reminders


def on(book: Book, today: str, *kinds: ReminderKind) -> list[Reminder]:
    """Return the reminders of a day, all of them or those of some kinds."""
    with book.read() as session:
        found = reminders(session, date.fromisoformat(today))
    return [each for each in found if not kinds or each.kind in kinds]


def said(book: Book, today: str, *kinds: ReminderKind) -> list[str]:
    """Return what the reminders of a day say."""
    return [str(each.message) for each in on(book, today, *kinds)]


def choose(book: Book, threshold: Threshold, number: int) -> None:
    with book.change("đặt ngưỡng") as session:
        threshold.write(session, number)
