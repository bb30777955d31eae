"""What can be said of an item's outcome, each on its key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_
from db.schema import Outcome
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.commitments.wording import outcome_word
from desktop.ui.theme import current
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import in_a_row

KEYS: Mapping[Outcome | None, str] = {
    Outcome.FULFILLED: "F2",
    Outcome.UNFULFILLED: "F3",
    None: "F4",
}
_TIPS = {
    Outcome.FULFILLED: N_("Ghi nội dung này đã hoàn thành, rồi sang nội dung sau"),
    Outcome.UNFULFILLED: N_("Ghi nội dung này chưa hoàn thành, rồi sang nội dung sau"),
    None: N_("Bỏ đánh giá cuối năm của nội dung này"),
}


class Marks(QWidget):
    """The outcomes an item does not have yet; `marked` gives the one pressed."""

    marked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.buttons = {
            outcome: Button(
                outcome_word(outcome),
                partial(self.marked.emit, outcome),
                shortcut=keys,
                tip=_(_TIPS[outcome]),
                points=look.NOTE_POINTS,
            )
            for outcome, keys in KEYS.items()
        }
        lines = QVBoxLayout(self)
        lines.setContentsMargins(current().margins(16, 0, 16, 12))
        lines.addWidget(in_a_row(self.buttons.values()))

    def offer_all_but(self, now: Outcome | None) -> None:
        """Leave out what is so already."""
        for outcome, button in self.buttons.items():
            button.setVisible(outcome is not now)
