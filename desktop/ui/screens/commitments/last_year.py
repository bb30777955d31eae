"""What a member undertook the year before, to be taken on: ticked, then changed at will."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.editors import Check
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import Card, label


class _Choice(QWidget):
    """One item of last year with its tick."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = values
        group, text = values["group"] or "", values["content"] or ""
        self.tick = Check(_(group) or _(COMMITMENTS.field("group").title))
        self.tick.setChecked(True)
        self.tick.setAccessibleName(text)
        self.tick.setToolTip(_("Dấu cách để chọn hay bỏ chọn"))
        words = label(text, wrap=True)
        words.setContentsMargins(px(30), 0, 0, 0)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        lines.addWidget(self.tick)
        lines.addWidget(words)


class LastYear(Card):
    """The items of the year before that are not taken on yet; `taken` gives those ticked."""

    taken = Signal(list)
    closed = Signal()

    def __init__(self, year: int) -> None:
        super().__init__(_("Nội dung năm {year}").format(year=year - 1))
        self._choices: list[_Choice] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(px(12))
        self.body.addLayout(self._list)
        holder = QWidget()
        row = Flow(holder)
        row.setContentsMargins(current().margins(0, 8, 0, 0))
        self.take_button = Button(
            _("Lấy nội dung đã chọn"),
            self._take,
            tip=_("Đưa các nội dung đã đánh dấu vào năm nay để sửa rồi lưu"),
        )
        self.close_button = Button(_("Thôi"), self.closed.emit, tip=_("Không lấy nội dung nào"))
        row.addWidget(self.take_button)
        row.addWidget(self.close_button)
        self.body.addWidget(holder)
        self.hide()

    def offer(self, found: Sequence[Mapping[str, Any]]) -> None:
        """List other items, all ticked."""
        for choice in self._choices:
            self._list.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self._choices = [_Choice(values) for values in found]
        for choice in self._choices:
            self._list.addWidget(choice)

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [*(each.tick for each in self._choices), self.take_button, self.close_button]

    def _take(self) -> None:
        self.taken.emit([each.values for each in self._choices if each.tick.isChecked()])
