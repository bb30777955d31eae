"""The list itself: filter line, order, groups by standing, table, and what is listed in short."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_
from db.registers.members import MEMBERS, MemberRow
from desktop.paper.meeting_sheet import SheetOrder
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.members.listing import GROUPS, Group, columns, in_short, style
from desktop.ui.widgets.buttons import Button, MenuButton
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.table_box import Empty, TableBox

ORDER_CHOICE = "members.order"
ORDERS = {
    SheetOrder.NAME: N_("Theo tên"),
    SheetOrder.POSITION: N_("Theo chức vụ"),
    SheetOrder.GROUP: N_("Theo tổ đảng"),
}


class PeopleList(TableBox):
    """Members of a group, or some persons alone; `order_wanted` asks for rows in another order."""

    order_wanted = Signal()

    def __init__(self, settings: PcSettings, empty: Empty) -> None:
        super().__init__(
            MEMBERS.name,
            _(MEMBERS.title),
            columns(),
            settings,
            search=lambda row: row.search_key,
            empty=empty,
            placeholder=_("Gõ vài chữ của tên, mã, chức vụ, tổ đảng, không cần dấu"),
            style=style,
        )
        self._kept = settings
        self._named: frozenset[int] | None = None
        self._wanted_id: int | None = None
        self._crowded = False
        self.groups = Chips(_("Lọc theo tình trạng"), GROUPS, (Group.PRESENT, Group.ALL))
        self.groups.changed.connect(self._admit)
        self.order_button = MenuButton(_(ORDERS[self.order]), tip=_("Thứ tự của danh sách"))
        for order, words in ORDERS.items():
            self.order_button.add(_(words), partial(self._set_order, order))
        self.only = Button(
            _("Chỉ những người được nêu") + "  ✕",
            lambda: self.name_only(None),
            tip=_("Bỏ điều kiện này, xem cả danh sách"),
        )
        self._add_choices()
        self.note.setWordWrap(True)
        self.listed.connect(self._tell)
        self._admit()

    @property
    def people(self) -> Sequence[MemberRow]:
        """Return everybody handed in, listed or not."""
        return self.table.rows.rows

    @property
    def order(self) -> SheetOrder:
        """Return the order rows are to come in, kept for the next time."""
        return SheetOrder(self._kept.choices.get(ORDER_CHOICE, SheetOrder.NAME))

    def show_people(self, rows: Sequence[MemberRow]) -> None:
        """Show everybody in the book, as far as they are in the group listed."""
        self.groups.count(rows)
        self.set_rows(rows)
        self.make_room(crowded=self._crowded)
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self.point_to(wanted)

    def point_to(self, member_id: int) -> None:
        """Choose somebody, now or once they are read; a filter gives way to them."""
        row = next((row for row in self.people if row.id == member_id), None)
        if row is None:
            self._wanted_id = member_id
        elif not self.table.choose(member_id):
            if not self.groups.admits(row):
                self.groups.choose(Group.ALL)
            self.filter.clear()
            self._filter()
            self.table.choose(member_id)

    def name_only(self, ids: frozenset[int] | None) -> None:
        """List only some persons, with a way back; None lists by group again."""
        if ids != self._named:
            self._named = ids
            self._admit()

    def make_room(self, *, crowded: bool) -> None:
        """Leave the choices out where a page beside the list leaves no room for them."""
        self._crowded = crowded
        choices = bool(self.people) and not crowded
        self._only_row.setVisible(self._named is not None)
        self.groups.setVisible(choices and self._named is None)
        self.order_button.setVisible(choices)

    def _admit(self) -> None:
        named = self._named
        if named is None:
            self.admit(self.groups.admits)
        else:
            self.admit(lambda row: row.id in named)
        self.make_room(crowded=self._crowded)

    def _set_order(self, order: SheetOrder) -> None:
        self._kept.choices[ORDER_CHOICE] = order
        self._kept.save()
        self.order_button.setText(_(ORDERS[order]))
        self.table.header.sorted_by = None
        self.table.rows.sort_by(-1)
        self.order_wanted.emit()

    def _tell(self) -> None:
        shown = self.table.rows.shown
        self.set_note(in_short(shown) if shown else self._elsewhere())

    def _elsewhere(self) -> str:
        """Say how many fit what is typed but are not in the group listed."""
        words = self.table.rows.words.split()
        fitting = [row for row in self.people if all(word in row.search_key for word in words)]
        if not words or not fitting:
            return ""
        return _("Ngoài nhóm này còn {count} người khớp. Bấm Tất cả để xem.").format(
            count=len(fitting)
        )

    def _add_choices(self) -> None:
        self.tools.addWidget(self.order_button)
        self._only_row = QWidget()
        Flow(self._only_row).addWidget(self.only)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.groups)
        column.insertWidget(2, self._only_row)
