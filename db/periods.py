"""Periods: a month, quarter, half-year, year, or any two days (CONTRACT §1)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from db.dates import FIRST_YEAR, LAST_YEAR, show_date
from db.messages import N_, BookError, Message
from db.numbers import roman
from db.vietnamese import clean, quoted

_NAMED = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|Q([1-4])|H([12])))?", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s*\.\.\s*([0-9]{4}-[0-9]{2}-[0-9]{2})")

_HALVES = {1: N_("6 tháng đầu năm {year}"), 2: N_("6 tháng cuối năm {year}")}


class PeriodError(BookError):
    """A text that is no period, or a period that ends before it starts."""


@dataclass(frozen=True, order=True)
class Period:
    """The days from `start` to `end`, both counted; PeriodError where the end comes first."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodError(
                N_("Kỳ từ {start} đến {end} có ngày cuối trước ngày đầu. Hãy đổi lại hai ngày."),
                start=show_date(self.start),
                end=show_date(self.end),
            )

    @classmethod
    def year(cls, year: int) -> Self:
        """Return the calendar year."""
        return cls._months(year, 1, 12)

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """Return the first or second half of a year."""
        return cls._months(year, 6 * half - 5, 6)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Return a quarter, 1 to 4, of a year."""
        return cls._months(year, 3 * quarter - 2, 3)

    @classmethod
    def quarter_of(cls, day: date) -> Self:
        """Return the quarter a day lies in."""
        return cls.quarter(day.year, (day.month + 2) // 3)

    @classmethod
    def _year_of(cls, day: date) -> Self:
        return cls.year(day.year)

    @classmethod
    def _half_of(cls, day: date) -> Self:
        return cls.half(day.year, (day.month + 5) // 6)

    @classmethod
    def _month_of(cls, day: date) -> Self:
        return cls.month(day.year, day.month)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return a calendar month."""
        return cls._months(year, month, 1)

    @classmethod
    def _months(cls, year: int, first: int, count: int) -> Self:
        last = first + count - 1
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the period a text names: 2023-05, 2023-Q2, 2023-H1, 2023, 2021-05-18..2023-05-18.

        PeriodError where it names none, or one outside the years 1900 to 2100.
        """
        line = clean(text)
        try:
            period = cls._read(line)
        except ValueError:
            raise PeriodError(
                N_("Kỳ “{text}” có tháng hoặc ngày không có trong lịch. Hãy ghi lại kỳ."),
                text=quoted(line),
            ) from None
        if period is None:
            raise PeriodError(
                N_(
                    "“{text}” không phải là kỳ số liệu. Hãy ghi tháng (2023-05), quý (2023-Q2), "
                    "nửa năm (2023-H1), năm (2023) hoặc từ ngày đến ngày (2021-05-18..2023-05-18)."
                ),
                text=quoted(line),
            )
        if period.start.year < FIRST_YEAR or period.end.year > LAST_YEAR:
            raise PeriodError(
                N_("Kỳ “{text}” không thể đúng. Hãy ghi năm từ {first} đến {last}."),
                text=quoted(line),
                first=FIRST_YEAR,
                last=LAST_YEAR,
            )
        return period

    @classmethod
    def _read(cls, line: str) -> Self | None:
        if days := _DAYS.fullmatch(line):
            return cls(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
        named = _NAMED.fullmatch(line)
        if named is None:
            return None
        year, month, quarter, half = (int(part or 0) for part in named.groups())
        if quarter:
            return cls.quarter(year, quarter)
        if half:
            return cls.half(year, half)
        return cls.month(year, month) if named[2] else cls.year(year)

    @property
    def text(self) -> str:
        """Return the shortest text that `parse` reads as this period."""
        year, month = self.start.year, self.start.month
        half, quarter = (month + 5) // 6, (month + 2) // 3
        named = {
            Period.year(year): f"{year:04}",
            Period.half(year, half): f"{year:04}-H{half}",
            Period.quarter(year, quarter): f"{year:04}-Q{quarter}",
            Period.month(year, month): f"{year:04}-{month:02}",
        }
        return named.get(self, f"{self.start.isoformat()}..{self.end.isoformat()}")

    @property
    def name(self) -> Message:
        """Return what people call it; two days of no kind are said as days."""
        year, month = self.start.year, self.start.month
        half, quarter = (month + 5) // 6, (month + 2) // 3
        names = {
            Period.year(year): N_("Năm {year}"),
            Period.half(year, half): _HALVES[half],
            Period.quarter(year, quarter): N_("Quý {number} năm {year}"),
            Period.month(year, month): N_("Tháng {month} năm {year}"),
        }
        facts = {
            "year": year,
            "number": roman(quarter),
            "month": month,
            "start": show_date(self.start),
            "end": show_date(self.end),
        }
        return Message(names.get(self, N_("Từ ngày {start} đến ngày {end}")), facts)

    @property
    def days(self) -> int:
        """Return the number of days, both ends counted."""
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        """Say whether a day lies in the period, its ends counted."""
        return self.start <= day <= self.end

    def months(self) -> list[Period]:
        """Return the period cut at the ends of calendar months, in order and without gaps."""
        pieces = []
        start = self.start
        while start <= self.end:
            end = min(Period.month(start.year, start.month).end, self.end)
            pieces.append(Period(start, end))
            start = end + timedelta(days=1)
        return pieces

    def year_to_date(self) -> Period:
        """Return 1 January of the last day's year to that day: *lũy kế năm* (CONTRACT §4)."""
        return Period(date(self.end.year, 1, 1), self.end)

    def year_before(self) -> Period:
        """Return the same days one year back, 29/2 as 28/2: *cùng kỳ* (CONTRACT §4)."""
        return Period(_a_year_before(self.start), _a_year_before(self.end))

    def before(self) -> Period | None:
        """Return the period of its own kind directly before; None of two days of no kind.

        A month follows a month, a quarter a quarter, a half-year a half-year, a year a year.
        """
        last = self.start - timedelta(days=1)
        for of in (Period._year_of, Period._half_of, Period.quarter_of, Period._month_of):
            if of(self.start) == self:
                return of(last)
        return None

    @property
    def over_a_year(self) -> bool:
        """Say whether it is longer than twelve months; then neither of those two is shown."""
        return _a_year_before(self.end) >= self.start


def _a_year_before(day: date) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return date(day.year - 1, day.month, last)
