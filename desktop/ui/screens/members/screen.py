"""The list of members with one person's page beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.messages import N_, Message
from db.registers import members
from db.registers.members import MemberRow
from desktop.exchange.pasting import Block, Look
from desktop.paper.meeting_sheet import SheetOrder, in_order
from desktop.text import _
from desktop.ui.alerts import Action
from desktop.ui.context import AppContext
from desktop.ui.page import Screen
from desktop.ui.screens.members import paste
from desktop.ui.screens.members.filters import Groups
from desktop.ui.screens.members.listing import Group, columns, in_short, state_of, style
from desktop.ui.screens.members.paste import PastePage
from desktop.ui.screens.members.person import PersonPage, Tab
from desktop.ui.screens.members.saving import Saved, tell_differences
from desktop.ui.widgets.buttons import Button, MenuButton
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.table_box import Empty, TableBox

ROOM, EXCHANGE_ROOM = "members", "exchange"
ORDER_CHOICE = "members.order"
ORDERS = {
    SheetOrder.NAME: N_("Theo tên"),
    SheetOrder.POSITION: N_("Theo chức vụ"),
    SheetOrder.GROUP: N_("Theo tổ đảng"),
}


class MembersScreen(Screen):
    """Everybody in the book: find somebody, write them down, follow their life in the chapter."""

    registers = frozenset({"member", "standing", "position"})
    help_page = ROOM

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, _("Đảng viên"))
        self._rows: list[MemberRow] = []
        self._named: frozenset[int] | None = None
        self._wanted_id: int | None = None
        self.groups = Groups()
        self.box = self._make_box()
        self.box.listed.connect(self._listed)
        self.box.admit(self.groups.admits)
        self._add_actions()
        self.panel.opened.connect(self._make_room)
        self.panel.closed.connect(self._make_room)
        self.refresh()

    # What the window asks.

    def go(
        self,
        *,
        member: int | None = None,
        new: bool = False,
        ids: Iterable[int] | None = None,
        **_where: Any,
    ) -> None:
        """Open one person's page, a new form, or the list of some persons alone."""
        self._name_only(None if ids is None else frozenset(ids))
        if new:
            self.add()
        elif member is not None:
            self._point_to(member)
            self._leave(partial(self.open_person, member))

    def refresh(self) -> None:
        """Read the list again, away from the window's thread."""
        book, today, order = self.context.book, self.context.today(), self.order

        def read() -> list[MemberRow]:
            with book.read() as session:
                return in_order(members.members_on(session, today), order)

        self.context.reader.ask(read, self._show, newest=ROOM)
        if (page := self.page) is not None:
            page.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what the page beside the list leaves no room for."""
        super().resizeEvent(event)
        self._make_room()

    # What a person does.

    @property
    def page(self) -> PersonPage | None:
        """Return the person's page that stands open."""
        content = self.panel.content
        return content if isinstance(content, PersonPage) else None

    @property
    def order(self) -> SheetOrder:
        """Return the order in which the list comes, kept for the next time."""
        return SheetOrder(self.context.settings.choices.get(ORDER_CHOICE, SheetOrder.NAME))

    def add(self) -> None:
        """Open the form of a new member."""
        self._leave(partial(self._open, None))

    def record_turn(self) -> None:
        """Open the page of the chosen person where a turn in their life is written."""
        row = self.box.current()
        page = self.page
        member_id = page.member_id if page is not None else None
        if member_id is None and row is not None:
            member_id = row.id
        if member_id is None:
            self.context.alerts.info(Message(N_("Chọn một người trong danh sách trước.")))
        elif page is not None and page.member_id == member_id:
            page.add_turn()
        else:
            self._leave(partial(self._open_turn, member_id))

    def take_in(self) -> None:
        """Go where whole files are taken in."""
        self.context.open_room(EXCHANGE_ROOM)

    def paste(self, cells: list[list[str]]) -> None:
        """Show what a block copied in Excel holds, before any of it is written."""
        self._leave(
            partial(
                self.context.jobs.run,
                _("Đọc các dòng dán"),
                lambda _progress: paste.read(self.context, cells),
                self._show_pasted,
                can_cancel=False,
            )
        )

    def _show_pasted(self, read: tuple[Block, Look]) -> None:
        block, look = read
        page = PastePage(self.context, look)
        page.close_wanted.connect(self.panel.shut)
        page.write_wanted.connect(partial(self._write_pasted, block))
        self.panel.open(_("Dán từ Excel"), page)
        self.panel.badge.show_state("", self.panel.badge.tone)
        page.focus_first()

    def _write_pasted(self, block: Block, rows: frozenset[int]) -> None:
        self.context.jobs.run(
            _("Ghi các dòng dán"),
            lambda _progress: paste.write(self.context, block, rows),
            self._pasted,
            writes=True,
            can_cancel=False,
        )

    def _pasted(self, saved: Saved) -> None:
        self.panel.shut()
        undo = Action(_("Hoàn tác"), self.context.undo)
        self.context.alerts.good(
            Message(N_("Đã ghi {count} người từ các dòng dán."), {"count": saved.id}), undo
        )
        tell_differences(self.context, _("các dòng dán"), saved.differences)

    def open_person(self, member_id: int, tab: Tab = Tab.INFO) -> None:
        """Open somebody's page."""
        try:
            self._open(member_id, tab)
        except LookupError:
            self.context.alerts.attention(Message(N_("Người này không còn trong sổ.")))

    def _open_turn(self, member_id: int) -> None:
        self.open_person(member_id, Tab.TURNS)
        if (page := self.page) is not None:
            page.add_turn()

    def _open(self, member_id: int | None, tab: Tab = Tab.INFO) -> None:
        page = PersonPage(self.context, member_id)
        page.close_wanted.connect(self.panel.shut)
        page.added.connect(self._added)
        page.told.connect(self._tell_standing)
        self.panel.open(page.heading, page)
        page.refresh()
        page.show_tab(tab)
        page.focus_first()

    def _added(self, member_id: int) -> None:
        self._point_to(member_id)
        self.open_person(member_id)

    def _tell_standing(self) -> None:
        page = self.page
        if page is None:
            return
        self.panel.heading.setText(page.heading)
        if page.standing is None:
            self.panel.badge.show_state("", self.panel.badge.tone)
        else:
            state = state_of(page.standing)
            self.panel.badge.show_state(state.word, state.tone)

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on with `then`, once nothing typed beside the list is lost."""
        page = self.page
        if page is not None and page.dirty:
            page.try_close(then)
        else:
            then()

    # The list.

    def _show(self, rows: list[MemberRow]) -> None:
        self._rows = rows
        self.groups.count(rows)
        self.box.set_rows(rows)
        self._make_room()
        wanted, self._wanted_id = self._wanted_id, None
        if wanted is not None:
            self._point_to(wanted)

    def _point_to(self, member_id: int) -> None:
        """Choose somebody in the list, now or once it is read; a filter gives way to them."""
        row = next((row for row in self._rows if row.id == member_id), None)
        if row is None:
            self._wanted_id = member_id
            return
        if not self.box.table.choose(member_id):
            if not self.groups.admits(row):
                self.groups.choose(Group.ALL)
            self.box.filter.clear()
            self.box.clear_filter()
            self.box.table.choose(member_id)

    def _name_only(self, ids: frozenset[int] | None) -> None:
        """List only some persons, with a way back; None lists by group again."""
        if ids == self._named:
            return
        self._named = ids
        self._filter()

    def _filter(self) -> None:
        named = self._named
        if named is None:
            self.box.admit(self.groups.admits)
        else:
            self.box.admit(lambda row: row.id in named)
        self._make_room()

    def _listed(self) -> None:
        shown = self.box.table.rows.shown
        self.box.set_note(in_short(shown) if shown else self._elsewhere())

    def _elsewhere(self) -> str:
        """Say how many fit what is typed but are not in the group listed."""
        words = self.box.table.rows.words.split()
        fitting = [row for row in self._rows if all(word in row.search_key for word in words)]
        if not words or not fitting:
            return ""
        return _("Ngoài nhóm này còn {count} người khớp. Bấm Tất cả để xem.").format(
            count=len(fitting)
        )

    def _make_room(self) -> None:
        crowded = self.narrow and not self.panel.isHidden()
        self._only_row.setVisible(self._named is not None)
        self.groups.setVisible(bool(self._rows) and self._named is None and not crowded)
        self.order_button.setVisible(bool(self._rows) and not crowded)
        self._turn_button.setVisible(bool(self._rows) and not crowded)
        self._take_in_button.setVisible(not crowded)

    def _set_order(self, order: SheetOrder) -> None:
        self.context.settings.choices[ORDER_CHOICE] = order
        self.context.settings.save()
        self.order_button.setText(_(ORDERS[order]))
        self.box.table.header.sorted_by = None
        self.box.table.rows.sort_by(-1)
        self.refresh()

    def _make_box(self) -> TableBox:
        box = TableBox(
            ROOM,
            _("Đảng viên"),
            columns(),
            self.context.settings,
            search=lambda row: row.search_key,
            empty=Empty(
                _(
                    "Chưa có đảng viên nào. Thêm từng người, nhập danh sách từ tệp Excel, hoặc "
                    "chép các dòng trong Excel rồi bấm Ctrl+V ở đây."
                ),
                _("Thêm đảng viên"),
                self.add,
                _("Nhập từ Excel"),
                self.take_in,
            ),
            placeholder=_("Gõ vài chữ của tên, mã, chức vụ, tổ đảng, không cần dấu"),
            style=style,
        )
        self.order_button = MenuButton(_(ORDERS[self.order]), tip=_("Thứ tự của danh sách"))
        for order, words in ORDERS.items():
            self.order_button.add(_(words), partial(self._set_order, order))
        box.tools.addWidget(self.order_button)
        self.only = Button(
            f"{_('Chỉ những người được nêu')}  ✕",
            lambda: self._name_only(None),
            tip=_("Bỏ điều kiện này, xem cả danh sách"),
        )
        self.groups.changed.connect(self._filter)
        column = box.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.groups)
        self._only_row = QWidget()
        Flow(self._only_row).addWidget(self.only)
        column.insertWidget(2, self._only_row)
        box.note.setWordWrap(True)
        self.main.addWidget(box, 1)
        box.pasted.connect(self.paste)
        box.opened.connect(lambda row: self._leave(partial(self.open_person, row.id)))
        return box

    def _add_actions(self) -> None:
        self.add_action(
            _("Thêm đảng viên"),
            self.add,
            shortcut="Ctrl+N",
            primary=True,
            tip=_("Ghi một đảng viên mới vào sổ"),
        )
        self._turn_button = self.add_action(
            _("Ghi diễn biến"),
            self.record_turn,
            shortcut="Ctrl+T",
            tip=_("Chuyển đi, đến, miễn sinh hoạt… của người đang chọn"),
        )
        self._take_in_button = self.add_action(
            _("Nhập từ Excel"),
            self.take_in,
            tip=_("Nhập danh sách từ tệp; các dòng chép trong Excel thì dán vào bảng bằng Ctrl+V"),
        )
