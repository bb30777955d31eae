"""What is told of a form and a period is found by both, in whatever table it stands."""

from __future__ import annotations

from typing import TypeAlias

from sqlalchemy import ColumnElement

from db.periods import Period
from db.schema import (
    ReceivedReturn,
    RefusedFile,
    ReturnNumber,
    ReturnPeriod,
    SuperiorQuery,
    SuperiorReply,
    UnitQuery,
    code_key,
)

_OfPeriod: TypeAlias = (
    ReceivedReturn
    | RefusedFile
    | ReturnNumber
    | ReturnPeriod
    | SuperiorQuery
    | SuperiorReply
    | UnitQuery
)


def of_period(table: type[_OfPeriod], form: str, period: Period) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of rows about a form, by its code, and a period."""
    return (
        table.form_key == code_key(form),
        table.from_date == period.start,
        table.to_date == period.end,
    )
