"""The list of meetings with the form beside it; from here to attendance and to the sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_, Message
from db.numbers import show_int
from db.periods import Period
from db.registers import meetings, subjects
from db.schema import Audience, MeetingKind
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.page import Screen
from desktop.ui.screens.meetings import saving
from desktop.ui.screens.meetings.beside import FormBeside
from desktop.ui.screens.meetings.filters import EVERYTHING, Filters, Wanted
from desktop.ui.screens.meetings.form import MeetingForm
from desktop.ui.screens.meetings.lines import WAITING, Line, columns, read_lines, totals
from desktop.ui.taking_back import tell_deleted
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.table_box import Empty, TableBox

ROOM, ATTENDANCE_ROOM, SHEET_ROOM = "meetings", "attendance", "sheet"
EVALUATION_ROOM, EVALUATION_KEY = "evaluation", "F8"


class MeetingsScreen(Screen):
    """Every meeting of the book: find one, write one down, go on to its attendance or sheet."""

    registers = frozenset(
        {"meeting", "meeting_subject", "headcount", "attendance", "subject", "band"}
    )
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Sinh hoạt"))
        self._lines: list[Line] = []
        self._wanted_id: int | None = None
        self.beside = FormBeside(context, self.panel, self._ways_on, self._point_to)
        self.box = TableBox(
            ROOM,
            _("Sinh hoạt"),
            columns(),
            context.settings,
            search=lambda line: line.search,
            empty=Empty(
                _("Chưa có cuộc họp nào trong sổ. Ghi cuộc họp đầu tiên."),
                _("Ghi cuộc họp"),
                self.add,
            ),
            placeholder=_("Gõ nội dung, chủ đề, loại hoặc ngày, không cần dấu"),
            totals=totals,
        )
        self.filters = Filters()
        self.filters.changed.connect(self._filter)
        column = self.box.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.filters)
        self.main.addWidget(self.box, 1)
        self.box.opened.connect(lambda line: self.leave(partial(self.beside.edit, line.id)))
        self._add_actions()
        self.panel.opened.connect(self._make_room)
        self.panel.closed.connect(self._make_room)
        self.refresh()

    def _add_actions(self) -> None:
        self.add_action(
            _("Ghi cuộc họp"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Ghi một cuộc họp mới, điền sẵn theo cuộc cùng loại gần nhất"),
        )
        self.attend_button = self.add_action(
            _("Điểm danh"),
            self.attend,
            shortcut="Ctrl+D",
            tip=_("Điểm danh cuộc đang chọn"),
        )
        self.sheet_button = self.add_action(
            _("In danh sách"),
            self.print_sheet,
            shortcut="Ctrl+P",
            tip=_("Xem và in danh sách ký tên của cuộc đang chọn"),
        )
        self.evaluate_button = self.add_action(
            _("Đánh giá"),
            self.evaluate,
            shortcut=EVALUATION_KEY,
            tip=_("Nhiệm vụ, biểu quyết và chấm điểm cuộc đang chọn"),
        )

    # What the window asks.

    def go(
        self,
        *,
        meeting: int | None = None,
        new: bool = False,
        kind: MeetingKind | str | None = None,
        period: Period | str | None = None,
        subject: int | None = None,
        ids: Iterable[int] | None = None,
        **wanted: Any,
    ) -> None:
        """Open one meeting's form, a new one, or the list narrowed: to a subject, to some
        meetings by id, or by kind, audience, stage and year."""
        if new:
            span = Period.parse(period) if isinstance(period, str) else period
            chosen = MeetingKind(kind) if kind is not None else MeetingKind.ORDINARY
            self.leave(partial(self.beside.new, chosen, span))
        elif meeting is not None:
            self._point_to(meeting)
            self.leave(partial(self.beside.edit, meeting))
        elif subject is not None or ids is not None or kind is not None or wanted:
            named = None if ids is None else frozenset(ids)
            self.filters.choose(
                Wanted(kind=kind, subject=subject, ids=named, **wanted), self._only(subject)
            )

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book, today = self.context.book, self.context.today()

        def read() -> list[Line]:
            with book.read() as session:
                return read_lines(session, today)

        self.context.reader.ask(read, self._show, newest=ROOM)
        self.beside.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the form beside the list leaves no room for."""
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete the meetings selected in the table."""
        if event.key() == Qt.Key.Key_Delete and self.box.table.hasFocus():
            self._delete([line.id for line in self.box.table.selected()])
        else:
            super().keyPressEvent(event)

    # What a person does.

    def add(self) -> None:
        """Open the form of a new ordinary meeting, or of the kind filtered for."""
        kind = MeetingKind(self.filters.wanted.kind or MeetingKind.ORDINARY)
        self.leave(partial(self.beside.new, kind, None))

    def attend(self) -> None:
        """Go to the attendance of the meeting in the form, saved first, or of the chosen one."""
        self._with_meeting(self._open_attendance)

    def print_sheet(self) -> None:
        """Go to the sheet of the meeting in the form, saved first, or of the chosen one."""
        self._with_meeting(lambda id_: self.context.open_room(SHEET_ROOM, meeting=id_))

    def evaluate(self) -> None:
        """Go to the evaluation of the meeting in the form, saved first, or of the chosen one."""
        self._with_meeting(lambda id_: self.context.open_room(EVALUATION_ROOM, meeting=id_))

    @property
    def form(self) -> MeetingForm | None:
        """Return the form that stands open."""
        return self.beside.form

    # Under the form.

    def _ways_on(self, meeting_id: int | None) -> QWidget:
        """Return the buttons under the form: on to attendance or sheet, or away with it."""
        holder = QWidget()
        row = Flow(holder)
        new = meeting_id is None
        attend = _("Lưu và điểm danh") if new else _("Điểm danh")
        row.addWidget(Button(attend, self.attend, shortcut="Ctrl+D"))
        sheet = _("Lưu và in danh sách") if new else _("In danh sách")
        row.addWidget(Button(sheet, self.print_sheet, shortcut="Ctrl+P"))
        if meeting_id is not None:
            row.addWidget(Button(_("Đánh giá"), self.evaluate, shortcut=EVALUATION_KEY))
            remove = partial(self._delete, [meeting_id])
            tip = _("Xóa cuộc họp khỏi sổ cùng điểm danh của nó; hoàn tác được")
            row.addWidget(Button(_("Xóa cuộc này"), remove, tip=tip))
        return holder

    def _make_room(self) -> None:
        crowded = self.narrow and not self.panel.isHidden()
        # Under the form stand the same buttons.
        self.attend_button.setVisible(not crowded)
        self.sheet_button.setVisible(not crowded)
        self.evaluate_button.setVisible(self.panel.isHidden())
        narrowed = self.filters.wanted != EVERYTHING
        self.filters.setVisible(bool(self._lines) and (narrowed or not crowded))

    # Where to go on.

    def _with_meeting(self, then: Callable[[int], object]) -> None:
        if self.beside.go_on(then):
            return
        if self._wanted_id is not None:
            then(self._wanted_id)
        elif (line := self.box.current()) is not None:
            then(line.id)
        elif self._lines:
            words = N_(
                "Không có cuộc họp nào khớp với những gì đang lọc. Bỏ lọc rồi chọn một cuộc."
            )
            self.context.alerts.info(Message(words))
        else:
            self.context.alerts.info(Message(N_("Chưa có cuộc họp nào. Ghi cuộc họp trước.")))

    def _open_attendance(self, meeting_id: int) -> None:
        with self.context.book.read() as session:
            row = meetings.meeting(session, meeting_id)
        if row.audience is Audience.MEMBERS:
            self.context.open_room(ATTENDANCE_ROOM, meeting=meeting_id)
            return
        self.beside.edit(meeting_id)
        if (form := self.form) is not None:
            form.focus_on("groups")
        self.context.alerts.info(
            Message(N_("Cuộc này ghi số người dự, không điểm danh theo tên. Ghi số ở ngăn bên."))
        )

    # Deleting.

    def _delete(self, ids: list[int]) -> None:
        lines = [line for line in self._lines if line.id in ids]
        if not lines:
            return

        def done(step: Step | None) -> None:
            self.beside.let_go_of(ids)
            told = Message(N_("Đã xóa cuộc họp {day}."), {"day": saving.days(lines)})
            tell_deleted(self.context, told, step)

        self.context.writer.submit(saving.delete(self.context.book, lines), done)

    # The list.

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        self.filters.offer_years(line.row.day.year for line in lines)
        self.box.set_rows(lines)
        self.set_title(_("Sinh hoạt"), self._in_short())
        self._make_room()
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self._point_to(wanted)

    def _in_short(self) -> str:
        year = self.context.today().year
        held = sum(line.row.day.year == year for line in self._lines)
        waiting = sum(line.stage in WAITING for line in self._lines)
        if not self._lines:
            return ""
        words = [_("Năm {year}: {number} cuộc").format(year=year, number=show_int(held))]
        if waiting:
            words.append(_("{number} cuộc chưa ghi xong").format(number=show_int(waiting)))
        return " · ".join(words)

    def _point_to(self, meeting_id: int) -> None:
        """Choose a meeting in the list, now or once it is read; a filter gives way to it."""
        if any(line.id == meeting_id for line in self._lines):
            if not self.box.table.choose(meeting_id):
                self.filters.reset()
                self.box.clear_filter()
                self.box.table.choose(meeting_id)
            self._wanted_id = None
        else:
            self._wanted_id = meeting_id

    def _filter(self) -> None:
        wanted = self.filters.wanted
        self.box.admit(None if wanted == EVERYTHING else wanted.admits)
        self._make_room()

    def _only(self, subject: int | None) -> str:
        if subject is None:
            return _("Các cuộc được nhắc")
        with self.context.book.read() as session:
            found = [row.code for row in subjects.subjects(session) if row.id == subject]
        return found[0] if found else ""
