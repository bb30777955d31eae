"""Models: results missing this year, and what is asked once at a year's end."""

from __future__ import annotations

from datetime import date

from db.book import Book
from db.periods import Period
from db.registers.model_life import Answer, Fate, carry_over
from db.registers.models import MODELS, RESULTS
from db.registers.thresholds import RESULT_MONTH
from db.reminders import Action, ReminderKind, Target
from tests.db.chapter import day
from tests.db.registers.oddities import add
from tests.db.reminders.notices import choose, on, said

NO_RESULT, CARRY_OVER = ReminderKind.NO_RESULT, ReminderKind.CARRY_OVER


def model(book: Book, name: str, registered: str) -> int:
    return add(book, MODELS, name=name, registered=day(registered))


def test_models_without_a_result_are_mentioned_once_their_month_is_over(book: Book) -> None:
    market = model(book, "Chợ 0 đồng", "2026-06-30")
    add(book, RESULTS, model=model(book, "Vườn", "2025-01-01"), day=day("2026-01-01"))
    model(book, "Mới", "2026-07-01")
    assert on(book, "2026-06-30", NO_RESULT) == []
    (reminder,) = on(book, "2026-07-01", NO_RESULT)
    assert str(reminder.message) == "01 mô hình chưa ghi kết quả năm nay"
    assert str(reminder.detail) == "Trong đó có “Chợ 0 đồng”"
    assert not reminder.urgent
    assert (reminder.action, reminder.target) == (Action.RESULTS, Target("models", (market,)))
    assert said(book, "2027-07-01", NO_RESULT) == ["03 mô hình chưa ghi kết quả năm nay"]
    choose(book, RESULT_MONTH, 7)
    assert on(book, "2026-07-31", NO_RESULT) == []
    assert said(book, "2026-08-01", NO_RESULT) == ["02 mô hình chưa ghi kết quả năm nay"]


def test_with_a_result_of_each_nothing_is_said(book: Book) -> None:
    add(book, RESULTS, model=model(book, "Vườn", "2025-01-01"), day=day("2026-01-01"))
    assert on(book, "2026-07-01", NO_RESULT) == []


def test_running_models_are_asked_about_together_until_they_are_answered(book: Book) -> None:
    market, garden = (model(book, name, "2026-05-01") for name in ("Chợ", "Vườn"))
    assert on(book, "2026-11-29", CARRY_OVER) == []
    (reminder,) = on(book, "2026-11-30", CARRY_OVER)
    assert str(reminder.message) == "02 mô hình chờ quyết định có duy trì sang năm 2027"
    assert not reminder.urgent
    assert reminder.action is Action.CARRY_OVER
    assert reminder.target == Target("models", (market, garden), period=Period.year(2026))
    assert (reminder.target.year, Target("models").year) == (2026, None)
    with book.change("trả lời") as session:
        answers = dict.fromkeys((market, garden), Answer(Fate.KEPT_UP))
        carry_over(session, 2026, answers, date(2026, 12, 1))
    assert on(book, "2027-01-15", CARRY_OVER) == []
