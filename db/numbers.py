"""Numbers as Vietnamese prose writes and reads them (DOMAIN §7), and exact percentages."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from db.messages import N_, BookError
from db.vietnamese import clean, quoted

_NUMBER = re.compile(r"-?(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")


class NumberError(BookError):
    """A text that is no number, or could be two."""


_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def percent(part: int | Decimal, whole: int | Decimal) -> Decimal | None:
    """Return part of whole in per cent, two decimals, half up from the exact quotient.

    None where the whole is 0 (CONTRACT §3); a half is rounded away from zero.
    """
    if whole == 0:
        return None
    exact = Fraction(part) / Fraction(whole) * 10_000
    hundredths = int(abs(exact) + Fraction(1, 2))
    return Decimal(f"{-hundredths if exact < 0 else hundredths}E-2")


def show_int(number: int) -> str:
    """Return a whole number with points between thousands: 3.232."""
    return f"{number:,}".replace(",", ".")


def show_number(number: int | Decimal) -> str:
    """Return a number exactly, a comma before its decimals and none that say nothing: 1.234,5."""
    whole, _, decimals = f"{number:,f}".partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def show_percent(number: Decimal) -> str:
    """Return a percentage as it is given, with all its decimals: 99,38%."""
    whole, point, decimals = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + (f",{decimals}" if point else "") + "%"


def show_count(number: int) -> str:
    """Return a count as prose writes it, under ten with a nought before it: 02."""
    return f"{number:02}" if 0 <= number < 10 else show_int(number)


def roman(number: int) -> str:
    """Return a number from 1 on in Roman figures, as sections are counted: IV."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def parse_number(text: str) -> Decimal:
    """Return the number a text writes the Vietnamese way, points between thousands: 1.234,5.

    NumberError for everything else, also what only another country's way makes a number.
    """
    line = clean(text)
    if _NUMBER.fullmatch(line) is None:
        raise NumberError(
            N_(
                "“{text}” không đọc được là số. Hãy ghi dấu chấm giữa các hàng nghìn và dấu phẩy "
                "trước phần lẻ, ví dụ 1.234,5."
            ),
            text=quoted(line),
        )
    return Decimal(line.replace(".", "").replace(",", "."))
