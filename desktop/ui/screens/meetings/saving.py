"""What is written about meetings, and what is said after it.

What returns a function gives work for the writer's thread; it raises BookError where the book
refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from db.dates import show_date
from db.messages import N_, Message
from db.registers import attendance, meeting_record, store
from db.registers.attendance import DueDifference
from db.registers.meeting_record import MeetingRecord, Saved
from db.registers.meetings import MEETINGS
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext, Book, Step
from desktop.ui.screens.meetings.lines import Line


def save(book: Book, values: dict[str, Any], meeting_id: int | None) -> Callable[[], Saved]:
    """Return the work of saving what a form gives, as one change."""
    rest = dict(values)
    record = MeetingRecord(rest, groups=rest.pop("groups"), invited=rest.pop("invited"))
    title = N_("ghi cuộc họp {day}") if meeting_id is None else N_("sửa cuộc họp {day}")

    def write() -> Saved:
        with book.change(title, day=show_date(rest["day"])) as session:
            return meeting_record.save(session, record, meeting_id)

    return write


def days(lines: Sequence[Line]) -> str:
    """Return the days by which meetings are named in a message."""
    return ", ".join(show_date(line.row.day) for line in lines)


def delete(book: Book, lines: Sequence[Line]) -> Callable[[], Step | None]:
    """Return the work of deleting meetings as one change, which gives that change."""

    def write() -> Step | None:
        with book.change(N_("xóa cuộc họp {day}"), day=days(lines)) as session:
            store.delete(session, MEETINGS, [line.id for line in lines])
        return book.undoable()

    return write


def tell_difference(context: AppContext, difference: DueDifference) -> None:
    """Say that a taken meeting's stored list no longer fits, and offer to bring it up to date."""

    def update() -> None:
        title = N_("cập nhật danh sách phải dự cuộc {code}")
        with context.book.change(title, code=difference.code) as session:
            attendance.update_due(session, difference.meeting_id)

    text = N_(
        "Cuộc {code} đã điểm danh; theo ngày và diện triệu tập mới thì danh sách phải dự thêm "
        "{more} người, bớt {less} người. Số đã ghi vẫn giữ nguyên cho đến khi cập nhật."
    )
    facts = {
        "code": difference.code,
        "more": len(difference.missing),
        "less": len(difference.surplus),
    }
    context.alerts.attention(
        Message(text, facts),
        Action(_("Cập nhật danh sách"), lambda: context.writer.submit(update)),
    )
