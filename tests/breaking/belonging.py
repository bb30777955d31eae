"""Belonging, official, exempt, away, here, and due on a day."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "db/standing.py"
TESTS = "tests/db/test_standing.py"
COMING = "visiting = came_first in (StandingKind.HERE, StandingKind.ARRIVED)"
ORDER = "_MOVES = (*_LEAVINGS, StandingKind.ARRIVED, StandingKind.HERE)"
STAYS = "if not (_within(self.stays, day) or _within(self.here, day)):"
NOT_DUE = "return not (_within(self.exempt, day) or _within(self.away, day))"
SPAN = "if start <= day <= end:"

BELONGING = (
    rule(
        "Belonging: from Ngày vào Đảng (without one: from the start)",
        fault(
            "everybody belongs from the start",
            CODE,
            "joined or date.min",
            "date.min",
            f"{TESTS}::test_belonging_starts_with_the_day_of_joining",
        ),
        fault(
            "without a day of joining nobody belongs",
            CODE,
            "joined or date.min",
            "joined or date.max",
            f"{TESTS}::test_without_a_day_of_joining_it_starts_from_the_start",
        ),
        fault(
            "a year alone counts from its last day",
            "db/registers/members.py",
            "row.joined.first if row.joined else None",
            "date(row.joined.year, 12, 31) if row.joined else None",
            "tests/db/registers/test_members.py::test_a_year_alone_counts_from_its_first_day",
        ),
    ),
    rule(
        "or from the first Chuyển đến where that comes before any leaving",
        fault(
            "the day of joining stands beside an arrival",
            CODE,
            COMING,
            "visiting = came_first is StandingKind.HERE",
            f"{TESTS}::test_it_starts_with_the_first_arrival_where_that_comes_before_any_leaving",
        ),
        fault(
            "an arrival after a leaving moves the start too",
            CODE,
            COMING,
            "visiting = any(move.kind is StandingKind.ARRIVED for move in moves)",
            f"{TESTS}::test_an_arrival_after_a_leaving_does_not_move_the_start",
        ),
        fault(
            "a second arrival starts the stay anew",
            CODE,
            "since = since or move.start",
            "since = move.start",
            f"{TESTS}::test_a_second_arrival_during_a_stay_changes_nothing",
        ),
    ),
    rule(
        "until the day before Chuyển đi, Ra khỏi Đảng or Từ trần",
        fault(
            "until that day",
            CODE,
            "move.start - timedelta(days=1)",
            "move.start",
            f"{TESTS}::test_it_ends_the_day_before_a_leaving",
        ),
        *(
            fault(
                f"{kind} ends nothing",
                CODE,
                f"    StandingKind.{kind}: Standing.{kind},\n",
                "",
                f"{TESTS}::test_it_ends_the_day_before_a_leaving",
            )
            for kind in ("TRANSFERRED", "LEFT", "DIED")
        ),
    ),
    rule(
        "each later Chuyển đến opens a new stay",
        fault(
            "who has left never comes back",
            CODE,
            "since = since or move.start",
            "since = since or (None if stays else move.start)",
            f"{TESTS}::test_each_later_arrival_opens_a_new_stay",
        ),
    ),
    rule(
        "Someone whose first row among these and Tạm thời đến is Tạm thời đến belongs only from a "
        "Chuyển đến",
        fault(
            "a guest belongs from the day of joining the Party",
            CODE,
            COMING,
            "visiting = came_first is StandingKind.ARRIVED",
            f"{TESTS}::test_whose_first_row_is_here_belongs_only_from_an_arrival",
        ),
        fault(
            "rows of being exempt or away come among these",
            CODE,
            ORDER,
            ORDER.removesuffix(")") + ", StandingKind.EXEMPT, StandingKind.AWAY)",
            f"{TESTS}::test_exempt_and_away_rows_do_not_move_belonging",
        ),
        fault(
            "any such row makes a guest, also after a leaving",
            CODE,
            COMING,
            "visiting = any(move.kind is StandingKind.HERE for move in moves)",
            f"{TESTS}::test_a_here_row_after_a_leaving_takes_no_belonging_away",
        ),
    ),
    rule(
        "On one day a leaving comes before an arrival",
        fault(
            "an arrival comes first",
            CODE,
            ORDER,
            "_MOVES = (StandingKind.ARRIVED, *_LEAVINGS, StandingKind.HERE)",
            f"{TESTS}::test_on_one_day_a_leaving_comes_before_an_arrival",
        ),
        fault(
            "coming as a guest comes first",
            CODE,
            ORDER,
            "_MOVES = (StandingKind.HERE, *_LEAVINGS, StandingKind.ARRIVED)",
            f"{TESTS}::test_on_one_day_a_leaving_comes_before_coming_as_a_guest",
        ),
        fault(
            "rows count in the order they were written down",
            CODE,
            "key=lambda row: (row.start, _MOVES.index(row.kind)),",
            "key=lambda row: row.start,",
            f"{TESTS}::test_on_one_day_a_leaving_comes_before_an_arrival",
        ),
    ),
    rule(
        "Official: from Ngày chính thức, and always where there is no Ngày vào Đảng; otherwise "
        "probationary",
        fault(
            "from the day after",
            CODE,
            "self.official_from <= day",
            "self.official_from < day",
            f"{TESTS}::test_official_from_its_date_and_probationary_before",
        ),
        fault(
            "its own date decides without a day of joining too",
            CODE,
            "official_from=official if joined else date.min",
            "official_from=official",
            f"{TESTS}::test_always_official_without_a_day_of_joining",
        ),
        fault(
            "official where no date is known",
            CODE,
            "self.official_from is not None and self.official_from <= day",
            "self.official_from is None or self.official_from <= day",
            f"{TESTS}::test_probationary_where_no_date_is_known",
        ),
        fault(
            "a month alone counts as its year",
            "db/registers/members.py",
            "row.official.first if row.official else None",
            "date(row.official.year, 1, 1) if row.official else None",
            "tests/db/registers/test_members.py::test_a_year_alone_counts_from_its_first_day",
        ),
    ),
    rule(
        "Exempt, away, here hold from Từ ngày to Đến ngày, both counted, open-ended if empty",
        fault(
            "the first day is not counted",
            CODE,
            SPAN,
            SPAN.replace("start <= day", "start < day"),
            f"{TESTS}::test_a_standing_holds_from_its_first_to_its_last_day_both_counted",
        ),
        fault(
            "the last day is not counted",
            CODE,
            SPAN,
            SPAN.replace("day <= end", "day < end"),
            f"{TESTS}::test_a_standing_holds_from_its_first_to_its_last_day_both_counted",
        ),
        fault(
            "without an end it holds one day",
            CODE,
            "row.end or date.max",
            "row.end or row.start",
            f"{TESTS}::test_a_standing_holds_from_its_first_to_its_last_day_both_counted",
        ),
    ),
    rule(
        "here only while the person does not belong",
        fault(
            "here whether or not the person belongs",
            CODE,
            "return _within(self.here, day) and not self.belongs(day)",
            "return _within(self.here, day)",
            f"{TESTS}::test_here_holds_only_while_the_person_does_not_belong",
            "tests/db/figures/test_members.py::test_here_does_not_hold_while_the_person_belongs",
        ),
    ),
    rule(
        "Due on a day: belongs or is here, and is neither exempt nor away",
        fault(
            "a member is not due",
            CODE,
            STAYS,
            "if not _within(self.here, day):",
            f"{TESTS}::test_due_is_who_belongs",
        ),
        fault(
            "a guest is not due",
            CODE,
            STAYS,
            "if not _within(self.stays, day):",
            f"{TESTS}::test_due_is_who_is_here",
        ),
        fault(
            "the exempt are due",
            CODE,
            NOT_DUE,
            "return not _within(self.away, day)",
            f"{TESTS}::test_neither_exempt_nor_away_is_due",
        ),
        fault(
            "those away are due",
            CODE,
            NOT_DUE,
            "return not _within(self.exempt, day)",
            f"{TESTS}::test_neither_exempt_nor_away_is_due",
        ),
    ),
)
