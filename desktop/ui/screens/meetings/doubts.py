"""What is odd about a meeting while it is typed: pointed out under the field, never refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from db.dates import show_date
from db.messages import N_, Message
from db.registers import book_checks, members
from db.registers.fields import NamedPerson
from db.registers.meetings import MEETINGS
from db.schema import Audience, MeetingKind, Summons
from desktop.ui.context import Book
from desktop.ui.screens.meetings.facts import ORDINARY, FormFacts
from desktop.ui.widgets.fields import Remarks

FAR_DAYS = 366
FULL_SCORE = 100
MOST_NAMED = 3

Peek = Callable[[str], Any]


class Doubts:
    """Looks at a meeting's form through `peek`, which gives what stands in another field.

    `taken_on` is the day of a meeting whose attendance is taken, None for an open one.
    """

    def __init__(
        self,
        facts: FormFacts,
        book: Book,
        today: date,
        meeting_id: int | None,
        taken_on: date | None,
    ) -> None:
        self._facts = facts
        self._book = book
        self._today = today
        self._meeting_id = meeting_id
        self._taken_on = taken_on
        self.peek: Peek = lambda _name: None

    @property
    def remarks(self) -> Remarks:
        """Return the look at each field, by its name."""
        return {
            "day": self.day,
            "duration": self.duration,
            "audience": self.audience,
            "party_group": self.party_group,
            "invited": self.invited,
            "headcount": self.headcount,
            "chair": self.person,
            "secretary": self.secretary,
            "papers_posted": self.papers_posted,
            "resolution_posted": self.resolution_posted,
            "score": self.score,
        }

    def day(self, day: date | None) -> Message | None:
        """Point out a day that does not go with the book or the calendar."""
        if day is None:
            return None
        if self._taken_on is not None and day > self._today:
            return Message(
                N_("Cuộc này đã điểm danh nhưng ngày ghi lại ở phía trước. Xem lại ngày.")
            )
        if self._taken_on is not None and day != self._taken_on:
            return Message(
                N_(
                    "Cuộc này đã điểm danh ngày {day}. Đổi ngày thì người phải dự có thể khác; "
                    "lưu xong chương trình sẽ đối chiếu."
                ),
                {"day": show_date(self._taken_on)},
            )
        if day > self._today + timedelta(days=FAR_DAYS):
            return Message(N_("Ngày này còn hơn một năm nữa mới tới. Xem lại năm."))
        return self._second_ordinary(day) or self._beside_book("day", day)

    def _second_ordinary(self, day: date) -> Message | None:
        call = (self.peek("audience"), self.peek("summons"), self.peek("kind"))
        if call[:2] != (Audience.MEMBERS, Summons.CHAPTER) or call[2] not in ORDINARY:
            return None
        others = [each for id_, each in self._facts.ordinary.items() if id_ != self._meeting_id]
        same = sorted(each for each in others if (each.year, each.month) == (day.year, day.month))
        if not same:
            return None
        return Message(
            N_("Tháng {month} đã có cuộc thường kỳ ngày {day}. Đúng là cuộc thứ hai thì cứ ghi."),
            {"month": f"{day:%m/%Y}", "day": show_date(same[0])},
        )

    def duration(self, minutes: int | None) -> Message | None:
        """Point out a meeting shorter than the chapter's threshold (DOMAIN §3)."""
        kind: MeetingKind | None = self.peek("kind")
        least = self._facts.limits.least_minutes(kind)
        by_rule = self.peek("audience") is Audience.MEMBERS and kind in (
            *ORDINARY,
            MeetingKind.THEMATIC,
        )
        if minutes is None or not by_rule or minutes >= least:
            return None
        return Message(
            N_("Ngắn hơn {least} phút theo quy định. Ghi đúng thời gian thực tế."), {"least": least}
        )

    def audience(self, audience: Audience) -> Message | None:
        """Point out marks by name that would no longer count."""
        if self._taken_on is None or audience is Audience.MEMBERS:
            return None
        return Message(
            N_("Cuộc này đã điểm danh theo tên; đổi đối tượng thì điểm danh ấy không tính nữa.")
        )

    def party_group(self, group: str | None) -> Message | None:
        """Point out a party group nobody is in."""
        known = {members.group_key(each) for each in self._facts.groups}
        if group is None or members.group_key(group) in known:
            return None
        return Message(N_("Chưa đảng viên nào ghi thuộc {group}."), {"group": group})

    def invited(self, chosen: tuple[int, ...]) -> Message | None:
        """Point out people chosen whom the standing of that day would not call."""
        day = self.peek("day")
        if not chosen:
            return Message(N_("Chưa chọn ai nên cuộc này chưa có ai phải dự."))
        if day is None:
            return None
        with self._book.read() as session:
            people = members.people(session)
        missing = {each for each in chosen if not people[each].life.is_due(day)}
        named = [row.full_name for row in self._facts.names if row.id in missing]
        if not named:
            return None
        more = "…" if len(named) > MOST_NAMED else ""
        return Message(
            N_("Không thuộc diện phải dự hôm đó: {names}. Đúng là mời thì cứ ghi."),
            {"names": ", ".join(named[:MOST_NAMED]) + more},
        )

    def headcount(self, number: int | None) -> Message | None:
        """Point out a past meeting without names of which nobody was counted (CONTRACT §2)."""
        day = self.peek("day")
        past = day is not None and day <= self._today
        if number is not None or not past or self.peek("audience") is Audience.MEMBERS:
            return None
        return Message(N_("Để trống thì cuộc này cộng 0 lượt người. Ghi số nếu có."))

    def person(self, person: NamedPerson | None) -> Message | None:
        """Say that a name fits no member: a guest may chair, a slip may not."""
        if person is None or person.member_id is not None:
            return None
        return Message(N_("Tên này không có trong danh sách đảng viên; vẫn ghi được."))

    def secretary(self, person: NamedPerson | None) -> Message | None:
        """Point out one person in both places."""
        if person is not None and person == self.peek("chair"):
            return Message(N_("Chủ trì và thư ký đang là cùng một người."))
        return self.person(person)

    def papers_posted(self, posted: date | None) -> Message | None:
        """Point out papers posted late (DOMAIN §3)."""
        day, days = self.peek("day"), self._facts.limits.papers_days
        if posted is None or day is None or posted <= day - timedelta(days=days):
            return None
        return Message(N_("Tài liệu đăng trước cuộc họp chưa đủ {days} ngày."), {"days": days})

    def resolution_posted(self, posted: date | None) -> Message | None:
        """Point out a resolution posted late, or before the meeting (DOMAIN §3)."""
        day, days = self.peek("day"), self._facts.limits.resolution_days
        if posted is None or day is None:
            return None
        if posted < day:
            return Message(N_("Ngày này đứng trước ngày họp. Xem lại ngày."))
        if posted <= day + timedelta(days=days):
            return None
        return Message(N_("Nghị quyết đăng sau cuộc họp quá {days} ngày."), {"days": days})

    def score(self, score: Any) -> Message | None:
        """Point out a score over the full one, or not what its criteria add up to."""
        if score is not None and score > FULL_SCORE:
            return Message(N_("Thang điểm là {full}. Xem lại số."), {"full": FULL_SCORE})
        return self._beside_book("score", score)

    def _beside_book(self, name: str, value: Any) -> Message | None:
        """Return what the register's own checks find about one field beside the book."""
        with self._book.read() as session:
            found = (
                check.find(session, {name: value}, self._meeting_id, self._today)
                for check in book_checks(MEETINGS).values()
                if check.field == name
            )
            return next((message for message in found if message is not None), None)
