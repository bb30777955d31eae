"""Points that the book itself can fill in, with the fact each of them rests on (DOMAIN §3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers import meetings, store, tasks, thresholds
from db.registers.criteria import CriterionRow
from db.schema import Known, Meeting


@dataclass(frozen=True)
class Suggested:
    """Points offered for a criterion, and why."""

    points: Decimal
    why: Message


@dataclass(frozen=True)
class _Finding:
    """What share of a criterion's points the book finds earned, and why."""

    share: Fraction
    why: Message


def suggest(
    session: Session, meeting_id: int, criteria: Iterable[CriterionRow]
) -> dict[CriterionRow, Suggested | None]:
    """Return for each criterion what the book knows of it; None where it knows nothing.

    What must be kept earns all points or none; what is a share earns its share of them, to
    half a point. Raises LookupError when the meeting is gone.
    """
    meeting = store.one(session, Meeting, meeting_id)
    found: dict[Known | None, _Finding | None] = {None: None}
    offered = {}
    for each in criteria:
        if each.known is not None and each.known not in found:
            found[each.known] = _FINDERS[each.known](session, meeting)
        offered[each] = _suggested(each, found[each.known])
    return offered


def _suggested(criterion: CriterionRow, found: _Finding | None) -> Suggested | None:
    if found is None:
        return None
    halves = int(Fraction(criterion.most) * found.share * 2 + Fraction(1, 2))
    return Suggested(min(Decimal(halves) / 2, criterion.most), found.why)


def _all_or_none(kept: bool, why: Message) -> _Finding:
    return _Finding(Fraction(kept), why)


def _share(part: int, whole: Fraction | int, why: Message) -> _Finding:
    return _Finding(min(Fraction(part) / whole, Fraction(1)), why)


def _duration(session: Session, meeting: Meeting) -> _Finding | None:
    threshold = thresholds.minutes_for(meeting.kind)
    if meeting.duration is None or threshold is None:
        return None
    least = threshold.read(session)
    facts = {"minutes": meeting.duration, "least": least}
    why = Message(N_("Họp {minutes} phút, quy định ít nhất {least} phút"), facts)
    return _all_or_none(meeting.duration >= least, why)


def _attendance(session: Session, meeting: Meeting) -> _Finding | None:
    row = meetings.meeting(session, meeting.id)
    if not row.due or row.present is None:
        return None
    facts = {"present": row.present, "due": row.due}
    return _share(row.present, row.due, Message(N_("{present}/{due} đảng viên dự"), facts))


def _opinions(session: Session, meeting: Meeting) -> _Finding | None:
    present = meetings.meeting(session, meeting.id).present
    if meeting.opinions is None or not present:
        return None
    expected = Fraction(present * thresholds.OPINIONS_PERCENT.read(session), 100)
    facts = {"opinions": meeting.opinions, "present": present}
    why = Message(N_("{opinions} lượt ý kiến, {present} người dự"), facts)
    return _share(meeting.opinions, expected, why)


def _papers(session: Session, meeting: Meeting) -> _Finding | None:
    posted = meeting.papers_posted
    if posted is None:
        return None
    last = meeting.day - timedelta(days=thresholds.PAPERS_DAYS.read(session))
    why = Message(N_("Đăng tài liệu ngày {posted}, họp ngày {day}"), _days(posted, meeting.day))
    return _all_or_none(posted <= last, why)


def _resolution(session: Session, meeting: Meeting) -> _Finding | None:
    posted = meeting.resolution_posted
    if posted is None:
        return None
    last = meeting.day + timedelta(days=thresholds.RESOLUTION_DAYS.read(session))
    why = Message(N_("Đăng nghị quyết ngày {posted}, họp ngày {day}"), _days(posted, meeting.day))
    return _all_or_none(meeting.day <= posted <= last, why)


def _days(posted: date, day: date) -> dict[str, str]:
    return {"posted": show_date(posted), "day": show_date(day)}


def _tasks(session: Session, meeting: Meeting) -> _Finding | None:
    due = tasks.coming_up(session, meeting.id)
    if not due:
        return None
    met = sum(each.is_settled(meeting.day) for each in due)
    facts = {"met": met, "all": len(due)}
    return _share(met, len(due), Message(N_("{met}/{all} nhiệm vụ đã hoàn thành"), facts))


_FINDERS: Mapping[Known, Callable[[Session, Meeting], _Finding | None]] = {
    Known.DURATION: _duration,
    Known.ATTENDANCE: _attendance,
    Known.OPINIONS: _opinions,
    Known.PAPERS: _papers,
    Known.RESOLUTION: _resolution,
    Known.TASKS: _tasks,
}
