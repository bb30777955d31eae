"""The chapter at a glance: how many have committed, who has not, who is late, what is vague."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.numbers import percent, show_int, show_percent
from db.registers.commitment_year import CommitmentYear, Summary
from desktop.text import _
from desktop.ui.screens.commitments.listing import CONDITIONS, Line, Wanted
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import Button, Kind
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
        super().__init__()
        self.made = label("", "figure")
        self.rate = label("", "heading")
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
        self.body.addWidget(label(_("Đã cam kết"), "second"))
        self.body.addWidget(self.made)
        self.body.addWidget(self.rate)
        self.body.addSpacing(px(4))
        for wanted, part in self.parts.items():
            part.button.clicked.connect(partial(self._ask, wanted))
            self.body.addWidget(part)
        self.body.addWidget(self.calm)

    def show_year(self, found: CommitmentYear, lines: Sequence[Line]) -> None:
        """Show what a year adds up to, over the members a commitment is asked of."""
        counted = found.summary
        due = [line for line in lines if line.row.must_commit]
        self.made.setText(f"{show_int(counted.made)} / {show_int(counted.due)}")
        rate = percent(counted.made, counted.due)
        self.rate.setText("–" if rate is None else show_percent(rate))
        numbers = _numbers(counted)
        for wanted, part in self.parts.items():
            holds = CONDITIONS[wanted].holds
            named = wanted in _NAMED
            names = [line.row.member.full_name for line in due if named and holds(line)]
            part.show_number(numbers[wanted], names)
            part.setVisible(bool(numbers[wanted]))
        self.calm.setVisible(counted.due > 0 and not any(numbers.values()))

    def _ask(self, wanted: Wanted, _on: object = None) -> None:
        self.wanted.emit(wanted)


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
