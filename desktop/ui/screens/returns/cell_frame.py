"""The card that explains the chosen cell of a return, whatever there is to be said of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.entries import EDGE, Link
from desktop.ui.widgets.labels import Card, label, line
from desktop.ui.widgets.scrolled import scrolled


class CellFrame(Card):
    """Says where the cell is; a subclass fills what `begin` gives it.

    `told` gives the figure in words, for the line that is left while the column is folded.
    """

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.where = label("", "second")
        head = QHBoxLayout()
        head.setContentsMargins(current().margins(EDGE, 12, EDGE, 12))
        head.addWidget(label(_("Ô đang chọn"), "heading"), 1)
        head.addWidget(self.where)
        inside = QWidget()
        self._outer = QVBoxLayout(inside)
        self._outer.setContentsMargins(current().margins(EDGE, 10, EDGE, 12))
        self._inner = QWidget()
        self._outer.addWidget(self._inner)
        self._outer.addStretch(1)
        self.links: list[Button] = []
        self.body.addLayout(head)
        self.body.addWidget(line())
        self.body.addWidget(scrolled(inside), 1)
        self.show_nothing()

    def show_nothing(self, words: str = "", where: str = "") -> None:
        """Say why nothing is explained."""
        column = self.begin(where)
        words = words or _("Chọn một ô của biểu để xem con số được tính thế nào.")
        column.addWidget(label(words, "second", wrap=True))
        self.told.emit("")

    def begin(self, where: str) -> QVBoxLayout:
        """Empty the card, and return the column to be filled about the cell of this name."""
        self.where.setText(where)
        self.links.clear()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._outer.replaceWidget(self._inner, inner)
        self._inner.hide()
        self._inner.deleteLater()
        self._inner = inner
        return column

    def add_link(self, column: QVBoxLayout, words: str, act: partial[None], tip: str) -> None:
        """Add a way on."""
        link = Link(words, act, tip=tip)
        self.links.append(link)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
