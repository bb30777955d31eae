"""What was read is remembered only as long as nothing was written since."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from db.book import Book
from db.registers.remembering import remembered
from db.schema import Setting


def settings(session: Session) -> int | None:
    return remembered(
        session, Setting, lambda: session.scalar(select(func.count()).select_from(Setting))
    )


def read_times(session: Session, key: str, times: int) -> int:
    read: list[str] = []
    for _time in range(times):
        remembered(session, key, lambda: read.append(key))
    return len(read)


def test_each_thing_is_read_once_in_a_reading(book: Book) -> None:
    with book.read() as session:
        assert [read_times(session, key, 5) for key in ("a", "b", "a")] == [1, 1, 0]
    with book.read() as session:
        assert read_times(session, "a", 5) == 1


def test_whatever_is_written_is_seen_however_it_is_written(book: Book) -> None:
    with book.change("ghi") as session:
        assert settings(session) == 0
        session.add(Setting(name="a", value="1"))
        assert settings(session) == 1
        session.execute(insert(Setting).values(name="b", value="2"))
        assert settings(session) == 2
        session.execute(update(Setting).values(value="3"))
        assert settings(session) == 2


def test_another_transaction_of_the_same_session_reads_anew(book: Book) -> None:
    with book.read() as session:
        assert settings(session) == 0
        with book.change("ghi") as other:
            other.add(Setting(name="a", value="1"))
        assert settings(session) == 0
        session.rollback()
        assert settings(session) == 1
