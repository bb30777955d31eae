"""Of what a superior says of a return the newest is kept, whatever comes in which order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from db.book import Book
from db.periods import Period
from db.registers.superior_replies import NewSuperiorReply, SuperiorReplyRow, replies, take_in
from db.schema import ReceiptState

QUARTER = Period.parse("2026-Q1")
MADE = datetime(2026, 4, 9, 8, 30, tzinfo=timezone(timedelta(hours=7)))
CAME, LATER = date(2026, 4, 10), date(2026, 4, 20)


def new(**values: Any) -> NewSuperiorReply:
    usual: dict[str, Any] = {
        "form": "KL01",
        "period": QUARTER,
        "superior_code": "OM",
        "superior": "Đảng ủy phường Ô Môn",
        "made_at": MADE,
        "revision": 1,
        "received_on": date(2026, 4, 6),
        "state": ReceiptState.RECEIVED,
        "words": "",
        "decided_on": None,
    }
    return NewSuperiorReply(**usual | values)


def take(book: Book, reply: NewSuperiorReply, on: date = CAME) -> bool:
    with book.change("nhận phản hồi") as session:
        return take_in(session, reply, on)


def kept(book: Book) -> list[SuperiorReplyRow]:
    with book.read() as session:
        return replies(session, "kl01 ", QUARTER)


def test_a_reply_is_kept_as_it_came(book: Book) -> None:
    told = new(
        form=" KL01",
        superior=" Đảng ủy  phường Ô Môn",
        state=ReceiptState.SENT_BACK,
        words="Thiếu  biểu 05\n\nvà 06 ",
        decided_on=date(2026, 4, 8),
    )
    assert take(book, told)
    (found,) = kept(book)
    assert found == SuperiorReplyRow(
        **vars(new(state=ReceiptState.SENT_BACK, decided_on=date(2026, 4, 8)))
        | {"words": "Thiếu biểu 05\n\nvà 06"},
        came_on=CAME,
    )
    assert found.made_at.utcoffset() == timedelta(hours=7)


def test_a_newer_reply_takes_the_place_of_an_older_one_and_never_the_other_way(book: Book) -> None:
    later = (MADE + timedelta(minutes=5)).astimezone(UTC)
    assert take(book, new(made_at=later, revision=2), LATER)
    assert not take(book, new(), LATER)
    assert [(each.revision, each.came_on) for each in kept(book)] == [(2, LATER)]
    newest = later + timedelta(seconds=1)
    assert take(book, new(superior_code=" om", made_at=newest, state=ReceiptState.ACCEPTED), LATER)
    assert [each.state for each in kept(book)] == [ReceiptState.ACCEPTED]


def test_the_same_reply_again_keeps_the_day_it_came_and_writes_nothing(book: Book) -> None:
    take(book, new())
    steps: list[object] = []
    book.listen(steps.append)
    assert take(book, new(made_at=MADE.replace(microsecond=3)), LATER)
    assert [each.came_on for each in kept(book)] == [CAME]
    assert steps == []


def test_replies_of_two_superiors_stand_beside_one_another_the_newest_first(book: Book) -> None:
    take(book, new(superior_code="QU", superior="Quận ủy Ô Môn"))
    take(book, new(made_at=MADE + timedelta(days=1)))
    take(book, new(form="BM2"))
    take(book, new(period=Period.parse("2026")))
    assert [each.superior_code for each in kept(book)] == ["OM", "QU"]
