"""Returns of units below are kept number by number, and the newest of each unit counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from db.book import Book
from db.periods import Period
from db.registers import received
from db.registers.receipts import withdraw
from db.registers.received import (
    NewReceived,
    Received,
    ReceivedError,
    ReceivedPeriod,
    ReceivedRow,
    file_of,
    numbers_of,
    periods_received,
    receive,
    received_by_id,
    said_of,
)
from tests.db.chapter import Chapter

QUARTER = Period.parse("2026-Q1")
VIETNAM = timezone(timedelta(hours=7))


def new(unit: str = "OM-1", revision: int = 1, **values: Any) -> NewReceived:
    """Return a return of the first quarter of 2026, but for the values given."""
    usual: dict[str, Any] = {
        "form": "KL01",
        "form_version": "1",
        "period": QUARTER,
        "unit_code": unit,
        "unit_name": "Chi bộ Khu vực 1",
        "revision": revision,
        "made_at": datetime(2026, 4, 2, 8, 30, tzinfo=VIETNAM),
        "received_at": datetime(2026, 4, 5, 14, 5, tzinfo=UTC),
        "received_by": "Đào",
        "file_name": f"KL01_{unit}_2026-01-01_2026-03-31_v{revision}.xlsx",
        "content": "0" * 64,
        "file": f"{unit} {revision}".encode(),
        "said": f"cộng {unit} {revision}".encode(),
    }
    return NewReceived(**usual | values)


def take(book: Book, *returns: NewReceived) -> list[int]:
    with book.change("nhận báo cáo") as session:
        return receive(session, returns)


def kept(book: Book, form: str = "KL01", period: Period = QUARTER) -> list[ReceivedRow]:
    with book.read() as session:
        return received.received(session, form, period)


def ids(rows: list[ReceivedRow]) -> list[int]:
    return [each.id for each in rows]


def test_a_return_is_kept_as_it_came(book: Book) -> None:
    told = new(edited=True, nil=True, reason=" Đã  hỏi ", file=b"PK\x03\x04")
    (taken,) = take(book, told)
    (row,) = kept(book)
    plain = [name for name in Received.__dataclass_fields__ if name != "reason"]
    assert {name: getattr(row, name) for name in plain} == {
        name: getattr(told, name) for name in plain
    }
    assert (row.id, row.newest, row.reason) == (taken, True, "Đã hỏi")
    assert row.digest == hashlib.sha256(b"PK\x03\x04").hexdigest()
    assert row.made_at.utcoffset() == timedelta(hours=7)
    assert str(row.name) == "Báo cáo KL01 quý I năm 2026 số 1 của đơn vị OM-1"
    with book.read() as session:
        assert received_by_id(session, taken) == row
        assert file_of(session, taken) == b"PK\x03\x04"
        assert list(said_of(session, [taken])) == [(taken, "cộng OM-1 1".encode())]


def test_a_newer_number_takes_the_place_of_the_one_before_which_stays(book: Book) -> None:
    first, other = take(book, new("OM-1"), new("om-0"))
    third, fourth = take(book, new(" Om-1", 3), new("OM-1", 4, unit_name="Chi bộ KV1"))
    assert ids(kept(book, "kl01 ")) == [other, fourth]
    with book.read() as session:
        found = numbers_of(session, "KL01", QUARTER, "om-1")
    assert [(each.id, each.newest) for each in found] == [
        (fourth, True),
        (third, False),
        (first, False),
    ]


@pytest.mark.parametrize("revision", [1, 2])
def test_a_number_is_taken_in_once_and_never_a_lower_one_after(book: Book, revision: int) -> None:
    take(book, new(revision=2))
    with pytest.raises(ReceivedError) as refused:
        take(book, new("OM-2"), new("om-1", revision))
    assert str(refused.value) == (
        "Báo cáo KL01 quý I năm 2026 số 2 của đơn vị om-1 đã nhận rồi nên không nhận số "
        f"{revision}. Hãy bỏ tệp ấy ra."
    )
    assert [each.unit_code for each in kept(book)] == ["OM-1"]


def test_the_same_number_twice_in_one_taking_is_refused(book: Book) -> None:
    with pytest.raises(ReceivedError):
        take(book, new(), new())
    assert kept(book) == []


def test_numbers_of_another_form_period_or_unit_stand_apart(book: Book) -> None:
    year = Period.parse("2026")
    take(book, new(revision=2))
    taken = take(book, new("OM-2"), new(form="BM2"), new(period=year))
    assert len(taken) == 3
    assert [each.unit_code for each in kept(book)] == ["OM-1", "OM-2"]
    with book.read() as session:
        assert periods_received(session) == [
            ReceivedPeriod("KL01", year, 1),
            ReceivedPeriod("BM2", QUARTER, 1),
            ReceivedPeriod("KL01", QUARTER, 2),
        ]


def test_what_was_taken_in_by_mistake_is_taken_out_and_the_number_before_counts(
    book: Book,
) -> None:
    first, second = take(book, new(), new(revision=2))
    with book.change("bỏ ra") as session:
        withdraw(session, second)
    assert ids(kept(book)) == [first]
    with book.read() as session:
        for gone in (received_by_id, file_of):
            with pytest.raises(LookupError):
                gone(session, second)
        assert list(said_of(session, [second, first])) == [(first, "cộng OM-1 1".encode())]
    assert len(take(book, new(revision=2))) == 1


def test_what_adding_up_needs_comes_in_the_order_asked_for_however_many_there_are(
    book: Book,
) -> None:
    taken = take(book, *(new(f"OM-{number}") for number in range(401)))
    wanted = taken[::-1]
    with book.read() as session:
        found: Iterator[tuple[int, bytes]] = said_of(session, wanted)
        assert [id_ for id_, _said in found] == wanted


def test_taking_in_is_heard_of_but_passed_by_when_a_step_is_taken_back(
    book: Book, chapter: Chapter
) -> None:
    chapter.member()
    (taken,) = take(book, new())
    step = book.undo()
    assert step is not None
    assert step.tables == {"member"}
    assert ids(kept(book)) == [taken]
