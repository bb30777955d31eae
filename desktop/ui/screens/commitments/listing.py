"""What the list of a year's members shows: columns, conditions to narrow it by, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.messages import N_
from db.numbers import percent, show_int, show_percent
from db.registers.commitment_year import MemberYear
from db.registers.members import MEMBERS
from db.schema import Outcome
from desktop.text import _
from desktop.ui.screens.commitments.wording import OUTCOME_TONES, outcome_word
from desktop.ui.theme import Tone
from desktop.ui.widgets.chips import Condition
from desktop.ui.widgets.table_model import Column, RowStyle, State


@dataclass(frozen=True)
class Line:
    """One member in the list, as the year stands on a day."""

    row: MemberYear
    year: int
    today: date

    @property
    def id(self) -> int:
        """Return the member's id."""
        return self.row.member.id

    @property
    def outcome(self) -> Outcome | None:
        """Return what came of the whole, as figures commitments.* count it (CONTRACT §3)."""
        found = {item.outcome for item in self.row.items}
        if Outcome.UNFULFILLED in found:
            return Outcome.UNFULFILLED
        return Outcome.FULFILLED if found == {Outcome.FULFILLED} else None

    @property
    def unassessed(self) -> bool:
        """Tell whether the year has come and an item has no outcome."""
        begun = self.year <= self.today.year
        return begun and any(item.outcome is None for item in self.row.items)

    @property
    def due(self) -> date | None:
        """Return the first day at which something is or was due, none of it assessed."""
        waiting = (item.due for item in self.row.items if item.outcome is None)
        return min(filter(None, waiting), default=None)


class Wanted(StrEnum):
    """Which members the list is narrowed to."""

    ALL = "all"
    MISSING = "missing"
    VAGUE = "vague"
    OVERDUE = "overdue"
    HALF_YEAR = "half_year"
    UNASSESSED = "unassessed"


CONDITIONS: Mapping[Wanted, Condition] = {
    Wanted.ALL: Condition(N_("Tất cả"), N_("Mọi người phải cam kết trong năm"), lambda _line: True),
    Wanted.MISSING: Condition(
        N_("Chưa có cam kết"),
        N_("Người phải cam kết mà chưa có nội dung nào"),
        lambda line: line.row.missing,
    ),
    Wanted.VAGUE: Condition(
        N_("Còn chung chung"),
        N_("Có nội dung chưa có chỉ tiêu, thời hạn, hoặc giống của người khác"),
        lambda line: line.row.vague > 0,
    ),
    Wanted.OVERDUE: Condition(
        N_("Quá hạn"),
        N_("Có nội dung đã quá thời hạn mà chưa đánh giá"),
        lambda line: line.row.overdue > 0,
    ),
    Wanted.HALF_YEAR: Condition(
        N_("Chưa ghi 6 tháng"),
        N_("Có nội dung chưa ghi kết quả 6 tháng"),
        lambda line: line.row.half_year_missing > 0,
    ),
    Wanted.UNASSESSED: Condition(
        N_("Chưa đánh giá"),
        N_("Có nội dung chưa ghi kết quả năm"),
        lambda line: line.unassessed,
    ),
}
ALWAYS = (Wanted.ALL, Wanted.MISSING)


def columns() -> list[Column[Line]]:
    """Return the columns; those with `optional` go first where the room is short."""
    return [
        Column(
            "name",
            _(MEMBERS.field("full_name").title),
            lambda line: line.row.member.full_name,
            200,
            stretch=True,
            sort=lambda line: line.row.member.sort_key,
        ),
        Column("position", _("Chức vụ"), lambda line: line.row.member.position, 120, optional=4),
        Column(
            "items",
            _("Nội dung"),
            _items,
            96,
            right=True,
            sort=lambda line: len(line.row.items),
        ),
        Column("vague", _("Chung chung"), _vague, 116, optional=1),
        Column("half_year", _("6 tháng"), _half_year, 84, right=True, optional=3),
        Column("outcome", _("Kết quả năm"), _outcome, 136),
        Column("due", _("Hạn tới"), _due, 126, optional=2, sort=lambda line: line.due or date.max),
    ]


def style(line: Line) -> RowStyle:
    """Return a quieter row for whoever need not commit but has done so all the same."""
    return RowStyle(quiet=not line.row.must_commit)


def totals(lines: Sequence[Line]) -> dict[str, str]:
    """Return the foot of the list: who has committed of those who must, and how many items."""
    due = [line for line in lines if line.row.must_commit]
    made = sum(bool(line.row.items) for line in due)
    vague = sum(line.row.vague for line in lines)
    return {
        "name": made_words(made, len(due)),
        "items": show_int(sum(len(line.row.items) for line in lines)),
        "vague": _vague_words(vague) if vague else "",
    }


def made_words(made: int, due: int) -> str:
    """Return how many of those who must have committed, with the rate."""
    words = _("{made} / {due} đã cam kết").format(made=show_int(made), due=show_int(due))
    rate = percent(made, due)
    return words if rate is None else f"{words} ({show_percent(rate)})"


def _items(line: Line) -> int | State:
    if line.row.missing:
        return State(_("Chưa có"), Tone.ATTENTION)
    return len(line.row.items)


def _vague(line: Line) -> State | None:
    return State(_vague_words(line.row.vague), Tone.ATTENTION) if line.row.vague else None


def _vague_words(number: int) -> str:
    return _("{number} nội dung").format(number=show_int(number))


def _half_year(line: Line) -> str:
    items = line.row.items
    done = sum(bool(item.half_year) for item in items)
    return f"{show_int(done)}/{show_int(len(items))}" if items else ""


def _outcome(line: Line) -> State | None:
    if not line.row.items or line.year > line.today.year:
        return None
    if (outcome := line.outcome) is not None:
        return State(outcome_word(outcome), OUTCOME_TONES[outcome])
    late = line.row.outcome_missing > 0
    return State(outcome_word(None), Tone.ATTENTION if late else Tone.PLAIN)


def _due(line: Line) -> date | State | None:
    if not line.row.overdue or line.due is None:
        return line.due
    return State(_("Quá hạn {day}").format(day=f"{line.due:%d/%m}"), Tone.FAULT)
