"""The row of choices that narrows the list of meetings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.registers.meetings import AUDIENCE_CHOICES, KIND_CHOICES
from desktop.text import _
from desktop.ui.screens.meetings.lines import STAGE_WORDS, WAITING, Line, Stage
from desktop.ui.widgets.buttons import Button, Kind
from desktop.ui.widgets.editors import FilterChoice
from desktop.ui.widgets.flow import Flow

WAITING_WORD = "waiting"


@dataclass(frozen=True)
class Wanted:
    """What a line must be to be listed; None asks nothing. `ids` are those named elsewhere."""

    kind: str | None = None
    audience: str | None = None
    stage: str | None = None
    year: int | None = None
    subject: int | None = None
    ids: frozenset[int] | None = None

    def admits(self, line: Line) -> bool:
        """Tell whether a line is wanted."""
        row = line.row
        return (
            self.kind in (None, row.kind)
            and self.audience in (None, row.audience)
            and self.year in (None, row.day.year)
            and (self.subject is None or self.subject in row.subject_ids)
            and (self.ids is None or row.id in self.ids)
            and self._stage_fits(line.stage)
        )

    def _stage_fits(self, stage: Stage) -> bool:
        return stage in WAITING if self.stage == WAITING_WORD else self.stage in (None, stage)


EVERYTHING = Wanted()


class Filters(QWidget):
    """Choices of kind, audience, state and year, and a way out of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = EVERYTHING
        self._years: list[int] = []
        row = Flow(self)
        kinds = [(choice.value, _(choice.label)) for choice in KIND_CHOICES]
        audiences = [(choice.value, _(choice.label)) for choice in AUDIENCE_CHOICES]
        stages = [(stage, _(word)) for stage, (word, _tone) in STAGE_WORDS.items()]
        self.kind = self._make("kind", _("Mọi loại"), _("Loại"), kinds)
        self.audience = self._make("audience", _("Mọi đối tượng"), _("Đối tượng"), audiences)
        waiting = (WAITING_WORD, _("Chưa ghi xong"))
        self.stage = self._make("stage", _("Mọi trạng thái"), _("Trạng thái"), [waiting, *stages])
        self.year = self._make("year", _("Mọi năm"), _("Năm"), [])
        self.only = Button("", self.clear_only, tip=_("Bỏ điều kiện này"))
        self.clear = Button(_("Bỏ lọc"), self.reset, kind=Kind.FLAT, tip=_("Hiện mọi cuộc"))
        for widget in (self.kind, self.audience, self.stage, self.year, self.only, self.clear):
            row.addWidget(widget)
        self._show()

    def choose(self, wanted: Wanted, only: str = "") -> None:
        """Set every choice at once; `only` names what subject or ids stand for."""
        self.only.setText(f"{only}  ✕")
        self._want(wanted)

    def reset(self) -> None:
        """List everything again."""
        self._want(EVERYTHING)

    def clear_only(self) -> None:
        """Drop the subject or the meetings named elsewhere."""
        self._want(replace(self.wanted, subject=None, ids=None))

    def offer_years(self, years: Iterable[int]) -> None:
        """Offer the years the book has meetings in, the newest first."""
        found = sorted(set(years), reverse=True)
        if found != self._years:
            self._years = found
            self.year.offer([(year, str(year)) for year in found])
            self._show()

    def _make(
        self, name: str, every: str, heading: str, choices: Collection[tuple[Any, str]]
    ) -> FilterChoice:
        made = FilterChoice(
            heading, every, lambda value: self._want(replace(self.wanted, **{name: value}))
        )
        made.offer(choices)
        return made

    def _want(self, wanted: Wanted) -> None:
        changed = wanted != self.wanted
        self.wanted = wanted
        self._show()
        if changed:
            self.changed.emit()

    def _show(self) -> None:
        self.kind.set_value(self.wanted.kind)
        self.audience.set_value(self.wanted.audience)
        self.stage.set_value(self.wanted.stage)
        self.year.set_value(self.wanted.year)
        narrowed = self.wanted.subject is not None or self.wanted.ids is not None
        self.only.setVisible(narrowed)
        self.clear.setVisible(self.wanted != EVERYTHING)
