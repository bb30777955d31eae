"""What queries for tests ask about."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.periods import Period

QUARTER = Period.parse("2026-Q1")
ASKED_ON, LATER = date(2026, 4, 6), date(2026, 4, 9)


def asked(**values: Any) -> dict[str, Any]:
    """Return what a query asks about the first quarter of 2026, but for the values given."""
    usual: dict[str, Any] = {
        "form": "KL01",
        "period": QUARTER,
        "revision": 1,
        "sheet": "Biểu 02",
        "cell": "J9",
        "figure": "meetings.present",
        "shown": "19",
        "question": "Có mặt 19 mà danh sách 18?",
        "due_on": date(2026, 4, 20),
    }
    return usual | values
