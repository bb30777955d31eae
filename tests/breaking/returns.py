"""The memory of returns: numbers, steps, closed periods, and what undo leaves alone."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

HANDED_IN, LIFE = "db/registers/handed_in.py", "db/registers/return_life.py"
FORMS, LOCKS, HISTORY = "db/registers/stored_forms.py", "db/registers/locks.py", "db/history.py"
OF_NUMBERS = "tests/db/registers/test_handed_in.py"
OF_LIFE = "tests/db/registers/test_return_life.py"
OF_FORMS = "tests/db/registers/test_stored_forms.py"
OF_LOCKS = "tests/db/registers/test_locks.py"
OF_HISTORY = "tests/db/test_history.py"
ONCE = f"{OF_NUMBERS}::test_a_number_is_given_once_and_never_a_lower_one_after"
NEWEST = f"{OF_NUMBERS}::test_the_newest_number_of_form_and_period_comes_first_and_is_named_so"
ACCEPTED = f"{OF_LIFE}::test_a_return_accepted_closes_its_period_and_taken_back_opens_it"
SENT_BACK = f"{OF_LIFE}::test_a_return_sent_back_opens_its_period_and_says_why"
ANEW = f"{OF_LIFE}::test_a_new_number_opens_a_closed_period_and_starts_anew"
UNSENT = f"{OF_LIFE}::test_what_was_not_sent_has_no_answer_and_no_step_back"
SENT_ONCE = f"{OF_LIFE}::test_what_was_sent_is_sent_once"
ANSWERED_ONCE = f"{OF_LIFE}::test_what_was_answered_is_answered_once"
EARLY = f"{OF_LIFE}::test_an_answer_does_not_come_before_the_sending"
REPLACED = f"{OF_LIFE}::test_a_number_that_was_replaced_moves_no_more"
ONE_CONTENT = f"{OF_FORMS}::test_one_version_means_one_content"
SPELLED = f"{OF_LOCKS}::test_each_superior_has_a_password_of_its_own_however_the_name_is_spelled"
APART = f"{OF_HISTORY}::test_a_step_of_noted_rows_alone_stands_apart_from_undo_and_redo"

RETURNS = (
    rule(
        "returns: a number is given once, the highest is the newest",
        fault("a lower one after", HANDED_IN, "known.revision >= ", "known.revision == ", ONCE),
        fault(
            "any number is the newest",
            HANDED_IN,
            "~replaced.exists()",
            "ReturnNumber.revision > 0",
            NEWEST,
            REPLACED,
        ),
        fault(
            "other forms replace it",
            HANDED_IN,
            "        later.form_key == ReturnNumber.form_key,\n",
            "",
            NEWEST,
        ),
        fault(
            "oldest first",
            HANDED_IN,
            "ReturnNumber.revision.desc()",
            "ReturnNumber.revision",
            NEWEST,
        ),
    ),
    rule(
        "returns: sent, then accepted or sent back, each once, and a step taken back",
        fault(
            "sent again", LIFE, "if row.sent_on is not None:", "if False:", SENT_ONCE, ANSWERED_ONCE
        ),
        fault("answered before it was sent", LIFE, "if day < row.sent_on:", "if False:", EARLY),
        fault(
            "answered again", LIFE, "if row.answered_on is not None:", "if False:", ANSWERED_ONCE
        ),
        fault(
            "one not sent taken back",
            LIFE,
            "if row.state is ReturnState.EXPORTED:",
            "if False:",
            UNSENT,
        ),
        fault("one replaced still moves", LIFE, "if not row.newest:", "if False:", REPLACED),
        fault("the answer stays", LIFE, ', answer="")', ")", ACCEPTED, SENT_BACK),
    ),
    rule(
        "returns: accepted closes the period; sent back, taken back or made anew opens it",
        fault(
            "accepted leaves it open",
            LIFE,
            "    close_period(session, row.form, row.period, day)\n",
            "",
            ACCEPTED,
        ),
        fault(
            "sent back leaves it closed",
            LIFE,
            "answer=clean(note))\n    reopen_period(session, row.form, row.period)\n",
            "answer=clean(note))\n",
            SENT_BACK,
        ),
        fault(
            "taken back leaves it closed",
            LIFE,
            "        reopen_period(session, row.form, row.period)\n",
            "",
            ACCEPTED,
        ),
        fault(
            "a new number leaves it closed",
            HANDED_IN,
            "    reopen_period(session, new.form, new.period)\n",
            "",
            ANEW,
        ),
    ),
    rule(
        "returns: one version of a form is one content, one superior has one password",
        fault("silently changed", FORMS, "if stored.digest == digest:", "if stored:", ONE_CONTENT),
        fault(
            "heard without dấu",
            LOCKS,
            "match_key(superior)",
            "__import__('db.vietnamese').vietnamese.fold(superior)",
            SPELLED,
        ),
        fault("as it is spelled", LOCKS, "match_key(superior)", "superior", SPELLED),
    ),
    rule(
        "returns: undo passes by what is only noted",
        fault(
            "it is the step undo takes back",
            HISTORY,
            "entry.kind = ChangeKind.NOTE",
            "entry.kind = ChangeKind.DO",
            APART,
        ),
        fault(
            "it ends what could be made again",
            HISTORY,
            "entry.kind = ChangeKind.NOTE\n        else:\n",
            "entry.kind = ChangeKind.NOTE\n        if entry:\n",
            APART,
        ),
    ),
)
