"""How one cell of an exchange workbook is read (CONTRACT §2, "Reading")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Cell = str | float | int | bool | date | datetime | time | None
Read = Callable[[Cell], object]
Word = TypeVar("Word", bound=StrEnum)

TONES = "\u0300\u0301\u0303\u0309\u0323"


class UnreadableError(Exception):
    """A cell or row that cannot be understood."""


def text(cell: Cell) -> str:
    """The cell as composed letters, trimmed, each run of spaces as one."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(unicodedata.normalize("NFC", str(cell)).split())


def code_key(written: str) -> str:
    """Codes are compared trimmed and without case."""
    return text(written).casefold()


def plain(written: str) -> str:
    """Without dấu (đ as d), case and extra spaces."""
    letters = unicodedata.normalize("NFD", written.casefold()).replace("đ", "d")
    return text("".join(letter for letter in letters if not unicodedata.combining(letter)))


def heading_key(written: str) -> str:
    """As `plain`, and without whatever stands in brackets: sheet names, headings, listed words."""
    return plain(re.sub(r"\([^)]*\)|\[[^]]*\]", " ", written))


def name_key(name: str) -> str:
    """The same for the same person's name: dấu heard, tone position and case not."""
    words = []
    for word in unicodedata.normalize("NFD", text(name).casefold()).split():
        tones = [letter for letter in word if letter in TONES]
        words.append("".join(letter for letter in word if letter not in TONES) + "".join(tones))
    return " ".join(words)


def day(cell: Cell) -> date | None:
    """A true date, or d/m/yyyy."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    if not written:
        return None
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", written)
    if not found:
        raise UnreadableError(f"{written!r} is no date")
    d, m, y = map(int, found.groups())
    return date(y, m, d)


def partial_day(cell: Cell) -> date | None:
    """A date, or a year or mm/yyyy, which counts as that period's first day."""
    written = text(cell)
    if re.fullmatch(r"\d{4}", written):
        return date(int(written), 1, 1)
    found = re.fullmatch(r"(\d{1,2})/(\d{4})", written)
    if found:
        return date(int(found[2]), int(found[1]), 1)
    return day(cell)


def number(cell: Cell) -> Decimal | None:
    """A number, or text of one the Vietnamese way: 1.234,5."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(str(cell))
    written = text(cell)
    if not written:
        return None
    if not re.fullmatch(r"(\d+|\d{1,3}(\.\d{3})+)(,\d+)?", written):
        raise UnreadableError(f"{written!r} is no number")
    return Decimal(written.replace(".", "").replace(",", "."))


def whole_number(cell: Cell) -> int | None:
    found = number(cell)
    if found is not None and found != int(found):
        raise UnreadableError(f"{found} is no whole number")
    return None if found is None else int(found)


def mark(cell: Cell) -> bool:
    written = plain(text(cell))
    if written in ("x", "co", "true", "1"):
        return True
    if written in ("", "khong", "false", "0"):
        return False
    raise UnreadableError(f"{written!r} is no mark")


def items(cell: Cell) -> list[str]:
    """A list, split at `;`."""
    return [text(part) for part in text(cell).split(";") if text(part)]


def code(cell: Cell) -> str:
    """The code of the row's own record."""
    written = text(cell)
    if not written:
        raise UnreadableError("no code")
    return written


def known_code(cell: Cell) -> str:
    """The code of another record, told apart from `code` because it may be in another case."""
    return code(cell)


def known_codes(cell: Cell) -> list[str]:
    return items(cell)


def word_of(words: type[Word]) -> Callable[[Cell], Word | None]:
    """Reads one of these words, matched as headings are."""

    def read(cell: Cell) -> Word | None:
        written = heading_key(text(cell))
        if not written:
            return None
        for one in words:
            if heading_key(one) == written:
                return one
        raise UnreadableError(f"{written!r} is none of {[str(one) for one in words]}")

    return read


def needed(read: Read) -> Read:
    """The same reading, of a cell that may not be blank."""

    def read_needed(cell: Cell) -> object:
        value = read(cell)
        if value is None or value == "":
            raise UnreadableError("blank where something is needed")
        return value

    return read_needed
