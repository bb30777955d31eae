"""The column of checks: what to mend before handing in, each with the way to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.returns import Problem, Severity
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.places import ATTENDANCE, Place, place_of
from desktop.ui.theme import Tone, current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Badge, Card, label, line
from desktop.ui.widgets.scrolled import scrolled

SHOWN = 30


def severity_badge(severity: Severity) -> tuple[str, Tone]:
    """Return the word and colour of a severity."""
    if severity is Severity.ERROR:
        return _("Lỗi"), Tone.FAULT
    if severity is Severity.WARNING:
        return _("Lưu ý"), Tone.ATTENTION
    return _("Nhận xét"), Tone.INFO


class ChecksCard(Card):
    """What was found, the grave first."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(_("Kiểm tra báo cáo"), padded=False)
        self._context = context
        self.buttons: list[Button] = []
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.body.addWidget(scrolled(inside))
        self.setMinimumHeight(px(160))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self._clear()
        ordered = sorted(problems, key=lambda each: list(Severity).index(each.severity))
        errors = sum(each.severity is Severity.ERROR for each in ordered)
        self.badge.show_state(
            _("{count} lỗi").format(count=errors) if errors else _("Không có lỗi"),
            Tone.FAULT if errors else Tone.GOOD,
        )
        for each in ordered[:SHOWN]:
            self._lines.addWidget(self._entry(each))
            self._lines.addWidget(line())
        if not ordered:
            nothing = label(_("Không có gì phải sửa trong kỳ này."), "second", wrap=True)
            nothing.setContentsMargins(current().margins(16, 14, 16, 14))
            self._lines.addWidget(nothing)
        self._lines.addStretch(1)

    def _entry(self, problem: Problem) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(current().margins(16, 10, 16, 10))
        column.setSpacing(px(6))
        column.addWidget(Badge(*severity_badge(problem.severity)))
        text = translate(problem.message)
        column.addWidget(label(text, wrap=True))
        if problem.advice is not None:
            column.addWidget(label(translate(problem.advice), "second", wrap=True))
        place = self._place_of(problem)
        if place is not None:
            words = _("Điểm danh ngay") if place.room == ATTENDANCE else _("Mở bản ghi")
            go = partial(self._context.open_room, place.room, **place.where)
            button = Button(words, go, kind=Kind.FLAT, tip=text)
            self.buttons.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _place_of(self, problem: Problem) -> Place | None:
        """Return where a problem is mended; None where no record is named."""
        record = problem.record
        if record is None:
            return None
        with self._context.book.read() as session:
            place = place_of(session, record.register, record.id)
        return Place(ATTENDANCE, place.where) if problem.rule == "not_taken" else place

    def _clear(self) -> None:
        self.buttons.clear()
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
