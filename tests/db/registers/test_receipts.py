"""What a unit is told of its return: received, accepted or sent back, and what it was told last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.book import Book
from db.periods import Period
from db.registers import receipts
from db.registers.receipts import (
    Receipt,
    ReceiptError,
    accept,
    mark_told,
    send_back,
    take_back,
    told_last,
    withdraw,
)
from db.registers.received import received_by_id
from db.schema import ReceiptState, UnitReceipt
from tests.db.registers.test_received import QUARTER, new, take

DAY, LATER = date(2026, 4, 9), date(2026, 4, 12)
TOLD_AT = datetime(2026, 4, 9, 10, 30, tzinfo=UTC)


def do(book: Book, step: Callable[[Session], None]) -> None:
    with book.change("ghi") as session:
        step(session)


def said(book: Book) -> dict[int, Receipt]:
    with book.read() as session:
        return receipts.receipts(session, "kl01", QUARTER)


def test_a_return_of_which_nothing_was_said_was_received(book: Book) -> None:
    take(book, new())
    assert said(book) == {}
    assert (Receipt().state, Receipt().decided_on) == (ReceiptState.RECEIVED, None)


def test_returns_are_accepted_together_or_sent_back_one_by_one(book: Book) -> None:
    first, second, third = take(book, new("OM-1"), new("OM-2"), new("OM-3"))
    take(book, new("OM-4", period=Period.parse("2026")))
    do(book, lambda session: accept(session, [first, second], DAY))
    do(book, lambda session: send_back(session, third, DAY, " Thiếu  biểu 05\n"))
    accepted = Receipt(ReceiptState.ACCEPTED, "", DAY)
    sent_back = Receipt(ReceiptState.SENT_BACK, "Thiếu biểu 05", DAY)
    assert said(book) == {first: accepted, second: accepted, third: sent_back}


def test_the_same_decision_again_keeps_its_day_and_another_takes_its_place(book: Book) -> None:
    (taken,) = take(book, new())
    do(book, lambda session: accept(session, [taken], DAY, "Đủ"))
    do(book, lambda session: accept(session, [taken], LATER, "Đủ "))
    assert said(book)[taken].decided_on == DAY
    do(book, lambda session: send_back(session, taken, LATER, "Sai biểu 02"))
    assert said(book)[taken] == Receipt(ReceiptState.SENT_BACK, "Sai biểu 02", LATER)
    do(book, lambda session: take_back(session, taken))
    assert said(book)[taken] == Receipt()


def test_nothing_more_is_said_of_a_number_whose_place_was_taken(book: Book) -> None:
    first, _second = take(book, new(), new(revision=2))
    with pytest.raises(ReceiptError) as refused:
        do(book, lambda session: accept(session, [first], DAY))
    with book.read() as session:
        name = received_by_id(session, first).name
    assert str(refused.value) == (
        f"{name} đã được thay bằng số nhận sau nên không ghi thêm gì được nữa. Hãy ghi cho số mới "
        "nhất."
    )
    assert said(book) == {}


def test_what_a_unit_was_told_is_remembered_beside_the_decision(book: Book) -> None:
    (taken,) = take(book, new())
    do(book, lambda session: mark_told(session, taken, "a" * 64, TOLD_AT))
    do(book, lambda session: accept(session, [taken], DAY))
    assert said(book) == {taken: Receipt(ReceiptState.ACCEPTED, "", DAY, "a" * 64, TOLD_AT)}


def test_a_return_withdrawn_takes_with_it_what_was_said(book: Book) -> None:
    (taken,) = take(book, new())
    do(book, lambda session: accept(session, [taken], DAY))
    do(book, lambda session: withdraw(session, taken))
    with book.read() as session:
        assert session.scalar(select(func.count()).select_from(UnitReceipt)) == 0


def test_a_unit_told_of_a_number_taken_out_is_told_of_the_one_before_anew(book: Book) -> None:
    later = TOLD_AT.replace(hour=11)
    first, second, other = take(book, new(), new(revision=2), new("OM-2"))
    do(book, lambda session: mark_told(session, first, "a" * 64, TOLD_AT))
    do(book, lambda session: mark_told(session, second, "b" * 64, later))
    do(book, lambda session: mark_told(session, other, "c" * 64, TOLD_AT))
    do(book, lambda session: accept(session, [second], DAY))
    do(book, lambda session: withdraw(session, second))
    assert said(book)[first] == Receipt(told_at=later)
    assert said(book)[other].told == "c" * 64
    with book.read() as session:
        assert told_last(session, "kl01", QUARTER) == {"om-1": later, "om-2": TOLD_AT}


def test_a_unit_never_told_of_a_number_taken_out_knows_what_it_knew(book: Book) -> None:
    first, second = take(book, new(), new(revision=2))
    do(book, lambda session: mark_told(session, first, "a" * 64, TOLD_AT))
    do(book, lambda session: withdraw(session, second))
    assert said(book)[first] == Receipt(told="a" * 64, told_at=TOLD_AT)


@pytest.mark.parametrize(
    "step",
    [
        lambda session: accept(session, [9], DAY),
        lambda session: send_back(session, 9, DAY, "Thiếu"),
        lambda session: take_back(session, 9),
        lambda session: mark_told(session, 9, "a" * 64, TOLD_AT),
        lambda session: withdraw(session, 9),
    ],
)
def test_a_return_that_is_gone_is_said_so(book: Book, step: Callable[[Session], None]) -> None:
    with pytest.raises(LookupError):
        do(book, step)
