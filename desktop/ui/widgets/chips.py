"""A row of conditions that narrows a list: one is chosen, each shows how many it holds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from db.numbers import show_int
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow

PADDING = 9


@dataclass(frozen=True)
class Condition:
    """How a condition is called, what it means, and which rows it holds."""

    name: str
    meaning: str
    holds: Callable[[Any], bool]


class Chip(Button):
    """One of several conditions; the chosen one stands on the colour of what is selected."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__(text, tip=tip)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # The words of the chosen one are bold, and wider.
        self.toggled.connect(lambda _on: self.updateGeometry())

    def _paint_ground(self, painter: QPainter) -> str:
        if not self.isChecked():
            return super()._paint_ground(painter)
        colours = current().colours
        painter.setPen(QPen(QColor(colours.ink2), 1))
        painter.setBrush(QColor(colours.selection))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, px(look.CORNER), px(look.CORNER))
        return colours.ink

    def _padding(self) -> int:
        return px(PADDING)

    def _font(self) -> QFont:
        return current().font(self._points, bold=self.isChecked())


class Chips(QWidget):
    """The conditions that hold something, the first one chosen; `changed` follows another choice.

    Those in `always` stay in view also while they hold nothing.
    """

    changed = Signal()

    def __init__(
        self, name: str, conditions: Mapping[Any, Condition], always: Collection[Any]
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._conditions = conditions
        self._always = always
        row = Flow(self)
        row.setSpacing(px(8))
        self.chips = {
            key: Chip(_(condition.name), _(condition.meaning))
            for key, condition in conditions.items()
        }
        for key, chip in self.chips.items():
            chip.clicked.connect(partial(self.choose, key))
            row.addWidget(chip)
        self._chosen = next(iter(conditions))
        self.chips[self._chosen].setChecked(True)

    @property
    def chosen(self) -> Any:
        """Return the condition the list is narrowed to."""
        return self._chosen

    def choose(self, key: Any, _on: object = None) -> None:
        """Narrow the list to another condition."""
        changed, self._chosen = key != self._chosen, key
        self.chips[key].setChecked(True)
        self.chips[key].show()
        if changed:
            self.changed.emit()

    def admits(self, row: Any) -> bool:
        """Tell whether the condition chosen holds a row."""
        return self._conditions[self._chosen].holds(row)

    def count(self, rows: Iterable[Any]) -> None:
        """Show how many of the rows each condition holds."""
        listed = list(rows)
        for key, condition in self._conditions.items():
            number, chip = sum(map(condition.holds, listed)), self.chips[key]
            chip.setText(f"{_(condition.name)} {show_int(number)}")
            chip.setVisible(bool(number) or key in self._always or key == self._chosen)
