"""What is pointed out before a return is handed in, and where it is read."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "desktop/returns/checks"
FITTING, PEOPLE, FAR = (f"{CODE}/{each}.py" for each in ("fitting", "people", "far"))
FILLING, MEETINGS, MODELS = (f"{CODE}/{each}.py" for each in ("filling", "meetings", "models"))
BOOK = "tests/desktop/returns/test_checks.py"
FIGURES = "tests/desktop/returns/test_checks_of_figures.py"
FILE = "tests/desktop/returns/test_check.py"
UNFIT = f"{FIGURES}::test_figures_that_do_not_fit_are_errors"
COUNT = f"{FIGURES}::test_a_count_is_far_by_half_of_the_earlier_one_and_more_than_a_handful"
RATE = f"{FIGURES}::test_a_rate_is_far_by_twenty_points_and_more_than_a_handful_of_people"
ONE_CAUSE = f"{FIGURES}::test_of_one_cause_only_the_leading_figure_is_named"
BY_YEARS = f"{FIGURES}::test_what_comes_once_a_year_is_compared_by_years_alone"
BY_RATE = f"{FIGURES}::test_a_rate_far_from_before_speaks_for_those_present_and_absent"
ODD = f"{FIGURES}::test_more_people_than_members_and_guests_is_odd"
IMPOSSIBLE = f"{FIGURES}::test_more_who_must_commit_than_members_is_impossible"
NOT_FILLED = f"{FIGURES}::test_several_of_one_register_are_said_at_once"
IN_PART = f"{FIGURES}::test_where_a_register_holds_something_it_cannot_be_declared_empty"
TWICE = f"{FIGURES}::test_what_waits_for_attendance_is_not_said_twice"
OUTCOME = f"{FIGURES}::test_at_a_years_end_those_without_an_outcome_are_counted"
NOT_TAKEN = f"{BOOK}::test_a_meeting_without_attendance_is_an_error_that_leads_to_it"
HEADCOUNT = f"{BOOK}::test_a_session_without_a_headcount_is_a_warning_that_leads_to_it"
MONTH = f"{BOOK}::test_a_month_without_an_ordinary_meeting_is_a_warning"
WHOLE_MONTH = f"{BOOK}::test_only_whole_months_gone_by_can_lack_their_meeting"
QUARTER = f"{BOOK}::test_a_quarter_without_a_thematic_meeting_is_a_warning"
WHOLE_QUARTER = f"{BOOK}::test_only_whole_quarters_gone_by_can_lack_their_thematic_meeting"
NO_MEETINGS = f"{BOOK}::test_where_no_meeting_is_recorded_or_said_to_be_none_lacks"
RESULT = f"{BOOK}::test_each_model_without_a_result_in_the_period_is_named"
ENDED = f"{BOOK}::test_a_model_that_ended_in_the_period_is_left_in_peace"
BEGUN = f"{BOOK}::test_a_model_begun_in_the_last_month_has_no_result_yet"
NO_RESULTS = f"{BOOK}::test_where_there_are_said_to_be_no_results_none_is_missed"
BOOK_BEFORE = f"{BOOK}::test_the_book_is_held_against_its_own_period_before"
ANEW = f"{FILE}::test_every_rule_over_figures_is_run_anew_on_the_file"
CARRIED = f"{FILE}::test_the_file_carries_what_was_counted_in_the_period_before"


CHECKS = (
    rule(
        "due = present + absent; a rate fits its two numbers; no part is above its whole",
        fault(
            "any sum will do",
            FITTING,
            "if number(total) != added:",
            "if number(total) < 0:",
            UNFIT,
        ),
        fault(
            "only a sum too small",
            FITTING,
            "number(total) != added",
            "number(total) > added",
            UNFIT,
        ),
        fault("no rate at all fits", FITTING, "rate.number != right", "rate.number == 0", UNFIT),
        fault("only the whole", FITTING, "told.together(part_id, whole_id)", "()", UNFIT),
        fault(
            "the file is believed",
            "desktop/returns/check.py",
            "check_figures(manifest.figures, manifest.shows, period, before)",
            "()",
            ANEW,
        ),
    ),
    rule(
        "people counted above members: an error where impossible, a warning where odd",
        fault(
            "as many is too many",
            PEOPLE,
            "number(value) > members",
            "number(value) >= members",
            ODD,
            IMPOSSIBLE,
        ),
        fault("guests are nobody", PEOPLE, "members + number(here)", "members", ODD),
        fault(
            "guests must commit",
            PEOPLE,
            "_OF_LAST_DAY, members)",
            "_OF_LAST_DAY, members + number(here or total))",
            IMPOSSIBLE,
        ),
    ),
    rule(
        "a figure far from last period: by a share of it and more than a handful",
        fault("above the share", FAR, ">= limits.percent * each", "> limits.percent * each", COUNT),
        fault(
            "a handful is far",
            FAR,
            "abs(now - each) > limits.handful",
            "abs(now - each) >= limits.handful",
            COUNT,
        ),
        fault("only growth", FAR, "abs(now - each) * 100", "(now - each) * 100", COUNT),
        fault("above the points", FAR, "away >= limits.points", "away > limits.points", RATE),
        fault("of any few people", FAR, " and people > limits.handful", "", RATE),
        fault(
            "whatever accounts for it",
            FAR,
            "for each in (before, expected)",
            "for each in (before,)",
            ONE_CAUSE,
        ),
        fault(
            "only what is not accounted for",
            FAR,
            "for each in (before, expected)",
            "for each in (expected,)",
            ONE_CAUSE,
        ),
        fault(
            "rates do not speak for others",
            FAR,
            "if _TOLD_BY.get(each) not in far]",
            "if True]",
            BY_RATE,
        ),
        fault(
            "each month like a year",
            FAR,
            "return whole_year or figure_id not in _ONCE_A_YEAR",
            "return True",
            BY_YEARS,
        ),
        fault(
            "against the year before",
            "desktop/returns/before.py",
            "_numbers(session, period.before())",
            "_numbers(session, period.year_before())",
            BOOK_BEFORE,
        ),
        fault(
            "the file's own limits are forgotten",
            "desktop/returns/manifest_json.py",
            'percent=whole(said["percent"])',
            "percent=50",
            ANEW,
            CARRIED,
        ),
    ),
    rule(
        "attendance not taken; sessions without a headcount",
        fault("how many are missing", MEETINGS, "len(due_now(each, rule))", "0", NOT_TAKEN),
        fault(
            "a nought written down is blank",
            MEETINGS,
            "Meeting.headcount.is_(None), ",
            "",
            HEADCOUNT,
        ),
        fault("groups are no headcount", MEETINGS, ", ~Meeting.headcounts.any()", "", HEADCOUNT),
    ),
    rule(
        "no ordinary meeting in a month, no thematic one in a quarter",
        fault(
            "a combined one is none",
            MEETINGS,
            "each.kind in kinds",
            "each.kind is kinds[0]",
            MONTH,
            QUARTER,
        ),
        fault("any meeting will do", MEETINGS, " if each.kind in kinds]", "]", MONTH, QUARTER),
        fault(
            "before it is over",
            MEETINGS,
            "span.end < asked.today and ",
            "",
            WHOLE_MONTH,
            WHOLE_QUARTER,
        ),
        fault(
            "pieces too",
            MEETINGS,
            "if whole and span.end",
            "if span.end",
            WHOLE_MONTH,
            WHOLE_QUARTER,
        ),
        fault(
            "where there were none at all",
            MEETINGS,
            "is not State.COUNTED:",
            "is None:",
            NO_MEETINGS,
        ),
    ),
    rule(
        "models without results",
        fault(
            "a result at any time",
            MODELS,
            ".where(ModelResult.day.between(start, asked.period.end))",
            "",
            RESULT,
        ),
        fault(
            "a result until then",
            MODELS,
            "ModelResult.day.between(start, asked.period.end)",
            "ModelResult.day <= asked.period.end",
            RESULT,
        ),
        fault("those that ended too", MODELS, " and life.state(end) in _GOING_ON", "", ENDED),
        fault("just registered", MODELS, "begun < end.replace(day=1) and ", "", BEGUN),
        fault(
            "by registration alone",
            MODELS,
            "(life.registered, life.started)",
            "(life.registered,)",
            BEGUN,
        ),
        fault(
            "the future counts",
            MODELS,
            "min(asked.period.end, asked.today)",
            "asked.period.end",
            BEGUN,
        ),
        fault(
            "where none are declared", MODELS, "helped.state is State.DECLARED or ", "", NO_RESULTS
        ),
    ),
    rule(
        "not filled",
        fault(
            "family by family",
            FILLING,
            '.partition(".")[0], register_of(figure))',
            '.partition(".")[0], "")',
            NOT_FILLED,
        ),
        fault(
            "declared beside its records",
            FILLING,
            '"" if register in filled else register',
            "register",
            IN_PART,
        ),
        fault(
            "beside the meetings that are named",
            FILLING,
            "return not (is_named and _base(value.id) in _AFTER_ATTENDANCE)",
            "return True",
            TWICE,
        ),
        fault("outcomes at any time", FILLING, "!= (12, 31):", "== ():", OUTCOME),
        fault("outcomes under each filter", FILLING, '"[" not in made.id and ', "", OUTCOME),
    ),
)
