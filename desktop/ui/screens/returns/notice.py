"""A line above the sheet that says how what is shown differs from what one may think."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.labels import label, set_role


class Notice(QWidget):
    """A sentence, and the button that leads on, if anything can be done."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "attention", wrap=True)
        self.button = Button("", self._press)
        self._act: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def say(
        self,
        words: str,
        button: str = "",
        act: Callable[[], object] = lambda: None,
        *,
        quiet: bool = False,
    ) -> None:
        """Say something, and what can be done about it; `quiet` where all is as it should be."""
        set_role(self.words, "second" if quiet else "attention")
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._act = act
        self.show()

    def _press(self) -> None:
        self._act()
