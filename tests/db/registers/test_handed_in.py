"""What was handed in is kept number by number, with its file and the records behind it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from db import history
from db.book import Book
from db.periods import Period
from db.registers.handed_in import (
    Behind,
    NewReturn,
    ReturnRow,
    ReturnStateError,
    all_returns,
    behind,
    file_of,
    latest,
    returns_of,
)
from db.registers.return_life import mark_sent
from db.schema import ReturnState
from tests.db.chapter import Chapter
from tests.db.registers.made_returns import QUARTER, make, new_return, row

VIETNAM = timezone(timedelta(hours=7))


def test_a_return_is_kept_as_it_was_made(book: Book) -> None:
    made = datetime(2026, 4, 2, 8, 30, 15, tzinfo=VIETNAM)
    first = make(book, made_at=made, reason=" Bổ  sung ", file=b"PK\x03\x04")
    with book.read() as session:
        (kept,) = returns_of(session, "KL01", QUARTER)
        assert file_of(session, first) == b"PK\x03\x04"
    told = new_return(made_at=made, reason="Bổ sung")
    named = [name for name in NewReturn.__dataclass_fields__ if name not in ("file", "behind")]
    assert {name: getattr(kept, name) for name in named} == {
        name: getattr(told, name) for name in named
    }
    assert kept.made_at.utcoffset() == timedelta(hours=7)
    assert kept.digest == hashlib.sha256(b"PK\x03\x04").hexdigest()
    assert (kept.state, kept.newest) == (ReturnState.EXPORTED, True)
    assert (kept.sent_on, kept.answered_on, kept.answer) == (None, None, "")
    assert str(kept.name) == "Báo cáo KL01 quý I năm 2026 số 1"


def test_what_was_written_after_a_return_comes_after_its_step(book: Book, chapter: Chapter) -> None:
    chapter.member()
    with book.read() as session:
        step = history.newest(session)
    number = make(book, step=step)
    chapter.member()
    with book.read() as session:
        after = [each for each in history.steps(session) if each.id > row(book, number).step]
    assert [each.tables for each in after] == [{"member"}, {"return_number"}]


def test_the_newest_number_of_form_and_period_comes_first_and_is_named_so(book: Book) -> None:
    first = make(book)
    second = make(book, revision=2)
    other_form = make(book, form="BM2")
    year = make(book, period=Period.parse("2026"))
    earlier = make(book, period=Period.parse("2025-Q4"), revision=7)
    with book.read() as session:
        assert ids(returns_of(session, "KL01", QUARTER)) == [second, first]
        assert latest(session, "kl01 ", QUARTER) == returns_of(session, "KL01", QUARTER)[0]
        assert latest(session, "KL01", Period.parse("2026-01")) is None
        found = all_returns(session)
    assert ids(found) == [year, other_form, second, first, earlier]
    assert [each.id for each in found if not each.newest] == [first]


def ids(rows: list[ReturnRow]) -> list[int]:
    return [each.id for each in rows]


def test_the_records_behind_each_figure_are_kept_in_order(book: Book) -> None:
    counted = {
        "meetings.held": (Behind("meetings", 2, "1"), Behind("meetings", 1, "1")),
        "outreach.quantity[kind=pano]": (Behind("outreach", 5, "1234.5"),),
        "documents.issued[type=QĐ]": (),
    }
    first = make(book, behind=counted)
    second = make(book, revision=2)
    with book.read() as session:
        assert behind(session, first) == counted
        assert behind(session, second) == {}


@pytest.mark.parametrize("revision", [1, 2])
def test_a_number_is_given_once_and_never_a_lower_one_after(book: Book, revision: int) -> None:
    make(book, revision=2)
    with pytest.raises(ReturnStateError) as refused:
        make(book, form="kl01", revision=revision)
    assert str(refused.value) == (
        f"Báo cáo KL01 quý I năm 2026 số 2 đã có trong sổ nên không ghi số {revision}. "
        "Hãy lập lại để lấy số 3."
    )
    assert row(book, make(book, revision=4)).revision == 4


def test_the_time_of_making_is_kept_to_the_second(book: Book) -> None:
    made = datetime(2026, 4, 2, 8, 30, 15, 999, tzinfo=UTC)
    assert row(book, make(book, made_at=made)).made_at == made.replace(microsecond=0)


def test_a_return_is_heard_of_but_passed_by_when_a_step_is_taken_back(
    book: Book, chapter: Chapter
) -> None:
    heard: list[history.Step] = []
    chapter.member()
    book.listen(heard.append)
    number = make(book)
    with book.change("gửi") as session:
        mark_sent(session, number, date(2026, 4, 3))
    assert [str(each.title) for each in heard] == ["lập báo cáo", "gửi"]
    assert [each.tables for each in heard] == [{"return_number"}] * 2
    taken_back = book.undo()
    assert taken_back is not None
    assert taken_back.tables == {"member"}
    assert row(book, number).state is ReturnState.SENT
