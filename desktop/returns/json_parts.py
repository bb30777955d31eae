"""Words and numbers out of JSON that anybody may have written."""

from __future__ import annotations

from decimal import Decimal

_MOST = 10**15


def number_out(number: int | Decimal | None) -> int | float | None:
    """Return a figure's number as JSON carries it."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def number_in(number: object) -> int | Decimal | None:
    """Return a number within reason, or none; TypeError or ValueError for anything else."""
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise TypeError(number)
    if not -_MOST < number < _MOST:
        raise ValueError(number)
    return number


def word(text: object) -> str:
    """Return a text; TypeError for anything else."""
    if not isinstance(text, str):
        raise TypeError(text)
    return text


def whole(number: object) -> int:
    """Return a whole number from 1 within reason; TypeError or ValueError for anything else."""
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(number)
    if not 1 <= number < _MOST:
        raise ValueError(number)
    return number
