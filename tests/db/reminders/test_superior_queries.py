"""A superior's question about a return is mentioned until it is answered, urgent when late."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.book import Book
from db.periods import Period
from db.registers import superior_queries
from db.registers.superior_queries import NewSuperiorQuery
from db.reminders import Action, ReminderKind, Target
from tests.db.registers.made_queries import ASKED_ON, QUARTER, asked
from tests.db.reminders.notices import on, said

LATE, WAITING = ReminderKind.QUERIES_OVERDUE, ReminderKind.QUERIES_WAITING
LAST_DAY, DAY_AFTER = "2026-04-20", "2026-04-21"


def take_in(book: Book, number: int, **values: Any) -> int:
    new = NewSuperiorQuery(
        **asked(**values),
        number=number,
        superior_code="OM",
        superior="Đảng ủy phường Ô Môn",
        asked_on=ASKED_ON,
        settled=False,
    )
    with book.change("nhận phản hồi") as session:
        (taken,) = superior_queries.take_in(session, [new], ASKED_ON)
    return taken


def test_the_queries_about_a_return_are_one_reminder_that_opens_it(book: Book) -> None:
    second = take_in(book, 1, form="kl01", due_on=None)
    first = take_in(book, 2, question="Có mặt 19\nmà danh sách 18?")
    (reminder,) = on(book, LAST_DAY, LATE, WAITING)
    assert (reminder.kind, reminder.urgent) == (WAITING, False)
    assert (
        str(reminder.message) == "Cấp trên hỏi 02 câu về báo cáo KL01 quý I năm 2026, chưa trả lời"
    )
    assert str(reminder.detail) == "Hạn trả lời 20/04: Có mặt 19 mà danh sách 18?"
    assert reminder.action is Action.RETURN
    assert reminder.target == Target(
        "superior_queries", (first, second), period=QUARTER, form="KL01"
    )


def test_once_the_day_of_one_has_passed_it_is_urgent(book: Book) -> None:
    take_in(book, 1)
    take_in(book, 2, due_on=date(2026, 12, 1))
    (reminder,) = on(book, DAY_AFTER, LATE, WAITING)
    assert (reminder.kind, reminder.urgent) == (LATE, True)


def test_a_query_without_a_day_is_never_late(book: Book) -> None:
    take_in(book, 1, due_on=None)
    (reminder,) = on(book, "2027-01-01", LATE, WAITING)
    assert str(reminder.detail) == "Hỏi: Có mặt 19 mà danh sách 18?"
    assert not reminder.urgent


def test_every_return_asked_about_is_named_and_none_once_answered(book: Book) -> None:
    quarter, year = take_in(book, 1), take_in(book, 2, period=Period.parse("2026"))
    assert len(said(book, LAST_DAY, WAITING)) == 2
    with book.change("trả lời") as session:
        superior_queries.answer(session, quarter, "Đã sửa", ASKED_ON)
    (left,) = on(book, LAST_DAY, WAITING)
    assert left.target.ids == (year,)
