"""What is too tall scrolls up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui import theme as look
from desktop.ui.theme import px


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area in which a tall widget scrolls up and down."""
    widget.setProperty("role", "scrolled")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.verticalScrollBar().setSingleStep(px(look.ROW_HEIGHT))
    return area
