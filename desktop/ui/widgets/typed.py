"""Editors for what is typed in short and shown in full: dates, times, numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from db.dates import PartialDate, parse_partial, parse_typed, show_date
from db.messages import N_, BookError, Message
from db.numbers import parse_number, show_number
from db.vietnamese import clean
from desktop.ui.widgets.editors import LineEditor

WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ Nhật"),
)

_TIME = re.compile(r"(\d{1,2})(?:\s*[:hHgG.]\s*(\d{1,2})?)?|(\d{1,2})(\d{2})")


class TimeError(BookError):
    """A text that is no time of day."""


def parse_time(text: str) -> time:
    """Return the time a clerk types: 14:00, 14h30, 14h, 14 or 1430; else TimeError."""
    found = _TIME.fullmatch(clean(text))
    hour, minute = (found[1] or found[3], found[2] or found[4] or 0) if found else (99, 0)
    if int(hour) > 23 or int(minute) > 59:
        raise TimeError(
            N_("“{text}” không phải là giờ. Hãy gõ giờ:phút, ví dụ 14:00."), text=clean(text)
        )
    return time(int(hour), int(minute))


class TypedEditor(LineEditor):
    """A line whose text stands for a value; leaving it shows the value in full."""

    def __init__(
        self, read: Callable[[str], Any], show: Callable[[Any], str], placeholder: str = ""
    ) -> None:
        super().__init__(placeholder=placeholder)
        self._read = read
        self._show = show
        self.line.editingFinished.connect(self._complete)

    def value(self) -> Any:
        """Return the value typed, None for an empty line; BookError where it is none."""
        text = clean(self.line.text())
        return self._read(text) if text else None

    def set_value(self, value: Any) -> None:
        """Show a value in full."""
        self.line.setText("" if value is None else self._show(value))

    def remark(self) -> Message | None:
        """Say nothing more than the value says."""
        return None

    def _complete(self) -> None:
        if self.problem() is None and self.line.text() != (shown := self._shown()):
            self.line.setText(shown)

    def _shown(self) -> str:
        value = self.value()
        return "" if value is None else self._show(value)


class DateEditor(TypedEditor):
    """A day, typed as 5/3, 050326 or 05/03/2026."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(lambda text: parse_typed(text, today()), show_date, "dd/mm/yyyy")

    def remark(self) -> Message | None:
        """Say which day was understood, with its weekday."""
        if self.problem() is not None or self.value() is None:
            return None
        day: date = self.value()
        return Message(
            N_("{weekday}, {day}"),
            {"weekday": Message(WEEKDAYS[day.weekday()]), "day": show_date(day)},
        )


class PartialDateEditor(TypedEditor):
    """A date of which only the year, or year and month, may be known."""

    def __init__(self, today: Callable[[], date]) -> None:
        def read(text: str) -> PartialDate:
            try:
                return parse_partial(text)
            except BookError:
                if re.fullmatch(r"\d{6}|\d{8}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}", text) is None:
                    raise
                return PartialDate.from_date(parse_typed(text, today()))

        super().__init__(read, lambda value: str(value.show()), "dd/mm/yyyy")


class TimeEditor(TypedEditor):
    """A time of day."""

    def __init__(self) -> None:
        super().__init__(parse_time, lambda value: f"{value:%H:%M}", "14:00")


class NumberEditor(TypedEditor):
    """A number the Vietnamese way; whole ones come back as int."""

    def __init__(self, *, whole: bool) -> None:
        def read(text: str) -> Any:
            number = parse_number(text)
            if not whole:
                return number
            if number != int(number) or number < 0:
                raise BookError(N_("“{text}” phải là số nguyên, ví dụ 28."), text=text)
            return int(number)

        super().__init__(read, show_number)


class YearEditor(TypedEditor):
    """A year in four digits."""

    def __init__(self) -> None:
        def read(text: str) -> int:
            if re.fullmatch(r"(19|20)\d\d", text) is None:
                raise BookError(N_("“{text}” không phải là năm, ví dụ 2026."), text=text)
            return int(text)

        super().__init__(read, str, "yyyy")
