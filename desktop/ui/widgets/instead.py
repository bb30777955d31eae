"""What stands in place of a screen's content where there is none: why, and what to do first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.labels import Card, label


@dataclass(frozen=True)
class Way:
    """Why there is nothing, and the button that leads on."""

    why: str
    button: str
    act: Callable[[], object]


class Instead(Card):
    """Says why there is nothing and offers what comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.why = label("", "second", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button = Button("", self._press, kind=Kind.PRIMARY)
        self._act: Callable[[], object] = lambda: None
        self.body.addSpacing(px(24))
        self.body.addWidget(self.why)
        self.body.addSpacing(px(8))
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(px(24))
        self.hide()

    def offer(self, way: Way) -> None:
        """Show why there is nothing, the keyboard on what leads on."""
        self.why.setText(way.why)
        self.button.setText(way.button)
        self._act = way.act
        self.show()
        self.button.setFocus()

    def _press(self) -> None:
        self._act()
