"""The list being taken: shown as marked at once, saved behind, taken back where saving fails."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, BookError, Message
from db.registers import attendance
from db.registers.attendance import Roster, RosterRow, Totals
from db.schema import Mark
from desktop.ui.context import AppContext
from desktop.ui.screens.attendance.reading import Opened, read

LOST = N_("Chưa ghi được điểm danh của {name} nên dấu vừa đánh đã được bỏ. {why}")
NOT_TAKEN = N_(
    "Có dấu chưa ghi được nên chưa ghi nhận điểm danh. Đánh dấu lại người đó rồi bấm Xong."
)


@dataclass(frozen=True)
class _Entry:
    """A mark on its way to the book."""

    meeting_id: int
    row: RosterRow
    mark: Mark
    reason: str


class OpenList(QObject):
    """One meeting's attendance, open on the screen.

    Opening it writes nothing. `opened` is the meeting as the book has it, `roster` its list
    with the marks that are still being saved. `shown` follows every change of what is to be
    shown, `taken` gives the totals of attendance taken and saved, `reconciled` the number of
    signatures noted.
    """

    shown = Signal()
    taken = Signal(object)
    reconciled = Signal(int)

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._on_the_way: deque[_Entry] = deque()
        self._saved = 0
        self._heard = 0
        self._outdated = False
        self._finishing: Opened | None = None
        self.opened: Opened | None = None
        self.roster: Roster | None = None

    @property
    def draft(self) -> bool:
        """Tell whether somebody is marked while attendance is not taken."""
        roster = self.roster
        if roster is None or roster.taken:
            return False
        return any(row.mark for row in (*roster.due, *roster.not_due))

    def open(self, meeting_id: int | None) -> None:
        """Open a meeting, or nothing where there is none or it is gone."""
        self.opened = None if meeting_id is None else self._read(meeting_id)
        self._lay_over()
        self.shown.emit()

    def hear(self) -> None:
        """Read again after somebody's change; marks on the way are known already."""
        if self._on_the_way:
            self._heard += 1
        else:
            self._read_again()

    def mark(self, row: RosterRow, mark: Mark, reason: str = "") -> None:
        """Mark a person: shown at once, saved by the writer."""
        if self.roster is None:
            return
        if (row.mark, row.reason) != (mark, reason):
            entry = _Entry(self.roster.meeting_id, row, mark, reason)
            self._on_the_way.append(entry)
            self.roster = _marked(self.roster, entry)
            self._change(
                N_("điểm danh {name}"),
                lambda session, meeting: attendance.set_mark(
                    session, meeting, row.member_id, mark, reason
                ),
                self._mark_saved,
                self._mark_lost,
                name=row.full_name,
            )
        self.shown.emit()

    def mark_all(self, marks: Sequence[tuple[RosterRow, Mark, str]]) -> None:
        """Mark several people as one change."""

        def work(session: Session, meeting: int) -> None:
            for row, mark, reason in marks:
                attendance.set_mark(session, meeting, row.member_id, mark, reason)

        self._change(N_("dán điểm danh {count} người"), work, count=len(marks))

    def set_due(self, row: RosterRow, *, due: bool) -> None:
        """Take a person into those due, or out of them."""

        def work(session: Session, meeting: int) -> None:
            attendance.set_due(session, meeting, row.member_id, due)

        template = N_("ghi {name} phải dự") if due else N_("ghi {name} không phải dự")
        self._change(template, work, name=row.full_name)

    def take(self) -> None:
        """Take attendance, once every mark is safely in the book."""
        if self.opened is None or self.opened.roster.taken or self._finishing is not None:
            return
        self._finishing = self.opened
        if not self._on_the_way:
            self._take_now(self.opened)

    def reopen(self) -> None:
        """Make a taken list a draft again."""
        self._change(N_("mở lại điểm danh ngày {day}"), attendance.reopen)

    def update_due(self) -> None:
        """Bring a stored list up to what the rule now gives."""
        self._change(N_("cập nhật danh sách phải dự ngày {day}"), attendance.update_due)

    def reconcile(self, signatures: int, marks: Mapping[int, Mark]) -> None:
        """Note that the signed sheet agrees, with the marks it corrects, as one change."""
        today = self._context.today()

        def work(session: Session, meeting: int) -> int:
            for member_id, mark in marks.items():
                attendance.set_mark(session, meeting, member_id, mark)
            attendance.reconcile(session, meeting, signatures, today)
            return signatures

        self._change(N_("đối chiếu bản ký ngày {day}"), work, self._was_reconciled)

    def _read(self, meeting_id: int) -> Opened | None:
        try:
            with self._context.book.read() as session:
                return read(session, meeting_id)
        except LookupError:
            return None

    def _read_again(self) -> None:
        if self.opened is not None:
            meeting_id = self.opened.meeting_id
            self._context.reader.ask(
                lambda: (meeting_id, self._read(meeting_id)), self._take_over, newest="attendance"
            )

    def _take_over(self, found: tuple[int, Opened | None]) -> None:
        meeting_id, opened = found
        if self.opened is None or self.opened.meeting_id != meeting_id:
            return
        if self._on_the_way:
            self._outdated = True
            return
        self.opened = opened
        self._lay_over()
        self.shown.emit()

    def _lay_over(self) -> None:
        self.roster = None
        if self.opened is not None:
            self.roster = reduce(_marked, self._on_the_way, self.opened.roster)

    def _change(
        self,
        template: str,
        work: Callable[[Session, int], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        **facts: Any,
    ) -> None:
        """Have the writer change the meeting in view; undo names the change by its day."""
        if self.opened is not None:
            self._write(self.opened, template, facts, work, done, failed)

    def _write(
        self,
        opened: Opened,
        template: str,
        facts: Mapping[str, Any],
        work: Callable[[Session, int], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        book, name = self._context.book, facts or {"day": show_date(opened.day)}

        def write() -> Any:
            with book.change(template, **name) as session:
                return work(session, opened.meeting_id)

        self._context.writer.submit(write, done, failed)

    # The writer answers in the order it was asked: the oldest mark on the way is meant.

    def _mark_saved(self, _nothing: None) -> None:
        entry = self._on_the_way.popleft()
        self._saved += 1
        if self.opened is not None:
            roster = _marked(self.opened.roster, entry)
            self.opened = replace(self.opened, roster=roster)
        self._settle()

    def _mark_lost(self, error: Exception) -> None:
        entry = self._on_the_way.popleft()
        if isinstance(error, BookError):
            facts = {"name": entry.row.full_name, "why": error.message}
            self._context.alerts.fault(Message(LOST, facts))
        else:
            self._context.alerts.fault(error)
        if self._finishing is not None:
            self._finishing = None
            self._context.alerts.attention(Message(NOT_TAKEN))
        self._lay_over()
        self._settle()
        self.shown.emit()

    def _settle(self) -> None:
        if self._on_the_way:
            return
        # Every mark saved is heard of once: more was somebody else's.
        if self._outdated or self._heard > self._saved:
            self._read_again()
        self._heard, self._saved, self._outdated = 0, 0, False
        if self._finishing is not None:
            self._take_now(self._finishing)

    def _take_now(self, opened: Opened) -> None:
        def work(session: Session, meeting: int) -> Totals:
            attendance.take(session, meeting)
            return attendance.roster(session, meeting).totals

        template = N_("ghi nhận điểm danh ngày {day}")
        self._write(opened, template, {}, work, self._was_taken, self._was_not_taken)

    def _was_taken(self, totals: Totals) -> None:
        self._finishing = None
        self.taken.emit(totals)

    def _was_reconciled(self, signatures: int) -> None:
        self.reconciled.emit(signatures)

    def _was_not_taken(self, error: Exception) -> None:
        self._finishing = None
        self._context.alerts.fault(error)


def _marked(roster: Roster, entry: _Entry) -> Roster:
    """Return the list with one more mark."""
    if entry.meeting_id != roster.meeting_id:
        return roster
    marked = replace(entry.row, mark=entry.mark, reason=entry.reason)

    def apply(rows: tuple[RosterRow, ...]) -> tuple[RosterRow, ...]:
        return tuple(marked if row.member_id == marked.member_id else row for row in rows)

    due, not_due = apply(roster.due), apply(roster.not_due)
    return Roster(roster.meeting_id, roster.taken, due=due, not_due=not_due)
