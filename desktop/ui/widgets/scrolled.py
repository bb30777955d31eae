"""What is too tall scrolls up and down, never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui import theme as look
from desktop.ui.theme import px


class Scrolled(QScrollArea):
    """A widget that scrolls, as tall as it is at the width there is.

    Qt alone would keep room for words wrapped at their narrowest: a blank stretch at the end.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(widget)
        self.verticalScrollBar().setSingleStep(px(look.ROW_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the height to what the widget now holds."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self.widget()
        layout = None if inside is None else inside.layout()
        if inside is not None and layout is not None:
            wraps = layout.hasHeightForWidth()
            width = self.viewport().width()
            # Once nothing wraps any more, the layout knows its least height by itself.
            inside.setMinimumHeight(layout.totalHeightForWidth(width) if wraps else 0)


def scrolled(widget: QWidget) -> QScrollArea:
    """Return an area in which a tall widget scrolls up and down."""
    widget.setProperty("role", "scrolled")
    return Scrolled(widget)
