"""The row of standings that narrows the list: one is chosen, each shows how many it holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from db.numbers import show_int
from db.registers.members import MemberRow
from desktop.text import _
from desktop.ui import theme as look
from desktop.ui.screens.members.listing import GROUPS, Group
from desktop.ui.theme import current, px
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import Flow

PADDING = 9
_ALWAYS = (Group.PRESENT, Group.ALL)


class Chip(Button):
    """One of several groups; the chosen one stands on the colour of what is selected."""

    def __init__(self, group: Group) -> None:
        super().__init__(_(GROUPS[group].name), tip=_(GROUPS[group].meaning))
        self.setCheckable(True)
        self.setAutoExclusive(True)

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


class Groups(QWidget):
    """The groups that have somebody in them; `changed` follows another choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Lọc theo tình trạng"))
        row = Flow(self)
        row.setSpacing(px(8))
        self.chips = {group: Chip(group) for group in Group}
        for group, chip in self.chips.items():
            chip.clicked.connect(partial(self.choose, group))
            row.addWidget(chip)
        self._chosen = Group.PRESENT
        self.chips[self._chosen].setChecked(True)

    @property
    def chosen(self) -> Group:
        """Return the group the list shows."""
        return self._chosen

    def choose(self, group: Group, _on: object = None) -> None:
        """List another group."""
        changed, self._chosen = group is not self._chosen, group
        self.chips[group].setChecked(True)
        self.chips[group].show()
        if changed:
            self.changed.emit()

    def admits(self, row: MemberRow) -> bool:
        """Tell whether somebody is in the group chosen."""
        return GROUPS[self._chosen].holds(row)

    def count(self, rows: Iterable[MemberRow]) -> None:
        """Show how many people each group holds."""
        people = list(rows)
        for group, chip in self.chips.items():
            number = sum(map(GROUPS[group].holds, people))
            chip.setText(f"{_(GROUPS[group].name)} {show_int(number)}")
            chip.setVisible(bool(number) or group in _ALWAYS or group is self._chosen)
