"""One person's attendance: what each year adds up to, and every meeting behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.figures.of_member import Attended, YearOfMember, attendance_of, by_year
from db.messages import N_
from db.numbers import percent, show_int, show_percent
from db.registers.attendance import MARK_CHOICES
from db.registers.meetings import MEETINGS
from db.registers.members import Person
from db.schema import Mark
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.members.saving import ATTENDANCE_ROOM
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, RowStyle, State
from desktop.ui.widgets.tabs import ReadPart

YEARS_SHOWN = 3
_TONES = {
    Mark.PRESENT: Tone.GOOD,
    Mark.ONLINE: Tone.INFO,
    Mark.EXCUSED: Tone.ATTENTION,
    Mark.UNEXCUSED: Tone.FAULT,
}
_WORDS = {choice.value: choice.label for choice in MARK_CHOICES}
_HEADINGS = (
    N_("Năm"),
    N_("Phải dự"),
    N_("Có mặt"),
    N_("Vắng có\nlý do"),
    N_("Vắng không\nlý do"),
    N_("Tỷ lệ"),
)


@dataclass(frozen=True)
class _Line:
    """One line of the totals."""

    name: str
    due: int
    present: int
    excused: int
    unexcused: int

    @property
    def words(self) -> tuple[str, ...]:
        rate = percent(self.present, self.due)
        numbers = (self.due, self.present, self.excused, self.unexcused)
        return (self.name, *map(show_int, numbers), "–" if rate is None else show_percent(rate))


class AttendedPart(ReadPart):
    """A member's marks, the newest first; Enter opens the meeting's attendance."""

    def __init__(self, context: AppContext, member_id: int) -> None:
        super().__init__()
        self.context = context
        self.member_id = member_id
        self._cells: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(10))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(0, 1)
        self.note = label(
            _("Tỷ lệ tính theo các cuộc triệu tập cả chi bộ; họp chi ủy, họp tổ chỉ liệt kê."),
            "note",
            wrap=True,
        )
        self.box = TableBox(
            "attended",
            _("Điểm danh của một người"),
            [
                Column("day", _("Ngày"), lambda row: row.day, 104),
                Column("mark", _("Kết quả"), _mark, 148),
                Column("reason", _("Lý do"), _reason, 110, stretch=True),
                Column("kind", _("Loại"), _kind, 110, optional=1),
            ],
            context.settings,
            search=_kind,
            empty=Empty(_("Chưa có cuộc nào đã điểm danh mà người này phải dự.")),
            identify=lambda row: row.meeting_id,
            style=lambda row: RowStyle(quiet=not row.due),
        )
        self.box.filter.hide()
        self.box.opened.connect(
            lambda row: context.open_room(ATTENDANCE_ROOM, meeting=row.meeting_id)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(current().margins(24, 12, 24, 16))
        column.setSpacing(px(12))
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addWidget(self.box, 1)

    def refresh(self, _name: str, _person: Person) -> None:
        """Read the marks again."""
        with self.context.book.read() as session:
            rows = attendance_of(session, self.member_id)
        self.box.set_rows(rows)
        self._show_years(by_year(rows))
        self.note.setVisible(any(row.due and not row.counts for row in rows))

    def focus_first(self) -> None:
        """Give the keyboard to the rows."""
        self.box.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_years(self, years: Sequence[YearOfMember]) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        if not years:
            return
        self._add_line([_(heading) for heading in _HEADINGS], "note")
        for year in years[:YEARS_SHOWN]:
            self._add_line(_line(str(year.year), [year]).words)
        if len(years) > YEARS_SHOWN:
            self._add_line(_line(_("Cả {count} năm").format(count=len(years)), years).words)

    def _add_line(self, words: Sequence[str], role: str = "") -> None:
        row = self._grid.rowCount()
        for column, text in enumerate(words):
            cell = label(text, role)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            cell.setAlignment(side | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(cell, row, column)
            self._cells.append(cell)


def _line(name: str, years: Sequence[YearOfMember]) -> _Line:
    return _Line(
        name,
        due=sum(year.due for year in years),
        present=sum(year.present for year in years),
        excused=sum(year.excused for year in years),
        unexcused=sum(year.unexcused for year in years),
    )


def _mark(row: Attended) -> State:
    return State(_(_WORDS[row.mark]), _TONES[row.mark])


def _reason(row: Attended) -> str:
    return row.reason if row.due else _("Không phải dự")


def _kind(row: Attended) -> str:
    return _(MEETINGS.field("kind").label_of(row.kind))
