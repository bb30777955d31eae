"""The list of a year's members: filter line, year, conditions, table, what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.commitments.listing import (
    ALWAYS,
    CONDITIONS,
    Line,
    Wanted,
    columns,
    style,
    totals,
)
from desktop.ui.screens.commitments.years import YearChoice
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.table_box import Empty, TableBox


class YearList(TableBox):
    """The members of a year under one condition, or some of them alone."""

    def __init__(self, settings: PcSettings, year: int, empty: Empty) -> None:
        super().__init__(
            COMMITMENTS.name,
            _(COMMITMENTS.title),
            columns(),
            settings,
            search=lambda line: line.row.member.search_key,
            empty=empty,
            style=style,
            totals=totals,
        )
        self._named: frozenset[int] | None = None
        self._wanted_id: int | None = None
        self._crowded = False
        self.years = YearChoice(year)
        self.tools.addWidget(self.years)
        self.conditions = Chips(_("Lọc theo việc còn chờ"), CONDITIONS, ALWAYS)
        self.conditions.changed.connect(self._admit)
        self.only = Button(
            _("Chỉ các cam kết được nêu") + "  ✕",
            lambda: self.name_only(None),
            tip=_("Bỏ điều kiện này, xem cả danh sách"),
        )
        self._only_row = QWidget()
        Flow(self._only_row).addWidget(self.only)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.conditions)
        column.insertWidget(2, self._only_row)
        self._admit()

    @property
    def lines(self) -> Sequence[Line]:
        """Return every member of the year, listed or not."""
        return self.table.rows.rows

    @property
    def wanted(self) -> Wanted:
        """Return the condition the list is narrowed to; ALL where some members are named."""
        return Wanted.ALL if self._named is not None else Wanted(self.conditions.chosen)

    @property
    def listed_ids(self) -> tuple[int, ...]:
        """Return the members listed, in the order shown."""
        self.current()
        return tuple(line.id for line in self.table.rows.shown)

    @property
    def listed_items(self) -> tuple[int, ...]:
        """Return the items of the members listed, in the order shown."""
        self.current()
        return tuple(item.id for line in self.table.rows.shown for item in line.row.items)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget between the conditions and the table."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(3, widget)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the members of a year, as far as they are under the condition chosen."""
        self.conditions.count(lines)
        self.set_rows(lines)
        self.make_room(crowded=self._crowded)
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self.point_to(wanted)

    def point_to(self, member_id: int) -> None:
        """Choose somebody, now or once they are read; a filter gives way to them."""
        line = next((line for line in self.lines if line.id == member_id), None)
        if line is None:
            self._wanted_id = member_id
        elif not self.table.choose(member_id):
            self.narrow_to(Wanted.ALL)
            self.filter.clear()
            self._filter()
            self.table.choose(member_id)

    def narrow_to(self, wanted: Wanted) -> None:
        """List the members under a condition alone."""
        self.name_only(None)
        self.conditions.choose(wanted)

    def name_only(self, ids: frozenset[int] | None) -> None:
        """List only some members, with a way back; None lists by condition again."""
        if ids != self._named:
            self._named = ids
            self._admit()

    def make_room(self, *, crowded: bool) -> None:
        """Leave the choices out where a page beside the list leaves no room for them."""
        self._crowded = crowded
        self._only_row.setVisible(self._named is not None)
        self.conditions.setVisible(bool(self.lines) and not crowded and self._named is None)

    def _admit(self) -> None:
        named = self._named
        if named is None:
            self.admit(self.conditions.admits)
        else:
            self.admit(lambda line: line.id in named)
        self.make_room(crowded=self._crowded)
