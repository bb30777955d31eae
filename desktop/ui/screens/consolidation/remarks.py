"""What the sums' own checks say: what is wrong in them, what to look at before handing them up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.returns.problems import Problem, Severity
from desktop.text import _, translate
from desktop.ui.context import AppContext
from desktop.ui.screens.consolidation.reading import Reading
from desktop.ui.screens.returns.words import SEVERITIES
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.table_box import Empty, TableBox
from desktop.ui.widgets.table_model import Column, State


@dataclass(frozen=True)
class Remark:
    """One thing found in the sums."""

    id: int
    problem: Problem
    text: str

    @property
    def state(self) -> State:
        """Return how grave it is."""
        word, tone = SEVERITIES[self.problem.severity]
        return State(_(word), tone)

    @property
    def whole(self) -> str:
        """Return all that is said, with what to do."""
        return self.problem.words()


def remarks_of(reading: Reading) -> list[Remark]:
    """Return what was found, the grave first."""
    order: Mapping[Severity, int] = {each: place for place, each in enumerate(Severity)}
    found = sorted(reading.overview.problems, key=lambda each: order[each.severity])
    return [Remark(at, each, translate(each.message)) for at, each in enumerate(found)]


class RemarksBox(TableBox):
    """The table of what was found; the chosen one is said whole below."""

    def __init__(self, context: AppContext) -> None:
        columns: list[Column[Any]] = [
            Column("state", _("Mức độ"), lambda line: line.state, 110),
            Column("text", _("Nội dung"), lambda line: line.text, 400, stretch=True),
        ]
        super().__init__(
            "consolidation_remarks",
            _("Kiểm tra bản tổng hợp"),
            columns,
            context.settings,
            search=lambda line: line.whole,
            empty=Empty(_("Không có gì phải xem lại trước khi gửi lên cấp trên.")),
        )
        self.whole = label("", "second", wrap=True)
        self.add_below(self.whole)
        self.chosen.connect(self._say)

    def _say(self, line: Remark | None) -> None:
        self.whole.setText("" if line is None else line.whole)
