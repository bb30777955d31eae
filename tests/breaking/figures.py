"""Figures of members and of meetings."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

MEMBERS = "db/figures/members.py"
MEETINGS = "db/figures/meetings.py"
OF_MEMBERS = "tests/db/figures/test_members.py"
OF_MEETINGS = "tests/db/figures/test_meetings.py"
LIST = "tests/db/registers/test_meetings.py"
IN_PERIOD = "IN_PERIOD = Meeting.day.between(START, END)"
BELONGING = "lambda person, day: person.life.belongs(day) and holds(person, day)"
DUE = ".where(IN_PERIOD, *IS_HELD, Meeting.taken, Attendance.due.is_(True)),"
BOTH_DAYS = f"{OF_MEETINGS}::test_held_are_the_meetings_of_the_period_with_both_its_days"

MEMBERS_FIGURES = (
    rule(
        "members.total: people belonging on T",
        fault(
            "on F",
            "db/figures/base.py",
            "if holds(who, end)]",
            "if holds(who, start)]",
            f"{OF_MEMBERS}::test_the_last_day_of_the_period_decides_who_belongs",
        ),
        fault(
            "guests are counted",
            MEMBERS,
            "_people(lambda person, day: person.life.belongs(day)),",
            "_people(lambda person, day: person.life.belongs(day) or person.life.is_here(day)),",
            f"{OF_MEMBERS}::test_someone_temporarily_here_is_no_member",
        ),
        fault(
            "the exempt are not counted",
            MEMBERS,
            "_people(lambda person, day: person.life.belongs(day)),",
            "_belonging(lambda person, day: not person.life.is_exempt(day)),",
            f"{OF_MEMBERS}::test_the_exempt_and_the_away_are_members_all_the_same",
        ),
        fault(
            "those away are not counted",
            MEMBERS,
            "_people(lambda person, day: person.life.belongs(day)),",
            "_belonging(lambda person, day: not person.life.is_away(day)),",
            f"{OF_MEMBERS}::test_the_exempt_and_the_away_are_members_all_the_same",
        ),
    ),
    rule(
        "members.official / probationary / women: of those belonging on T",
        fault(
            "everybody is official",
            MEMBERS,
            "_belonging(lambda person, day: person.life.is_official(day)),",
            "_belonging(lambda person, day: True),",
            f"{OF_MEMBERS}::test_official_from_that_day_on_and_probationary_until_then",
        ),
        fault(
            "everybody is probationary",
            MEMBERS,
            "_belonging(lambda person, day: not person.life.is_official(day)),",
            "_belonging(lambda person, day: True),",
            f"{OF_MEMBERS}::test_official_from_that_day_on_and_probationary_until_then",
        ),
        fault(
            "whose gender is not known is a woman",
            "db/registers/members.py",
            "female=row.gender is Gender.FEMALE",
            "female=row.gender is not Gender.MALE",
            f"{OF_MEMBERS}::test_women_are_those_known_to_be",
        ),
        fault(
            "men are counted as women",
            MEMBERS,
            "_belonging(lambda person, _day: person.female),",
            "_belonging(lambda person, _day: True),",
            f"{OF_MEMBERS}::test_women_are_those_known_to_be",
        ),
    ),
    rule(
        "members.exempt / away / here: people in that standing on T; exempt and away only of those "
        "belonging",
        fault(
            "whoever is exempt or away",
            MEMBERS,
            BELONGING,
            "lambda person, day: holds(person, day)",
            f"{OF_MEMBERS}::test_women_exempt_and_away_are_counted_only_of_those_belonging",
        ),
        fault(
            "exempt at any time",
            MEMBERS,
            "_belonging(lambda person, day: person.life.is_exempt(day)),",
            "_belonging(lambda person, day: bool(person.life.exempt)),",
            f"{OF_MEMBERS}::test_standings_over_before_the_last_day_do_not_count",
        ),
        fault(
            "away at any time",
            MEMBERS,
            "_belonging(lambda person, day: person.life.is_away(day)),",
            "_belonging(lambda person, day: bool(person.life.away)),",
            f"{OF_MEMBERS}::test_standings_over_before_the_last_day_do_not_count",
        ),
        fault(
            "here at any time",
            MEMBERS,
            "_people(lambda person, day: person.life.is_here(day)),",
            "_people(lambda person, day: bool(person.life.here)),",
            f"{OF_MEMBERS}::test_here_does_not_hold_while_the_person_belongs",
        ),
    ),
)

MEETINGS_FIGURES = (
    rule(
        "meetings.held: meetings for members in the period that summon the chapter, never of kind "
        "Chi ủy",
        fault(
            "the first day is not counted",
            MEETINGS,
            IN_PERIOD,
            "IN_PERIOD = (Meeting.day > START) & (Meeting.day <= END)",
            BOTH_DAYS,
        ),
        fault(
            "the last day is not counted",
            MEETINGS,
            IN_PERIOD,
            "IN_PERIOD = (Meeting.day >= START) & (Meeting.day < END)",
            BOTH_DAYS,
        ),
        fault(
            "whenever they were",
            MEETINGS,
            "each(MEETING).where(IN_PERIOD, *IS_HELD)",
            "each(MEETING).where(*IS_HELD)",
            BOTH_DAYS,
        ),
        fault(
            "for whomever",
            MEETINGS,
            "    Meeting.audience == Audience.MEMBERS,\n",
            "",
            f"{OF_MEETINGS}::test_meetings_for_others_are_not_held",
        ),
        fault(
            "whomever they summon",
            MEETINGS,
            "    Meeting.summons == Summons.CHAPTER,\n",
            "",
            f"{OF_MEETINGS}::test_meetings_that_do_not_summon_the_chapter_are_not_held",
        ),
        fault(
            "of kind Chi ủy too",
            MEETINGS,
            "    Meeting.kind != MeetingKind.COMMITTEE,\n",
            "",
            f"{OF_MEETINGS}::test_every_kind_but_the_committees_is_held",
        ),
    ),
    rule(
        "meetings.ordinary / thematic: of these, by kind; a combined one counts in both",
        fault(
            "combined are not ordinary",
            MEETINGS,
            "(MeetingKind.ORDINARY, MeetingKind.COMBINED)",
            "(MeetingKind.ORDINARY,)",
            f"{OF_MEETINGS}::test_a_combined_meeting_counts_in_both_kinds",
        ),
        fault(
            "combined are not thematic",
            MEETINGS,
            "(MeetingKind.THEMATIC, MeetingKind.COMBINED)",
            "(MeetingKind.THEMATIC,)",
            f"{OF_MEETINGS}::test_a_combined_meeting_counts_in_both_kinds",
        ),
        fault(
            "not only of these",
            MEETINGS,
            "Count(HELD.where(Meeting.kind.in_(kinds)), over=HELD)",
            "Count(Rows(MEETING, each(MEETING).where(IN_PERIOD, Meeting.kind.in_(kinds))), HELD)",
            f"{OF_MEETINGS}::test_kinds_are_counted_only_of_the_held_ones",
        ),
    ),
    rule(
        "meetings.not_taken: of these, attendance not taken",
        fault(
            "attendance taken",
            MEETINGS,
            "Meeting.taken.is_(False)",
            "Meeting.taken.is_(True)",
            f"{OF_MEETINGS}::test_not_taken_are_the_held_ones_without_attendance_taken",
        ),
        fault(
            "not only of these",
            MEETINGS,
            "Count(HELD.where(Meeting.taken.is_(False)), over=HELD)",
            "Count(Rows(MEETING, each(MEETING).where(IN_PERIOD, Meeting.taken.is_(False))), HELD)",
            f"{OF_MEETINGS}::test_not_taken_are_the_held_ones_without_attendance_taken",
        ),
    ),
    rule(
        "meetings.due / present / excused / unexcused: attendances, over held meetings with "
        "attendance taken",
        fault(
            "of meetings whenever they were",
            MEETINGS,
            DUE,
            ".where(*IS_HELD, Meeting.taken, Attendance.due.is_(True)),",
            f"{OF_MEETINGS}::test_attendances_are_those_of_the_period",
        ),
        fault(
            "of meetings not held by the chapter",
            MEETINGS,
            DUE,
            ".where(IN_PERIOD, Meeting.taken, Attendance.due.is_(True)),",
            f"{OF_MEETINGS}::test_meetings_that_do_not_summon_the_chapter_are_not_held",
        ),
        fault(
            "of meetings not taken",
            MEETINGS,
            DUE,
            ".where(IN_PERIOD, *IS_HELD, Attendance.due.is_(True)),",
            f"{OF_MEETINGS}::test_marks_of_a_meeting_not_taken_do_not_count",
        ),
        fault(
            "of people not due",
            MEETINGS,
            DUE,
            ".where(IN_PERIOD, *IS_HELD, Meeting.taken),",
            f"{OF_MEETINGS}::test_a_mark_for_someone_not_due_does_not_count",
        ),
        fault(
            "of people not due, in the list of meetings",
            "db/registers/meetings.py",
            "Attendance.due.is_(True) & Attendance.mark.in_(marks)",
            "Attendance.mark.in_(marks)",
            "tests/db/registers/test_attendance.py"
            "::test_who_comes_without_being_due_is_noted_and_does_not_count",
        ),
        fault(
            "an excused absence is unexcused",
            MEETINGS,
            "Attendance.mark == Mark.EXCUSED",
            "Attendance.mark == Mark.UNEXCUSED",
            f"{OF_MEETINGS}::test_attendances_are_counted_by_mark_and_online_is_present",
        ),
        fault(
            "an unexcused absence is excused",
            MEETINGS,
            "Attendance.mark == Mark.UNEXCUSED",
            "Attendance.mark == Mark.EXCUSED",
            f"{OF_MEETINGS}::test_attendances_are_counted_by_mark_and_online_is_present",
        ),
    ),
    rule(
        "online is present; due = present + excused + unexcused",
        fault(
            "online is not present",
            "db/registers/attendance.py",
            "ATTENDED = (Mark.PRESENT, Mark.ONLINE)",
            "ATTENDED = (Mark.PRESENT,)",
            f"{OF_MEETINGS}::test_attendances_are_counted_by_mark_and_online_is_present",
            "tests/db/figures/test_of_member.py::test_a_year_adds_up_and_online_is_present",
        ),
        fault(
            "online is not present in the list of meetings",
            "db/registers/meetings.py",
            "tally(Mark.PRESENT, Mark.ONLINE)",
            "tally(Mark.PRESENT)",
            f"{LIST}::test_due_and_rate_are_known_once_attendance_is_taken",
        ),
        fault(
            "online is not present on the attendance list",
            "db/registers/attendance.py",
            "return self.due and self.mark not in ABSENT",
            "return self.due and self.mark is Mark.PRESENT",
            "tests/db/registers/test_attendance.py"
            "::test_the_foot_of_the_list_adds_up_by_mark_and_by_membership",
        ),
    ),
    rule(
        "meetings.rate: present / due",
        fault(
            "due / present",
            MEETINGS,
            'Rate("meetings.present", "meetings.due")',
            'Rate("meetings.due", "meetings.present")',
            f"{OF_MEETINGS}::test_the_rate_is_rounded_half_up",
        ),
        fault(
            "without the excused",
            MEETINGS,
            'Rate("meetings.present", "meetings.due")',
            'Rate("meetings.excused", "meetings.due")',
            f"{OF_MEETINGS}::test_attendances_are_counted_by_mark_and_online_is_present",
        ),
    ),
)
