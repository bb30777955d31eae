"""A line above the list that says what does not fit, with a button that mends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.text import _
from desktop.ui.screens.attendance.reading import Opened
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label

MOST_NAMES = 3


class StaleNotice(QFrame):
    """Names who a stored list lacks or has too many, and offers to bring it up to date."""

    def __init__(self, update: Callable[[], object]) -> None:
        super().__init__()
        ink, ground = current().colours.attention, current().colours.attention_soft
        self.setObjectName("stale")
        self.setStyleSheet(
            f"#stale {{ background: {ground}; border: 1px solid {ink}; border-radius: {px(8)}px; }}"
        )
        self.words = label("", wrap=True)
        tip = _("Ghi lại ai phải dự theo diễn biến hiện nay; dấu đã đánh giữ nguyên")
        self.button = Button(_("Cập nhật danh sách phải dự"), update, tip=tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(current().margins(12, 8, 8, 8))
        row.setSpacing(px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_state(self, opened: Opened) -> None:
        """Show in whom list and rule differ, or nothing."""
        parts = []
        if opened.missing:
            parts.append(_("thêm {names}").format(names=_names(opened.missing)))
        if opened.surplus:
            parts.append(_("bớt {names}").format(names=_names(opened.surplus)))
        words = _("Diễn biến đã sửa sau khi điểm danh. Nay phải dự: {changes}.")
        self.words.setText(words.format(changes="; ".join(parts)))
        self.setAccessibleName(self.words.text())
        self.setVisible(opened.stale)


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return _("{names} và {count} người nữa").format(names=shown, count=more) if more > 0 else shown
