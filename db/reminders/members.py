"""What waits with the members: absences to be raised, probation to be reviewed (DOMAIN §2)."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from db.figures.base import Scope
from db.figures.meetings import DUE, ORDINARY_KINDS
from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers import checks
from db.registers.attendance import ABSENT
from db.registers.thresholds import (
    ABSENCES,
    PROBATION_MONTHS,
    PROBATION_WARNING_DAYS,
    REVIEW_DAYS,
)
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.schema import Attendance, Mark, Meeting, MeetingKind, Member


@dataclass(frozen=True)
class _Seen:
    """One person due at one meeting the chapter held."""

    member_id: int
    day: date
    kind: MeetingKind
    mark: Mark | None

    @property
    def month(self) -> tuple[int, int]:
        return self.day.year, self.day.month


def absences(scene: Scene) -> Iterator[Reminder]:
    """Point out who keeps being absent: months on end, or often without reason in a year.

    Months on end are the newest months with an ordinary meeting taken, in each of which the
    person was due and never came. Who is no longer due today is not pointed out.
    """
    enough = ABSENCES.read(scene.session)
    seen = _seen(scene)
    months = {each.month for rows in seen.values() for each in rows if _is_ordinary(each)}
    newest_first = sorted(months, reverse=True)
    for member in scene.members:
        if scene.rule.people[member.id].life.is_due(scene.today):
            rows = seen.get(member.id, ())
            on_end = _months_on_end(newest_first, rows)
            unexcused = _unexcused_in_a_year(scene.today, rows)
            if len({each.month for each in on_end}) >= enough:
                yield _absent_on_end(member, on_end)
            elif len(unexcused) >= enough:
                yield _absent_often(scene, member, unexcused)


def _seen(scene: Scene) -> Mapping[int, Sequence[_Seen]]:
    wanted = DUE.query.with_only_columns(
        Attendance.member_id,
        Meeting.day,
        Meeting.kind,
        Attendance.mark,
        maintain_column_froms=True,
    ).order_by(Meeting.day)
    found: defaultdict[int, list[_Seen]] = defaultdict(list)
    scope = Scope(scene.session, scene.window)
    for row in scene.session.execute(wanted, scope.parameters(DUE)):
        found[row.member_id].append(_Seen(*row))
    return found


def _is_ordinary(seen: _Seen) -> bool:
    return seen.kind in ORDINARY_KINDS


def _months_on_end(newest_first: list[tuple[int, int]], rows: Sequence[_Seen]) -> list[_Seen]:
    absent: list[_Seen] = []
    for month in newest_first:
        there = [each for each in rows if each.month == month and _is_ordinary(each)]
        if not there or any(each.mark not in ABSENT for each in there):
            break
        absent += there
    return absent


def _unexcused_in_a_year(today: date, rows: Sequence[_Seen]) -> list[_Seen]:
    a_year_ago = Period(today, today).year_before().end
    return [each for each in rows if each.mark is Mark.UNEXCUSED and each.day > a_year_ago]


def _absent_on_end(member: Member, absent: list[_Seen]) -> Reminder:
    unexcused = sum(each.mark is Mark.UNEXCUSED for each in absent)
    return _about(
        member,
        ReminderKind.ABSENCES,
        Message(
            N_("Đ/c {name} vắng {months} tháng liên tiếp"),
            {"name": member.full_name, "months": len({each.month for each in absent})},
        ),
        Message(
            N_("{excused} lần có lý do, {unexcused} lần không"),
            {"excused": len(absent) - unexcused, "unexcused": unexcused},
        ),
    )


def _absent_often(scene: Scene, member: Member, absent: list[_Seen]) -> Reminder:
    return _about(
        member,
        ReminderKind.ABSENCES,
        Message(
            N_("Đ/c {name} vắng không lý do {times} lần trong một năm"),
            {"name": member.full_name, "times": len(absent)},
        ),
        Message(
            N_("Các ngày {days}"), {"days": ", ".join(scene.show(each.day) for each in absent)}
        ),
    )


def probation(scene: Scene) -> Iterator[Reminder]:
    """Point out whose probation ends soon or has ended, without a day of being made official.

    Members who joined so long ago that the day is merely missing are named together.
    """
    length = PROBATION_MONTHS.read(scene.session)
    warning = timedelta(days=PROBATION_WARNING_DAYS.read(scene.session))
    undated: list[Member] = []
    for member in scene.members:
        if member.joined is None or member.official is not None:
            continue
        if not scene.rule.people[member.id].life.belongs(scene.today):
            continue
        end = _months_after(member.joined.first, length)
        facts = {"joined": member.joined, "full_name": member.full_name}
        if checks.official_in_time(facts, scene.today) is not None:
            undated.append(member)
        elif scene.today >= end - warning:
            yield _probation_ends(scene, member, length, end)
    if undated:
        yield _official_missing(undated)


def _months_after(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _probation_ends(scene: Scene, member: Member, length: int, end: date) -> Reminder:
    over = end < scene.today
    soon = N_("Đ/c {name} hết {months} tháng dự bị ngày {day}")
    past = N_("Đ/c {name} đã hết {months} tháng dự bị từ ngày {day}")
    return _about(
        member,
        ReminderKind.PROBATION,
        Message(
            past if over else soon,
            {"name": member.full_name, "months": length, "day": scene.show(end)},
        ),
        Message(
            N_("Xét công nhận chính thức trong {days} ngày làm việc"),
            {"days": REVIEW_DAYS.read(scene.session)},
        ),
        urgent=over,
    )


def _official_missing(members: list[Member]) -> Reminder:
    return Reminder(
        ReminderKind.OFFICIAL_MISSING,
        urgent=False,
        message=Message(
            N_("{count} đảng viên vào Đảng đã hơn hai năm mà chưa có Ngày chính thức"),
            {"count": show_count(len(members))},
        ),
        detail=Message(N_("Trong đó có đ/c {name}"), {"name": members[0].full_name}),
        action=Action.MEMBERS,
        target=Target("members", tuple(each.id for each in members)),
    )


def _about(
    member: Member, kind: ReminderKind, message: Message, detail: Message, *, urgent: bool = False
) -> Reminder:
    target = Target("members", (member.id,))
    return Reminder(kind, urgent, message, detail, Action.MEMBER, target)
