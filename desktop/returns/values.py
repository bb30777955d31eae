"""Cell values as the seal compares them: values only, never bytes or styles (CONTRACT §4)."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

from db.dates import show_date
from db.messages import N_
from db.numbers import show_number
from desktop.files.canonical import serial
from desktop.files.cells import Cell, ErrorCell
from desktop.text import _

Sealed = tuple[str, str]
"""Kind and text of a value: ("n", "99.38"), ("s", "Chi bộ"), ("b", "1"), ("e", "#REF!")."""

_BEFORE_DAY_1 = dt.date(1899, 12, 31)
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_466
_LINE_END = re.compile("\r\n|\r")
_NUMBER = re.compile(r"-?[0-9]{1,310}(\.[0-9]{1,340})?")


def seal(value: Cell) -> Sealed | None:
    """Return the value as it is compared; None for a cell that is empty or holds only spaces.

    Numbers to 15 digits, as spreadsheets keep them; a date is the number it is stored as, so
    that a changed number format is no change; all line ends are one.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, int | float):
        return "n", _digits(value)
    if isinstance(value, dt.date | dt.time):
        return "n", _digits(serial(value))
    if isinstance(value, ErrorCell):
        return "e", value.text
    return "s", _LINE_END.sub("\n", value)


def plain(sealed: Sealed | None, *, as_day: bool = False) -> str | int | float | bool | None:
    """Return the value a seal stands for, as JSON can carry it: a day as 2023-05-18."""
    if sealed is None:
        return None
    kind, text = sealed
    if kind == "b":
        return text == "1"
    day = _day_of(sealed) if as_day else None
    if day is not None:
        return day.isoformat()
    return to_number(text) if kind == "n" else text


def said(sealed: Sealed | None, *, as_day: bool = False) -> str:
    """Return the value a seal stands for as its cell shows it: 99,38, 18/05/2021, TRUE."""
    if sealed is None:
        return _("trống")
    kind, text = sealed
    if kind == "b":
        return str(text == "1").upper()
    if kind != "n":
        return text
    day = _day_of(sealed) if as_day else None
    return show_number(Decimal(text)) if day is None else show_date(day)


def with_kind(sealed: Sealed) -> str:
    """Return the value together with what it is: 26 (số), 26 (chữ)."""
    kind, _text = sealed
    return f"{said(sealed)} ({_(_KINDS[kind])})"


_KINDS = {"n": N_("số"), "s": N_("chữ"), "b": N_("đúng/sai"), "e": N_("lỗi công thức")}


def _day_of(sealed: Sealed) -> dt.date | None:
    """Return the day a seal stands for in a cell that shows days; None where it is none."""
    kind, text = sealed
    if kind != "n" or not _FALSE_LEAP_DAY < (number := Decimal(text)) < _LAST_DAY:
        return None
    return _BEFORE_DAY_1 + dt.timedelta(days=int(number) - 1)


def to_number(text: str) -> int | float:
    """Return the number that `seal` wrote; ValueError where it is none."""
    if _NUMBER.fullmatch(text) is None:
        raise ValueError(text)
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)


def _digits(number: float) -> str:
    if number == 0 or not math.isfinite(number):
        return "0"
    text = f"{Decimal(f'{number:.15g}'):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
