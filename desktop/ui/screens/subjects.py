"""Subjects: documents, themes, campaigns and movements, with the meetings that served each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from db.dates import show_date
from db.messages import N_, Message
from db.registers import meetings, store, subjects
from db.registers.meetings import MEETINGS, MeetingRow
from db.registers.subjects import SUBJECTS, SubjectRow
from db.schema import SubjectKind
from db.vietnamese import match_key
from desktop.paper.register_list import Narrowed
from desktop.text import _
from desktop.ui.context import AppContext, Step
from desktop.ui.page import Screen
from desktop.ui.screens.register.outgoing import add_ways_out, export_list, print_list
from desktop.ui.taking_back import tell_deleted
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column

ROOM, MEETINGS_ROOM = "subjects", "meetings"
MOST_LISTED = 6


@dataclass(frozen=True)
class Line:
    """One subject in the table, and the meetings that served it, the newest first."""

    row: SubjectRow
    served: tuple[MeetingRow, ...]

    @property
    def id(self) -> int:
        """Return the subject's id."""
        return self.row.id

    @property
    def kind(self) -> str:
        """Return the kind in words."""
        return _(SUBJECTS.field("kind").label_of(self.row.kind))


def read_lines(session: Session) -> list[Line]:
    """Return every subject with its meetings."""
    held = meetings.meetings(session)
    return [
        Line(row, tuple(each for each in held if row.id in each.subject_ids))
        for row in subjects.subjects(session)
    ]


def _year(line: Line) -> str:
    # A year is a name here, not a number: no point after the thousands.
    return str(line.row.year or "")


