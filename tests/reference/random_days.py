"""The days on which things happen in a random book."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from random import Random

FIRST_YEAR, LAST_YEAR = 2020, 2022


class Days:
    """The days things happen on in one book."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        months = [(rng.randint(FIRST_YEAR, LAST_YEAR), rng.randint(1, 12)) for _ in range(4)]
        self.crowded = [date(y, m, 1) for y, m in months]
        self.crowded += [date(y, m, monthrange(y, m)[1]) for y, m in months]
        self.crowded += [date(months[0][0], 1, 1), date(months[0][0], 12, 31)]

    def one(self) -> date:
        if self.rng.random() < 0.6:
            return self.rng.choice(self.crowded)
        return any_day(self.rng, FIRST_YEAR, LAST_YEAR)

    def near(self) -> date:
        """One of the book's days, or the day before or after it."""
        return self.one() + timedelta(days=self.rng.choice((-1, 0, 0, 0, 1)))

    def end_of(self, start: date) -> date | None:
        end = self.near()
        return end if end >= start and self.rng.random() < 0.7 else None


def any_day(rng: Random, first_year: int, last_year: int) -> date:
    first = date(first_year, 1, 1)
    return first + timedelta(days=rng.randrange((date(last_year, 12, 31) - first).days + 1))
