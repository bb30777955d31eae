"""The card round a table."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from desktop.ui import theme as look
from desktop.ui.widgets import paint
from desktop.ui.widgets.table import Table


class TableCard(QFrame):
    """Holds a table, outlined while the table has the keyboard."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table
        self.setProperty("role", "table")
        table.focus_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        super().paintEvent(event)
        if self._table.hasFocus():
            paint.paint_focus(QPainter(self), self.rect(), look.CARD_CORNER)
