"""A model's life follows from its dates (DOMAIN §4); at a year's end it is asked about once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.registers.fields import NamedPerson
from db.registers.model_life import (
    STATE_WORDS,
    Answer,
    Fate,
    ModelLife,
    ModelState,
    NoDayError,
    asked,
    carry_over,
    models,
    still_running,
    without_result,
    year_to_ask,
)
from db.registers.models import MODELS, RESULTS
from db.registers.thresholds import CARRY_OVER_DAYS
from db.schema import Model
from tests.db.chapter import Chapter, day
from tests.db.registers.oddities import add

DECEMBER = date(2026, 12, 15)


def model(
    book: Book, name: str = "Chợ 0 đồng", registered: str = "2025-05-01", **dates: str
) -> int:
    days = {field: day(text) for field, text in dates.items()}
    return add(book, MODELS, name=name, registered=day(registered), **days)


def names(book: Book, year: int) -> list[str]:
    with book.read() as session:
        return [row.name for row in still_running(session, year)]


def waiting(book: Book, today: date) -> int | None:
    with book.read() as session:
        return year_to_ask(session, today)


def answer(book: Book, year: int, answers: dict[int, Answer], today: date = DECEMBER) -> None:
    with book.change("hỏi việc duy trì mô hình") as session:
        carry_over(session, year, answers, today)


@pytest.mark.parametrize(
    ("dates", "on", "state"),
    [
        ({}, "2026-01-01", None),
        ({"registered": "2026-05-01"}, "2026-04-30", None),
        ({"registered": "2026-05-01"}, "2026-05-01", ModelState.REGISTERED),
        ({"registered": "2026-05-01", "started": "2026-06-01"}, "2026-05-31", "registered"),
        ({"registered": "2026-05-01", "started": "2026-06-01"}, "2026-06-01", "under_way"),
        ({"registered": "2026-05-01", "first_result": "2026-06-01"}, "2026-06-01", "under_way"),
        ({"registered": "2026-05-01"}, "2026-12-31", "registered"),
        ({"registered": "2026-05-01"}, "2027-01-01", "kept_up"),
        ({"registered": "2026-05-01", "suspended": "2026-07-01"}, "2026-07-01", "suspended"),
        ({"registered": "2026-05-01", "suspended": "2026-07-01"}, "2026-06-30", "registered"),
        ({"registered": "2026-05-01", "completed": "2026-07-01"}, "2026-06-30", "registered"),
        ({"registered": "2026-05-01", "completed": "2026-07-01"}, "2026-07-01", "completed"),
        (
            {"registered": "2026-05-01", "suspended": "2026-07-01", "stopped": "2026-08-01"},
            "2026-08-01",
            "stopped",
        ),
        (
            {"registered": "2026-05-01", "completed": "2026-09-01", "stopped": "2026-08-01"},
            "2026-12-01",
            "stopped",
        ),
    ],
)
def test_the_state_of_a_model_on_a_day_follows_from_its_dates(
    dates: dict[str, str], on: str, state: str | None
) -> None:
    life = ModelLife(**{name: day(text) for name, text in dates.items()})
    assert life.state(day(on)) == state


def test_every_state_has_its_word() -> None:
    assert set(STATE_WORDS) == set(ModelState)


def test_the_list_tells_holder_and_first_and_last_result(book: Book, chapter: Chapter) -> None:
    tam = chapter.member("Lê Văn Tám")
    market = model(book)
    add(book, MODELS, name="Chưa rõ ngày", leader=NamedPerson("", tam))
    add(book, MODELS, name="Đường hoa", registered=date(2026, 1, 1), leader=NamedPerson("Tổ 4"))
    for text in ("2025-09-01", "2025-06-01", "2026-03-01"):
        add(book, RESULTS, model=market, day=day(text))
    with book.read() as session:
        rows = models(session)
    assert [(row.name, row.leader) for row in rows] == [
        ("Đường hoa", "Tổ 4"),
        ("Chợ 0 đồng", ""),
        ("Chưa rõ ngày", "Lê Văn Tám"),
    ]
    assert (rows[1].life.first_result, rows[1].life.last_result) == (
        date(2025, 6, 1),
        date(2026, 3, 1),
    )
    assert (rows[1].id, rows[1].code) == (market, "MH001")
    assert "cho 0 dong" in rows[1].search_key


def test_asked_about_are_models_registered_by_the_years_end_without_an_end(book: Book) -> None:
    model(book, "Ngày cuối", "2026-12-31")
    model(book, "Năm sau", "2027-01-01")
    model(book, "Tạm dừng", "2025-01-01", suspended="2026-02-01")
    model(book, "Đã xong", "2025-01-01", completed="2027-01-02")
    model(book, "Đã dừng", "2025-01-01", stopped="2026-01-02")
    add(book, MODELS, name="Chưa rõ ngày")
    assert names(book, 2026) == ["Ngày cuối", "Tạm dừng"]


def test_a_year_is_asked_about_from_december_on_until_it_is_answered(book: Book) -> None:
    market = model(book)
    assert waiting(book, date(2026, 11, 29)) == 2025
    assert waiting(book, date(2026, 11, 30)) == 2026
    assert waiting(book, date(2027, 6, 1)) == 2026
    answer(book, 2026, {market: Answer(Fate.KEPT_UP)})
    assert waiting(book, date(2026, 12, 31)) is None
    assert waiting(book, date(2027, 6, 1)) is None
    assert waiting(book, date(2027, 12, 1)) == 2027
    with book.read() as session:
        assert (asked(session, 2026), asked(session, 2025)) == (DECEMBER, None)


def test_when_the_asking_begins_is_a_threshold(book: Book) -> None:
    model(book, registered="2026-05-01")
    with book.change("đặt ngưỡng") as session:
        CARRY_OVER_DAYS.write(session, 0)
    assert waiting(book, date(2026, 12, 30)) is None
    assert waiting(book, date(2026, 12, 31)) == 2026


def test_without_a_running_model_nothing_is_asked(book: Book) -> None:
    model(book, completed="2026-06-01")
    assert waiting(book, DECEMBER) is None


@pytest.mark.parametrize("fate", [Fate.COMPLETED, Fate.STOPPED, Fate.SUSPENDED])
def test_an_answer_is_written_on_its_day(book: Book, fate: Fate) -> None:
    market = model(book)
    answer(book, 2026, {market: Answer(fate, date(2026, 12, 1))})
    with book.read() as session:
        found = session.get_one(Model, market)
        assert getattr(found, fate.value) == date(2026, 12, 1)
        others = {"completed", "stopped", "suspended"} - {fate.value}
        assert [getattr(found, name) for name in others] == [None, None]


def test_a_model_kept_up_stays_as_it_is_and_a_suspended_one_runs_again(book: Book) -> None:
    market, garden = model(book), model(book, "Vườn", suspended="2026-02-01")
    answer(book, 2026, dict.fromkeys((market, garden), Answer(Fate.KEPT_UP)))
    with book.read() as session:
        lives = [row.life for row in models(session)]
    assert lives == [ModelLife(registered=date(2025, 5, 1))] * 2


def test_an_end_needs_its_day_and_without_it_nothing_is_written(book: Book) -> None:
    market, garden = model(book), model(book, "Vườn")
    answers: dict[int, Any] = {
        market: Answer(Fate.STOPPED, date(2026, 12, 1)),
        garden: Answer(Fate.COMPLETED),
    }
    with pytest.raises(NoDayError, match="Vườn"):
        answer(book, 2026, answers)
    assert names(book, 2026) == ["Chợ 0 đồng", "Vườn"]
    assert waiting(book, DECEMBER) == 2026


def test_answering_is_one_change_that_can_be_taken_back(book: Book) -> None:
    market = model(book)
    answer(book, 2026, {market: Answer(Fate.STOPPED, date(2026, 12, 1))})
    book.undo()
    assert names(book, 2026) == ["Chợ 0 đồng"]
    assert waiting(book, DECEMBER) == 2026


@pytest.mark.parametrize(
    ("dates", "last_result", "lacking"),
    [
        ({}, None, True),
        ({}, "2025-12-31", True),
        ({}, "2026-01-01", False),
        ({"suspended": "2026-02-01"}, None, False),
        ({"completed": "2026-02-01"}, None, False),
        ({"registered": "2026-12-16"}, None, False),
    ],
)
def test_a_running_model_without_a_result_since_a_day_is_found(
    book: Book, dates: dict[str, str], last_result: str | None, lacking: bool
) -> None:
    market = model(book, **dates)
    if last_result is not None:
        add(book, RESULTS, model=market, day=day(last_result))
    with book.read() as session:
        found = without_result(session, date(2026, 1, 1), DECEMBER)
    assert [row.id for row in found] == [market] * lacking
