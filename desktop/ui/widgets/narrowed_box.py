"""A table narrowed by one of several conditions, or to some rows that were named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.table_box import TableBox

ABOVE_TABLE = 3
"""Where a widget stands in the column of such a box to come right above the table."""


class NarrowedBox(TableBox):
    """A table under conditions, of which the first one chosen to begin with.

    `everything` is the condition that holds every row; `only` says what is listed while some
    rows alone are named; the other parts are those of any TableBox. Who needs no room while a
    page stands beside the list is appended to `giving_way`.
    """

    def __init__(
        self, *told: Any, conditions: Chips, everything: Any, only: str, **parts: Any
    ) -> None:
        super().__init__(*told, **parts)
        self._everything = everything
        self._named: frozenset[int] | None = None
        self._wanted_id: int | None = None
        self._crowded = False
        self.giving_way: list[QWidget] = []
        self.conditions = conditions
        self.only = Button(
            f"{only}  ✕",
            lambda: self.name_only(None),
            tip=_("Bỏ điều kiện này, xem cả danh sách"),
        )
        self._only_row = QWidget()
        Flow(self._only_row).addWidget(self.only)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.conditions)
        column.insertWidget(2, self._only_row)
        self.conditions.changed.connect(self._admit)
        self._admit()

    @property
    def all_rows(self) -> Sequence[Any]:
        """Return every row handed in, listed or not."""
        return self.table.rows.rows

    @property
    def wanted(self) -> Any:
        """Return the condition the list is narrowed to; that of everything where some are named."""
        return self._everything if self._named is not None else self.conditions.chosen

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, as far as they are under the condition chosen."""
        self.conditions.count(rows)
        super().set_rows(rows)
        self.make_room(crowded=self._crowded)
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self.point_to(wanted)

    def point_to(self, row_id: int) -> None:
        """Choose a row, now or once it is read; whatever narrows the list gives way to it."""
        row = next((row for row in self.all_rows if row.id == row_id), None)
        if row is None:
            self._wanted_id = row_id
        elif not self.table.choose(row_id):
            self.name_only(None)
            if not self.conditions.admits(row):
                self.conditions.choose(self._everything)
            self.filter.clear()
            self._filter()
            self.table.choose(row_id)

    def narrow_to(self, condition: Any) -> None:
        """List the rows under a condition alone."""
        self.name_only(None)
        self.conditions.choose(condition)

    def name_only(self, ids: Iterable[int] | None) -> None:
        """List only some rows, with a way back; None lists by condition again."""
        named = None if ids is None else frozenset(ids)
        if named != self._named:
            self._named = named
            self._admit()

    def make_room(self, *, crowded: bool) -> None:
        """Leave the choices out where a page beside the list leaves no room for them."""
        self._crowded = crowded
        choices = bool(self.all_rows) and not crowded
        self._only_row.setVisible(self._named is not None)
        self.conditions.setVisible(choices and self._named is None)
        for widget in self.giving_way:
            widget.setVisible(choices)

    def _admit(self) -> None:
        named = self._named
        self.admit(self.conditions.admits if named is None else lambda row: row.id in named)
        self.make_room(crowded=self._crowded)
