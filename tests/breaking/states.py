"""Counted, declared none, not filled (CONTRACT §1)."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

ANSWERS = "db/figures/answers.py"
BASE = "db/figures/base.py"
DECLARATIONS = "db/registers/declarations.py"
TESTS = "tests/db/figures/test_states.py"
NOTHING = f"{TESTS}::test_nothing_recorded_and_nothing_declared_is_not_filled"
WHOLE = f"{TESTS}::test_declared_over_the_whole_period_is_declared_none"
PART = f"{TESTS}::test_declared_over_part_of_the_period_is_not_filled"
TOGETHER = f"{TESTS}::test_several_declarations_cover_a_period_together_where_no_day_is_left_out"
RECORDS = f"{TESTS}::test_where_there_are_records_it_is_counted_whatever_was_declared"
ANOTHER = f"{TESTS}::test_records_of_another_period_fill_nothing"
COMMITTED = f"{TESTS}::test_no_commitments_are_declared_although_members_had_to_make_them"
FILTERS = f"{TESTS}::test_a_filter_leaves_a_state_of_its_own"
COVERED = "frozenset(name for name, own in spans.items() if _covers(sorted(own), period))"
HEARD = "return register in said or (bool(said) and whole_of(register) in said)"

STATES = (
    rule(
        "a count over nothing is 0, its state not_filled",
        fault(
            "counted all the same",
            ANSWERS,
            "return State.COUNTED if counted else State.NOT_FILLED",
            "return State.COUNTED",
            NOTHING,
        ),
        fault(
            "declared all the same",
            ANSWERS,
            "    if scope.declared_none(register_of(figure)):\n",
            "    if not counted:\n",
            NOTHING,
        ),
        fault(
            "filled by records of another period",
            "db/figures/documents.py",
            "Count(ISSUED, over=ISSUED)",
            "Count(ISSUED, over=Rows(DOCUMENT, each(DOCUMENT)))",
            ANOTHER,
        ),
    ),
    rule(
        "until Khai không có covers the period",
        fault(
            "nothing declared is heard",
            ANSWERS,
            "    if scope.declared_none(register_of(figure)):\n        return State.DECLARED\n",
            "",
            WHOLE,
        ),
        fault(
            "a part is enough, whenever it was declared",
            DECLARATIONS,
            COVERED,
            "frozenset(spans)",
            PART,
            TOGETHER,
        ),
        fault(
            "the first day may be left out",
            DECLARATIONS,
            "    free = period.start\n",
            "    free = period.start + timedelta(days=1)\n",
            PART,
        ),
        fault(
            "the last day may be left out",
            DECLARATIONS,
            "if last >= period.end:",
            "if last >= period.end - timedelta(days=1):",
            PART,
        ),
        fault(
            "one declaration must cover it all",
            DECLARATIONS,
            "        free = max(free, last + timedelta(days=1))\n",
            "",
            TOGETHER,
        ),
        fault(
            "a day between two may be left out",
            DECLARATIONS,
            "free = max(free, last + timedelta(days=1))",
            "free = max(free, last + timedelta(days=2))",
            TOGETHER,
        ),
        fault(
            "they must overlap",
            DECLARATIONS,
            "free = max(free, last + timedelta(days=1))",
            "free = max(free, last)",
            TOGETHER,
        ),
        fault(
            "a short one within a long one makes a gap",
            DECLARATIONS,
            "free = max(free, last + timedelta(days=1))",
            "free = last + timedelta(days=1)",
            TOGETHER,
        ),
        fault(
            "they must be written down in order",
            DECLARATIONS,
            "_covers(sorted(own), period)",
            "_covers(own, period)",
            TOGETHER,
        ),
        fault(
            "it must go on after the last day",
            DECLARATIONS,
            "if last >= period.end:",
            "if last > period.end:",
            WHOLE,
            f"{TESTS}::test_a_period_of_one_day_is_covered_by_that_day",
        ),
    ),
    rule(
        "where there are records it is counted",
        fault(
            "what is declared goes before",
            ANSWERS,
            "    if counted and recorded:\n"
            "        return State.COUNTED\n"
            "    if scope.declared_none(register_of(figure)):\n"
            "        return State.DECLARED\n",
            "    if scope.declared_none(register_of(figure)):\n"
            "        return State.DECLARED\n"
            "    if counted and recorded:\n"
            "        return State.COUNTED\n",
            RECORDS,
        ),
        fault(
            "only what is more than 0 is counted",
            ANSWERS,
            "scope.tally(how.over, choice.by, choice.key).records > 0",
            "scope.tally(how.rows, choice.by, choice.key).amount > 0",
            f"{TESTS}::test_a_nought_counted_is_neither_declared_nor_left_open",
        ),
    ),
    rule(
        "what is declared of a register holds of the records that are part of its own",
        fault(
            "only of itself",
            BASE,
            HEARD,
            "return register in said",
            f"{TESTS}::test_no_models_means_no_results_and_no_replications",
        ),
        fault(
            "no results means no models",
            BASE,
            HEARD,
            "return bool(said)",
            f"{TESTS}::test_no_results_means_no_results_alone",
            f"{TESTS}::test_what_is_declared_of_one_register_says_nothing_of_another",
        ),
        fault(
            "results cannot be declared none alone",
            BASE,
            HEARD,
            "return whole_of(register) in said",
            f"{TESTS}::test_no_results_means_no_results_alone",
        ),
    ),
    rule(
        "no commitments can be declared although members are due to make them",
        fault(
            "what is declared of commitments is not heard",
            "db/figures/commitments.py",
            "Count(MADE, over=DUE, recorded=HAVE_ITEM)",
            "Count(MADE, over=DUE)",
            COMMITTED,
        ),
        fault(
            "items of any year are in its way",
            "db/figures/commitments.py",
            "HAVE_ITEM = EVERYBODY.where(_has_item())",
            "HAVE_ITEM = EVERYBODY.where(exists().where(Commitment.member_id == Member.id))",
            COMMITTED,
        ),
        fault(
            "it is asked of the members' register",
            "db/figures/commitments.py",
            'how, (POSITION,), "commitments")',
            'how, (POSITION,), "members")',
            COMMITTED,
        ),
    ),
    rule(
        "a percentage has its base's state",
        fault(
            "its part's",
            "db/figures/catalogue.py",
            "return count_of(CATALOGUE[figure.how.whole])",
            "return count_of(CATALOGUE[figure.how.part])",
            f"{TESTS}::test_a_percentage_has_the_state_of_its_base",
        ),
    ),
    rule(
        "a filter leaves a state of its own",
        fault(
            "that of the whole",
            ANSWERS,
            "scope.tally(how.over, choice.by, choice.key).records",
            "scope.tally(how.over).records",
            FILTERS,
        ),
    ),
    rule(
        "members.* is counted once the book has a member",
        fault(
            "once somebody belongs",
            "db/figures/members.py",
            "    return Count(Rows(MEMBER, each(MEMBER).where(Member.id.in_(PEOPLE)), holds),"
            " over=EVERYBODY)",
            "    rows = Rows(MEMBER, each(MEMBER).where(Member.id.in_(PEOPLE)), holds)\n"
            "    return Count(rows, over=rows)",
            f"{TESTS}::test_members_are_counted_once_the_book_has_one_whatever_the_day",
        ),
    ),
    rule(
        "a nought counted, one declared and one not filled are shown apart",
        *(
            fault(
                what,
                "db/figures/showing.py",
                code,
                broken,
                "tests/db/figures/test_showing.py"
                "::test_a_nought_counted_one_declared_and_one_not_filled_are_said_apart",
            )
            for what, code, broken in (
                ("not filled is 0", "value.state is State.NOT_FILLED", "value.state is None"),
                ("declared is 0", "value.state is State.DECLARED", "value.state is None"),
                ("declared is not filled", "return DECLARED_NONE", "return NOTHING_HERE"),
                (
                    "0 is not filled",
                    "    if not value.number and value.state is State.NOT_FILLED:",
                    "    if not value.number and value.state is not State.DECLARED:",
                ),
            )
        ),
    ),
)
