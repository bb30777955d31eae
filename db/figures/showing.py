"""How a figure is shown: a nought counted, one declared and one not yet filled stay apart."""

from __future__ import annotations

from decimal import Decimal

from db.figures.base import State, Unit, Value
from db.messages import N_, Message, plain
from db.numbers import show_number, show_percent

NOTHING_HERE = plain("–")
"""Stands where a figure is not yet filled, cannot be worked out or is not compared."""
DECLARED_NONE = Message(N_("không có"))


def printed(value: Value | None) -> int | Decimal | Message:
    """Return the number a figure shows, or the words that stand for none."""
    if value is None or value.number is None:
        return NOTHING_HERE
    if not value.number and value.state is State.NOT_FILLED:
        return NOTHING_HERE
    if not value.number and value.state is State.DECLARED and value.unit is not Unit.PERCENT:
        return DECLARED_NONE
    return value.number


def say(value: Value | None) -> Message:
    """Return a figure as text says it, the Vietnamese way: 3.232, 99,38%, không có, –."""
    number = printed(value)
    if isinstance(number, Message):
        return number
    if value is not None and value.unit is Unit.PERCENT:
        return plain(show_percent(Decimal(number)))
    return plain(show_number(number))
