"""The table of people: its columns, its menu, and the card round it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from desktop.paper.meeting_sheet import SheetOrder
from desktop.text import _
from desktop.ui.pc_settings import PcSettings
from desktop.ui.screens.attendance.listing import Line
from desktop.ui.screens.attendance.words import TICK, remark, row_state
from desktop.ui.widgets.table import Table
from desktop.ui.widgets.table_model import Column


def columns(order: SheetOrder) -> list[Column[Line]]:
    """Return the columns; by party group its name stands where the room is."""
    by_group = order is SheetOrder.GROUP
    return [
        Column("number", _("TT"), lambda line: str(line.number or ""), 46),
        Column("name", _("Họ và tên"), lambda line: line.row.full_name, 196, True, bold=True),
        Column(
            "birth",
            _("Năm sinh"),
            lambda line: str(line.row.birth_year or ""),
            98,
            optional=2 if by_group else 1,
        ),
        *([Column("group", _("Tổ đảng"), _group, 92)] if by_group else []),
        Column("position", _("Chức vụ"), lambda line: line.row.position, 120, optional=1),
        Column(
            "mark",
            _("Kết quả"),
            lambda line: row_state(line.row),
            162,
            show=lambda state: str(state).removeprefix(TICK).strip(),
        ),
        Column("reason", _("Lý do"), lambda line: remark(line.row), 130),
    ]


def _group(line: Line) -> str:
    return line.row.party_group


class PeopleTable(Table):
    """The people; its menu adds what concerns one of them."""

    menu_wanted = Signal(object)

    def __init__(self, settings: PcSettings) -> None:
        super().__init__(
            "attendance",
            _("Danh sách điểm danh"),
            columns(SheetOrder.NAME),
            settings,
            identify=lambda line: line.id,
            search=lambda line: line.row.full_name,
            style=lambda line: line.style,
        )
        self.setToolTip(_("Mũi tên để chọn, Enter để đánh dấu, gõ chữ để tìm, Ctrl+C để chép"))
        # The order is the sheet's own, chosen beside the search box.
        self.header.setSectionsClickable(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen person, by mouse and by the menu key."""
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.viewport().mapToGlobal(corner) if by_key else event.globalPos()
        self.make_menu().popup(place)

    def make_menu(self) -> QMenu:
        """Return the menu of the chosen person; it goes once it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        menu.addSeparator()
        menu.addAction(_("Chép dòng đang chọn")).triggered.connect(lambda: self.copy())
        menu.addAction(_("Chép cả bảng")).triggered.connect(lambda: self.copy(self.rows.shown))
        return menu

    def show_columns(self, order: SheetOrder) -> None:
        """Show the columns that go with an order."""
        self.rows.set_rows([])
        self.rows.columns[:] = columns(order)
        self.rows.set_rows([])
        self.fit()
