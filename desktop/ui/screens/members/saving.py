"""What is written about members, and which stored lists of people due no longer fit after it.

The functions run in the writer's thread and raise BookError where the book refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from db.dates import show_date
from db.messages import N_, Message
from db.registers import attendance, store
from db.registers.attendance import DueDifference
from db.registers.fields import Register, Values
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext, Book, Step

ATTENDANCE_ROOM = "attendance"
MOST_NAMED = 3


@dataclass(frozen=True)
class Saved:
    """The record written, and the meetings whose stored list it made differ from the rule."""

    id: int
    differences: tuple[DueDifference, ...]


@dataclass(frozen=True)
class Titles:
    """How undo names a change: of a new record, of a known one, of one deleted."""

    new: str
    edit: str
    delete: str


MEMBER_TITLES = Titles(
    N_("thêm đảng viên {name}"), N_("sửa đảng viên {name}"), N_("xóa đảng viên {name}")
)
TURN_TITLES = Titles(
    N_("ghi diễn biến của {name}"), N_("sửa diễn biến của {name}"), N_("xóa diễn biến của {name}")
)
POST_TITLES = Titles(
    N_("ghi chức vụ của {name}"), N_("sửa chức vụ của {name}"), N_("xóa chức vụ của {name}")
)
TITLES = {"members": MEMBER_TITLES, "standings": TURN_TITLES, "positions": POST_TITLES}


def save(book: Book, register: Register, name: str, values: Values, record_id: int | None) -> Saved:
    """Save a member, or a row about one called `name`, as one change."""
    titles = TITLES[register.name]

    def write() -> int:
        with book.change(titles.new if record_id is None else titles.edit, name=name) as session:
            return store.save(session, register, values, record_id)

    return and_compare(book, write)


def delete(book: Book, register: Register, name: str, record_id: int) -> tuple[Saved, Step | None]:
    """Delete a record as one change; InUseError where others depend on it."""

    def write() -> int:
        with book.change(TITLES[register.name].delete, name=name) as session:
            store.delete(session, register, [record_id])
        return record_id

    return and_compare(book, write), book.undoable()


def and_compare(book: Book, write: Callable[[], int]) -> Saved:
    """Write, and find the meetings whose stored list differs from the rule since."""
    with book.read() as session:
        before = attendance.due_differences(session)
    record_id = write()
    with book.read() as session:
        after = attendance.due_differences(session)
    return Saved(record_id, tuple(_made_by_it(before, after)))


def _made_by_it(
    before: Iterable[DueDifference], after: Iterable[DueDifference]
) -> Iterable[DueDifference]:
    known = {each.meeting_id: {*each.missing, *each.surplus} for each in before}
    return (
        each for each in after if {*each.missing, *each.surplus} - known.get(each.meeting_id, set())
    )


def tell_differences(context: AppContext, name: str, differences: Sequence[DueDifference]) -> None:
    """Name the meetings whose stored list no longer fits, each with the way there."""
    if not differences:
        return
    newest = list(reversed(differences))[:MOST_NAMED]
    days = ", ".join(show_date(each.day) for each in newest)
    rest = len(differences) - len(newest)
    more = Message(N_(" và {count} cuộc khác"), {"count": rest}) if rest else ""
    alone = len(newest) == 1
    context.alerts.attention(
        Message(
            N_(
                "Vì thay đổi của {name}, danh sách phải dự đã lưu của cuộc họp {days}{more} không "
                "còn khớp. Số liệu cũ giữ nguyên; mở ra để cập nhật nếu cần."
            ),
            {"name": name, "days": days, "more": more},
        ),
        *(
            Action(
                _("Xem") if alone else _("Xem {day}").format(day=show_date(each.day)),
                partial(context.open_room, ATTENDANCE_ROOM, meeting=each.meeting_id),
            )
            for each in newest
        ),
    )
