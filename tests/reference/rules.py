"""The rules that CONTRACT §3 states before its table, each asked of one day or one meeting."""

from __future__ import annotations

from datetime import date

from tests.reference.cells import code_key, heading_key, name_key, plain
from tests.reference.records import (
    Book,
    Fate,
    Inspection,
    Mark,
    Meeting,
    MeetingKind,
    Member,
    Outcome,
    SaidDue,
    Turn,
)

LEAVINGS = (Fate.TRANSFERRED, Fate.LEFT, Fate.DIED)
COMMITTEE = ("Bí thư", "Phó Bí thư", "Chi ủy viên")


def belongs(book: Book, member: Member, day: date) -> bool:
    """Whether the last arrival or leaving, or else the joining, leaves the member inside."""
    moves = [
        turn
        for turn in book.turns
        if turn.member == member.code and turn.fate in (*LEAVINGS, Fate.ARRIVED, Fate.HERE)
    ]
    moves.sort(key=lambda turn: (turn.start, turn.fate not in LEAVINGS))
    so_far = [turn for turn in moves if turn.start <= day and turn.fate is not Fate.HERE]
    if so_far:
        return so_far[-1].fate is Fate.ARRIVED
    if moves and moves[0].fate not in LEAVINGS:
        return False
    return member.joined is None or member.joined <= day


def is_official(member: Member, day: date) -> bool:
    if member.joined is None:
        return True
    return member.official is not None and member.official <= day


def holds(turn: Turn, day: date) -> bool:
    return turn.start <= day and (turn.end is None or day <= turn.end)


def is_exempt(book: Book, member: Member, day: date) -> bool:
    return any(t.fate is Fate.EXEMPT and holds(t, day) for t in turns_of(book, member))


def is_away(book: Book, member: Member, day: date) -> bool:
    return any(t.fate is Fate.AWAY and holds(t, day) for t in turns_of(book, member))


def is_here(book: Book, member: Member, day: date) -> bool:
    """Temporarily here from elsewhere; not of someone who belongs."""
    here = any(t.fate is Fate.HERE and holds(t, day) for t in turns_of(book, member))
    return here and not belongs(book, member, day)


def turns_of(book: Book, member: Member) -> list[Turn]:
    return [turn for turn in book.turns if turn.member == member.code]


def is_due(book: Book, member: Member, day: date) -> bool:
    inside = belongs(book, member, day) or is_here(book, member, day)
    return inside and not is_exempt(book, member, day) and not is_away(book, member, day)


def positions_on(book: Book, member: Member, day: date) -> list[str]:
    """What the member held that day: sheet Chức vụ decides for a member with rows there."""
    rows = [row for row in book.positions if row.member == member.code]
    if not rows:
        return [member.position] if member.position else []
    return [
        row.position
        for row in rows
        if row.position
        and (row.start is None or row.start <= day)
        and (row.end is None or day <= row.end)
    ]


def summons_chapter(meeting: Meeting) -> bool:
    return summons(meeting) == "chi bo"


def summons(meeting: Meeting) -> str:
    """Whom the meeting calls; where nothing is said, kind Chi ủy calls the committee."""
    said = plain(meeting.summons)
    if said:
        return said
    return "chi uy" if meeting.kind is MeetingKind.COMMITTEE else "chi bo"


def is_summoned(book: Book, meeting: Meeting, member: Member) -> bool:
    said = summons(meeting)
    if said == "chi bo":
        return True
    if said == "chi uy":
        committee = [heading_key(position) for position in COMMITTEE]
        held = positions_on(book, member, meeting.day)
        return any(heading_key(position) in committee for position in held)
    if said == "danh sach":
        mark = mark_of(book, meeting, member)
        return mark is not None and mark.due is SaidDue.YES
    kind, _colon, group = meeting.summons.partition(":")
    if plain(kind) != "to dang":
        raise ValueError(f"unknown summons {meeting.summons!r}")
    return code_key(group) == code_key(member.group)


def mark_of(book: Book, meeting: Meeting, member: Member) -> Mark | None:
    for mark in book.marks:
        if mark.meeting == meeting.code and mark.member == member.code:
            return mark
    return None


def due_list(book: Book, meeting: Meeting) -> list[Member]:
    """Who was due at a meeting whose attendance was taken, as `import` stores it."""
    due = []
    for member in book.members:
        mark = mark_of(book, meeting, member)
        if mark is not None and mark.due is not None:
            counts = mark.due is SaidDue.YES
        else:
            counts = is_summoned(book, meeting, member) and is_due(book, member, meeting.day)
        if counts:
            due.append(member)
    return due


def attendance(book: Book, meeting: Meeting) -> dict[str, Outcome]:
    """The outcome of each member due, by code; empty where attendance was not taken."""
    if not meeting.taken:
        return {}
    outcomes = {}
    for member in due_list(book, meeting):
        mark = mark_of(book, meeting, member)
        said = mark.outcome if mark is not None else None
        outcomes[member.code] = said or Outcome.PRESENT
    return outcomes


def people_in(book: Book, meeting: Meeting) -> int:
    """The headcount; where it is blank, the sum of the meeting's rows in sheet Thành phần."""
    if meeting.headcount is not None:
        return meeting.headcount
    return sum(row.people or 0 for row in book.group_counts if row.meeting == meeting.code)


def inspected_members(book: Book, inspection: Inspection) -> set[str]:
    """Codes of the members named by code or by a name that fits one member alone."""
    found = set()
    for named in inspection.inspected:
        by_code = [m.code for m in book.members if code_key(m.code) == code_key(named)]
        by_name = [m.code for m in book.members if name_key(m.name) == name_key(named)]
        if by_code:
            found.update(by_code)
        elif len(by_name) == 1:
            found.update(by_name)
    return found


def has_limits(inspection: Inspection) -> bool:
    return plain(inspection.limits) not in ("", "khong", "khong co")
