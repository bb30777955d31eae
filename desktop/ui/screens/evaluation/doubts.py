"""What is odd about a record while it is typed, by its register's own checks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from db.messages import Message
from db.registers import book_checks
from db.registers.fields import Register, Values
from desktop.ui.context import AppContext
from desktop.ui.widgets.fields import Remarks


def remarks(
    context: AppContext, register: Register, whole: Callable[[], Values], record_id: int | None
) -> Remarks:
    """Return a look at each field that the register's doubts point to.

    `whole` gives the record's other values as they stand now.
    """

    beside_book = tuple(book_checks(register).values())

    def look(name: str, value: Any) -> Message | None:
        values, today = {**whole(), name: value}, context.today()
        for check in register.doubts.values():
            if check.field == name and (found := check(values, today)) is not None:
                return found
        with context.book.read() as session:
            beside = (
                each.find(session, values, record_id, today)
                for each in beside_book
                if each.field == name
            )
            return next((found for found in beside if found is not None), None)

    names = {check.field for check in register.doubts.values()}
    names |= {check.field for check in beside_book}
    return {name: partial(look, name) for name in names}