class SubjectsScreen(Screen):
    """The list of subjects, with a form beside it."""

    registers = frozenset({"subject", "meeting", "meeting_subject"})
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Văn bản, chủ đề"))
        self._lines: list[Line] = []
        self._wanted: int | None = None
        self._opening = False
        self.box = TableBox(
            ROOM,
            _("Văn bản, chủ đề"),
            [
                Column("name", _("Tên"), lambda line: line.row.name, 240, stretch=True),
                Column("code", _("Mã"), lambda line: line.row.code, 96, optional=3),
                Column("kind", _("Loại"), lambda line: line.kind, 170, optional=1),
                Column("year", _("Năm"), _year, 84, optional=2),
                Column("served", _("Số cuộc"), lambda line: len(line.served), 96),
            ],
            context.settings,
            search=lambda line: f"{line.row.search_key} {line.kind} {line.row.year or ''}",
            empty=Empty(
                _("Chưa có văn bản, chủ đề nào. Thêm văn bản chi bộ đang học tập, quán triệt."),
                _("Thêm chủ đề"),
                self.add,
            ),
        )
        self.main.addWidget(self.box, 1)
        self.box.opened.connect(lambda line: self.leave(partial(self._edit, line)))
        self.add_action(
            _("Thêm chủ đề"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Thêm văn bản, chuyên đề, cuộc vận động hoặc phong trào"),
        )
        add_ways_out(self, self.export, self.print_)
        self.refresh()

    def go(self, *, subject: int | None = None, new: bool = False, **_where: Any) -> None:
        """Open one subject's form, or a new one."""
        if new:
            self.add()
        elif subject is not None:
            self._wanted, self._opening = subject, True
            self.refresh()

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book = self.context.book

        def read() -> list[Line]:
            with book.read() as session:
                return read_lines(session)

        self.context.reader.ask(read, self._show, newest=ROOM)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete the subjects selected in the table."""
        if event.key() == Qt.Key.Key_Delete and self.box.table.hasFocus():
            self._delete(self.box.table.selected())
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Open the form of a new subject."""
        defaults = {"kind": SubjectKind.DOCUMENT, "year": self.context.today().year}
        self.leave(lambda: self._open(_("Chủ đề mới"), defaults, None))

    def print_(self) -> None:
        """Show the list in view as it will be printed."""
        narrowed = Narrowed(search=self.box.filter.text().strip())
        print_list(self, SUBJECTS, self._ids(), narrowed)

    def export(self) -> None:
        """Ask for a file and write the list in view to it."""
        export_list(self, SUBJECTS, self._ids())

    def _ids(self) -> list[int]:
        self.box.current()
        return [line.id for line in self.box.table.rows.shown]

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        self.box.set_rows(lines)
        line = next((each for each in lines if each.id == self._wanted), None)
        if line is None:
            return
        opening, self._wanted, self._opening = self._opening, None, False
        if not self.box.table.choose(line.id):
            self.box.clear_filter()
            self.box.table.choose(line.id)
        if opening:
            self.leave(partial(self._edit, line))

    def _edit(self, line: Line) -> None:
        with self.context.book.read() as session:
            values = store.values_of(SUBJECTS, store.get(session, SUBJECTS, line.id))
        self._open(line.row.name, values, line)

    def _open(self, heading: str, values: dict[str, Any], line: Line | None) -> None:
        code = replace(
            SUBJECTS.field("code"), required=False, help=N_("Để trống thì chương trình tự đặt.")
        )
        fields = tuple(code if each.name == "code" else each for each in SUBJECTS.fields)
        order = ("name", "kind", "year", "code")
        form = Form(
            [next(each for each in fields if each.name == name) for name in order],
            self.context.alerts,
            self.context.today,
            register=SUBJECTS,
            remarks={"name": partial(self._same_name, line)},
        )
        form.load(values)
        form.save_wanted.connect(partial(self._save, form, line))
        form.close_wanted.connect(self.panel.shut)
        if line is not None:
            form.extra.addSpacing(px(12))
            form.extra.addWidget(self._served(line))
        self.panel.open(heading, form)
        form.focus_first()

    def _same_name(self, line: Line | None, name: str | None) -> Message | None:
        """Point out a subject that already has this name."""
        own, key = None if line is None else line.id, match_key(name or "")
        others = [each.row for each in self._lines if each.id != own]
        same = [row.code for row in others if match_key(row.name) == key]
        if not same:
            return None
        return Message(N_("Đã có chủ đề cùng tên, mã {code}."), {"code": same[0]})

    def _served(self, line: Line) -> QWidget:
        """Return the meetings that served a subject, each opened by its button."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        left = Qt.AlignmentFlag.AlignLeft
        if line.served:
            column.addWidget(label(_("Các cuộc có chủ đề này"), "label"))
        else:
            column.addWidget(label(_("Chưa cuộc nào có chủ đề này."), "second", wrap=True))
        for row in line.served[:MOST_LISTED]:
            kind = _(MEETINGS.field("kind").label_of(row.kind))
            go = partial(self.context.open_room, MEETINGS_ROOM, meeting=row.id)
            words = f"{show_date(row.day)} · {kind}"
            tip = _("Mở cuộc họp ngày {day}").format(day=show_date(row.day))
            column.addWidget(Button(words, go, kind=Kind.FLAT, tip=tip), 0, left)
        buttons = QWidget()
        row_of_buttons = Flow(buttons)
        column.addSpacing(px(8))
        column.addWidget(buttons)
        if len(line.served) > MOST_LISTED:
            number = len(line.served)
            every = partial(self.context.open_room, MEETINGS_ROOM, subject=line.id)
            column.addWidget(
                Button(_("Xem cả {number} cuộc").format(number=number), every), 0, left
            )
        remove = partial(self._delete, [line])
        tip = _("Xóa chủ đề khỏi sổ; hoàn tác được")
        row_of_buttons.addWidget(Button(_("Xóa chủ đề này"), remove, tip=tip))
        return holder

    def _save(self, form: Form, line: Line | None, values: dict[str, Any]) -> None:
        book, record_id = self.context.book, None if line is None else line.id
        title = N_("thêm chủ đề {name}") if line is None else N_("sửa chủ đề {name}")

        def write() -> int:
            with book.change(title, name=values["name"]) as session:
                return store.save(session, SUBJECTS, values, record_id)

        def done(saved: int) -> None:
            form.mark_saved()
            self.panel.shut()
            self._wanted = saved
            self.refresh()

        self.context.writer.submit(write, done, form.show_error)

    def _delete(self, lines: list[Line]) -> None:
        if not lines:
            return
        book, names = self.context.book, ", ".join(line.row.name for line in lines)

        def write() -> Step | None:
            with book.change(N_("xóa chủ đề {name}"), name=names) as session:
                store.delete(session, SUBJECTS, [line.id for line in lines])
            return book.undoable()

        def done(step: Step | None) -> None:
            self.panel.shut()
            tell_deleted(self.context, Message(N_("Đã xóa chủ đề {name}."), {"name": names}), step)

        self.context.writer.submit(write, done)
