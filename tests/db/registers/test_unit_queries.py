"""A query goes to a unit below and stays until it is answered and settled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from db.book import Book
from db.periods import Period
from db.registers import unit_queries
from db.registers.unit_queries import (
    NewQuery,
    QueryRow,
    QueryStateError,
    answers_came,
    ask,
    change,
    mark_sent,
    queries,
    reopen,
    settle,
    take_back,
)
from tests.db.registers.made_queries import ASKED_ON, LATER, QUARTER, asked


def put(book: Book, unit: str = "OM-1", **values: Any) -> int:
    new = NewQuery(**asked(**values), unit_code=unit, unit_name=f"Chi bộ {unit}")
    with book.change("hỏi") as session:
        return ask(session, new, ASKED_ON)


def do(book: Book, step: Callable[..., None], *given: Any) -> None:
    with book.change("ghi") as session:
        step(session, *given)


def answered(session: Session, query_id: int, answer: str, on: date) -> None:
    answers_came(session, "OM-1", [(query_id, answer, on)])


def row(book: Book, query_id: int) -> QueryRow:
    with book.read() as session:
        (found,) = (each for each in queries(session, "KL01", QUARTER) if each.id == query_id)
        return found


def test_a_query_is_kept_as_it_was_put(book: Book) -> None:
    number = put(book, " om-1", form=" kl01 ", question=" Vì sao\n\n  tăng gấp đôi? ", due_on=None)
    found = row(book, number)
    assert found == QueryRow(
        **asked(form="kl01", question="Vì sao\n\ntăng gấp đôi?", due_on=None),
        unit_code="om-1",
        unit_name="Chi bộ om-1",
        id=number,
        asked_on=ASKED_ON,
        sent_on=None,
        answer="",
        answered_on=None,
        settled_on=None,
    )
    assert found.waiting


def test_queries_of_a_period_stand_by_unit_as_they_were_asked(book: Book) -> None:
    second, first = put(book, "OM-2"), put(book, "OM-1", cell="J10")
    third = put(book, "om-2", cell="A1")
    put(book, form="BM2")
    put(book, period=Period.parse("2026"))
    with book.read() as session:
        found = queries(session, "kl01", QUARTER)
        assert [each.id for each in found] == [first, second, third]
        of_unit = queries(session, "KL01", QUARTER, "Om-2 ")
        assert [each.id for each in of_unit] == [second, third]
        assert queries(session, "KL01", QUARTER, "") == []


def test_a_query_not_answered_yet_can_be_put_in_other_words(book: Book) -> None:
    number = put(book)
    do(book, mark_sent, [number], ASKED_ON)
    do(book, change, number, "Xem lại ô này ", None)
    assert (row(book, number).question, row(book, number).due_on) == ("Xem lại ô này", None)


@pytest.mark.parametrize("step", [(answered, "Đã sửa", LATER), (settle, LATER)])
def test_a_query_answered_or_settled_keeps_its_words(book: Book, step: tuple[Any, ...]) -> None:
    number = put(book)
    do(book, step[0], number, *step[1:])
    with pytest.raises(QueryStateError) as refused:
        do(book, change, number, "Câu khác", None)
    assert str(refused.value) == (
        f"Câu hỏi số {number} đã có trả lời hoặc đã xong nên không sửa được nữa. Hãy hỏi câu khác."
    )
    assert not row(book, number).waiting


def test_a_query_is_taken_back_only_before_the_unit_hears_of_it(book: Book) -> None:
    kept, gone = put(book), put(book)
    do(book, take_back, gone)
    do(book, mark_sent, [kept, gone], ASKED_ON)
    do(book, mark_sent, [kept], LATER)
    assert row(book, kept).sent_on == ASKED_ON
    with pytest.raises(QueryStateError) as refused:
        do(book, take_back, kept)
    assert str(refused.value) == (
        f"Câu hỏi số {kept} đã gửi đơn vị ngày 06/04/2026 nên không rút được. Hãy ghi là đã xong, "
        "để đơn vị biết không phải trả lời nữa."
    )
    with book.read() as session:
        assert [each.id for each in queries(session, "KL01", QUARTER)] == [kept]


def test_an_answer_keeps_the_day_it_first_came(book: Book) -> None:
    number = put(book)
    do(book, answered, number, "Một người\nmới đến ", LATER)
    do(book, answered, number, "Một người\nmới đến", date(2026, 5, 1))
    assert (row(book, number).answer, row(book, number).answered_on) == (
        "Một người\nmới đến",
        LATER,
    )
    do(book, answered, number, "Hai người", date(2026, 5, 2))
    assert row(book, number).answered_on == date(2026, 5, 2)


def test_answers_of_a_unit_reach_its_own_queries_and_are_new_once(book: Book) -> None:
    first, second, other = put(book), put(book), put(book, "OM-2")
    told = [(first, "Một người mới đến", LATER), (other, "Nhầm", LATER), (99, "Nhầm", LATER)]
    for new in ([first], []):
        with book.change("nhận báo cáo") as session:
            assert answers_came(session, " om-1", told) == new
    assert (row(book, first).answer, row(book, first).answered_on) == ("Một người mới đến", LATER)
    assert row(book, second).waiting
    assert row(book, other).waiting


def test_a_file_with_more_answers_than_a_statement_takes_harms_nobody(book: Book) -> None:
    number = put(book)
    with book.change("nhận báo cáo") as session:
        told = [(each, "Đã sửa", LATER) for each in range(1, 300_000)]
        assert answers_came(session, "OM-1", told) == [number]


def test_a_file_without_answers_changes_nothing(book: Book) -> None:
    number = put(book)
    with book.change("nhận báo cáo") as session:
        assert answers_came(session, "OM-1", []) == []
    assert row(book, number).waiting


def test_what_was_settled_by_mistake_waits_again(book: Book) -> None:
    number = put(book)
    do(book, settle, number, LATER)
    assert row(book, number).settled_on == LATER
    do(book, reopen, number)
    assert row(book, number).waiting


@pytest.mark.parametrize(
    "step",
    [
        lambda session: change(session, 99, "?", None),
        lambda session: take_back(session, 99),
        lambda session: settle(session, 99, LATER),
        lambda session: unit_queries.reopen(session, 99),
    ],
)
def test_a_query_that_is_gone_is_said_so(book: Book, step: Callable[[Session], None]) -> None:
    with pytest.raises(LookupError), book.change("ghi") as session:
        step(session)
