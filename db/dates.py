"""Dates as people write them: day, month, year, and never the other way round (DOMAIN §9)."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from db.messages import N_, BookError
from db.vietnamese import clean, quoted

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""The years a date is believed to lie in, both counted."""

_MARK = r"\s*[/.-]\s*"
_YEAR = re.compile("[0-9]{4}")
_MONTH = re.compile(f"([0-9]{{1,2}}){_MARK}([0-9]{{4}})")
_DAY = re.compile(f"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{4}})")
_TYPED = re.compile(f"([0-9]{{1,2}}){_MARK}([0-9]{{1,2}})(?:{_MARK}([0-9]{{4}}|[0-9]{{2}}))?")
_TYPED_TOGETHER = re.compile("([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_ISO = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class DateError(BookError):
    """A text that is no date."""


@functools.total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date of which only the year, or the year and month, may be known.

    Ordered by its first day, of two with the same first day the less exact before the other.
    ValueError where no such day exists.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        given = {"month": self.month, "day": self.day}
        date(self.year, 1, 1).replace(**{k: v for k, v in given.items() if v is not None})

    def __lt__(self, other: PartialDate) -> bool:
        return self.iso < other.iso

    @classmethod
    def from_date(cls, day: date) -> Self:
        """Return a date known to the day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Return the date whose `iso` is the text; ValueError where there is none."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError(f"not a partial ISO date: {text!r}")
        return cls(int(found[1]), *(int(part) if part else None for part in found.groups()[1:]))

    @property
    def iso(self) -> str:
        """Return 1959, 1959-05 or 1959-05-03: how it is stored, in the order of dates."""
        rest = "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)
        return f"{self.year:04}{rest}"

    @property
    def first(self) -> date:
        """Return the first day it can mean, the one it counts as (CONTRACT §2)."""
        return date(self.year, self.month or 1, self.day or 1)

    def show(self) -> str:
        """Return it as people write it: 1959, 05/1959 or 03/05/1959."""
        return "/".join(reversed(self.iso.split("-")))


def show_date(day: date) -> str:
    """Return a date as people write it: 03/05/1959."""
    return PartialDate.from_date(day).show()


def prose_month(month: int) -> str:
    """Return a month as prose writes it: 1 and 2 padded (DOMAIN §7)."""
    return f"{month:02d}" if month <= 2 else str(month)


def prose_date(day: date) -> str:
    """Return "ngày 05 tháng 02 năm 2026": days under 10 and months 1 and 2 padded (DOMAIN §7)."""
    return f"ngày {day.day:02d} tháng {prose_month(day.month)} năm {day.year}"


def parse_date(text: str) -> date:
    """Return the date that d/m/yyyy text means, also with hyphens or points; else DateError."""
    line = clean(text)
    found = _DAY.fullmatch(line)
    if found is None:
        raise DateError(
            N_("“{text}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 05/03/2026."),
            text=quoted(line),
        )
    return _checked(line, int(found[3]), int(found[2]), int(found[1])).first


def parse_partial(text: str) -> PartialDate:
    """Return the date that yyyy, m/yyyy or d/m/yyyy text means; else DateError."""
    line = clean(text)
    if _YEAR.fullmatch(line):
        return _checked(line, int(line))
    if month := _MONTH.fullmatch(line):
        return _checked(line, int(month[2]), int(month[1]))
    if day := _DAY.fullmatch(line):
        return _checked(line, int(day[3]), int(day[2]), int(day[1]))
    raise DateError(
        N_(
            "“{text}” không phải là ngày. Hãy ghi năm (1959), tháng/năm (05/1959) "
            "hoặc ngày/tháng/năm (03/05/1959)."
        ),
        text=quoted(line),
    )


def parse_typed(text: str, today: date) -> date:
    """Return the date a clerk types in short: 5/3, 5/3/26, 050326 or 05032026; else DateError.

    Without a year it is the year of `today`. Two digits are a year of this century up to the
    year after today's, and of the last one beyond.
    """
    line = clean(text)
    found = _TYPED.fullmatch(line) or _TYPED_TOGETHER.fullmatch(line)
    if found is None:
        raise DateError(
            N_(
                "“{text}” không phải là ngày. Hãy gõ ngày/tháng/năm, ví dụ 05/03/2026, "
                "hoặc gõ liền 05032026."
            ),
            text=quoted(line),
        )
    year = int(found[3]) if found[3] else today.year
    if found[3] and len(found[3]) == 2:
        year += 2000 if 2000 + year <= today.year + 1 else 1900
    return _checked(line, year, int(found[2]), int(found[1])).first


def _checked(text: str, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """Return the date of these numbers, or raise the DateError that says which cannot be."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(
            N_("“{text}”: năm {year} không thể đúng. Hãy ghi năm từ {first} đến {last}."),
            text=quoted(text),
            year=year,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    if month is not None and not 1 <= month <= 12:
        raise DateError(
            N_("“{text}”: không có tháng {month}. Hãy ghi ngày trước, tháng sau (25/03/2026)."),
            text=quoted(text),
            month=month,
        )
    if month is not None and day is not None:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            raise DateError(
                N_("“{text}”: tháng {month}/{year} có từ ngày 1 đến ngày {days}. Hãy ghi lại."),
                text=quoted(text),
                month=month,
                year=year,
                days=days,
            )
    return PartialDate(year, month, day)
