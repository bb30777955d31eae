"""Adding returns up: what counts, what is refused, who is expected."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

ROOM = "desktop/returns/consolidation"
ADDING, JUDGING, STANDING = (f"{ROOM}/{name}.py" for name in ("adding", "judging", "standing"))
SUMMING = f"{ROOM}/summing.py"
JOINING, ARRIVED = f"{ROOM}/joining.py", f"{ROOM}/arrived.py"
TESTS = "tests/desktop/returns/consolidation"
SUMS = f"{TESTS}/test_adding.py::test_every_count_is_the_sum_and_every_rate_is_worked_out_anew"
PUBLISHED = (
    f"{TESTS}/test_adding.py::test_the_published_rate_comes_of_its_two_sums_not_of_the_units_rates"
)
SPELLED = (
    f"{TESTS}/test_adding.py::"
    "test_what_narrows_a_figure_is_compared_without_case_and_written_as_first_met"
)
FIRST = (
    f"{TESTS}/test_adding.py::"
    "test_of_two_spellings_that_of_the_unit_first_in_order_stays_whichever_comes_first"
)
STATE = (
    f"{TESTS}/test_adding.py::"
    "test_a_sum_is_counted_where_one_part_is_and_declared_none_where_all_are"
)
BEFORE = f"{TESTS}/test_adding.py::test_the_period_before_is_compared_where_every_unit_has_it"
BELONGS = (
    f"{TESTS}/test_judging.py::"
    "test_what_does_not_belong_is_refused_with_its_file_its_unit_and_the_cause"
)
CODES = f"{TESTS}/test_judging.py::test_codes_are_compared_trimmed_and_without_case"
WAITS = (
    f"{TESTS}/test_judging.py::test_one_edited_by_hand_waits_and_counts_once_a_person_accepts_it"
)
COPY = f"{TESTS}/test_judging.py::test_beside_an_edited_copy_the_one_nobody_touched_counts"
LATER = (
    f"{TESTS}/test_judging.py::test_an_earlier_number_counts_until_the_edited_later_one_is_accepted"
)
TAKEN = f"{TESTS}/test_judging.py::test_beside_what_was_taken_in_earlier"
HELD = f"{TESTS}/test_judging.py::test_a_return_held_by_another_is_refused_whatever_its_number"
NARROWED = (
    f"{TESTS}/test_summing.py::"
    "test_a_figure_narrowed_by_a_code_is_found_in_whichever_letters_a_unit_writes_it"
)
NO_RECORDS = (
    f"{TESTS}/test_summing.py::"
    "test_a_committee_without_an_earlier_period_of_its_own_leaves_that_of_its_units"
)
OTHER_VERSION = (
    f"{TESTS}/test_taking_in.py::"
    "test_what_was_taken_in_by_another_version_of_the_form_is_left_out_and_said"
)
NO_LONGER = f"{TESTS}/test_taking_in.py::test_what_no_longer_counts_holds_nobody_up"
LACKING = (
    f"{TESTS}/test_taking_in.py::test_lists_that_lack_what_the_form_needs_leave_blanks_and_are_told"
)
OWN_IS_LISTED = f"{TESTS}/test_taking_in.py::test_ones_own_unit_in_the_list_is_not_missing"
HELD_EARLIER = (
    f"{TESTS}/test_judging.py::"
    "test_what_was_taken_in_earlier_is_never_counted_again_within_or_beside_another"
)
REPLACED = f"{TESTS}/test_judging.py::test_a_newer_number_is_not_held_against_the_one_it_replaces"
BESIDE_ITS_OWN = (
    f"{TESTS}/test_judging.py::"
    "test_an_edited_number_waits_beside_the_sound_one_of_its_unit_though_both_hold_one_unit"
)
LISTED = (
    f"{TESTS}/test_judging.py::"
    "test_units_that_are_not_listed_or_not_yet_or_no_more_are_refused_by_name"
)
ONE = f"{TESTS}/test_judging.py::test_of_a_unit_no_more_than_one_counts_and_never_an_older_one"
FILES = (
    f"{TESTS}/test_consolidate.py::"
    "test_whatever_happens_to_the_files_the_totals_and_refusals_are_right"
)
NIL = f"{TESTS}/test_consolidate.py::test_an_empty_return_is_none_and_a_declared_nil_is"
CLASH = f"{TESTS}/test_consolidate.py::test_two_files_of_one_number_that_differ_are_both_refused"
EXPECTED = (
    f"{TESTS}/test_consolidate.py::test_expected_are_the_units_in_being_on_the_periods_last_day"
)
OWN = f"{TESTS}/test_consolidate.py::test_ones_own_return_is_refused_where_the_book_is_at_hand"
ONCE = f"{TESTS}/test_consolidate.py::test_what_several_units_studied_stands_once_with_their_sums"
NAMED = f"{TESTS}/test_consolidate.py::test_lists_are_joined_under_the_names_of_their_units"

CONSOLIDATION = (
    rule(
        "consolidation: counts are summed, percentages worked out anew",
        fault("one is left out", ADDING, "term.number += value.number or 0", "pass", SUMS),
        fault(
            "the part is the whole",
            ADDING,
            "rate = percent(part.number, whole.number)",
            "rate = percent(whole.number, part.number)",
            SUMS,
            PUBLISHED,
        ),
    ),
    rule(
        "consolidation: ids are compared without case and written as first met",
        fault("with case", ADDING, "return code_key(figure_id)", "return figure_id", SPELLED),
        fault("the last spelling stays", ADDING, "elif order < term.order:", "elif False:", FIRST),
        fault(
            "totals with case",
            SUMMING,
            "if figure_key(id_) in wanted",
            "if id_ in set(asked)",
            NARROWED,
        ),
        fault("a unit's with case", SUMMING, "(key := figure_key(id_))", "(key := id_)", NARROWED),
    ),
    rule(
        "consolidation: a sum is counted where one part is, declared none where all are",
        fault(
            "one declared is enough",
            ADDING,
            "known == {State.DECLARED}",
            "State.DECLARED in known",
            STATE,
        ),
    ),
    rule(
        "consolidation: the period before is compared where every unit has it",
        fault("of some", ADDING, "if self._told[id_] == self._units", "if True", BEFORE),
        fault(
            "of a committee too that keeps no records",
            SUMMING,
            "if kept.before.numbers or not part.own:",
            "if True:",
            NO_RECORDS,
        ),
    ),
    rule(
        "consolidation: another form, version or period is refused, and an empty return",
        fault(
            "any form",
            JUDGING,
            "if code_key(head.form) != code_key(wanted.form):",
            "if False:",
            BELONGS,
        ),
        fault("any version", JUDGING, "if head.form_version != wanted.version:", "if 0:", BELONGS),
        fault("any period", JUDGING, "if head.period != wanted.period:", "if False:", BELONGS),
        fault(
            "an empty one counts",
            JUDGING,
            "return verdicts.empty(found) if found.empty else None",
            "return None",
            BELONGS,
            NIL,
        ),
        fault(
            "any version taken in earlier",
            f"{ROOM}/overview.py",
            "if each.form_version == wanted.version]",
            "if True]",
            OTHER_VERSION,
        ),
        fault(
            "one that counts no more holds others",
            JUDGING,
            "if key != unit and known is not None and known.counts:",
            "if key != unit and known is not None:",
            NO_LONGER,
        ),
        fault("forms by letter", JUDGING, "code_key(wanted.form)", "wanted.form", CODES),
    ),
    rule(
        "consolidation: one edited by hand waits, and the one nobody touched counts beside it",
        fault(
            "it counts at once", JUDGING, "if not found.intact and", "if False and", WAITS, FILES
        ),
        fault(
            "both wait", JUDGING, "untouched = revision == stands.highest", "untouched = 0", COPY
        ),
        fault(
            "the waiting one is the newest",
            JUDGING,
            "sound = [each for each in found if each.fate is Fate.COUNTS]",
            "sound = list(found)",
            LATER,
        ),
    ),
    rule(
        "consolidation: the highest number counts, once, whatever was taken in before",
        fault("older ones count", JUDGING, "if revision < stands.highest:", "if False:", TAKEN),
        fault(
            "what was taken in is forgotten",
            JUDGING,
            "0 if self.known is None else self.known.revision",
            "0",
            TAKEN,
        ),
        fault("differing ones count", JUDGING, "    if stands.clash:", "    if False:", CLASH),
        fault(
            "copies count",
            JUDGING,
            "if stands.first is not None and each is not stands.first:",
            "if False:",
            ONE,
        ),
    ),
    rule(
        "consolidation: no unit is counted within another and again beside it",
        fault("twice", JUDGING, "if whole is not each:", "if False:", HELD),
        fault(
            "beside what was taken in",
            JUDGING,
            "if key != unit and known is not None and known.counts:",
            "if False:",
            HELD_EARLIER,
        ),
        fault("within what was taken in", JUDGING, "if key == unit:", "if False:", HELD_EARLIER),
        fault(
            "both within", JUDGING, "            if key in held:", "            if 0:", HELD_EARLIER
        ),
        fault(
            "what is replaced holds",
            JUDGING,
            "each.counts and key not in coming",
            "each.counts",
            REPLACED,
        ),
        fault(
            "an edited one beside its own",
            JUDGING,
            "if _unit_key(other) != _unit_key(each):",
            "if other is not each:",
            BESIDE_ITS_OWN,
        ),
    ),
    rule(
        "consolidation: only units owing a return are counted",
        fault("anybody", JUDGING, "if wanted.units is not None:", "if False:", LISTED, EXPECTED),
        fault(
            "one's own again",
            JUDGING,
            "if wanted.own and code_key(head",
            "if False and code_key(head",
            OWN,
        ),
        fault(
            "one that ended within is refused",
            JUDGING,
            "(UnitStanding.IN_BEING, UnitStanding.ENDED_WITHIN)",
            "(UnitStanding.IN_BEING,)",
            EXPECTED,
        ),
        fault(
            "those within another's return are missed",
            STANDING,
            "    told = come | within\n",
            "    told = set()\n",
            EXPECTED,
        ),
        fault("one's own is missed", STANDING, " and not _is(each.code, own)", "", OWN_IS_LISTED),
    ),
    rule(
        "consolidation: what several units tell of stands once, other lists under their names",
        fault("again for each", JOINING, "shown is not None and shown.keyed", "False", ONCE),
        fault(
            "what is lacking is not told",
            JOINING,
            "if not self._is_complete(recorded):",
            "if False:",
            LACKING,
        ),
        fault(
            "nobody is named", JOINING, "if row.unit else unit", "if row.unit else row.unit", NAMED
        ),
    ),
    rule(
        "consolidation: a declared nil is told from an empty return",
        fault(
            "members alone are a return",
            ARRIVED,
            "if figure.id.startswith(_ALWAYS_THERE):",
            "if False:",
            NIL,
        ),
        fault("none of those due is a commitment", ARRIVED, "and not nothing)", "and True)", NIL),
        fault("a nil is none", ARRIVED, "return declared and not", "return False and not", NIL),
    ),
)
