"""What a register finds odd about values, alone and beside the book, as a test reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.book import Book
from db.registers import Register, book_checks, store

TODAY = date(2026, 11, 23)


def add(book: Book, register: Register, /, **values: Any) -> int:
    """Write a record and return its id."""
    with book.change("ghi") as session:
        return store.save(session, register, values)


def odd(book: Book, register: Register, record_id: int | None = None, /, **values: Any) -> set[str]:
    """Return the rules that find something in values, of a new record or a stored one."""
    return set(said(book, register, record_id, **values))


def said(
    book: Book, register: Register, record_id: int | None = None, /, **values: Any
) -> dict[str, str]:
    """Return what is said about values, by rule."""
    alone = {rule: str(found) for rule, found in register.remarks(values, TODAY)}
    with book.read() as session:
        beside = {
            rule: check.find(session, values, record_id, TODAY)
            for rule, check in book_checks(register).items()
        }
    return alone | {rule: str(found) for rule, found in beside.items() if found is not None}
