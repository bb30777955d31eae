"""Queries of a superior come by their numbers, and wait for an answer until they have one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.periods import Period
from db.registers import superior_queries
from db.registers.superior_queries import (
    NewSuperiorQuery,
    SuperiorQueryRow,
    answer,
    take_in,
    unanswered,
)
from tests.db.registers.made_queries import ASKED_ON, LATER, QUARTER, asked

TAKEN_IN = date(2026, 4, 8)


def new(number: int = 7, **values: Any) -> NewSuperiorQuery:
    usual: dict[str, Any] = {
        "number": number,
        "superior_code": "OM",
        "superior": "Đảng ủy phường Ô Môn",
        "asked_on": ASKED_ON,
        "settled": False,
    }
    return NewSuperiorQuery(**asked() | usual | values)


def take(book: Book, *queries: NewSuperiorQuery, on: date = TAKEN_IN) -> list[int]:
    with book.change("nhận phản hồi") as session:
        return take_in(session, queries, on)


def reply(book: Book, query_id: int, text: str, on: date = LATER) -> None:
    with book.change("trả lời") as session:
        answer(session, query_id, text, on)


def kept(book: Book, period: Period = QUARTER) -> list[SuperiorQueryRow]:
    with book.read() as session:
        return superior_queries.asked(session, "kl01", period)


def waiting(book: Book) -> list[int]:
    with book.read() as session:
        return [each.number for each in unanswered(session)]


def test_a_query_is_kept_as_it_came(book: Book) -> None:
    (taken,) = take(book, new(superior=" Đảng ủy  phường Ô Môn"))
    assert kept(book) == [
        SuperiorQueryRow(
            **asked(),
            id=taken,
            number=7,
            superior_code="OM",
            superior="Đảng ủy phường Ô Môn",
            asked_on=ASKED_ON,
            came_on=TAKEN_IN,
            answer="",
            answered_on=None,
            settled_on=None,
        )
    ]


def test_the_same_reply_file_twice_changes_nothing(book: Book) -> None:
    first = take(book, new(1), new(2))
    before = kept(book)
    assert take(book, new(1), new(2), on=LATER) == first
    assert kept(book) == before


def test_a_query_put_in_other_words_or_settled_keeps_its_answer(book: Book) -> None:
    (taken,) = take(book, new())
    reply(book, taken, "Đã sửa ở số 2")
    again = new(question="Xem lại?", due_on=None, settled=True)
    assert take(book, again, on=LATER) == take(book, again, on=date(2026, 5, 1)) == [taken]
    (row,) = kept(book)
    assert (row.question, row.due_on) == ("Xem lại?", None)
    assert (row.answer, row.answered_on, row.settled_on) == ("Đã sửa ở số 2", LATER, LATER)
    take(book, new())
    assert kept(book)[0].settled_on is None


@pytest.mark.parametrize("other", [{"cell": "J10"}, {"sheet": "Biểu 03"}, {"form": "BM2"}])
def test_a_number_that_now_asks_about_another_cell_loses_the_answer(
    book: Book, other: dict[str, Any]
) -> None:
    (taken,) = take(book, new())
    reply(book, taken, "Đã sửa")
    take(book, new(**other))
    assert waiting(book) == [7]


def test_superiors_number_their_queries_apart(book: Book) -> None:
    first, second = take(book, new(), new(superior_code="MTTQ"))
    assert first != second
    assert take(book, new(superior_code=" om ")) == [first]


def test_a_return_has_its_own_queries_by_number(book: Book) -> None:
    take(book, new(9), new(8), new(1, period=Period.parse("2026")))
    assert [each.number for each in kept(book)] == [8, 9]
    assert [each.number for each in kept(book, Period.parse("2026"))] == [1]


def test_what_is_neither_answered_nor_settled_waits_the_first_due_first(book: Book) -> None:
    soon = {"due_on": date(2026, 4, 10)}
    taken = take(book, new(1), new(2, due_on=None), new(3, **soon), new(4), new(5, settled=True))
    assert waiting(book) == [3, 1, 4, 2]
    reply(book, taken[0], " Đã sửa\n")
    assert waiting(book) == [3, 4, 2]
    reply(book, taken[0], " ")
    assert waiting(book) == [3, 1, 4, 2]


def test_answering_what_is_gone_is_said_so(book: Book) -> None:
    with pytest.raises(LookupError):
        reply(book, 99, "Có")
