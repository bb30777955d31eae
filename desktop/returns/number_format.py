"""A cell's value as Excel shows it on a PC set to Vietnamese, by the cell's number format."""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from db.dates import show_date
from db.numbers import show_int

_SYSTEM_DATE = "mm-dd-yy"
"""How files write "the short date of this PC", whatever that is."""
_DIGITS_OF_GENERAL = 11
_LEAST_PLAIN, _MOST_PLAIN = Decimal("1e-9"), Decimal("1e11")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"'
    r"|\\(?P<escaped>.)"
    r"|(?P<unseen>[_*].|AM/PM)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]"
    r"|\[(?P<bracket>[^\]]*)\]"
    r"|(?P<value>General|@)"
    r"|(?P<number>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)"
    r"|(?P<date>y+|m+|d+|h+|s+)"
    r"|(?P<section>;)"
    r"|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_WORDS = frozenset({"quoted", "escaped", "currency", "other"})
_Token = tuple[str, str]
_Section = tuple[_Token, ...]


def show_value(value: object, number_format: str) -> str:
    """Return a cell's value as it is shown; empty for an empty cell.

    A number in a format with fractions, powers or conditions is shown as if it had none.
    """
    if value is None:
        return ""
    sections = _sections(number_format)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.timedelta):
        value = value / dt.timedelta(days=1)
    if isinstance(value, int | float | Decimal):
        return _show_number(Decimal(str(value)), sections)
    if isinstance(value, dt.date) and number_format == _SYSTEM_DATE:
        return show_date(value)
    if isinstance(value, dt.date | dt.time):
        return _show_moment(value, sections[0])
    return _show_text(str(value), sections)


def _show_text(text: str, sections: tuple[_Section, ...]) -> str:
    if len(sections) < 4 and ("value", "@") not in sections[-1]:
        return text
    return "".join(text if part == ("value", "@") else _word(part) for part in sections[-1])


def _show_number(number: Decimal, sections: tuple[_Section, ...]) -> str:
    section, signed = sections[0], number < 0
    if number < 0 and len(sections) > 1:
        section, signed = sections[1], False
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    if not _is_plain(section) or not number.is_finite():
        return _general(number)
    if ("other", "%") in section:
        number *= 100
    text = "".join(_number_part(part, abs(number)) for part in section)
    # What rounds to nothing is not below it.
    return f"-{text}" if signed and re.search("[1-9]", text) else text


def _is_plain(section: _Section) -> bool:
    """Tell whether a section is at most one number, with words round it."""
    kinds = [kind for kind, _text in section]
    odd = any(kind == "bracket" and text[0] in "<>=" for kind, text in section if text)
    odd = odd or any(kind == "other" and text in "Ee/" for kind, text in section)
    return kinds.count("number") <= 1 and "date" not in kinds and not odd


def _number_part(part: _Token, number: Decimal) -> str:
    kind, pattern = part
    if kind == "value":
        return _general(number)
    if kind != "number":
        return _word(part)
    whole, point, decimals = pattern.partition(".")
    digits = whole.rstrip(",")
    number /= 1000 ** (len(whole) - len(digits))
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    before, _point, after = f"{rounded:f}".partition(".")
    least = digits.count("0")
    before = before.lstrip("0").rjust(least, "0")
    if "," in digits and before and not before.startswith("0"):
        before = show_int(int(before))
    after = after.rstrip("0").ljust(decimals.count("0"), "0")
    return before + ("," + after if point else "")


def _word(part: _Token) -> str:
    kind, text = part
    return text if kind in _WORDS else ""


def _general(number: Decimal) -> str:
    if not number.is_finite():
        return str(number)
    if number and not _LEAST_PLAIN <= abs(number) < _MOST_PLAIN:
        return f"{number:.5E}".replace(".", ",")
    whole, point, decimals = f"{Decimal(f'{number:.{_DIGITS_OF_GENERAL}g}'):f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if point and decimals else whole


def _show_moment(moment: dt.date | dt.time, section: _Section) -> str:
    if all(kind != "date" for kind, _text in section):
        return show_date(moment) if isinstance(moment, dt.date) else f"{moment:%H:%M}"
    return "".join(
        _moment_part(moment, place, section) if part[0] == "date" else _word(part)
        for place, part in enumerate(section)
    )


def _moment_part(moment: dt.date | dt.time, place: int, section: _Section) -> str:
    text = section[place][1]
    width = min(len(text), 2)
    name = {"y": "year", "m": "month", "d": "day", "h": "hour", "s": "second"}[text[0].lower()]
    if name == "month" and _is_minute(place, section):
        name = "minute"
    number = int(getattr(moment, name, 0))
    if name == "year":
        return f"{number:04}" if len(text) > 2 else f"{number % 100:02}"
    return f"{number:0{width}}"


def _is_minute(place: int, section: _Section) -> bool:
    """Tell whether an m stands for minutes: right after the hour or before the seconds."""
    before = [text for kind, text in section[:place] if kind == "date"]
    after = [text for kind, text in section[place + 1 :] if kind == "date"]
    return "".join(before[-1:]).lower().startswith("h") or "".join(after[:1]).lower().startswith(
        "s"
    )


@lru_cache(maxsize=256)
def _sections(number_format: str) -> tuple[_Section, ...]:
    """Return a format's sections, each as its parts."""
    sections: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(number_format):
        kind = found.lastgroup or "other"
        if kind == "section":
            sections.append([])
        else:
            sections[-1].append((kind, found[kind]))
    return tuple(map(tuple, sections))
