"""Figures of commitments, and their filter."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "db/figures/commitments.py"
TESTS = "tests/db/figures/test_commitments.py"
DUE = f"{TESTS}::test_due_are_those_who_belong_on_the_last_day_and_are_not_exempt"
MADE = f"{TESTS}::test_made_are_those_due_with_an_item_for_the_year_of_the_last_day"
ENDED = (
    f"{TESTS}::test_fulfilled_where_all_items_are_unfulfilled_where_one_is_not_and_blank_is_neither"
)
OF_THE_DUE = f"{TESTS}::test_how_it_ended_is_asked_only_of_those_due"
POSITION = f"{TESTS}::test_a_position_is_what_stands_under_position"
DATED = f"{TESTS}::test_of_a_member_with_dated_positions_those_of_the_last_day_decide"
WHO = "lambda person, day: person.life.belongs(day) and not person.life.is_exempt(day)"
OWN = "own = (Commitment.member_id == Member.id, Commitment.year == YEAR)"
FULFILLED = "MADE.where(~_has_item(OPEN))"
UNFULFILLED = "MADE.where(_has_item(Commitment.outcome == Outcome.UNFULFILLED))"

COMMITMENTS_FIGURES = (
    rule(
        "commitments.due: people belonging on T, not exempt",
        fault("the exempt too", CODE, WHO, "lambda person, day: person.life.belongs(day)", DUE),
        fault(
            "not those away",
            CODE,
            WHO,
            "lambda person, day: person.life.belongs(day) and person.life.is_due(day)",
            DUE,
        ),
        fault(
            "whoever is not exempt",
            CODE,
            WHO,
            "lambda person, day: not person.life.is_exempt(day)",
            DUE,
        ),
        fault(
            "on F",
            "db/figures/base.py",
            "if holds(who, end)]",
            "if holds(who, start)]",
            DUE,
        ),
    ),
    rule(
        "commitments.made: of these, with an item for the year of T",
        fault(
            "for whatever year",
            CODE,
            OWN,
            "own = (Commitment.member_id == Member.id,)",
            MADE,
        ),
        fault(
            "for the year of F",
            "db/figures/base.py",
            "YEAR.key: end.year}",
            "YEAR.key: start.year}",
            MADE,
        ),
        fault("anybody's item", CODE, OWN, "own = (Commitment.year == YEAR,)", MADE),
        fault("not only of these", CODE, "MADE = DUE.where(", "MADE = EVERYBODY.where(", MADE),
    ),
    rule(
        "commitments.rate: made / due",
        fault(
            "due / made",
            CODE,
            'Rate("commitments.made", "commitments.due")',
            'Rate("commitments.due", "commitments.made")',
            MADE,
        ),
        fault(
            "fulfilled / due",
            CODE,
            'Rate("commitments.made", "commitments.due")',
            'Rate("commitments.fulfilled", "commitments.due")',
            MADE,
        ),
    ),
    rule(
        "commitments.fulfilled: of made, all items Hoàn thành; blank is neither",
        fault(
            "one item is enough",
            CODE,
            FULFILLED,
            "MADE.where(_has_item(Commitment.outcome == Outcome.FULFILLED))",
            ENDED,
        ),
        fault(
            "blank is fulfilled",
            CODE,
            "OPEN = or_(Commitment.outcome.is_(None), Commitment.outcome != Outcome.FULFILLED)",
            "OPEN = Commitment.outcome != Outcome.FULFILLED",
            ENDED,
        ),
        fault(
            "unfulfilled is fulfilled",
            CODE,
            "OPEN = or_(Commitment.outcome.is_(None), Commitment.outcome != Outcome.FULFILLED)",
            "OPEN = Commitment.outcome.is_(None)",
            ENDED,
        ),
        fault(
            "without an item too",
            CODE,
            FULFILLED,
            FULFILLED.replace("MADE", "DUE"),
            ENDED,
        ),
        fault(
            "not only of those due",
            CODE,
            FULFILLED,
            "HAVE_ITEM.where(~_has_item(OPEN))",
            OF_THE_DUE,
        ),
    ),
    rule(
        "commitments.unfulfilled: of made, one at least Chưa hoàn thành; blank is neither",
        fault("blank is unfulfilled", CODE, UNFULFILLED, "MADE.where(_has_item(OPEN))", ENDED),
        fault(
            "all must be",
            CODE,
            UNFULFILLED,
            "MADE.where(~_has_item(Commitment.outcome == Outcome.FULFILLED))",
            ENDED,
        ),
        fault(
            "not only of those due",
            CODE,
            UNFULFILLED,
            UNFULFILLED.replace("MADE", "HAVE_ITEM"),
            OF_THE_DUE,
        ),
    ),
    rule(
        "position = yes: Chức vụ filled, no: not",
        fault("the other way round", CODE, '"") != "",', '"") == "",', POSITION),
        fault(
            "blank is filled",
            CODE,
            'func.coalesce(Member.position, "") != ""',
            "Member.position.is_not(None)",
            POSITION,
        ),
        fault("yes is no", CODE, 'True: Named("yes",', 'True: Named("no2",', POSITION),
    ),
    rule(
        "for a member with rows in sheet Chức vụ: a position held on T",
        fault(
            "the member's own field decides all the same",
            CODE,
            "        (dated, exists().where(own, on_last_day).correlate(Member)),\n"
            '        else_=func.coalesce(Member.position, "") != "",\n',
            '        (dated, func.coalesce(Member.position, "") != ""),\n'
            '        else_=func.coalesce(Member.position, "") != "",\n',
            DATED,
        ),
        fault(
            "held at any time",
            CODE,
            "exists().where(own, on_last_day)",
            "exists().where(own)",
            DATED,
        ),
        fault(
            "from the day after",
            CODE,
            "Position.from_date <= END",
            "Position.from_date < END",
            DATED,
        ),
        fault(
            "until the day before",
            CODE,
            "Position.to_date >= END",
            "Position.to_date > END",
            DATED,
        ),
        fault(
            "without a first day not held",
            CODE,
            "or_(Position.from_date.is_(None), Position.from_date <= END)",
            "Position.from_date <= END",
            DATED,
        ),
        fault(
            "without a last day not held",
            CODE,
            "or_(Position.to_date.is_(None), Position.to_date >= END)",
            "Position.to_date >= END",
            DATED,
        ),
    ),
    rule(
        "One filter narrows a figure; the rate of commitments is worked out anew",
        fault(
            "the two sides of a percentage are not narrowed",
            "db/figures/answers.py",
            "(_amount(scope, CATALOGUE[each], choice) for each in (how.part, how.whole))",
            "(_amount(scope, CATALOGUE[each], _ALL) for each in (how.part, how.whole))",
            f"{TESTS}::test_the_rate_of_those_with_a_position_is_that_of_their_own",
        ),
    ),
)
