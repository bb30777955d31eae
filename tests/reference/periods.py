"""The period of a return, as CONTRACT §1 writes it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS_IN = {"Q": 3, "H": 6}


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both counted."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def text(self) -> str:
        """As FROM..TO, which every command takes."""
        return f"{self.first}..{self.last}"

    @classmethod
    def parse(cls, text: str) -> Period:
        """From 2023-05, 2023-Q2, 2023-H1, 2023 or 2021-05-18..2023-05-18."""
        if ".." in text:
            first, last = text.split("..")
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        if len(text) == 4:
            return cls.of_months(int(text), 1, 12)
        found = re.fullmatch(r"(\d{4})-([QH]?)(\d{1,2})", text)
        if not found:
            raise ValueError(f"{text!r} is no period")
        months = MONTHS_IN.get(found[2], 1)
        return cls.of_months(int(found[1]), (int(found[3]) - 1) * months + 1, months)

    @classmethod
    def of_months(cls, year: int, first_month: int, months: int) -> Period:
        last_month = first_month + months - 1
        last_day = monthrange(year, last_month)[1]
        return cls(date(year, first_month, 1), date(year, last_month, last_day))
