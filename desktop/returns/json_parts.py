"""Words and numbers out of JSON that anybody may have written."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from db.figures import State, Unit

MOST = 10**15
"""No number of a return comes near it."""
# A return holds hundreds of each, and looking them up is a tenth of the time their class takes.
UNITS: Mapping[object, Unit] = {str(each): each for each in Unit}
STATES: Mapping[object, State] = {str(each): each for each in State}
"""What is stored for units and states; a KeyError for anything else."""


def number_out(number: int | Decimal | None) -> int | float | None:
    """Return a figure's number as JSON carries it."""
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return number


def number_in(number: object) -> int | Decimal | None:
    """Return a number within reason, or none; TypeError or ValueError for anything else."""
    if number is None:
        return None
    if type(number) is not int and not isinstance(number, Decimal):
        raise TypeError(number)
    if not -MOST < number < MOST:
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
    if not 1 <= number < MOST:
        raise ValueError(number)
    return number
