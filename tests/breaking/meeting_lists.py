"""Due at a meeting, whom a meeting summons, and the list stored when attendance is taken."""

from __future__ import annotations

from tests.breaking.rule import fault, rule

CODE = "db/registers/attendance.py"
MEMBERS = "db/registers/members.py"
DUE = "tests/db/registers/test_due.py"
TAKING = "tests/db/registers/test_attendance.py"
CHANGED = "tests/db/registers/test_due_changed.py"
BOTH = " if _summoned(meeting, self.people[each])"
CHAPTER = "for each in everybody if each.life.is_due(day))"
COMMITTEE = "return person.on_committee(meeting.day)"
GROUP = "return person.party_group == members.group_key(meeting.summons_group)"
HELD_ON = "t for t, start, end in self.positions if start <= day <= end"
STORED = """\
    if meeting.taken:
        return {each.member_id for each in meeting.attendances if each.due}
    return _due_while_open(meeting, rule)
"""

MEETING_LISTS = (
    rule(
        "Due at a meeting: summoned by it, and due on its day",
        fault(
            "due whether or not summoned",
            CODE,
            BOTH,
            "",
            f"{DUE}::test_the_committee_are_those_whose_position_says_so",
        ),
        fault(
            "summoned is enough",
            CODE,
            CHAPTER,
            "for each in everybody)",
            f"{DUE}::test_the_exempt_and_the_away_are_on_the_list_but_not_due",
            f"{DUE}::test_those_gone_or_not_yet_come_are_not_on_the_list",
        ),
        fault(
            "due as things stand in the end, not on its day",
            CODE,
            CHAPTER,
            "for each in everybody if each.life.is_due(date.max))",
            f"{DUE}::test_the_exempt_and_the_away_are_on_the_list_but_not_due",
        ),
        fault(
            "members are due at meetings for others",
            CODE,
            "        if meeting.audience is not Audience.MEMBERS:\n"
            "            return frozenset()\n",
            "",
            f"{CHANGED}::test_meetings_for_others_have_nobody_due",
        ),
        fault(
            "members named at meetings for others are due there",
            CODE,
            "    if meeting.audience is not Audience.MEMBERS:\n        return set()\n"
            "    if meeting.taken:",
            "    if meeting.taken:",
            f"{DUE}::test_nobody_is_due_by_name_where_a_meeting_is_not_for_members",
        ),
    ),
    rule(
        "Triệu tập Chi bộ: everybody",
        fault(
            "only those who belong",
            CODE,
            CHAPTER,
            "for each in everybody if each.life.belongs(day))",
            f"{DUE}::test_someone_temporarily_here_is_due_like_the_chapters_own",
        ),
        fault(
            "only official members",
            CODE,
            CHAPTER,
            "for each in everybody if each.life.is_official(day))",
            f"{DUE}::test_everybody_who_belongs_is_due_probationary_members_too",
        ),
    ),
    rule(
        "Triệu tập Chi ủy: Bí thư, Phó Bí thư, Chi ủy viên on that day; blank for kind Chi ủy",
        fault(
            "everybody",
            CODE,
            COMMITTEE,
            "return True",
            f"{DUE}::test_the_committee_are_those_whose_position_says_so",
        ),
        fault(
            "without the ordinary members of the committee",
            MEMBERS,
            "for title in POSITIONS}",
            "for title in POSITIONS[:2]}",
            f"{DUE}::test_the_committee_are_those_whose_position_says_so",
        ),
        fault(
            "on any later day",
            CODE,
            COMMITTEE,
            "return person.on_committee(date.max)",
            f"{DUE}::test_dated_positions_decide_over_the_position_of_the_member",
        ),
        fault(
            "a meeting of the committee summons the chapter",
            "db/registers/meetings.py",
            "Summons.COMMITTEE if kind is MeetingKind.COMMITTEE else Summons.CHAPTER",
            "Summons.CHAPTER",
            "tests/db/registers/test_meetings.py"
            "::test_a_meeting_of_the_committee_summons_it_and_any_other_the_chapter",
        ),
    ),
    rule(
        "Chức vụ: where present it decides who held what on a day",
        fault(
            "the member's own position stands where none was held",
            MEMBERS,
            f"            return tuple({HELD_ON})\n",
            f"            held = tuple({HELD_ON})\n"
            "            if held:\n                return held\n",
            f"{DUE}::test_dated_positions_decide_over_the_position_of_the_member",
        ),
        fault(
            "the first day is not counted",
            MEMBERS,
            HELD_ON,
            HELD_ON.replace("start <= day", "start < day"),
            "tests/db/registers/test_members.py"
            "::test_dated_positions_decide_where_a_member_has_any",
        ),
        fault(
            "the last day is not counted",
            MEMBERS,
            HELD_ON,
            HELD_ON.replace("day <= end", "day < end"),
            "tests/db/registers/test_members.py"
            "::test_dated_positions_decide_where_a_member_has_any",
        ),
        fault(
            "without a first day never held",
            MEMBERS,
            "since or date.min, until or date.max",
            "since or date.max, until or date.max",
            "tests/db/registers/test_members.py"
            "::test_dated_positions_decide_where_a_member_has_any",
        ),
        fault(
            "without a last day never held",
            MEMBERS,
            "since or date.min, until or date.max",
            "since or date.min, until or date.min",
            "tests/db/registers/test_members.py"
            "::test_dated_positions_decide_where_a_member_has_any",
        ),
    ),
    rule(
        "Triệu tập Tổ đảng: those of the group",
        fault(
            "those of any group",
            CODE,
            GROUP,
            'return person.party_group != ""',
            f"{DUE}::test_a_party_group_is_known_by_its_name_case_and_spaces_aside",
        ),
        fault(
            "case makes another group",
            MEMBERS,
            'return vietnamese.clean(party_group or "").casefold()',
            'return vietnamese.clean(party_group or "")',
            f"{DUE}::test_a_party_group_is_known_by_its_name_case_and_spaces_aside",
        ),
    ),
    rule(
        "Triệu tập Danh sách: those with Phải dự có",
        fault(
            "everybody",
            CODE,
            f"{GROUP}\n    return False",
            f"{GROUP}\n    return True",
            f"{DUE}::test_a_chosen_list_is_those_said_to_be_due",
        ),
    ),
    rule(
        "Phải dự, where given, decides for that person in that meeting, whatever the standing says",
        fault(
            "có adds nobody",
            CODE,
            "due = rule.due(meeting) | {member for member, said in given.items() if said}",
            "due = rule.due(meeting)",
            f"{DUE}::test_what_is_said_of_one_person_decides_whatever_the_standing",
        ),
        fault(
            "không excuses nobody",
            CODE,
            "return due - {member for member, said in given.items() if said is False}",
            "return due",
            f"{DUE}::test_what_is_said_of_one_person_decides_whatever_the_standing",
        ),
    ),
    rule(
        "Who was due is stored when attendance is taken",
        fault(
            "the rule goes on deciding",
            CODE,
            STORED,
            "    return _due_while_open(meeting, rule)\n",
            f"{TAKING}"
            "::test_a_standing_corrected_later_leaves_what_was_counted_and_names_the_meeting",
        ),
        fault(
            "only who has a mark is stored",
            CODE,
            "    for member_id in sorted(due - known):\n        meeting.attendances.append",
            "    for member_id in sorted(due & known - known):\n        meeting.attendances.append",
            f"{TAKING}"
            "::test_taking_attendance_stores_a_row_for_everybody_due_and_the_unmarked_were_present",
        ),
    ),
    rule(
        "A member due and not listed was present; có with a blank Kết quả was present",
        fault(
            "who is not listed was absent",
            CODE,
            "Attendance(member_id=member_id, mark=Mark.PRESENT, due=True)",
            "Attendance(member_id=member_id, mark=Mark.UNEXCUSED, due=True)",
            f"{TAKING}"
            "::test_taking_attendance_stores_a_row_for_everybody_due_and_the_unmarked_were_present",
        ),
        fault(
            "who is not listed in a file was absent",
            CODE,
            '"mark": Mark.PRESENT, "due": True}',
            '"mark": Mark.UNEXCUSED, "due": True}',
            f"{TAKING}::test_lists_of_many_meetings_are_stored_by_the_rule_and_what_was_given",
        ),
        fault(
            "a blank mark stays blank",
            CODE,
            "        if row.due and row.mark is None:\n            row.mark = Mark.PRESENT\n",
            "",
            f"{TAKING}::test_someone_said_to_be_due_without_a_mark_was_present_when_taken",
        ),
    ),
)
