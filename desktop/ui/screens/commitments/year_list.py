"""The list of a year's members: filter line, year, conditions, table, what it adds up to."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.registers.commitments import COMMITMENTS
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.commitments.listing import (
    ALWAYS,
    CONDITIONS,
    Wanted,
    columns,
    style,
    totals,
)
from desktop.ui.screens.commitments.years import YearChoice
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.narrowed_box import ABOVE_TABLE, NarrowedBox
from desktop.ui.widgets.table_box import Empty


class YearList(NarrowedBox):
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
            conditions=Chips(_("Lọc theo việc còn chờ"), CONDITIONS, ALWAYS),
            everything=Wanted.ALL,
            only=_("Chỉ các cam kết được nêu"),
        )
        self.years = YearChoice(year)
        self.tools.addWidget(self.years)

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
        column.insertWidget(ABOVE_TABLE, widget)
