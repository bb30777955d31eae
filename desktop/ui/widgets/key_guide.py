"""What the keys do, for screens worked by keys alone: it gives way where the room is low."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.labels import Card, Keycap, label

BETWEEN, AROUND, BUTTONS = 14, 16, 44
"""Points between the two cards, around them, and for the row of buttons at their foot."""

GuideLine = Iterable[tuple[str, str]]
"""Keys that stand in one line, each with what it does."""


class KeyGuide(Card):
    """Lists keys with what they do."""

    def __init__(self, lines: Iterable[GuideLine]) -> None:
        super().__init__()
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(px(6))
            for keys, words in line:
                if row.count():
                    row.addSpacing(px(6))
                row.addWidget(Keycap(keys))
                row.addWidget(label(words, "note"))
            row.addStretch()
            self.body.addLayout(row)


class GuidedSide(QWidget):
    """A right column: what stands there, and under it what the keys do."""

    def __init__(self, card: QWidget, lines: Iterable[GuideLine]) -> None:
        super().__init__()
        self._card = card
        self.guide = KeyGuide(lines)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(BETWEEN))
        column.addWidget(card)
        column.addWidget(self.guide)

    def fit(self, height: int) -> None:
        """Show the guide only where the card and the buttons leave it room."""
        need = self._card.sizeHint().height() + self.guide.sizeHint().height()
        self.guide.setVisible(height >= need + px(BETWEEN + AROUND + BUTTONS))
