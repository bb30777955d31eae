"""Periods and percentages."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

NUMBERS = "db/numbers.py"
PERIODS = "db/periods.py"
EXACT = "exact = Fraction(part) / Fraction(whole) * 10_000"
ROUNDED = "hundredths = int(abs(exact) + Fraction(1, 2))"
PERCENT = "tests/db/test_numbers.py::test_a_percentage_is_rounded_half_up_from_the_exact_quotient"
READ = "tests/db/test_periods.py::test_a_period_is_read_with_both_days_counted"
COUNT = "tests/db/test_periods.py::test_days_and_contents_count_both_ends"

NUMBERS_AND_PERIODS = (
    rule(
        "Period = F to T, both days counted",
        fault(
            "a period named by two days ends the day before",
            PERIODS,
            "date.fromisoformat(days[2])",
            "max(date.fromisoformat(days[1]), date.fromisoformat(days[2]) - timedelta(days=1))",
            READ,
        ),
        fault(
            "a month ends with its 30th day",
            PERIODS,
            "calendar.monthrange(year, last)[1]",
            "min(calendar.monthrange(year, last)[1], 30)",
            READ,
        ),
        fault(
            "the last day does not lie in it",
            PERIODS,
            "return self.start <= day <= self.end",
            "return self.start <= day < self.end",
            COUNT,
        ),
        fault(
            "the last day is not counted",
            PERIODS,
            "return (self.end - self.start).days + 1",
            "return (self.end - self.start).days",
            COUNT,
        ),
    ),
    rule(
        "A percentage is a number with two decimals, rounded half up from the exact quotient",
        fault(
            "one decimal",
            NUMBERS,
            f"{EXACT}\n    {ROUNDED}",
            f"{EXACT}\n    hundredths = int(abs(exact) / 10 + Fraction(1, 2)) * 10",
            PERCENT,
        ),
        fault("cut off", NUMBERS, ROUNDED, "hundredths = int(abs(exact))", PERCENT),
        fault("half to even", NUMBERS, ROUNDED, "hundredths = round(abs(exact))", PERCENT),
        fault(
            "from the nearest binary fraction",
            NUMBERS,
            EXACT,
            "exact = Fraction(float(part) / float(whole)) * 10_000",
            PERCENT,
        ),
    ),
    rule(
        "null where its base is 0",
        fault(
            "0 where its base is 0",
            NUMBERS,
            "    if whole == 0:\n        return None",
            '    if whole == 0:\n        return Decimal("0.00")',
            "tests/db/test_numbers.py::test_a_percentage_of_nothing_is_none",
            "tests/db/figures/test_meetings.py"
            "::test_attendances_are_filled_once_attendance_is_taken",
        ),
    ),
)
