"""The words and colours of marks, and of those who are not due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from db.messages import N_
from db.registers.attendance import MARK_CHOICES, RosterRow
from db.schema import Mark
from db.standing import Standing
from desktop.text import _
from desktop.ui.theme import Tone
from desktop.ui.widgets.table_model import State

KEYS = {Mark.EXCUSED: "F2", Mark.UNEXCUSED: "F3", Mark.ONLINE: "F4", Mark.PRESENT: "F5"}
TICK = "✓"
_TONES = {
    Mark.PRESENT: Tone.GOOD,
    Mark.ONLINE: Tone.INFO,
    Mark.EXCUSED: Tone.ATTENTION,
    Mark.UNEXCUSED: Tone.FAULT,
}
_MARKS = {choice.value: choice.label for choice in MARK_CHOICES}
_NOT_DUE = {Standing.EXEMPT: N_("Được miễn"), Standing.AWAY: N_("Tạm thời đi")}
_NOT_SUMMONED, _NOT_HERE = N_("Không triệu tập"), N_("Không ở chi bộ")
_REASONS = (*_NOT_DUE.values(), _NOT_SUMMONED, _NOT_HERE)
_IN_CHAPTER = (Standing.OFFICIAL, Standing.PROBATIONARY, Standing.HERE)


def mark_word(mark: Mark) -> str:
    """Return what a mark is called."""
    return _(_MARKS[mark])


def mark_state(mark: Mark) -> State:
    """Return a mark as a table shows it."""
    word = mark_word(mark)
    return State(f"{TICK} {word}" if mark is Mark.PRESENT else word, _TONES[mark])


def row_state(row: RosterRow) -> State:
    """Return how a person stands in the list: marked, present, or why not due."""
    if row.due or row.mark is not None:
        return mark_state(row.mark or Mark.PRESENT)
    return State(_(_why_not_due(row)), Tone.PLAIN)


def remark(row: RosterRow) -> str:
    """Return what stands beside the mark: the reason, or that it does not count."""
    if not row.due and row.mark is not None:
        return _("Không tính tỷ lệ")
    return _(row.reason)


def not_due_words(rows: Iterable[RosterRow]) -> str:
    """Return how many are not due for which reason: được miễn 1, tạm thời đi 2."""
    counted = Counter(_why_not_due(row) for row in rows)
    return ", ".join(f"{_(why).lower()} {counted[why]}" for why in _REASONS if counted[why])


def _why_not_due(row: RosterRow) -> str:
    if row.standing in _NOT_DUE:
        return _NOT_DUE[row.standing]
    return _NOT_SUMMONED if row.standing in _IN_CHAPTER else _NOT_HERE
