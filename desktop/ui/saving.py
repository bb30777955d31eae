"""What is written of a register's records, and how undo names it.

What returns a function gives work for the writer's thread; it raises BookError where the book
refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from db.dates import show_date
from db.messages import N_, Message
from db.periods import Period
from db.registers import Register, by_name, store
from db.registers.fields import Values
from desktop.ui.context import Book, Step


def title_of(register: Register) -> Message:
    """Return a register's title as it stands within a sentence."""
    return Message(register.title, inside=True)


def save(
    book: Book, register: Register, values: Values, record_id: int | None, name: str
) -> Callable[[], int]:
    """Return the work of saving a record so called, which gives its id."""
    words = N_("thêm {what} “{name}”") if record_id is None else N_("sửa {what} “{name}”")

    def write() -> int:
        with book.change(words, what=title_of(register), name=name) as session:
            return store.save(session, register, values, record_id)

    return write


def delete(
    book: Book, register: Register, ids: Sequence[int], names: str
) -> Callable[[], Step | None]:
    """Return the work of deleting records as one change, which gives that change."""

    def write() -> Step | None:
        with book.change(N_("xóa {what} {names}"), what=title_of(register), names=names) as session:
            store.delete(session, register, ids)
        return book.undoable()

    return write


def deleted(register: Register, names: str) -> Message:
    """Return what is said once records are deleted."""
    return Message(N_("Đã xóa {what} {names}."), {"what": title_of(register), "names": names})


def named(names: Iterable[str], most: int = 3) -> str:
    """Return how several records are named in a message: “A”, “B”, “C”…"""
    every = [f"“{name}”" for name in names]
    return ", ".join(every[:most]) + ("…" if len(every) > most else "")


def declare(book: Book, register: Register, period: Period, today: Any) -> Callable[[], int]:
    """Return the work of saying that a register has nothing in a period."""
    values = {
        "register": register.name,
        "from_date": period.start,
        "to_date": period.end,
        "declared": today,
    }

    def write() -> int:
        with book.change(
            N_("khai không có {what} từ {start} đến {end}"),
            what=title_of(register),
            start=show_date(period.start),
            end=show_date(period.end),
        ) as session:
            return store.save(session, by_name("declarations"), values)

    return write


def withdraw(book: Book, register: Register, ids: Sequence[int]) -> Callable[[], None]:
    """Return the work of taking back what was declared of a register."""

    def write() -> None:
        with book.change(N_("rút lời khai không có {what}"), what=title_of(register)) as session:
            store.delete(session, by_name("declarations"), ids)

    return write
