"""The chapter at a glance: who has not committed, who is late, what is vague; and its figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from db.numbers import show_int
from db.periods import Period
from db.registers.commitment_year import CommitmentYear, Summary
from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui.context import AppContext
from desktop.ui.screens.commitments.listing import CONDITIONS, Line, Wanted
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.figure_card import FigureCard
from desktop.ui.widgets.labels import Card, label

MOST_NAMED = 4
_NAMED = (Wanted.MISSING, Wanted.OVERDUE)


class _Part(QWidget):
    """One condition: how much it holds, on a button that lists them, and the first by name."""

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._name = _(CONDITIONS[wanted].name)
        self.button = Button("", kind=Kind.FLAT)
        self.names = label("", "note", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(label(self._name), 1)
        row.addWidget(self.button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(2))
        lines.addLayout(row)
        lines.addWidget(self.names)

    def show_number(self, number: str, names: Sequence[str]) -> None:
        """Show how much the condition holds, and whom."""
        self.button.setText(number)
        self.button.setAccessibleName(f"{self._name}: {number}")
        self.button.set_tip(_("Xem danh sách: {what}").format(what=self._name))
        words = ", ".join(names[:MOST_NAMED])
        if rest := len(names) - MOST_NAMED:
            more = _("và {count} người khác").format(count=show_int(rest)) if rest > 0 else ""
            words = " ".join(filter(None, (words, more)))
        self.names.setText(words)
        self.names.setVisible(bool(words))


class Glance(Card):
    """What the chapter sees of a year; `wanted` gives a condition to narrow the list to."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Việc còn chờ"))
        self.calm = label(_("Không còn gì phải nhắc."), "note", wrap=True)
        self.parts = {
            wanted: _Part(wanted)
            for wanted in (
                Wanted.MISSING,
                Wanted.OVERDUE,
                Wanted.VAGUE,
                Wanted.HALF_YEAR,
                Wanted.UNASSESSED,
            )
        }
        for wanted, part in self.parts.items():
            part.button.clicked.connect(partial(self._ask, wanted))
            self.body.addWidget(part)
        self.body.addWidget(self.calm)

    def show_year(self, found: CommitmentYear, lines: Sequence[Line]) -> None:
        """Show what a year adds up to, over the members a commitment is asked of."""
        counted = found.summary
        due = [line for line in lines if line.row.must_commit]
        numbers = _numbers(counted)
        for wanted, part in self.parts.items():
            holds = CONDITIONS[wanted].holds
            named = wanted in _NAMED
            names = [line.row.member.full_name for line in due if named and holds(line)]
            part.show_number(numbers[wanted], names)
            part.setVisible(bool(numbers[wanted]))
        self.calm.setVisible(not any(numbers.values()))

    def _ask(self, wanted: Wanted, _on: object = None) -> None:
        self.wanted.emit(wanted)


class Side(QScrollArea):
    """The right column: what waits, then the figures; it scrolls where the room is low."""

    def __init__(self, context: AppContext, period: Period) -> None:
        super().__init__()
        self.glance = Glance()
        self.figures = FigureCard(context, COMMITMENTS.name, period)
        inside = self._inside = QWidget()
        inside.setProperty("role", "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        column.addWidget(self.glance)
        column.addWidget(self.figures)
        column.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Return room for all of it."""
        return self._inside.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room where the cards have grown."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def in_short(counted: Summary) -> str:
    """Return the year in one line."""
    words = _("Đã cam kết {made} / {due}").format(
        made=show_int(counted.made), due=show_int(counted.due)
    )
    parts = [words]
    numbers = _numbers(counted)
    for wanted in (Wanted.OVERDUE, Wanted.VAGUE):
        if numbers[wanted]:
            parts.append(f"{_(CONDITIONS[wanted].name)}: {numbers[wanted]}")
    return " · ".join(parts)


def _numbers(counted: Summary) -> Mapping[Wanted, str]:
    """Return how much each condition holds, in words; empty for nothing."""
    people, items = _("{number} người"), _("{number} nội dung")
    told = {
        Wanted.MISSING: (people, counted.missing),
        Wanted.OVERDUE: (people, counted.overdue_members),
        Wanted.VAGUE: (items, counted.vague),
        Wanted.HALF_YEAR: (items, counted.half_year_missing),
        Wanted.UNASSESSED: (items, counted.outcome_missing),
    }
    return {
        wanted: words.format(number=show_int(number)) if number else ""
        for wanted, (words, number) in told.items()
    }
