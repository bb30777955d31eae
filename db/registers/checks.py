"""Checks that several registers share."""

from __future__ import annotations

from datetime import date

from db.dates import PartialDate, show_date
from db.messages import N_, Message
from db.registers.fields import Check, Field, Values

ADULT = 18
LEVELS = (N_("Chi bộ"), N_("Cấp phường, xã"), N_("Cấp quận, huyện"), N_("Cấp thành phố, tỉnh"))
"""Levels that are offered where something is recognised or commended; any other may be typed."""


def ends_after_start(start: str = "from_date", end: str = "to_date") -> Check:
    """Return a check that a period does not end before it starts."""

    def check(values: Values, _today: date) -> Message | None:
        first, last = values.get(start), values.get(end)
        if first is None or last is None or last >= first:
            return None
        return Message(
            N_("Đến ngày {end} đứng trước Từ ngày {start}. Sửa lại một trong hai ngày."),
            {"start": show_date(first), "end": show_date(last)},
        )

    return Check(end, check)


def not_before(later: Field, earlier: Field) -> Check:
    """Return a check that one day of a record does not lie before another."""

    def check(values: Values, _today: date) -> Message | None:
        day, first = values.get(later.name), values.get(earlier.name)
        if day is None or first is None or day >= first:
            return None
        return Message(
            N_("{later} {day} đứng trước {earlier} {first}. Xem lại hai ngày."),
            {
                "later": Message(later.title),
                "day": show_date(day),
                "earlier": Message(earlier.title),
                "first": show_date(first),
            },
        )

    return Check(later.name, check)


def years_between(first: PartialDate, last: date) -> int:
    """Return full years from a date that may be partial to a day."""
    start = first.first
    return last.year - start.year - ((last.month, last.day) < (start.month, start.day))


def joined_as_adult(values: Values, _today: date) -> Message | None:
    """Point out a member who would have joined before the age of 18 (CONTRACT §2)."""
    birth, joined = values.get("birth"), values.get("joined")
    if birth is None or joined is None or years_between(birth, joined.first) >= ADULT:
        return None
    return Message(
        N_("{name} vào Đảng khi chưa đủ {age} tuổi. Xem lại Ngày sinh và Ngày vào Đảng."),
        {"name": values["full_name"], "age": ADULT},
    )


def official_in_time(values: Values, today: date) -> Message | None:
    """Point out a member not official two years after joining (CONTRACT §2)."""
    joined, official = values.get("joined"), values.get("official")
    if joined is None or official is not None or years_between(joined, today) < 2:
        return None
    return Message(
        N_("{name} vào Đảng đã hơn hai năm mà chưa có Ngày chính thức. Bổ sung nếu đã có."),
        {"name": values["full_name"]},
    )


def headcount_given(values: Values, _today: date) -> Message | None:
    """Point out a meeting without names of which nobody was counted (CONTRACT §2)."""
    if values.get("audience", "members") == "members" or values.get("headcount") is not None:
        return None
    return Message(
        N_("Cuộc {code} chưa ghi Số người dự nên cộng 0 lượt người. Ghi số nếu có."),
        {"code": values["code"]},
    )
