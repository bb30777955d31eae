"""What holds of every figure: unit, records, state, nothing recorded."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

ANSWERS = "db/figures/answers.py"
MEMBERS = "db/figures/members.py"
MEETINGS = "db/figures/meetings.py"
TESTS = "tests/db/figures/test_answers.py"
FILLED = "tests/db/figures/test_meetings.py::test_attendances_are_filled_once_attendance_is_taken"

EVERY_FIGURE = (
    rule(
        "figures prints every figure, unfiltered and with each filter, even when it is 0",
        fault(
            "unfiltered alone",
            ANSWERS,
            "(_ALL, *(each for by in filters for each in _choices(scope, by)))",
            "(_ALL,)",
            f"{TESTS}::test_figures_come_in_the_contracts_order_unfiltered_before_filtered",
        ),
    ),
    rule(
        "Nothing recorded counts 0; only a percentage can be null",
        fault(
            "nothing recorded counts 1",
            "db/figures/base.py",
            "    records: int = 0\n    amount: int | Decimal = 0",
            "    records: int = 0\n    amount: int | Decimal = 1",
            "tests/db/figures/test_meetings.py::test_nothing_held_is_not_filled",
        ),
    ),
    rule(
        "Each figure knows whether it counts people, attendances or things",
        fault(
            "members are things",
            MEMBERS,
            "        Unit.PEOPLE,\n        _people(lambda person, day: person.life.belongs(day)),",
            "        Unit.THINGS,\n        _people(lambda person, day: person.life.belongs(day)),",
            f"{TESTS}::test_each_figure_knows_what_it_counts",
        ),
        fault(
            "attendances are people",
            MEETINGS,
            "        Unit.ATTENDANCES,\n        Count(PRESENT, over=TAKEN),",
            "        Unit.PEOPLE,\n        Count(PRESENT, over=TAKEN),",
            f"{TESTS}::test_each_figure_knows_what_it_counts",
        ),
        fault(
            "headcounts are people",
            "db/figures/study.py",
            "        Unit.ATTENDANCES,\n        Count(PUBLIC_SESSIONS.weighing",
            "        Unit.PEOPLE,\n        Count(PUBLIC_SESSIONS.weighing",
            f"{TESTS}::test_each_figure_knows_what_it_counts",
        ),
    ),
    rule(
        "Each figure opens to the records it counts",
        fault(
            "to those it is counted over",
            ANSWERS,
            "rows = count_of(figure).rows\n    found",
            "rows = count_of(figure).over\n    found",
            f"{TESTS}::test_every_figure_is_the_sum_of_its_records",
        ),
        fault(
            "to those beside the filter too",
            ANSWERS,
            "        .where(found.c[KEY].is_not_distinct_from(choice.key))\n",
            "",
            f"{TESTS}::test_every_figure_is_the_sum_of_its_records",
        ),
        fault(
            "a percentage to those of its part",
            "db/figures/catalogue.py",
            "return count_of(CATALOGUE[figure.how.whole])",
            "return count_of(CATALOGUE[figure.how.part])",
            f"{TESTS}::test_every_figure_is_the_sum_of_its_records",
        ),
    ),
    rule(
        "A count over nothing is not_filled; a percentage has its base's state; members.* is "
        "counted once the book has a member (§1)",
        fault(
            "filled where it counts something",
            ANSWERS,
            "scope.tally(how.over, choice.by",
            "scope.tally(how.rows, choice.by",
            FILLED,
        ),
        fault(
            "a percentage of nobody is not filled",
            ANSWERS,
            "    state = _state(scope, figure, choice)\n",
            "    state = State.NOT_FILLED if number is None else _state(scope, figure, choice)\n",
            FILLED,
        ),
        fault(
            "filled by any meeting, taken or not",
            MEETINGS,
            "TAKEN = HELD.where(Meeting.taken)",
            "TAKEN = HELD",
            FILLED,
        ),
        fault(
            "members are counted once somebody belongs",
            MEMBERS,
            "    return Count(Rows(MEMBER, each(MEMBER).where(Member.id.in_(PEOPLE)), holds),"
            " over=EVERYBODY)",
            "    rows = Rows(MEMBER, each(MEMBER).where(Member.id.in_(PEOPLE)), holds)\n"
            "    return Count(rows, over=rows)",
            "tests/db/figures/test_members.py::test_members_are_counted_once_the_book_has_a_member",
        ),
    ),
)
