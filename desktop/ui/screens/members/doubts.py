"""What is odd about a member while the form is typed: pointed out, never refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from db import vietnamese
from db.dates import PartialDate
from db.messages import N_, Message
from db.registers import members, store
from db.registers.members import MEMBERS, MemberRow
from desktop.text import _
from desktop.ui.context import Book
from desktop.ui.widgets.fields import Remarks

MOST_NAMED = 3

Peek = Callable[[str], Any]


class Doubts:
    """Looks at a member's form through `peek`, which gives what stands in another field."""

    def __init__(
        self, book: Book, today: date, member_id: int | None, *, dated_positions: bool
    ) -> None:
        self._book = book
        self._today = today
        self._member_id = member_id
        self.dated_positions = dated_positions
        self.peek: Peek = lambda _name: None

    @property
    def remarks(self) -> Remarks:
        """Return the look at each field, by its name."""
        return {
            "full_name": self.full_name,
            "birth": self.birth,
            "joined": self.joined,
            "official": self.official,
            "position": self.position,
            "sort_name": self.sort_name,
            "code": self.code,
        }

    def full_name(self, name: str | None) -> Message | None:
        """Say who else bears the name; two people are never made one (DOMAIN §9)."""
        if name is None:
            return None
        with self._book.read() as session:
            same = members.same_name(session, name, self._member_id)
        if not same:
            return None
        named = ", ".join(who(row) for row in same[:MOST_NAMED])
        more = "…" if len(same) > MOST_NAMED else ""
        return Message(
            N_("Trong sổ đã có {who}. Nếu là người khác thì cứ lưu, sổ ghi thành hai người."),
            {"who": named + more},
        )

    def birth(self, born: PartialDate | None) -> Message | None:
        """Point out somebody not yet born."""
        if born is None or born.first <= self._today:
            return None
        return Message(N_("Ngày sinh này chưa tới. Xem lại năm."))

    def joined(self, joined: PartialDate | None) -> Message | None:
        """Point out somebody who joins in days to come, or joined before being of age."""
        if joined is not None and joined.first > self._today:
            return Message(N_("Ngày vào Đảng này chưa tới. Xem lại năm."))
        return self._by_rule("joined")

    def official(self, official: PartialDate | None) -> Message | None:
        """Point out a day before joining, or one missing for two years."""
        joined = self.peek("joined")
        if official is not None and joined is not None and official.first < joined.first:
            return Message(N_("Ngày chính thức đứng trước Ngày vào Đảng. Xem lại hai ngày."))
        return self._by_rule("official")

    def position(self, _position: str | None) -> Message | None:
        """Say that dated positions go before this field."""
        if not self.dated_positions:
            return None
        return Message(
            N_("Người này có chức vụ ghi theo ngày ở thẻ Chức vụ; sổ dùng các dòng ở đó.")
        )

    def sort_name(self, sort_name: str | None) -> Message | None:
        """Explain a name to sort by that the full name does not end with."""
        full_name = self.peek("full_name")
        if not sort_name or not full_name or "," in sort_name:
            return None
        words, wanted = full_name.split(), sort_name.split()
        tail = vietnamese.match_key(" ".join(words[-len(wanted) :]))
        if tail == vietnamese.match_key(sort_name):
            return None
        return Message(
            N_(
                "Họ tên không kết thúc bằng “{name}” nên danh sách xếp theo chữ “{given}”. "
                "Nếu không đúng ý, gõ lại như cuối họ tên hoặc để trống."
            ),
            {"name": sort_name, "given": wanted[-1]},
        )

    def code(self, code: str | None) -> Message | None:
        """Say whose the code is already."""
        if code is None:
            return None
        with self._book.read() as session:
            taken = store.by_code(session, MEMBERS, code)
            if taken is None or taken.id == self._member_id:
                return None
            name = store.values_of(MEMBERS, taken)["full_name"]
        return Message(N_("Mã này là của {name}. Ghi mã khác."), {"name": name})

    def _by_rule(self, field: str) -> Message | None:
        name = self.peek("full_name") or Message(N_("Người này"))
        values = {each: self.peek(each) for each in ("birth", "joined", "official")}
        found = (
            check(values | {"full_name": name}, self._today)
            for check in MEMBERS.doubts.values()
            if check.field == field
        )
        return next((each for each in found if each is not None), None)


def who(row: MemberRow) -> str:
    """Return a member told from others of the same name: code, and when born."""
    if row.birth is None:
        return f"{row.full_name} ({row.code})"
    born = _("sinh {date}").format(date=row.birth.show())
    return f"{row.full_name} ({row.code}, {born})"
