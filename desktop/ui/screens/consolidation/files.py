"""Files that were looked over, as the table shows them: what becomes of each, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.messages import N_
from db.units import UnitStanding
from desktop.returns.consolidation.judging import Fate, Judged, Wanted
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.words import OUTCOMES, Outcome, outcome_of, shortened
from desktop.ui.widgets.chips import Chips, Condition
from desktop.ui.widgets.narrowed_box import NarrowedBox
from desktop.ui.widgets.table_box import Empty
from desktop.ui.widgets.table_model import Column, RowStyle, State

ALL = "all"
_MEANINGS = {
    Outcome.DECIDE: N_("Tệp bị sửa bằng tay: nhận hay không là việc của người tổng hợp"),
    Outcome.REFUSED: N_("Tệp không tính được; lý do ghi ở từng dòng"),
    Outcome.REPLACES: N_("Số mới thay số đã nhận; mở ra xem từng ô đã đổi"),
    Outcome.NEW: N_("Báo cáo chưa nhận lần nào"),
    Outcome.OLDER: N_("Đơn vị đã có số mới hơn số này"),
    Outcome.SAME: N_("Cùng một báo cáo, chỉ tính một lần"),
}


def _condition(outcome: Outcome) -> Condition:
    return Condition(
        OUTCOMES[outcome][0], _MEANINGS[outcome], lambda line: bool(line.outcome is outcome)
    )


_CONDITIONS: Mapping[Any, Condition] = {
    ALL: Condition(N_("Tất cả"), N_("Mọi tệp đã xem"), lambda _line: True),
    **{each: _condition(each) for each in Outcome},
}


@dataclass(frozen=True)
class FileLine:
    """One file as the table shows it; `short` is the reason without what the row says already."""

    id: Path
    judged: Judged
    outcome: Outcome
    reason: str
    short: str

    @property
    def unit(self) -> str:
        """Return what the unit is called; the file's name where no unit is known."""
        arrived = self.judged.arrived
        if arrived is None:
            return self.id.name
        return arrived.head.unit_name or arrived.head.unit_code

    @property
    def number(self) -> int | None:
        """Return which number of its return the file is."""
        return None if self.judged.arrived is None else self.judged.arrived.head.revision


def file_line(judged: Judged, accepted: Mapping[Path, str]) -> FileLine:
    """Return a file's line; `accepted` has the reason of one that counts though edited."""
    reason = "" if judged.reason is None else translate(judged.reason)
    if judged.fate is Fate.COUNTS and judged.path in accepted:
        reason = _("Bị sửa tay; chấp nhận vì: {reason}").format(reason=accepted[judged.path])
    elif judged.replaces is not None:
        reason = _("Thay số {number} đã nhận. Bấm Enter để xem từng ô đã đổi.").format(
            number=judged.replaces
        )
    short = reason if judged.reason is None else shortened(reason, judged.reason)
    return FileLine(judged.path, judged, outcome_of(judged), reason, short)


def is_unknown(wanted: Wanted, judged: Judged) -> bool:
    """Tell whether a file is refused for the list of units alone, which may lack its unit."""
    if judged.fate is not Fate.REFUSED or wanted.units is None or not judged.unit:
        return False
    return wanted.units.standing(judged.unit, wanted.period) is UnitStanding.UNKNOWN


def make_files_box(context: AppContext) -> NarrowedBox:
    """Return the table of files."""
    columns: list[Column[Any]] = [
        Column("unit", _("Đơn vị"), lambda line: line.unit, 200, bold=True),
        Column("code", _("Mã"), lambda line: line.judged.unit, 100, optional=2),
        Column("number", _("Số"), lambda line: line.number, 84, right=True),
        Column(
            "outcome",
            _("Kết quả"),
            lambda line: State(_(OUTCOMES[line.outcome][0]), OUTCOMES[line.outcome][1]),
            160,
        ),
        Column("reason", _("Lý do"), lambda line: line.short, 300, stretch=True, optional=1),
    ]
    return NarrowedBox(
        "intake",
        _("Các tệp đã xem"),
        columns,
        context.settings,
        search=lambda line: f"{line.unit} {line.judged.unit} {line.id.name}",
        empty=Empty(""),
        style=lambda line: RowStyle(quiet=line.outcome in (Outcome.SAME, Outcome.OLDER)),
        conditions=Chips(_("Lọc theo kết quả"), _CONDITIONS, always={ALL}),
        everything=ALL,
        only="",
    )
