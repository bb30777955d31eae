"""A book as an exchange workbook: whole, so that a new book becomes the same, or one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db import registers
from db.book import Book
from db.registers import Register
from db.registers.attendance import ATTENDANCE, DueRule
from db.registers.fields import Values
from db.registers.store import records, records_of, values_of
from db.schema import Attendance, Mark, Meeting
from desktop.exchange.attendance import DUE, NOT_DUE, stored_lists
from desktop.exchange.lookups import Lookups
from desktop.exchange.writing_cells import Written, write_cell
from desktop.exchange.xlsx import Page, write_xlsx
from desktop.files.writing import replace_file


def export_workbook(book: Book, path: str | Path) -> None:
    """Write everything in a book as an exchange workbook; raises WriteError.

    Every record has its code, so that an import into a new book gives the same book.
    """
    with book.read() as session:
        made = pages(session)
    replace_file(path, partial(write_xlsx, made), work=book.path.parent)


def export_register(book: Book, register: Register, ids: Sequence[int], path: str | Path) -> None:
    """Write these records, in this order, as the one sheet of an exchange workbook.

    Each has its code, so that an import into this book finds them. Records gone meanwhile are
    left out. Any register but attendance, which goes with its meetings; raises WriteError.
    """
    assert register is not ATTENDANCE
    with book.read() as session:
        values = (values_of(register, each) for each in records_of(session, register, ids))
        page = Page(register, list(_written(register, values, Lookups(session))))
    replace_file(path, partial(write_xlsx, [page]), work=book.path.parent)


def pages(session: Session) -> list[Page]:
    """Return every register's sheet, empty ones too: they show what can be filled in."""
    lookups = Lookups(session)
    return [
        Page(register, list(_rows(session, register, lookups))) for register in registers.REGISTERS
    ]


def _rows(session: Session, register: Register, lookups: Lookups) -> Iterator[list[Written]]:
    if register is ATTENDANCE:
        everything = _attendance(session)
    else:
        everything = (values_of(register, each) for each in records(session, register))
    return _written(register, everything, lookups)


def _written(
    register: Register, everything: Iterable[Values], lookups: Lookups
) -> Iterator[list[Written]]:
    for values in everything:
        yield [write_cell(field, values[field.name], lookups) for field in register.fields]


def _attendance(session: Session) -> Iterator[dict[str, Any]]:
    """Give what must be said of attendance so that reading it gives the same lists.

    Of a stored list only what is no plain presence, and Phải dự wherever list and rule differ
    (CONTRACT §2); of a draft every row.
    """
    rule, lists = DueRule(session), stored_lists(session)
    wanted = select(Meeting).options(selectinload(Meeting.attendances))
    for meeting in session.scalars(wanted.order_by(Meeting.day, Meeting.id)):
        rows = sorted(meeting.attendances, key=lambda row: row.member_id)
        if meeting.id not in lists:
            for row in rows:
                yield _said(meeting, row.member_id, row, row.due)
            continue
        by_rule = rule.due(meeting)
        for row in rows:
            due = bool(row.due)
            differs = due != (row.member_id in by_rule)
            silent = row.mark is None and row.reason is None
            if differs or row.mark is not Mark.PRESENT or row.reason or not due:
                yield _said(meeting, row.member_id, row, due if differs or silent else None)
        for member_id in sorted(by_rule - {row.member_id for row in rows}):
            yield _said(meeting, member_id, None, False)


def _said(
    meeting: Meeting, member_id: int, row: Attendance | None, due: bool | None
) -> dict[str, Any]:
    return {
        "meeting": meeting.id,
        "member": member_id,
        "mark": row.mark if row else None,
        "reason": row.reason if row else None,
        "due": None if due is None else DUE if due else NOT_DUE,
    }
