"""Attendance taken in: marks, who was due, and the lists stored for meetings taken (CONTRACT §2).

While a meeting is not taken its rows are a draft and keep what they say. For a meeting the file
makes taken, who was due is stored from the standings after the whole file. A list stored
earlier stays, but for the persons whose Phải dự the file gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from db.messages import N_, Message
from db.registers import Register
from db.registers.attendance import DueRule, reopen, store_lists
from db.schema import Attendance, Audience, Mark, Meeting
from desktop.exchange.job import Job, Line
from desktop.exchange.rows import find_keys, read_lines, settle
from desktop.exchange.sheets import FoundSheet

Key = tuple[int, int]
"""A meeting and a member."""

DUE, NOT_DUE = "yes", "no"
_DUE = {DUE: True, NOT_DUE: False, None: None}


@dataclass(frozen=True)
class Said:
    """What a row of the list says of a person."""

    mark: Mark | None = None
    reason: str | None = None
    due: bool | None = None


def stored_lists(session: Session) -> frozenset[int]:
    """Return the meetings for members whose attendance is taken: their lists are stored."""
    wanted = select(Meeting.id).where(Meeting.taken, Meeting.audience == Audience.MEMBERS)
    return frozenset(session.scalars(wanted))


def take_attendance(
    job: Job, register: Register, sheets: Iterable[FoundSheet], before: frozenset[int]
) -> None:
    """Write marks and stored lists; `before` are the lists stored before the file."""
    lines = read_lines(job, sheets)
    job.lines[register.name] = lines
    for line in lines:
        if not line.refused:
            settle(job, line)
    find_keys(job, register, [line for line in lines if not line.refused])
    sound = [line for line in lines if not line.refused]
    if job.failing:
        old = _said(job.session, {line.values["meeting"] for line in sound})
        wanted = {_key(each): _wanted(each, old.get(_key(each)), before) for each in sound}
        after = {key: said for key, said in wanted.items() if said is not None}
    else:
        now = stored_lists(job.session)
        concerned = {line.values["meeting"] for line in sound} | (now ^ before)
        if not concerned:
            return
        # Standings were written by number: what was read of them before is stale.
        job.session.expire_all()
        meetings = _meetings(job.session, concerned)
        old = _said(job.session, concerned)
        _write(job.session, sound, meetings, before, now)
        after = _said(job.session, concerned)
        _point_out(job, sound, meetings, after)
    for line in sound:
        _count(job, line, old.get(_key(line)), after.get(_key(line)))


def _meetings(session: Session, ids: Iterable[int]) -> dict[int, Meeting]:
    wanted = select(Meeting).where(Meeting.id.in_(ids)).options(selectinload(Meeting.attendances))
    return {each.id: each for each in session.scalars(wanted)}


def _said(session: Session, meetings: Iterable[int]) -> dict[Key, Said]:
    rows = session.execute(
        select(
            Attendance.meeting_id,
            Attendance.member_id,
            Attendance.mark,
            Attendance.reason,
            Attendance.due,
        ).where(Attendance.meeting_id.in_(meetings))
    )
    return {(row.meeting_id, row.member_id): Said(row.mark, row.reason, row.due) for row in rows}


def _key(line: Line) -> Key:
    return line.values["meeting"], line.values["member"]


def _wanted(line: Line, old: Said | None, lists: frozenset[int]) -> Said | None:
    """Return what a row leaves said; None where it says nothing of someone not yet named."""
    given = line.given
    said = old or Said()
    mark = given.get("mark", said.mark)
    reason = given.get("reason", said.reason)
    due = _DUE[given.get("due")]
    if old is None and due is None and not mark and not reason:
        return None
    if line.values["meeting"] in lists:
        if due is None:
            due = bool(said.due)
        mark = Mark.PRESENT if due and mark is None else mark
    elif "due" not in given:
        due = said.due
    return Said(mark, reason, due)


def _write(
    session: Session,
    lines: Iterable[Line],
    meetings: Mapping[int, Meeting],
    before: frozenset[int],
    now: frozenset[int],
) -> None:
    for meeting_id in sorted(before - now):
        if not meetings[meeting_id].taken:
            reopen(session, meeting_id)
    # Rows taken off a list must be gone before the file may put them on again.
    session.flush()
    rows = {
        (meeting.id, row.member_id): row
        for meeting in meetings.values()
        for row in meeting.attendances
    }
    for line in lines:
        row = rows.get(_key(line))
        old = None if row is None else Said(row.mark, row.reason, row.due)
        said = _wanted(line, old, before & now)
        if said is None:
            continue
        if row is None:
            row = Attendance(member_id=line.values["member"])
            meetings[line.values["meeting"]].attendances.append(row)
        if said != old:
            row.mark, row.reason, row.due = said.mark, said.reason, said.due
    session.flush()
    taken = [meetings[each] for each in sorted(now - before)]
    store_lists(session, taken, DueRule(session))


def _count(job: Job, line: Line, old: Said | None, after: Said | None) -> None:
    line.moved = old != after
    count = job.count(line.sheet)
    if not line.moved:
        count.same += 1
    elif old is None:
        count.new += 1
    else:
        count.changed += 1


def _point_out(
    job: Job,
    lines: Sequence[Line],
    meetings: Mapping[int, Meeting],
    after: Mapping[Key, Said],
) -> None:
    """Point out marks that do not count (CONTRACT §2)."""
    for line in lines:
        meeting, said = meetings[line.values["meeting"]], after.get(_key(line))
        if said is None or not line.given.get("mark"):
            continue
        names = {
            "meeting": meeting.code,
            "member": job.lookups.code_of("members", line.values["member"]),
        }
        if not meeting.taken:
            reason = Message(
                N_(
                    "Cuộc {meeting} chưa ghi Đã điểm danh nên kết quả của {member} chưa được "
                    "tính. Đánh dấu x vào cột ấy nếu đã điểm danh xong."
                ),
                names,
            )
            job.doubt(line, "mark", "not_taken", reason)
        elif not said.due and line.given.get("due") is None:
            reason = Message(
                N_(
                    "{member} không thuộc diện phải dự cuộc {meeting} nên kết quả không được "
                    "tính. Nếu phải dự, ghi có vào cột Phải dự."
                ),
                names,
            )
            job.doubt(line, "mark", "not_due", reason)
