"""Figures of study, and their filter."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "db/figures/study.py"
ANSWERS = "db/figures/answers.py"
TESTS = "tests/db/figures/test_study.py"
OF_ANSWERS = "tests/db/figures/test_answers.py"
OTHERS = "each(MEETING).where(IN_PERIOD, Meeting.audience == audience, SERVES_A_SUBJECT)"
FOR_OTHERS = f"{TESTS}::test_sessions_for_others_need_a_subject_and_their_audience"
HEADCOUNTS = f"{TESTS}::test_headcounts_are_the_total_else_the_groups_else_nothing"
NARROWS = f"{TESTS}::test_a_subject_narrows_every_figure_anew"
ONE_SUBJECT = """\
    first = select(func.min(MeetingSubject.id)).where(MeetingSubject.meeting_id == Meeting.id)
    only = first.correlate(Meeting).scalar_subquery()
    linked = query.join(MeetingSubject, MeetingSubject.id == only)
"""

STUDY_FIGURES = (
    rule(
        "study.sessions: held meetings with at least one subject",
        fault(
            "without a subject too",
            CODE,
            "SESSIONS = HELD.where(SERVES_A_SUBJECT)",
            "SESSIONS = HELD.where()",
            f"{TESTS}::test_sessions_are_held_meetings_with_a_subject_counted_once",
        ),
        fault(
            "not held by the chapter",
            CODE,
            "SESSIONS = HELD.where(SERVES_A_SUBJECT)",
            "SESSIONS = Rows(MEETING, each(MEETING).where(IN_PERIOD, SERVES_A_SUBJECT))",
            f"{TESTS}::test_sessions_are_held_meetings_with_a_subject_counted_once",
        ),
        fault(
            "once for each subject",
            CODE,
            "SESSIONS = HELD.where(SERVES_A_SUBJECT)",
            "SESSIONS = Rows(MEETING, HELD.query.join(Meeting.subject_links))",
            f"{TESTS}::test_sessions_are_held_meetings_with_a_subject_counted_once",
        ),
    ),
    rule(
        "study.people_due / people_present: people due at one at least; people present at one at "
        "least",
        fault(
            "people are counted as often as they came",
            "db/figures/base.py",
            "self._yielding(column, ONE).distinct()",
            "self._yielding(column, ONE)",
            f"{TESTS}::test_people_are_counted_once_however_often_they_were_due",
        ),
        fault(
            "people due at any meeting",
            CODE,
            "served = attendances.where(SERVES_A_SUBJECT)",
            "served = attendances",
            f"{TESTS}::test_only_sessions_with_attendance_taken_give_people",
        ),
        fault(
            "due is present",
            CODE,
            "_people(PRESENT),",
            "_people(DUE),",
            f"{TESTS}::test_people_are_counted_once_however_often_they_were_due",
        ),
    ),
    rule(
        "study.people_due / people_present / rate: over those with attendance taken",
        fault(
            "over drafts too",
            "db/figures/meetings.py",
            ".where(IN_PERIOD, *IS_HELD, Meeting.taken, Attendance.due.is_(True)),",
            ".where(IN_PERIOD, *IS_HELD, Attendance.due.is_(True)),",
            f"{TESTS}::test_only_sessions_with_attendance_taken_give_people",
        ),
        fault(
            "filled before attendance is taken",
            CODE,
            "SESSIONS_TAKEN = SESSIONS.where(Meeting.taken)",
            "SESSIONS_TAKEN = SESSIONS",
            f"{TESTS}::test_each_figure_is_filled_by_what_it_is_counted_over",
        ),
    ),
    rule(
        "study.rate: present / due",
        fault(
            "due / present",
            CODE,
            'Rate("study.people_present", "study.people_due")',
            'Rate("study.people_due", "study.people_present")',
            f"{TESTS}::test_people_are_counted_once_however_often_they_were_due",
        ),
    ),
    rule(
        "study.cadre_sessions / public_sessions: meetings for key cadres, for non-members, with a "
        "subject",
        fault(
            "whenever they were",
            CODE,
            OTHERS,
            "each(MEETING).where(Meeting.audience == audience, SERVES_A_SUBJECT)",
            FOR_OTHERS,
        ),
        fault(
            "for whomever",
            CODE,
            OTHERS,
            "each(MEETING).where(IN_PERIOD, SERVES_A_SUBJECT)",
            FOR_OTHERS,
        ),
        fault(
            "without a subject too",
            CODE,
            OTHERS,
            "each(MEETING).where(IN_PERIOD, Meeting.audience == audience)",
            FOR_OTHERS,
        ),
        fault(
            "only those that summon the chapter",
            CODE,
            OTHERS,
            OTHERS.replace("IN_PERIOD,", 'IN_PERIOD, Meeting.summons == "CHAPTER",'),
            f"{TESTS}::test_sessions_for_others_count_whatever_their_kind_and_summons",
        ),
    ),
    rule(
        "study.cadre_attendances / public_attendances: their headcounts; left blank adds 0",
        *(
            fault(
                f"{group}: their number, not their headcounts",
                CODE,
                f"{group}_SESSIONS.weighing(HEADCOUNT)",
                f"{group}_SESSIONS",
                FOR_OTHERS,
            )
            for group in ("CADRE", "PUBLIC")
        ),
        fault(
            "groups go before the total",
            "db/registers/meetings.py",
            "    Meeting.headcount,\n    select(",
            "    None,\n    select(",
            HEADCOUNTS,
        ),
        fault("blank adds somebody", CODE, "HEADCOUNT, 0)", "HEADCOUNT, 1)", HEADCOUNTS),
    ),
    rule(
        "One filter narrows a figure; the whole of it is worked out anew over what the filter "
        "leaves",
        fault(
            "a meeting falls under its first subject alone",
            CODE,
            "    linked = query.join(MeetingSubject, MeetingSubject.meeting_id == Meeting.id)\n",
            ONE_SUBJECT,
            NARROWS,
        ),
        fault(
            "the two sides of a percentage are not narrowed",
            ANSWERS,
            "(_amount(scope, CATALOGUE[each], choice) for each in (how.part, how.whole))",
            "(_amount(scope, CATALOGUE[each], _ALL) for each in (how.part, how.whole))",
            f"{TESTS}::test_the_rate_of_a_subject_is_that_of_its_own_sessions",
        ),
        fault(
            "the state is that of the whole",
            ANSWERS,
            "scope.tally(how.over, choice.by, choice.key).records",
            "scope.tally(how.over).records",
            f"{TESTS}::test_each_figure_is_filled_by_what_it_is_counted_over",
        ),
    ),
    rule(
        "subject = code of each subject in the book, as first met, compared without case",
        fault(
            "only subjects some meeting served",
            CODE,
            "select(Subject.id, Subject.code, Subject.name).order_by(Subject.id)",
            "select(Subject.id, Subject.code, Subject.name).join(MeetingSubject)",
            f"{OF_ANSWERS}::test_figures_come_in_the_contracts_order_unfiltered_before_filtered",
        ),
        fault(
            "case makes another subject",
            ANSWERS,
            "if code_key(each.named.text) == wanted",
            "if each.named.text == text",
            f"{OF_ANSWERS}"
            "::test_a_filters_value_is_compared_without_case_and_answered_as_first_written",
        ),
        fault(
            "written as it was asked for",
            ANSWERS,
            "return figure, next(fitting, _Choice(by, _NOWHERE, Named(text, text)))",
            "return figure, next((_Choice(by, e.key, Named(text, text)) for e in fitting), _ALL)",
            f"{OF_ANSWERS}"
            "::test_a_filters_value_is_compared_without_case_and_answered_as_first_written",
        ),
    ),
)
