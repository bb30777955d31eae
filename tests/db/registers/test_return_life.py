"""A return is made, sent, accepted or sent back; each step can be taken back, in its order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from db.book import Book
from db.periods import Period
from db.registers.handed_in import ReturnStateError
from db.registers.return_life import mark_accepted, mark_sent, mark_sent_back, take_back
from db.registers.return_periods import close_period, closed_periods, is_closed, reopen_period
from db.schema import ReturnState
from tests.db.registers.made_returns import QUARTER, make, row

SENT, ANSWERED = date(2026, 4, 5), date(2026, 4, 9)
NAME = "Báo cáo KL01 quý I năm 2026 số 1"


def act(book: Book, what: Callable[..., None], *told: Any) -> None:
    with book.change("báo cáo") as session:
        what(session, *told)


def standing(book: Book, number: int) -> tuple[Any, ...]:
    """Return state, both days, the answer, and whether the period is closed."""
    found = row(book, number)
    with book.read() as session:
        closed = is_closed(session, "KL01", QUARTER)
    return found.state, found.sent_on, found.answered_on, found.answer, closed


MADE = (ReturnState.EXPORTED, None, None, "", False)
ON_ITS_WAY = (ReturnState.SENT, SENT, None, "", False)


@pytest.fixture
def number(book: Book) -> int:
    """Give a return newly made."""
    return make(book)


@pytest.fixture
def sent(book: Book, number: int) -> int:
    """Give a return on its way."""
    act(book, mark_sent, number, SENT)
    return number


def test_a_return_accepted_closes_its_period_and_taken_back_opens_it(
    book: Book, number: int
) -> None:
    assert standing(book, number) == MADE
    act(book, mark_sent, number, SENT)
    assert standing(book, number) == ON_ITS_WAY
    act(book, mark_accepted, number, ANSWERED, " Đủ  biểu ")
    assert standing(book, number) == (ReturnState.ACCEPTED, SENT, ANSWERED, "Đủ biểu", True)
    act(book, take_back, number)
    assert standing(book, number) == ON_ITS_WAY
    act(book, take_back, number)
    assert standing(book, number) == MADE


def test_a_return_sent_back_opens_its_period_and_says_why(book: Book, sent: int) -> None:
    act(book, close_period, "KL01", QUARTER, SENT)
    act(book, mark_sent_back, sent, SENT, "Thiếu  biểu 05")
    assert standing(book, sent) == (ReturnState.SENT_BACK, SENT, SENT, "Thiếu biểu 05", False)
    act(book, take_back, sent)
    assert standing(book, sent) == ON_ITS_WAY


def test_a_new_number_opens_a_closed_period_and_starts_anew(book: Book, sent: int) -> None:
    act(book, mark_accepted, sent, ANSWERED)
    second = make(book, revision=2, reason="Bổ sung")
    assert standing(book, second) == MADE
    assert row(book, sent).state is ReturnState.ACCEPTED


def refused(book: Book, what: Callable[..., None], number: int, *told: Any) -> str:
    """Return what is said against a step, which must leave everything as it was."""
    before = standing(book, number)
    with pytest.raises(ReturnStateError) as error:
        act(book, what, number, *told)
    assert standing(book, number) == before
    return str(error.value)


def test_what_was_not_sent_has_no_answer_and_no_step_back(book: Book, number: int) -> None:
    unsent = f"{NAME} chưa ghi là đã gửi. Hãy ghi ngày gửi trước khi ghi trả lời của cấp trên."
    assert refused(book, mark_accepted, number, ANSWERED) == unsent
    assert refused(book, mark_sent_back, number, ANSWERED, "Thiếu") == unsent
    assert refused(book, take_back, number) == (
        f"{NAME} chưa ghi là đã gửi nên không có bước nào để lùi lại."
    )


def test_what_was_sent_is_sent_once(book: Book, sent: int) -> None:
    assert refused(book, mark_sent, sent, ANSWERED) == (
        f"{NAME} đã ghi là gửi ngày 05/04/2026. Nếu ghi nhầm, hãy lùi lại một bước rồi ghi lại."
    )


@pytest.mark.parametrize("answer", [mark_accepted, mark_sent_back])
def test_what_was_answered_is_answered_once(
    book: Book, sent: int, answer: Callable[..., None]
) -> None:
    act(book, answer, sent, ANSWERED, "Đã xem")
    said = (
        f"{NAME} đã ghi cấp trên trả lời ngày 09/04/2026. Nếu ghi nhầm, hãy lùi lại một bước "
        "rồi ghi lại."
    )
    assert refused(book, mark_accepted, sent, ANSWERED) == said
    assert refused(book, mark_sent_back, sent, ANSWERED, "Thiếu") == said
    assert refused(book, mark_sent, sent, ANSWERED).startswith(f"{NAME} đã ghi là gửi")


def test_an_answer_does_not_come_before_the_sending(book: Book, sent: int) -> None:
    said = f"{NAME} gửi ngày 05/04/2026, sau ngày trả lời 04/04/2026. Hãy xem lại hai ngày."
    assert refused(book, mark_accepted, sent, date(2026, 4, 4)) == said
    assert refused(book, mark_sent_back, sent, date(2026, 4, 4), "Thiếu") == said


def test_a_number_that_was_replaced_moves_no_more(book: Book, sent: int) -> None:
    make(book, revision=2)
    said = (
        f"{NAME} đã được thay bằng số lập sau nên không ghi thêm gì được nữa. "
        "Hãy ghi cho số mới nhất."
    )
    assert refused(book, mark_accepted, sent, ANSWERED) == said
    assert refused(book, mark_sent_back, sent, ANSWERED, "Thiếu") == said
    assert refused(book, take_back, sent) == said
    assert refused(book, mark_sent, sent, ANSWERED) == said


def test_a_period_is_closed_for_one_form_since_the_first_day_it_was(book: Book) -> None:
    later = Period.parse("2026-Q2")
    for period, day in ((later, ANSWERED), (QUARTER, SENT), (QUARTER, ANSWERED)):
        act(book, close_period, "KL01", period, day)
    act(book, close_period, "BM2", QUARTER, SENT)
    with book.read() as session:
        assert is_closed(session, "kl01", QUARTER)
        assert not is_closed(session, "KL01", Period.parse("2026-01"))
        assert list(closed_periods(session, "KL01").items()) == [
            (QUARTER, SENT),
            (later, ANSWERED),
        ]
    for _twice in range(2):
        act(book, reopen_period, "KL01", QUARTER)
    with book.read() as session:
        assert not is_closed(session, "KL01", QUARTER)
        assert is_closed(session, "KL01", later)
        assert is_closed(session, "BM2", QUARTER)
