"""One criterion with the points typed for it, and what the book suggests."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.messages import Message
from db.numbers import show_number
from db.registers.criteria import CriterionRow
from db.registers.quality import over_the_most
from db.registers.scoring import ScoreLine
from desktop.text import _, translate
from desktop.ui.theme import Tone, px
from desktop.ui.widgets.labels import Badge, label
from desktop.ui.widgets.typed import NumberEditor

POINTS_WIDTH = 72
MOST_WIDTH = 44
_POINT_FOR_COMMA = re.compile(r"(\d+)\.(\d{1,2})")


class PointsEditor(NumberEditor):
    """Points; the numeric keypad's 4.5 is 4,5, for points have no thousands."""

    def __init__(self) -> None:
        super().__init__(whole=False)

    def value(self) -> Any:
        """Return the points typed, None for an empty line; BookError where they are none."""
        text = self.line.text().strip()
        if found := _POINT_FOR_COMMA.fullmatch(text):
            return Decimal(f"{found[1]}.{found[2]}")
        return super().value()


class PointsRow(QWidget):
    """A criterion, why what is suggested, and the points; `changed` follows each touch.

    Points are suggested until the person types, or the meeting has some of its own.
    """

    changed = Signal()

    def __init__(self, criterion: CriterionRow) -> None:
        super().__init__()
        self.criterion = criterion
        self._line = ScoreLine(criterion, None, None)
        self._typed = False
        self.text = label(_(criterion.text), wrap=True)
        self.notes = QWidget()
        self.badge = Badge(parent=self.notes)
        self.why = label("", "note", wrap=True)
        self.fault = label("", "fault", wrap=True)
        self.editor = PointsEditor()
        self.editor.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editor.setFixedWidth(px(POINTS_WIDTH))
        self.most = label(f"/ {show_number(criterion.most)}", "second")
        self.most.setMinimumWidth(px(MOST_WIDTH))
        name = _("Điểm: {criterion}").format(criterion=self.text.text())
        tip = _("Từ 0 đến {most}; Enter sang tiêu chí kế")
        self.editor.name(name, tip.format(most=show_number(criterion.most)))
        self.editor.changed.connect(self._touch)
        self._lay_out()

    def show_line(self, line: ScoreLine) -> None:
        """Show what the book has and suggests; what the person typed stays."""
        self.criterion, self._line = line.criterion, line
        if line.points is not None and self.earned == line.points:
            self._typed = False
        if not self._typed:
            self.editor.set_value(line.standing)
        self._tell()

    def forget(self) -> None:
        """Take what was typed back."""
        self._typed = False
        self.show_line(self._line)

    @property
    def dirty(self) -> bool:
        """Tell whether the person typed what the book does not have."""
        return self._typed and (self.problem() is not None or self.points != self._line.points)

    @property
    def points(self) -> Decimal | None:
        """Return the points that stand here; None for none, or while they cannot be read."""
        return None if self.editor.problem() is not None else self.editor.value()

    @property
    def earned(self) -> Decimal | None:
        """Return the points that count: None also while they cannot be saved."""
        return None if self.problem() is not None else self.points

    def problem(self) -> Message | None:
        """Return why what stands here cannot be saved."""
        found = self.editor.problem()
        points = self.points
        if found is None and points is not None:
            found = over_the_most(points, self.criterion.most)
        return found

    @property
    def suggested(self) -> bool:
        """Tell whether what stands here was suggested and not yet taken by the person."""
        line = self._line
        return line.points is None and line.suggested is not None and not self._typed

    def take_keyboard(self) -> None:
        """Give the keyboard to the points, to be typed over."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.line.selectAll()

    def _touch(self) -> None:
        self._typed = True
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """Say under the criterion what is wrong, or what the book knows."""
        problem = self.problem()
        self.editor.mark("fault" if problem is not None else "")
        self.fault.setText("" if problem is None else translate(problem))
        self.fault.setVisible(problem is not None)
        offered = self._line.suggested
        self.badge.show_state(_("Gợi ý") if self.suggested else "", Tone.INFO)
        self.notes.setVisible(offered is not None)
        why = "" if offered is None else translate(offered.why)
        if offered is not None and self.points != offered.points:
            facts = {"why": why, "points": show_number(offered.points)}
            why = _("{why}: gợi ý {points} điểm").format(**facts)
        self.why.setText(why)
        self.editor.setAccessibleDescription(self.fault.text() or why)

    def _lay_out(self) -> None:
        notes = QHBoxLayout(self.notes)
        notes.setContentsMargins(0, 0, 0, 0)
        notes.setSpacing(px(8))
        notes.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        notes.addWidget(self.why, 1)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch()
        words.addWidget(self.text)
        words.addWidget(self.notes)
        words.addWidget(self.fault)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(5), px(16), px(5))
        row.setSpacing(px(12))
        row.addLayout(words, 1)
        row.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.most, 0, Qt.AlignmentFlag.AlignVCenter)
