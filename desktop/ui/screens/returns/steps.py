"""The way of a return in four steps: what is done, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from desktop.text import _
from desktop.ui.screens.returns.words import STEPS
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.entries import LINK_PADDING
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.labels import label


class Step(Button):
    """One step; it stands out once it is reached."""

    def __init__(self, text: str, press: Callable[[], object], tip: str) -> None:
        self.reached = False
        super().__init__(text, press, kind=Kind.FLAT, tip=tip)

    def show_reached(self, text: str, *, reached: bool) -> None:
        """Show how far the step has come."""
        self.reached = reached
        self.setText(text)

    def _paint_ground(self, painter: QPainter) -> str:
        ink = super()._paint_ground(painter)
        return current().colours.accent if self.reached else ink

    def _font(self) -> QFont:
        return current().font(self._points, bold=self.reached)

    def _padding(self) -> int:
        return px(LINK_PADDING)


class Steps(QWidget):
    """The steps in a line, each leading to its place."""

    def __init__(self, acts: Sequence[tuple[Callable[[], object], str]]) -> None:
        super().__init__()
        row = Flow(self)
        row.setSpacing(px(6))
        self.steps: list[Step] = []
        for place, (act, tip) in enumerate(acts):
            if place:
                row.addWidget(label("›", "second"))
            step = Step(self._words(place, done=False), act, tip)
            self.steps.append(step)
            row.addWidget(step)

    def show_step(self, at: int) -> None:
        """Show which step is next; those before it are done."""
        for place, step in enumerate(self.steps):
            step.show_reached(self._words(place, done=place < at), reached=place <= at)

    def _words(self, place: int, *, done: bool) -> str:
        words = _(STEPS[place])
        return f"{words} ✓" if done else words
