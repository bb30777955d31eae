"""The list itself: filter line, order, groups by standing, table, and what is listed in short."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from db.messages import N_
from db.registers.members import MEMBERS
from desktop.paper.meeting_sheet import SheetOrder
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.members.listing import GROUPS, Group, columns, in_short, style
from desktop.ui.widgets.buttons import MenuButton
from desktop.ui.widgets.chips import Chips
from desktop.ui.widgets.narrowed_box import NarrowedBox
from desktop.ui.widgets.table_box import Empty

ORDER_CHOICE = "members.order"
ORDERS = {
    SheetOrder.NAME: N_("Theo tên"),
    SheetOrder.POSITION: N_("Theo chức vụ"),
    SheetOrder.GROUP: N_("Theo tổ đảng"),
}


class PeopleList(NarrowedBox):
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
            conditions=Chips(_("Lọc theo tình trạng"), GROUPS, (Group.PRESENT, Group.ALL)),
            everything=Group.ALL,
            only=_("Chỉ những người được nêu"),
        )
        self._kept = settings
        self.order_button = MenuButton(_(ORDERS[self.order]), tip=_("Thứ tự của danh sách"))
        for order, words in ORDERS.items():
            self.order_button.add(_(words), partial(self._set_order, order))
        self.tools.addWidget(self.order_button)
        self.giving_way.append(self.order_button)
        self.note.setWordWrap(True)
        self.listed.connect(self._tell)
        self.make_room(crowded=False)

    @property
    def order(self) -> SheetOrder:
        """Return the order rows are to come in, kept for the next time."""
        return SheetOrder(self._kept.choices.get(ORDER_CHOICE, SheetOrder.NAME))

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
        fitting = [row for row in self.all_rows if all(word in row.search_key for word in words)]
        if not words or not fitting:
            return ""
        return _("Ngoài nhóm này còn {count} người khớp. Bấm Tất cả để xem.").format(
            count=len(fitting)
        )
