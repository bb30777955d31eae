"""The sheet as it will lie on paper, and the ways to get it there."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from db.dates import show_date
from db.messages import N_, Message
from db.registers import meetings
from db.registers.meetings import MEETINGS, MeetingRow
from desktop.paper.meeting_sheet import meeting_sheet
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.paper import Made, PaperScreen
from desktop.ui.screens.sheet.options import SheetOptions, likely
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

ROOM, MEETINGS_ROOM = "sheet", "meetings"


class SheetScreen(PaperScreen):
    """One meeting's sheet: its picture, its choices, print and save."""

    registers = frozenset(
        {"meeting", "attendance", "headcount", "member", "standing", "position", "unit_fact"}
    )
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Danh sách ký tên"), place="side")
        self._asked: tuple[int | None, bool | None] = (None, None)
        self.options = SheetOptions(context.settings)
        self.options.changed.connect(self._make)
        self.blank.body.addWidget(
            label(_("Chưa có cuộc họp nào. Ghi cuộc họp trước, rồi in danh sách."), wrap=True)
        )
        start = Button(_("Ghi cuộc họp"), partial(context.open_room, MEETINGS_ROOM, new=True))
        self.blank.body.addWidget(start, 0, Qt.AlignmentFlag.AlignLeft)
        self.set_side(self.options)

    # What the window asks.

    def go(self, *, meeting: int | None = None, filled: bool | None = None, **_where: Any) -> None:
        """Show the sheet of a meeting: blank or filled as said, or as its attendance is."""
        if meeting is not None:
            self._asked = (meeting, filled)
        self.refresh()

    def refresh(self) -> None:
        """Read the meetings again and make the sheet anew."""
        book = self.context.book

        def read() -> list[MeetingRow]:
            with book.read() as session:
                return meetings.meetings(session)

        self.context.reader.ask(read, self._offer, newest="sheet-meetings")

    # What a paper says of itself.

    def about(self) -> str:
        """Return which meeting's sheet it is."""
        row = self.options.row
        return "" if row is None else _told(row)

    def first(self) -> Message:
        """Return what must be chosen before there is a sheet."""
        return Message(N_("Chọn một cuộc họp và sửa các ô báo lỗi trước."))

    def shown(self, made: Made) -> None:
        """Say in the folded line what was chosen."""
        pages = _("{count} trang").format(count=len(made.sizes))
        self.set_side_summary(f"{self.options.summary()} · {pages}")

    # Making the sheet.

    def _offer(self, rows: list[MeetingRow]) -> None:
        self.options.offer(rows)
        (meeting, filled), self._asked = self._asked, (None, None)
        known = {row.id for row in rows}
        current = self.options.row
        if meeting is not None and meeting not in known:
            self.context.alerts.attention(Message(N_("Cuộc họp này không còn trong sổ.")))
        if meeting in known and meeting is not None:
            self.options.choose(meeting, filled=filled)
        elif current is None and (first := likely(rows, self.context.today())) is not None:
            self.options.choose(first.id)
        self.options.setVisible(bool(rows))
        self.show_blank(empty=not rows)
        self._make()

    def _make(self) -> None:
        wanted, row, book = self.options.wanted(), self.options.row, self.context.book
        if wanted is None or row is None:
            return

        def work() -> bytes:
            with book.read() as session:
                return meeting_sheet(
                    session,
                    wanted.meeting_id,
                    filled=wanted.filled,
                    order=wanted.order,
                    guest_lines=wanted.guest_lines,
                )

        self.make(f"danh-sach-{row.code}-{row.day:%Y-%m-%d}", work)


def _told(row: MeetingRow) -> str:
    kind = _(MEETINGS.field("kind").label_of(row.kind))
    when = show_date(row.day) + (f", {row.start:%H:%M}" if row.start else "")
    return " · ".join(filter(None, (kind, when, row.place)))
