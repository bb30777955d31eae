"""What waits in the meetings: attendance, months and quarters without one, changed lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from db.dates import show_date
from db.figures.meetings import ORDINARY_KINDS, THEMATIC_KINDS
from db.messages import N_, Message
from db.numbers import show_count
from db.periods import Period
from db.registers.attendance import due_differences, due_now
from db.registers.thresholds import MONTH_WARNING_DAY, QUARTER_WARNING_DAYS
from db.reminders.base import Action, Reminder, ReminderKind, Scene, Target
from db.schema import Audience, Meeting, MeetingKind

TITLES = {
    MeetingKind.ORDINARY: N_("Họp thường kỳ"),
    MeetingKind.THEMATIC: N_("Sinh hoạt chuyên đề"),
    MeetingKind.COMBINED: N_("Họp thường kỳ kết hợp chuyên đề"),
    MeetingKind.COMMITTEE: N_("Họp chi ủy"),
    MeetingKind.STUDY: N_("Hội nghị quán triệt"),
    MeetingKind.EXTRAORDINARY: N_("Họp đột xuất"),
    MeetingKind.YEAR_END: N_("Họp kiểm điểm"),
    MeetingKind.REVIEW: N_("Hội nghị sơ kết"),
    MeetingKind.CONGRESS: N_("Đại hội"),
    MeetingKind.OTHER: N_("Cuộc họp"),
}
_MOST_NAMED = 3


def attendance_open(scene: Scene) -> Iterator[Reminder]:
    """Point out every meeting until today whose attendance is not taken, or only begun."""
    wanted = (
        select(Meeting)
        .where(
            Meeting.audience == Audience.MEMBERS,
            Meeting.taken.is_(False),
            Meeting.day <= scene.today,
        )
        .options(selectinload(Meeting.attendances))
        .order_by(Meeting.day, Meeting.id)
    )
    long_ago: list[Meeting] = []
    for meeting in scene.session.scalars(wanted):
        if scene.window.contains(meeting.day):
            yield _open(scene, meeting)
        else:
            long_ago.append(meeting)
    if long_ago:
        yield Reminder(
            ReminderKind.NOT_TAKEN_LONG_AGO,
            urgent=False,
            message=Message(
                N_("{count} cuộc họp từ hơn một năm trước chưa điểm danh"),
                {"count": show_count(len(long_ago))},
            ),
            detail=Message(N_("Cũ nhất: {day}"), {"day": show_date(long_ago[0].day)}),
            action=Action.MEETINGS,
            target=Target("meetings", tuple(each.id for each in long_ago)),
        )


def _open(scene: Scene, meeting: Meeting) -> Reminder:
    what = {"meeting": Message(TITLES[meeting.kind]), "day": scene.show(meeting.day)}
    marked = sum(each.mark is not None for each in meeting.attendances)
    if marked:
        kind = ReminderKind.DRAFT
        message = Message(N_("{meeting} {day} điểm danh chưa xong"), what)
        detail = Message(N_("Đã ghi {count} người, chưa bấm Xong"), {"count": marked})
    else:
        kind = ReminderKind.NOT_TAKEN
        message = Message(N_("{meeting} {day} chưa điểm danh"), what)
        due = len(due_now(meeting, scene.rule))
        detail = Message(N_("{count} đảng viên phải dự"), {"count": due})
    target = Target("meetings", (meeting.id,))
    return Reminder(kind, True, message, detail, Action.ATTENDANCE, target)


def ordinary_missing(scene: Scene) -> Iterator[Reminder]:
    """Point out months without an ordinary meeting since the book's first meeting.

    This month is only mentioned after its warning day; a later meeting already written
    down counts.
    """
    warning_day = MONTH_WARNING_DAY.read(scene.session)
    for month in _without(scene, scene.months, ORDINARY_KINDS):
        past = month.end < scene.today
        if past or scene.today.day > warning_day:
            name = f"{month.start.month}{_year(scene, month)}"
            yield Reminder(
                ReminderKind.NO_ORDINARY,
                urgent=past,
                message=Message(N_("Tháng {month} chưa có họp thường kỳ"), {"month": name}),
                detail=_last_one(scene, month, ORDINARY_KINDS),
                action=Action.MEETING_NEW,
                target=Target("meetings", kind=MeetingKind.ORDINARY, period=month),
            )


def thematic_missing(scene: Scene) -> Iterator[Reminder]:
    """Point out quarters without a thematic meeting, this one in its last weeks (DOMAIN §3)."""
    warning = timedelta(days=QUARTER_WARNING_DAYS.read(scene.session))
    for quarter in _without(scene, _quarters(scene), THEMATIC_KINDS):
        if scene.today >= quarter.end - warning:
            name = scene.quarter_name(quarter)
            yield Reminder(
                ReminderKind.NO_THEMATIC,
                urgent=True,
                message=Message(N_("Quý {quarter} chưa có sinh hoạt chuyên đề"), {"quarter": name}),
                detail=_last_one(scene, quarter, THEMATIC_KINDS),
                action=Action.MEETING_NEW,
                target=Target("meetings", kind=MeetingKind.THEMATIC, period=quarter),
            )


def _without(
    scene: Scene, periods: Iterable[Period], kinds: tuple[MeetingKind, ...]
) -> Iterator[Period]:
    """Yield the periods without a meeting of these kinds, from the book's first meeting on."""
    first = min((day for day, _ in scene.held), default=date.max)
    days = [day for day, kind in scene.held if kind in kinds]
    for period in periods:
        if period.end >= first and not any(period.contains(day) for day in days):
            yield period


def _last_one(scene: Scene, before: Period, kinds: tuple[MeetingKind, ...]) -> Message:
    days = [day for day, kind in scene.held if kind in kinds and day < before.start]
    if not days:
        return Message(N_("Trong sổ chưa có lần nào trước đó"))
    return Message(N_("Lần gần nhất: {day}"), {"day": show_date(max(days))})


def _quarters(scene: Scene) -> list[Period]:
    quarters = {Period.quarter_of(month.start) for month in scene.months}
    return sorted(quarter for quarter in quarters if quarter.start >= scene.window.start)


def _year(scene: Scene, period: Period) -> str:
    year = period.start.year
    return "" if year == scene.today.year else f"/{year}"


def lists_changed(scene: Scene) -> Iterator[Reminder]:
    """Name the taken meetings whose stored list is not what the rule now gives."""
    found = due_differences(scene.session, scene.rule)
    if found:
        newest = ", ".join(show_date(each.day) for each in reversed(found[-_MOST_NAMED:]))
        yield Reminder(
            ReminderKind.DUE_CHANGED,
            urgent=False,
            message=Message(
                N_("{count} cuộc họp có danh sách phải dự khác diễn biến đảng viên hiện nay"),
                {"count": show_count(len(found))},
            ),
            detail=Message(N_("Gần nhất: {days}"), {"days": newest}),
            action=Action.DUE_LISTS,
            target=Target("meetings", tuple(each.meeting_id for each in found)),
        )
